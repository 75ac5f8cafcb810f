import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addresses } from '../../routes.tsx'

/** One thing in a list of the mailroom: its number, its title and what belongs to it; at the side how it stands. */
export function PieceLine({
  requestId,
  number,
  title,
  children,
  side,
}: {
  requestId: number
  number: string
  title: string
  children?: ReactNode
  side: ReactNode
}): ReactNode {
  return (
    <li className="card-line" data-row>
      <div className="row wide">
        <span>
          <Link to={addresses.request} params={{ requestId: String(requestId) }}>
            {number}
          </Link>{' '}
          <bdi>{title}</bdi>
          {children}
        </span>
        <span className="small">{side}</span>
      </div>
    </li>
  )
}
