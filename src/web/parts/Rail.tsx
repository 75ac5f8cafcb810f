import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Me } from '../api.ts'
import { isStaff } from '../me.tsx'
import { addresses } from '../routes.tsx'
import { counted } from '../words.ts'
import { ConnectionShapes } from './ConnectionLights.tsx'

/** The ways in; member and facility accounts have one. */
export function Rail({ role }: { role: Me['role'] }): ReactNode {
  return (
    <nav className="rail" aria-label="Rooms">
      <ul>
        {isStaff(role) && (
          <li>
            <Link to={addresses.today} activeOptions={{ exact: true, includeSearch: false }}>
              Today
            </Link>
          </li>
        )}
        <li>
          <Link to={addresses.requests} activeOptions={{ includeSearch: false }}>
            Requests
          </Link>
        </li>
        {isStaff(role) && (
          <>
            <li>
              <MailroomEntry />
            </li>
            <li>
              <InboxEntry />
            </li>
            <li>
              <Link to={addresses.calendar} activeOptions={{ includeSearch: false }}>
                Calendar
              </Link>
            </li>
            <li>
              <Link to={addresses.libraries} activeOptions={{ includeSearch: false }}>
                Libraries
              </Link>
            </li>
            <li>
              <Link to={addresses.patrons} activeOptions={{ includeSearch: false }}>
                Patrons
              </Link>
            </li>
          </>
        )}
        {isStaff(role) && (
          <>
            <li>
              <SuppliesEntry />
            </li>
            <li>
              <Link to={addresses.reports} activeOptions={{ includeSearch: false }}>
                Reports
              </Link>
            </li>
            <li>
              <Link to={addresses.outbox} activeOptions={{ includeSearch: false }}>
                Outbox
              </Link>
            </li>
            <li>
              <Link to={addresses.connections} activeOptions={{ includeSearch: false }}>
                Connections
                <ConnectionShapes />
              </Link>
            </li>
          </>
        )}
        {(role === 'administrator' || role === 'librarian') && (
          <li>
            <Link
              to={addresses.settings}
              params={{ part: role === 'administrator' ? 'staff' : 'office' }}
              activeOptions={{ includeSearch: false }}
            >
              Settings
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** One way into the mailroom, with what waits to be packed and to be printed; its screens have a row of links. */
function MailroomEntry(): ReactNode {
  const { pathname } = useLocation()
  const waiting = useQuery(api.parcels.waiting.queryOptions())
  const papers = useQuery(api.paper.queue.queryOptions({ input: {} }))
  const toPack = (waiting.data ?? []).reduce((sum, one) => sum + one.pieces.length, 0)
  const toPrint = papers.data?.open.length ?? 0
  const hint = [
    ...(toPack > 0 ? [`${counted(toPack, 'piece')} to pack`] : []),
    ...(toPrint > 0 ? [`${counted(toPrint, 'paper')} to print`] : []),
  ].join(', ')
  const rooms = [
    addresses.scan,
    addresses.arriving,
    addresses.strangers,
    addresses.onTheWay,
    addresses.parcels,
    addresses.plan,
    addresses.pack,
    addresses.shippingDay,
    addresses.print,
  ]
  const isHere = rooms.some((one) => pathname === one || pathname.startsWith(`${one}/`))
  return (
    <Link to={addresses.arriving} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      Mailroom
      {hint !== '' && (
        <span className="rail-count" title={hint}>
          <span aria-hidden="true">{toPack + toPrint}</span>
          <span className="only-heard">{hint}</span>
        </span>
      )}
    </Link>
  )
}

/** Counts the lists that are to be sent to a vendor. */
function SuppliesEntry(): ReactNode {
  const orders = useQuery(api.supplies.orders.queryOptions())
  const count = (orders.data ?? []).filter((one) => one.state === 'drafted').length
  return (
    <Link to={addresses.supplies} activeOptions={{ includeSearch: false }}>
      Supplies
      {count > 0 && (
        <span className="rail-count">
          <span aria-hidden="true">{count}</span>
          <span className="only-heard">{counted(count, 'order')} to send</span>
        </span>
      )}
    </Link>
  )
}

function InboxEntry(): ReactNode {
  const waiting = useQuery(api.inbox.count.queryOptions())
  const count = waiting.data?.count ?? 0
  return (
    <Link to={addresses.inbox} activeOptions={{ includeSearch: false }}>
      Inbox
      {count > 0 && (
        <span className="rail-count">
          <span aria-hidden="true">{count}</span>
          <span className="only-heard">{counted(count, 'mail')} to deal with</span>
        </span>
      )}
    </Link>
  )
}
