import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { InboxMail } from '../../../contract/inbox.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'

/** What the mail says of days on which its library is closed; a person keeps it. */
export function Closing({
  closing,
  keep,
}: {
  closing: NonNullable<InboxMail['closing']>
  keep: () => void
}): ReactNode {
  return (
    <div className="mail-closing">
      <div>
        <b>{closing.library.name}</b> closed{' '}
        {closing.spans.map((one, n) => (
          <span key={one.startsOn}>
            {n > 0 && ', '}
            <Day on={one.startsOn} isShort />
            {one.endsOn !== one.startsOn && (
              <>
                {' '}
                to <Day on={one.endsOn} isShort />
              </>
            )}
          </span>
        ))}
        <div className="small soft">“{closing.spans[0]?.words}”</div>
      </div>
      {closing.isKept ? (
        <span className="soft">
          Kept in the{' '}
          <Link to={addresses.calendar} search={{ month: closing.spans[0]?.startsOn.slice(0, 7) }}>
            Calendar
          </Link>
        </span>
      ) : (
        <button type="button" className="small-key first" onClick={keep}>
          Keep as closed days <KeyCap of="C" />
        </button>
      )}
    </div>
  )
}
