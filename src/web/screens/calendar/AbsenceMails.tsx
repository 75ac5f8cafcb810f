import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CalendarView } from '../../../contract/calendar.ts'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

const stateWords = { sending: 'mailed, perhaps', sent: 'mailed', failed: 'did not go out' } as const

/** What partners were written about an absence: to whom, when, and in which words. */
export function AbsenceMails({ mails }: { mails: CalendarView['absences'][number]['mails'] }): ReactNode {
  const [first] = mails
  if (!first) return null
  return (
    <details>
      <summary>Show {counted(mails.length, 'mail')} to partners</summary>
      <ul className="absence-list">
        {mails.map((one) => (
          <li key={one.libraryId}>
            <Link to={addresses.library} params={{ libraryId: String(one.libraryId) }}>
              {one.library}
            </Link>{' '}
            <span className="soft">
              {one.address !== null && `${one.address} · `}
              {stateWords[one.state]} <Moment at={one.at} isFull />
            </span>
            {one.text !== null && (
              <details>
                <summary>{one.subject}</summary>
                <p className="absence-mail">{one.text}</p>
              </details>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
