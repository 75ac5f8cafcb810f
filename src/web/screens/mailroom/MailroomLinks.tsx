import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

/** The ways through the mailroom, with what waits to be printed: the same row on each of its screens. */
export function MailroomLinks(): ReactNode {
  const papers = useQuery(api.paper.queue.queryOptions({ input: {} }))
  const toPrint = papers.data?.open.length ?? 0
  return (
    <nav className="mailroom-links" aria-label="Mailroom">
      {ways.map(({ to, words }) => (
        <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
          {words}
          {to === addresses.print && toPrint > 0 && (
            <>
              {' '}
              <span className="soft" aria-hidden="true" title={`${counted(toPrint, 'paper')} to print`}>
                {toPrint}
              </span>
              <span className="only-heard">{counted(toPrint, 'paper')} to print</span>
            </>
          )}
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
