import { useState, type ReactNode } from 'react'
import { copyText } from '../copy-text.ts'

export function CopyButton({ text, label, what }: { text: string; label?: string; what: string }): ReactNode {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  return (
    <button
      type="button"
      className="small-key"
      aria-label={`${label ?? 'Copy'}${label === undefined ? ` ${what}` : ''}`}
      onClick={() => {
        void copyText(text).then((isDone) => setState(isDone ? 'copied' : 'failed'))
        setTimeout(setState, 2000, 'ready')
      }}
    >
      <output>{state === 'ready' ? (label ?? 'Copy') : state === 'copied' ? 'Copied' : 'Select and copy it'}</output>
    </button>
  )
}
