import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { InboxMail } from '../../../contract/inbox.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { addresses } from '../../routes.tsx'

/** What came and belongs to nobody, of which this mail may speak: one key says that it does. */
export function Unclaimed({
  strangers,
  to,
  accept,
}: {
  strangers: InboxMail['strangers']
  /** The one request the mail names; null: it is to go back. */
  to: string | null
  accept: (id: number, number: string) => void
}): ReactNode {
  return strangers.map((one, at) => (
    <div key={one.id} className="mail-closing">
      <div>
        <Link to={addresses.strangers} hash={one.number}>
          {one.number}
        </Link>{' '}
        came and belonged to nobody: <b>{one.words}</b>
        <div className="small soft">It may be meant: {one.why}.</div>
      </div>
      <button type="button" className="small-key first" onClick={() => accept(one.id, one.number)}>
        {to === null ? 'It is theirs: send it back' : `It belongs to ${to}`} <KeyCap of={at === 0 ? 'B' : null} />
      </button>
    </div>
  ))
}
