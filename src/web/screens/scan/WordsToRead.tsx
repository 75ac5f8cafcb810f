import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { act, newKey } from '../../acting.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { addresses } from '../../routes.tsx'
import { deskKeys } from '../../scan/desk-keys.ts'

/** What the lender of the piece in hand wrote and nobody has understood: a person sets what it means, or says that it binds nothing. */
export function WordsToRead({
  words,
  about,
  requestId,
  hasKeys,
}: {
  words: readonly string[]
  about: string
  requestId: number
  /** On other pages than the scan's own these letters may mean something else. */
  hasKeys: boolean
}): ReactNode {
  const navigate = useNavigate()
  const [line, setLine] = useState<string | null>(null)
  const [title = '', number = ''] = about.split(' · ')
  const set = () =>
    void navigate({
      to: addresses.request,
      params: { requestId: String(requestId) },
      search: { act: 'lendersTerms' },
    })
  const idle = async () => {
    const label = 'Its words bind nothing'
    const undone = () => setLine(null)
    const said = { requestId, number, title, action: 'wordsBindNothing', label, details: {}, key: newKey(), undone }
    setLine((await act(said))?.sentence ?? 'Said: they bind nothing.')
  }
  useKeys(hasKeys && line === null ? { [deskKeys.lendersTerms]: set, [deskKeys.bindsNothing]: () => void idle() } : {})
  if (line !== null) return <output className="scan-condition-line">{line}</output>
  return (
    <Notice kind="warn">
      Read what the lender wrote: <q>{words.join('; ')}</q>
      <span className="row">
        <button type="button" className="small-key form-key" onClick={set}>
          Set its terms <KeyCap of={hasKeys ? deskKeys.lendersTerms : null} />
        </button>
        <button type="button" className="small-key form-key" onClick={() => void idle()}>
          It binds nothing <KeyCap of={hasKeys ? deskKeys.bindsNothing : null} />
        </button>
      </span>
    </Notice>
  )
}
