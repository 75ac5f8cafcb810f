import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { kindWords } from '../../words.ts'

const kindOf = (kind: string): string =>
  kind === 'borrowing' ? 'goes home' : kind === 'lending' ? 'lent' : kind === 'facility' ? kindWords.facility : kind

export function ParcelPieces({
  parcel,
  remove,
}: {
  parcel: ParcelView
  remove: (pieceId: number, title: string) => void
}): ReactNode {
  if (parcel.pieces.length === 0) return <Empty>Nothing in it yet. Scan a strap or a barcode.</Empty>
  const haveBarcodes = parcel.pieces.some((one) => one.barcode !== null)
  const haveDates = parcel.pieces.some((one) => one.dueOn !== null)
  return (
    <div className="table-box">
      <table className="table folds">
        <caption className="only-heard">Pieces in the package</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Title</th>
            {haveBarcodes && <th scope="col">Barcode</th>}
            <th scope="col">What</th>
            {haveDates && <th scope="col">Due</th>}
            <th scope="col">
              <span className="only-heard">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parcel.pieces.map((piece) => (
            <tr key={piece.pieceId}>
              <th scope="row">
                <Link to={addresses.request} params={{ requestId: String(piece.requestId) }}>
                  {piece.number}
                </Link>
              </th>
              <td className="title">
                <bdi>{piece.title}</bdi> {piece.label !== null && <span className="soft">{piece.label}</span>}
                {piece.paper !== null && <div className="small">{piece.paper}: it goes home too.</div>}
              </td>
              {haveBarcodes && <td>{piece.barcode}</td>}
              <td>{piece.isMissing ? 'lost' : kindOf(piece.kind)}</td>
              {haveDates && (
                <td>
                  {piece.dueOn !== null && (
                    <>
                      <span className="when-folded">due </span>
                      <Day on={piece.dueOn} />
                    </>
                  )}
                </td>
              )}
              <td className="right">
                {parcel.state === 'open' && (
                  <button
                    type="button"
                    className="small-key"
                    aria-label={`Take out ${piece.title}`}
                    onClick={() => remove(piece.pieceId, piece.title)}
                  >
                    Take out
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
