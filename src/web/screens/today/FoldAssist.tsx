import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Fold } from '../../../contract/desk.ts'
import { api } from '../../api.ts'
import { copyText } from '../../copy-text.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { addresses } from '../../routes.tsx'

/** A batch for another system: its numbers as a list in one key, or shown one after another to be scanned off the screen. */
export function FoldAssist({ fold, hasFocus }: { fold: Fold; hasFocus: boolean }): ReactNode {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const batch = useQuery(api.assisted.batch.queryOptions({ input: { alike: fold.key } }))
  const navigate = useNavigate()
  const codes = batch.data?.items.map((one) => one.code) ?? []
  const copy = (): void => {
    void copyText(codes.join('\n')).then((isDone) => setState(isDone ? 'copied' : 'failed'))
  }
  const show = (): void => void navigate({ to: addresses.batch, search: { alike: fold.key } })
  const open = (): void => {
    if (batch.data?.address) window.open(batch.data.address, '_blank', 'noopener')
  }
  useKeys(hasFocus && codes.length > 0 ? { L: copy, B: show, O: open } : {}, true)
  if (!batch.data || codes.length === 0) return null
  return (
    <>
      <button type="button" className="small-key" onClick={copy}>
        {state === 'copied'
          ? `${codes.length} copied`
          : state === 'failed'
            ? 'Show and copy them'
            : `Copy ${codes.length} numbers`}{' '}
        <KeyCap of="L" />
      </button>
      <Link className="small-key" to={addresses.batch} search={{ alike: fold.key }}>
        Show as barcodes <KeyCap of="B" />
      </Link>
      {batch.data.address !== null && (
        <a className="small-key" href={batch.data.address} target="_blank" rel="noopener noreferrer">
          Open the page <KeyCap of="O" />
        </a>
      )}
    </>
  )
}
