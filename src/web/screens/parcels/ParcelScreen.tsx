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
import { Day, Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { parcelPaperPage } from '../../server-pages.ts'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted, moneyWords } from '../../words.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { AddPiece } from './AddPiece.tsx'
import { CloseParcel } from './CloseParcel.tsx'
import { ClaimPanel } from './ClaimPanel.tsx'
import { LossNotice } from './LossNotice.tsx'
import { HandOver } from './HandOver.tsx'
import { ParcelPieces } from './ParcelPieces.tsx'
import { ParcelWords } from './ParcelWords.tsx'
import { PutRight } from './PutRight.tsx'
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
  const { loss, canBeLost } = parcel
  const isFound = loss !== null && loss.missing + loss.settled === 0
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
  const pack = () => void navigate({ to: addresses.pack, search: { parcel: String(parcel.id) } })
  const canClose = parcel.state === 'open' && parcel.pieces.length > 0 && !isClosing
  useKeys({
    ...(parcel.state === 'open' ? { P: pack } : {}),
    ...(canClose ? { C: () => show(true) } : {}),
    ...Object.fromEntries(parcel.papers.map((kind) => [papers[kind].key, () => openPaper(parcel.id, kind)])),
    ...(canBeLost ? { L: lose } : {}),
    ...(canBeFound ? { F: find } : {}),
  })
  useScans(parcel.state === 'open' ? (code) => void add(code) : null)
  return (
    <div className="stack">
      <MailroomLinks />
      <div className="page-head">
        <h1>
          Package {parcel.number} to {parcel.library.name}
        </h1>
        <Standing parcel={parcel} />
        <span className="row">
          {parcel.state === 'open' && (
            <Link className="small-key" to={addresses.pack} search={{ parcel: String(parcel.id) }}>
              Pack it by scan <KeyCap of="P" />
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
              {papers[kind].label} <KeyCap of={papers[kind].key} />
            </a>
          ))}
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
      {parcel.state === 'closed' && <HandOver parcel={parcel} refuse={setRefusal} />}
      <ParcelPieces
        parcel={parcel}
        remove={(pieceId, title) =>
          void change(() => client.parcels.removePiece({ parcelId, pieceId }), `Taken out: ${title}`)
        }
      />
      {parcel.state === 'open' && parcel.pieces.length > 0 && <ParcelWords parcelId={parcelId} />}
      {canClose && (
        <div>
          <PressButton isFirst press={() => show(true)}>
            Close the package… <KeyCap of="C" />
          </PressButton>
        </div>
      )}
      {parcel.state === 'open' && isClosing && <CloseParcel parcel={parcel} cancel={() => show(false)} />}
      {parcel.state === 'closed' && <PutRight parcel={parcel} />}
      {parcel.claim !== null && (
        <ClaimPanel parcelId={parcelId} number={parcel.number} claim={parcel.claim} isFound={isFound} />
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
          <span className="soft">
            Everything in it of which nobody has said that it arrived is lost. The libraries it was on its way to are
            told; where its carrier pays for it, a claim is opened for you to file.
          </span>
        </div>
      )}
    </div>
  )
}

/** Other letters than the scales and the cheaper service have, which stand on the page of a closed package. */
const papers = { bag: { label: 'Bag label', key: 'A' }, crate: { label: 'Crate sheet', key: 'H' } } as const
const openPaper = (parcelId: number, kind: keyof typeof papers) =>
  window.open(parcelPaperPage(parcelId, kind), '_blank', 'noopener')

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
      {parcel.loss !== null && <LossNotice loss={parcel.loss} noClaim={parcel.noClaim} />}
    </>
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
        {parcel.leavesOn !== null && (
          <>
            ; <strong>it leaves</strong> <Day on={parcel.leavesOn} />
          </>
        )}
      </span>
    )
  return (
    <span>
      Open
      {parcel.leavesOn !== null && (
        <>
          ; it leaves <Day on={parcel.leavesOn} />
        </>
      )}
    </span>
  )
}
