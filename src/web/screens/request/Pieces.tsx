import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Photo } from '../../parts/Photo.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'

export function Pieces({ pieces }: { pieces: RequestView['pieces'] }): ReactNode {
  return (
    <Panel title={pieces.length === 1 ? 'The piece' : `${pieces.length} pieces`} isBare>
      <ul>
        {pieces.map((piece) => (
          <li key={piece.id} className="card-line">
            <div className="row wide">
              <span>{piece.label ?? `Piece ${piece.n}`}</span>
              <span>
                {piece.placeLabel}{' '}
                <span className="soft">
                  since <Moment at={piece.placeSince} />
                </span>
              </span>
            </div>
            <div className="small soft">
              {piece.barcode === null ? 'no barcode of ours' : `barcode ${piece.barcode}`}
              {piece.partnerBarcode !== null && ` · theirs ${piece.partnerBarcode}`}
              {piece.parcel && (
                <>
                  {' '}
                  · in package{' '}
                  <Link to={addresses.parcel} params={{ parcelId: String(piece.parcel.id) }}>
                    {piece.parcel.number}
                  </Link>
                </>
              )}
              {piece.paper !== null && ` · ${piece.paper.charAt(0).toLowerCase()}${piece.paper.slice(1)}`}
            </div>
            {piece.photos.length > 0 && (
              <div className="row">
                {piece.photos.map((photo) => (
                  <figure key={photo.id}>
                    <Photo id={photo.id} about="How it came" />
                    <figcaption className="soft small">
                      <Moment at={photo.takenAt} />
                    </figcaption>
                  </figure>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
