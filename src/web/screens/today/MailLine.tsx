import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

/** Mail that waits for a person; nothing while there is none. */
export function MailLine(): ReactNode {
  const waiting = useQuery(api.inbox.count.queryOptions())
  if (!waiting.data || waiting.data.count === 0) return null
  const { count, oldest } = waiting.data
  return (
    <Panel title={`Mail (${count})`} isBare>
      <ul>
        <li className="card-line" data-row>
          <div className="row wide">
            <span className="card-words">
              {counted(count, 'mail')} in the Inbox{oldest !== null && <>, the oldest from </>}
              {oldest !== null && <Moment at={oldest} isFull />}
            </span>
            <Link className="small-key" to={addresses.inbox}>
              Open
            </Link>
          </div>
        </li>
      </ul>
    </Panel>
  )
}
