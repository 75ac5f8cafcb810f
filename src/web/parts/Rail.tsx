import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Me } from '../api.ts'
import { isStaff } from '../me.tsx'
import { addresses } from '../routes.tsx'

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
        {(role === 'administrator' || role === 'librarian') && (
          <li>
            <Link
              to={addresses.settings}
              params={{ part: role === 'administrator' ? 'staff' : 'office' }}
              activeOptions={{ includeSearch: false }}
            >
              Staff &amp; settings
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** One way into the mailroom, with how many pieces wait to be packed; its screens have a row of links. */
function MailroomEntry(): ReactNode {
  const { pathname } = useLocation()
  const waiting = useQuery(api.parcels.waiting.queryOptions())
  const count = (waiting.data ?? []).reduce((sum, one) => sum + one.pieces.length, 0)
  const rooms = [addresses.scan, addresses.arriving, addresses.parcels, addresses.print]
  const isHere = rooms.some((one) => pathname === one || pathname.startsWith(`${one}/`))
  return (
    <Link to={addresses.arriving} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      Mailroom
      {count > 0 && (
        <span className="rail-count">
          {count}
          <span className="only-heard"> to pack</span>
        </span>
      )}
    </Link>
  )
}
