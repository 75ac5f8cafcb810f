import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { useKeys, useScans } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses, parcelPaperPage } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted, moneyWords } from '../../words.ts'
import { AddPiece } from './AddPiece.tsx'
import { CloseParcel } from './CloseParcel.tsx'
import { undoClosing } from './undo-closing.ts'
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
  const { closing: isClosing } = useSearch({ from: addresses.parcel })
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<string | null>(null)
  const show = (isOpen: boolean) =>
    void navigate({
      to: addresses.parcel,
      params: { parcelId: String(parcel.id) },
      search: isOpen ? { closing: 'yes' } : {},
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
  const collect = async () => {
    const answer = await attempt(async () => {
      const { leavesInSeconds } = await client.parcels.collect({ parcelId })
      say({
        words: 'The carrier has it',
        about: `${parcel.number} to ${parcel.library.name}`,
        gesture: `collected ${parcelId}`,
        requestIds: [],
        leavesAtMs: Date.now() + leavesInSeconds * 1000,
        takeBack: async () => {
          await client.parcels.uncollect({ parcelId })
          refreshAll()
        },
      })
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
  }
  const { closing } = parcel
  const undoIt = () => {
    if (closing) void undoClosing(parcel, closing.gesture).then((said) => setRefusal(said?.sentence ?? null))
  }
  const { loss } = parcel
  const canBeLost = parcel.state === 'collected' && (loss === null || loss.foundAt !== null)
  const canBeFound = loss !== null && loss.missing > 0
  const tell = async (run: () => Promise<{ gesture: string }>, said: string) => {
    const answer = await attempt(async () => {
      const { gesture } = await run()
      say({
        words: said,
        about: `${counted(parcel.pieces.length, 'piece')} to ${parcel.library.name}`,
        gesture,
        requestIds: parcel.pieces.map((piece) => piece.requestId),
        leavesAtMs: null,
      })
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
  }
  const lose = () => void tell(() => client.packing.lost({ parcelId }), `Package ${parcel.number} is lost`)
  const find = () => void tell(() => client.packing.found({ parcelId }), `Package ${parcel.number} is found`)
  useKeys({
    ...(parcel.state === 'closed' ? { G: () => void collect() } : {}),
    ...(closing ? { U: undoIt } : {}),
    ...(canBeLost ? { L: lose } : {}),
    ...(canBeFound ? { F: find } : {}),
  })
  useScans(parcel.state === 'open' ? (code) => void add(code) : null)
  return (
    <div className="stack">
      <div className="page-head">
        <h1>
          Package {parcel.number} to {parcel.library.name}
        </h1>
        <Standing parcel={parcel} />
        <span className="row">
          {parcel.state === 'open' && (
            <Link className="small-key" to={addresses.pack} search={{ parcel: String(parcel.id) }}>
              Pack it by scan
            </Link>
          )}
          {parcel.papers.map((kind) => (
            <a
              key={kind}
              className="small-key"
              href={parcelPaperPage(parcel.id, kind)}
              target="_blank"
              rel="noreferrer"
            >
              {paperWords[kind]}
            </a>
          ))}
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
      <Sent parcel={parcel} />
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      {parcel.state === 'open' && <AddPiece add={add} />}
      <ParcelPieces
        parcel={parcel}
        remove={(pieceId, title) =>
          void change(() => client.parcels.removePiece({ parcelId, pieceId }), `Taken out: ${title}`)
        }
      />
      {parcel.state === 'open' && parcel.pieces.length > 0 && !isClosing && (
        <div>
          <PressButton isFirst press={() => show(true)}>
            Close the package…
          </PressButton>
        </div>
      )}
      {parcel.state === 'open' && isClosing && <CloseParcel parcel={parcel} cancel={() => show(false)} />}
      {parcel.state === 'closed' && (
        <div className="row">
          <PressButton isFirst press={() => void collect()}>
            The carrier has it <KeyCap of="G" />
          </PressButton>
          {closing && (
            <PressButton press={undoIt}>
              Undo closing <KeyCap of="U" />
            </PressButton>
          )}
          <span className="soft">
            Closed, each request says so already; the libraries are told only when the carrier has it. Until then
            closing can be undone.
          </span>
        </div>
      )}
      {canBeFound && (
        <div className="row">
          <PressButton press={find}>
            The carrier has it after all <KeyCap of="F" />
          </PressButton>
          <span className="soft">
            What is still lost of it is on its way again. What has come back here is scanned instead.
          </span>
        </div>
      )}
      {canBeLost && (
        <div className="row">
          <PressButton press={lose}>
            Lost on its way <KeyCap of="L" />
          </PressButton>
          <span className="soft">Everything in it that has not arrived is lost; the libraries are told.</span>
        </div>
      )}
    </div>
  )
}

const paperWords = { bag: 'Bag label', crate: 'Crate sheet' } as const

/** How it went and what it cost. */
function Sent({ parcel }: { parcel: ParcelView }): ReactNode {
  const words = [
    ...(parcel.service === null ? [] : [parcel.service]),
    ...(parcel.postageCents === null ? [] : [`$${moneyWords(parcel.postageCents, null)}`]),
    ...(parcel.insuredCents > 0 ? [`insured for $${moneyWords(parcel.insuredCents, null)}`] : []),
    ...(parcel.signature ? ['signature'] : []),
    ...(parcel.tracking === null ? [] : [`tracking number ${parcel.tracking}`]),
  ]
  return (
    <>
      {words.length > 0 && <p>{words.join(' · ')}</p>}
      {parcel.loss !== null && <LossNotice loss={parcel.loss} />}
    </>
  )
}

function LossNotice({ loss }: { loss: NonNullable<ParcelView['loss']> }): ReactNode {
  const { saidAt, foundAt, found, missing } = loss
  if (foundAt === null)
    return (
      <Notice kind="warn">
        Lost on its way, said <Moment at={saidAt} isFull />. Claim it from the carrier.
      </Notice>
    )
  return (
    <Notice kind={missing > 0 ? 'warn' : 'note'}>
      Found again <Moment at={foundAt} isFull />, said to be lost <Moment at={saidAt} isFull />.{' '}
      {missing > 0 && `${counted(found, 'piece')} found, ${missing} still lost.`}
    </Notice>
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
