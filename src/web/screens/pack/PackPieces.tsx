import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PackView } from '../../../contract/packing.ts'
import { asOneText, withoutUnread } from '../../../domain/shipping/return-terms.ts'
import { Empty } from '../../parts/Empty.tsx'
import { addresses } from '../../routes.tsx'
import type { Packing } from './use-packing.ts'

/** What nobody has understood yet is told from what binds. */
function Terms({ of: { terms, unread } }: { of: PackView['pieces'][number] }): ReactNode {
  const known = withoutUnread(terms, unread)
  return (
    <>
      {known.length > 0 && <span className="pack-terms">{known.join(' · ')}</span>}
      {unread.length > 0 && (
        <span className="pack-terms">
          To be read: <q>{asOneText(unread)}</q>
        </span>
      )}
    </>
  )
}

/** What is to go in, ticked as it does; each with its lender’s terms. */
export function PackPieces({ view, packing }: { view: PackView; packing: Packing }): ReactNode {
  if (view.pieces.length === 0) return <Empty>Nothing is planned for it.</Empty>
  return (
    <ul className="pack-pieces" aria-label="Pieces">
      {view.pieces.map((one) => (
        <li key={one.pieceId} data-packed={one.isPacked}>
          <span className="pack-tick" aria-hidden="true">
            {one.isPacked ? '✓' : ''}
          </span>
          <span className="pack-piece">
            <span className="pack-title">
              <bdi>{one.title}</bdi> {one.label !== null && <span className="soft">{one.label}</span>}
            </span>
            <span className="soft small">
              <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                {one.number}
              </Link>
              {one.barcode !== null && ` · ${one.barcode}`} · {one.isPacked ? 'in' : 'to scan'}
            </span>
            <Terms of={one} />
            {one.paper !== null && <span className="small">{one.paper}</span>}
          </span>
          <button
            type="button"
            className="small-key"
            aria-label={`Take out ${one.title}`}
            onClick={() => void packing.takeOut(one.pieceId, one.title)}
          >
            Take out
          </button>
          <button
            type="button"
            className="small-key"
            aria-label={`${one.title} does not fit`}
            onClick={() => void packing.tooBig(view, one.pieceId, one.title)}
          >
            Does not fit
          </button>
        </li>
      ))}
    </ul>
  )
}
