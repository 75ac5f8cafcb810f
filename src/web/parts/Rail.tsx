import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me } from '../api.ts'
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
              <Link to={addresses.scan}>Scan</Link>
            </li>
            <li>
              <Link to={addresses.arriving}>Arriving</Link>
            </li>
            <li>
              <Link to={addresses.parcels} activeOptions={{ includeSearch: false }}>
                Packages
              </Link>
            </li>
            <li>
              <Link to={addresses.print} activeOptions={{ includeSearch: false }}>
                Print queue
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
