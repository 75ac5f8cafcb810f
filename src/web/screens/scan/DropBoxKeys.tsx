import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ScanSessionView } from '../../../contract/scans.ts'
import { findNames, finds, type Find } from '../../../domain/drop-box/destinations.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { addresses } from '../../routes.tsx'
import { endBox } from '../../scan/acts.ts'
import { deskKeys } from '../../scan/desk-keys.ts'
import { enqueueFound, foundByNow, type Shown } from '../../scan/queue.ts'

/** What is found with the piece just scanned, or loose; and the end of the session. */
export function DropBoxKeys({ shown, session }: { shown: Shown | null; session: ScanSessionView | null }): ReactNode {
  const navigate = useNavigate()
  const of = shown?.goes ? shown.key : null
  const sent = session?.lines.find((one) => one.id === shown?.scanId)?.found ?? []
  const found = of === null ? [] : foundByNow(of, sent)
  const press = (what: Find): void => enqueueFound(what, of, of === null || !foundByNow(of, sent).includes(what))
  // Of a piece of ours it is said how it came, with the keys for that: those count it here too.
  const isOurs = shown !== null && shown.requestId !== null && shown.pieceId !== null
  const names = findNames.filter((what) => what !== 'damaged' || !isOurs)
  const endAndShow = async (): Promise<void> => {
    const session = await endBox()
    if (session !== null) await navigate({ to: addresses.boxSheet, params: { sessionId: session } })
  }
  const end = (): void => void endAndShow()
  useKeys({
    ...Object.fromEntries(names.map((what) => [finds[what].key, () => press(what)])),
    [deskKeys.endBox]: end,
  })
  return (
    <div className="drop-keys">
      <fieldset className="drop-finds">
        <legend className="soft">
          {of === null
            ? 'Found loose in the box'
            : 'With this piece, as many as there are; the same key takes one back'}
        </legend>
        {names.map((what) => (
          <button
            key={what}
            type="button"
            className="small-key form-key"
            aria-pressed={of === null ? undefined : found.includes(what)}
            onClick={() => press(what)}
          >
            {finds[what].label} <KeyCap of={finds[what].key} />
          </button>
        ))}
      </fieldset>
      <button type="button" className="small-key form-key" onClick={end}>
        End the session <KeyCap of={deskKeys.endBox} />
      </button>
    </div>
  )
}
