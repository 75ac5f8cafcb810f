import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PackView } from '../../../contract/packing.ts'
import { api } from '../../api.ts'
import { halfWords, useKeys, useScans } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { TypedCode } from '../../parts/TypedCode.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { WordsToRead } from '../../parts/WordsToRead.tsx'
import { Day } from '../../parts/When.tsx'
import { PackPieces } from './PackPieces.tsx'
import { PackSide } from './PackSide.tsx'
import { Said } from './Said.tsx'
import { usePacking, type Call, type Packing, type SaidLine } from './use-packing.ts'

interface PackDeskProps {
  parcelId: number
  call: Call
  /** What is still to be said about the package before. */
  carried: SaidLine | null
  place: string | null
  skip: ReactNode
}

/** The package in hand. */
export function PackDesk({ parcelId, call, carried, place, skip }: PackDeskProps): ReactNode {
  const parcel = useQuery(api.packing.get.queryOptions({ input: { parcelId } }))
  const packing = usePacking(parcelId, call, carried)
  useScans(packing.scan, () => packing.tell('wrong', halfWords))
  return (
    <Answer to={parcel} heading="Pack" what="the package" lines={6}>
      {(view) => <Desk view={view} packing={packing} place={place} skip={skip} />}
    </Answer>
  )
}

function Desk({
  view,
  packing,
  place,
  skip,
}: {
  view: PackView
  packing: Packing
  place: string | null
  skip: ReactNode
}): ReactNode {
  const left = view.pieces.filter((one) => !one.isPacked).length
  const canClose = view.state === 'open' && view.pieces.length > 0 && left === 0
  const { cheaper } = view
  const isLater = view.leavesOn > useMe().today
  const needsWord = view.needsTwo !== null && !view.twoLift
  const toRead = view.pieces.find((one) => one.unread.length > 0)
  const held = whyHeld(view, needsWord, toRead !== undefined)
  const { said } = packing
  const last = view.pieces.find((one) => one.pieceId === packing.lastPieceId(view))
  useKeys({
    // Too early, the office says what is not scanned yet.
    C: () => void packing.close(view),
    ...(cheaper === null ? {} : { B: () => void packing.way({ service: cheaper.service }) }),
    ...(isLater ? { T: () => void packing.leavesToday() } : {}),
    ...(last ? { X: () => void packing.tooBig(view, last.pieceId, last.title) } : {}),
    ...(needsWord ? { W: () => void packing.twoLift() } : {}),
    ...largerKey(packing),
    ...(said?.canPut ? { P: () => packing.putAllTheSame() } : {}),
  })
  return (
    <div className="stack">
      <div className="page-head">
        <h1 className="scan-station">
          <span className="pack-number">{view.number}</span> <bdi>{view.library.name}</bdi>
        </h1>
        <p className="soft">{[place, view.address.join(', ')].filter(Boolean).join(' · ')}</p>
      </div>
      {view.state === 'open' ? (
        <>
          {isLater && (
            <Notice>
              Leaves <Day on={view.leavesOn} />: its price and its arrival are of that day, and the libraries hear of it
              then.
            </Notice>
          )}
          <Said
            said={said}
            left={left}
            pieces={view.pieces.length}
            held={held}
            put={packing.putAllTheSame}
            larger={packing.inLarger}
          />
          {view.broken.length > 0 && (
            <Notice kind="warn">
              It cannot be closed like this:
              <ul>
                {view.broken.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Notice>
          )}
          {view.needsTwo !== null && (
            <Notice kind={needsWord ? 'warn' : 'note'}>
              <span className="plan-joins">
                <span>{view.needsTwo}</span>
                {needsWord && (
                  <PressButton press={() => void packing.twoLift()}>
                    Two of us lift it <KeyCap of="W" />
                  </PressButton>
                )}
              </span>
            </Notice>
          )}
          {toRead && (
            <WordsToRead
              key={toRead.requestId}
              words={toRead.unread}
              of={toRead}
              isAmongOthers={view.pieces.length > 1}
              idle={() => packing.tell('right', 'They bind nothing')}
            />
          )}
          <div className="row">
            <PressButton isFirst={canClose && held === null} press={() => void packing.close(view)}>
              {canClose
                ? 'Close and call the next'
                : left === 0
                  ? 'Nothing in it to close'
                  : `Not to be closed yet: ${left} to scan`}{' '}
              <KeyCap of="C" />
            </PressButton>
            {last && (
              <PressButton press={() => void packing.tooBig(view, last.pieceId, last.title)}>
                Does not fit <KeyCap of="X" />
              </PressButton>
            )}
            {isLater && (
              <PressButton press={() => void packing.leavesToday()}>
                Leaves today instead <KeyCap of="T" />
              </PressButton>
            )}
            {skip}
          </div>
          <div className="pack-desk">
            <div className="stack">
              <PackPieces view={view} packing={packing} />
              <TypedCode label="Or type a strap, a barcode, a tracking number" button="Put in" take={packing.scan} />
            </div>
            <PackSide view={view} packing={packing} />
          </div>
        </>
      ) : (
        <Notice>Package {view.number} is closed.</Notice>
      )}
    </div>
  )
}

/** What stands between a package that is all in and its closing. */
function whyHeld({ broken }: PackView, needsWord: boolean, hasWords: boolean): string | null {
  if (broken.length > 0) return 'See below first.'
  if (needsWord) return 'Say first that two lift it.'
  return hasWords ? 'Read first what its lender wrote.' : null
}

/** After what did not fit, whichever package is in hand by then. */
export const largerKey = ({ said, inLarger }: Pick<Packing, 'said' | 'inLarger'>): Record<string, () => void> => {
  const larger = said?.larger
  return larger ? { L: () => void inLarger(larger) } : {}
}
