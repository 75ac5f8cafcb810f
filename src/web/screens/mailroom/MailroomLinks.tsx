import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addresses } from '../../routes.tsx'

/** The ways through the mailroom: one row of links on each of its screens. */
export function MailroomLinks(): ReactNode {
  return (
    <nav className="row" aria-label="Mailroom">
      {ways.map(({ to, words }) => (
        <Link key={to} className="small-key" to={to} activeOptions={{ includeSearch: false }}>
          {words}
        </Link>
      ))}
    </nav>
  )
}

const ways = [
  { to: addresses.arriving, words: 'Arriving' },
  { to: addresses.parcels, words: 'Going out' },
  { to: addresses.scan, words: 'Scan' },
] as const
