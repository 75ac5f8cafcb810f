import { useState, type ReactNode } from 'react'
import { copyText } from '../copy-text.ts'
import { useKeys } from '../keys.ts'
import { KeyCap } from './KeyCap.tsx'

export function CopyButton(given: { text: string; label?: string; what: string; letter?: string }): ReactNode {
  const { text, label, what, letter } = given
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = () => {
    void copyText(text).then((isDone) => setState(isDone ? 'copied' : 'failed'))
    setTimeout(setState, 2000, 'ready')
  }
  useKeys(letter === undefined ? {} : { [letter]: copy })
  return (
    <button type="button" className="small-key" onClick={copy}>
      <output>{state === 'ready' ? (label ?? 'Copy') : state === 'copied' ? 'Copied' : 'Select and copy it'}</output>
      {label === undefined && <span className="only-heard"> {what}</span>}
      {letter !== undefined && <KeyCap of={letter} />}
    </button>
  )
}
