import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { ParcelView } from '../../../contract/work.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useScans } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { Answer } from '../../parts/Answer.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { AddPiece } from './AddPiece.tsx'
import { CloseParcel } from './CloseParcel.tsx'
import { ParcelPieces } from './ParcelPieces.tsx'
import { PressButton } from '../../parts/PressButton.tsx'

export function ParcelScreen(): ReactNode {
  const { parcelId: written } = useParams({ from: addresses.parcel })
  const parcelId = idOf(written)
  return parcelId === undefined ? <LostScreen /> : <OneParcel key={parcelId} parcelId={parcelId} />
}

function OneParcel({ parcelId }: { parcelId: number }): ReactNode {
  const parcel = useQuery(api.parcels.get.queryOptions({ input: { parcelId } }))
  useTitle(parcel.data ? `Package ${parcel.data.number}` : 'Package')
  return (
    <Answer to={parcel} heading="Package" what="the package" lines={6}>
      {(view) => <ParcelPage parcel={view} />}
    </Answer>
  )
}

function ParcelPage({ parcel }: { parcel: ParcelView }): ReactNode {
  const { closing } = useSearch({ from: addresses.parcel })
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<string | null>(null)
  const show = (isClosing: boolean) =>
    void navigate({
      to: addresses.parcel,
      params: { parcelId: String(parcel.id) },
      search: isClosing ? { closing: 'yes' } : {},
      replace: true,
    })

  const change = async (run: () => Promise<unknown>, said: string) => {
    const answer = await attempt(async () => {
      await run()
      sayOnly(said, `${parcel.number} to ${parcel.library.name}`)
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
    return answer === null
  }
  const { id: parcelId } = parcel
  const add = (code: string) => change(() => client.parcels.addPiece({ parcelId, code }), `Put in: ${code}`)
  useScans(parcel.state === 'open' ? (code) => void add(code) : null)
  return (
    <div className="stack">
      <div className="page-head">
        <h1>
          Package {parcel.number} to {parcel.library.name}
        </h1>
        <Standing parcel={parcel} />
        <span className="row">
          <Link className="small-key" to={addresses.parcels} activeOptions={{ exact: true }}>
            All packages
          </Link>
        </span>
      </div>
      {parcel.address.length > 0 ? (
        <address className="soft upright">{parcel.address.join(', ')}</address>
      ) : (
        <Notice kind="warn">
          {parcel.library.name} has no address.{' '}
          <Link to={addresses.library} params={{ libraryId: String(parcel.library.id) }}>
            Add one
          </Link>
        </Notice>
      )}
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      {parcel.state === 'open' && <AddPiece add={add} />}
      <ParcelPieces
        parcel={parcel}
        remove={(pieceId, title) =>
          void change(() => client.parcels.removePiece({ parcelId, pieceId }), `Taken out: ${title}`)
        }
      />
      {parcel.state === 'open' && parcel.pieces.length > 0 && !closing && (
        <div>
          <PressButton isFirst press={() => show(true)}>
            Close the package…
          </PressButton>
        </div>
      )}
      {parcel.state === 'open' && closing && <CloseParcel parcel={parcel} cancel={() => show(false)} />}
      {parcel.state === 'closed' && (
        <div className="row">
          <PressButton isFirst press={() => void change(() => client.parcels.collect({ parcelId }), 'Collected')}>
            The carrier has it
          </PressButton>
          <span className="soft">Only then are the libraries told; until then closing can be undone.</span>
        </div>
      )}
    </div>
  )
}

function Standing({ parcel }: { parcel: ParcelView }): ReactNode {
  if (parcel.collectedAt !== null)
    return (
      <span>
        Collected <Moment at={parcel.collectedAt} isFull />
      </span>
    )
  if (parcel.closedAt !== null)
    return (
      <span>
        Closed <Moment at={parcel.closedAt} isFull />, not collected
      </span>
    )
  return <span>Open</span>
}
