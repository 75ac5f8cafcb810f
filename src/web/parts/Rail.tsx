import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Me } from '../api.ts'
import { isStaff } from '../me.tsx'
import { addresses } from '../routes.tsx'
import { counted } from '../words.ts'
import { ConnectionShapes } from './ConnectionLights.tsx'
import { roomAt, type Room } from './rooms.ts'

/** The ways in; member and facility accounts have one. On a telephone the rest of them fold behind a key. */
export function Rail({ role, isOpen }: { role: Me['role']; isOpen: boolean }): ReactNode {
  return (
    <nav id="rooms" className="rail" aria-label="Rooms" data-folds={isStaff(role)} data-open={isOpen}>
      <ul>
        {isStaff(role) && <Way to={addresses.today} room="Today" />}
        <Way to={addresses.requests} room="Requests" />
        {isStaff(role) && (
          <>
            <Way to={addresses.arriving} room="Mailroom">
              <ToPack />
            </Way>
            <Way to={addresses.inbox} room="Inbox">
              <Mails />
            </Way>
            <Way to={addresses.calendar} room="Calendar" />
            <Way to={addresses.libraries} room="Libraries" />
            <Way to={addresses.patrons} room="Patrons" />
            <Way to={addresses.supplies} room="Supplies">
              <ToOrder />
            </Way>
            <Way to={addresses.reports} room="Reports" />
            <Way to={addresses.outbox} room="Outbox" />
            <Way to={addresses.connections} room="Connections">
              <ConnectionShapes />
            </Way>
          </>
        )}
        {(role === 'administrator' || role === 'librarian') && (
          <Way
            to={addresses.settings}
            params={{ part: role === 'administrator' ? 'staff' : 'office' }}
            room="Settings"
          />
        )}
      </ul>
    </nav>
  )
}

interface WayProps {
  to: (typeof addresses)[keyof typeof addresses]
  params?: { part: string }
  room: Room
  children?: ReactNode
}

/** Marked on each page of its room, whichever of them it leads to. */
function Way({ to, params = { part: '' }, room, children }: WayProps): ReactNode {
  const { pathname } = useLocation()
  return (
    <li>
      <Link
        to={to}
        params={params}
        activeOptions={{ exact: true, includeSearch: false }}
        {...(roomAt(pathname) === room ? { 'aria-current': 'page' as const } : {})}
      >
        {room}
        {children}
      </Link>
    </li>
  )
}

function ToPack(): ReactNode {
  const waiting = useQuery(api.parcels.waiting.queryOptions())
  const count = (waiting.data ?? []).reduce((sum, one) => sum + one.pieces.length, 0)
  return <Count of={count} words={`${counted(count, 'piece')} to pack`} />
}

function Mails(): ReactNode {
  const waiting = useQuery(api.inbox.count.queryOptions())
  const count = waiting.data?.count ?? 0
  return <Count of={count} words={`${counted(count, 'mail')} to deal with`} />
}

/** Counts the lists that are to be sent to a vendor. */
function ToOrder(): ReactNode {
  const orders = useQuery(api.supplies.orders.queryOptions())
  const count = (orders.data ?? []).filter((one) => one.state === 'drafted').length
  return <Count of={count} words={`${counted(count, 'order')} to send`} />
}

function Count({ of, words }: { of: number; words: string }): ReactNode {
  if (of === 0) return null
  return (
    <span className="rail-count" title={words}>
      <span aria-hidden="true">{of}</span>
      <span className="only-heard">{words}</span>
    </span>
  )
}
