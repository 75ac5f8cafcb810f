import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addresses } from '../../routes.tsx'

/** The ways through the supplies: the same row on each of their screens. */
export function SuppliesLinks(): ReactNode {
  return (
    <nav className="mailroom-links" aria-label="Supplies">
      {ways.map(({ to, words }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {words}
        </Link>
      ))}
    </nav>
  )
}

const ways = [
  { to: addresses.supplies, words: 'Supplies' },
  { to: addresses.supplyOrders, words: 'Orders' },
  { to: addresses.stockTaking, words: 'Stock-taking' },
  { to: addresses.forms, words: 'Blank forms' },
] as const
