import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addresses } from '../../routes.tsx'

/** The ways through the mailroom: the same row on each of its screens. */
export function MailroomLinks(): ReactNode {
  return (
    <nav className="mailroom-links" aria-label="Mailroom">
      {ways.map(({ to, words }) => (
        <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
          {words}
        </Link>
      ))}
    </nav>
  )
}

const ways = [
  { to: addresses.plan, words: 'Plan' },
  { to: addresses.scan, words: 'Scan' },
  { to: addresses.arriving, words: 'Arriving' },
  { to: addresses.pack, words: 'Pack' },
  { to: addresses.parcels, words: 'Packages' },
  { to: addresses.shippingDay, words: 'The day' },
  { to: addresses.strangers, words: 'Nobody’s' },
  { to: addresses.onTheWay, words: 'Too long' },
  { to: addresses.print, words: 'Print queue' },
] as const
