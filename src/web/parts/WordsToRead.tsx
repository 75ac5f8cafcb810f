import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { asOneText } from '../../domain/shipping/return-terms.ts'
import { act, newKey } from '../acting.ts'
import { useKeys } from '../keys.ts'
import { addresses } from '../routes.tsx'
import { deskKeys } from '../scan/desk-keys.ts'
import { KeyCap } from './KeyCap.tsx'
import { Notice } from './Notice.tsx'

/** What a lender wrote and nobody has understood: a person sets what it means, or says that it binds nothing. */
export function WordsToRead({
  words,
  of,
  isAmongOthers = false,
  hasKeys = true,
  idle: afterwards,
}: {
  words: readonly string[]
  of: { readonly requestId: number; readonly number: string; readonly title: string }
  /** Other pieces are in hand with it: its title says which is meant. */
  isAmongOthers?: boolean
  /** Where other things have these letters it has none. */
  hasKeys?: boolean
  /** A person has said that they bind nothing. */
  idle?: () => void
}): ReactNode {
  const navigate = useNavigate()
  const [line, setLine] = useState<string | null>(null)
  const set = () =>
    void navigate({
      to: addresses.request,
      params: { requestId: String(of.requestId) },
      search: { act: 'lendersTerms' },
    })
  const idle = async () => {
    const label = 'Its words bind nothing'
    const undone = () => setLine(null)
    const refusal = await act({ ...of, action: 'wordsBindNothing', label, details: {}, key: newKey(), undone })
    setLine(refusal?.sentence ?? 'Said: they bind nothing.')
    if (refusal === null) afterwards?.()
  }
  useKeys(hasKeys && line === null ? { [deskKeys.lendersTerms]: set, [deskKeys.bindsNothing]: () => void idle() } : {})
  if (line !== null) return <output className="scan-condition-line">{line}</output>
  return (
    <Notice kind="warn">
      <span className="plan-joins">
        <span>
          Read what the lender wrote
          {isAmongOthers && (
            <>
              {' '}
              about <bdi>“{of.title}”</bdi>
            </>
          )}
          : <q>{asOneText(words)}</q>
        </span>
        <span className="row words-keys">
          <button type="button" className="small-key form-key" onClick={set}>
            Set its terms <KeyCap of={hasKeys ? deskKeys.lendersTerms : null} />
          </button>
          <button type="button" className="small-key form-key" onClick={() => void idle()}>
            It binds nothing <KeyCap of={hasKeys ? deskKeys.bindsNothing : null} />
          </button>
        </span>
      </span>
    </Notice>
  )
}
