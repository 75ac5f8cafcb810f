import { dollars } from '../../../domain/values/money.ts'
import { Link } from '@tanstack/react-router'
import { useState, type DragEvent, type FocusEvent, type ReactNode } from 'react'
import type { PlannedPackageView, PlannedPieceView } from '../../../contract/plan.ts'
import { attempt } from '../../acting.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { asOneText } from '../../../domain/shipping/return-terms.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { targetOf, wayWords, weightWords, wishWords, type Target, type Wish } from './plan-words.ts'
import { dropWish } from './wish-done.ts'

export interface Ask {
  /** The package the form stands in. */
  readonly key: string
  readonly kind: Wish['kind']
  readonly target: Target
}
export const wishKeys = [
  { kind: 'pin', key: 'P', label: 'Pin' },
  { kind: 'hold', key: 'H', label: 'Hold' },
  { kind: 'alone', key: 'S', label: 'Split off' },
  { kind: 'forbid', key: 'F', label: 'Not by…' },
] as const

/** One package of the plan: where it goes, why then, what is in it, and the keys that change it. */
export function PackageLine({
  planned,
  asks,
  isNarrow = false,
  dragged,
  children,
}: {
  planned: PlannedPackageView
  asks: (ask: Ask) => void
  /** In a column of a day: what is in it shows when it is opened. */
  isNarrow?: boolean
  dragged?: (target: Target | null) => void
  children?: ReactNode
}): ReactNode {
  const [hasFocus, setFocus] = useState(false)
  const [piece, setPiece] = useState<PlannedPieceView | undefined>()
  const [isOpen, setOpen] = useState(!isNarrow)
  const ask = (kind: Wish['kind']) => asks({ key: planned.key, kind, target: targetOf(planned, piece) })
  useKeys(
    hasFocus
      ? {
          ...Object.fromEntries(wishKeys.map((one) => [one.key, () => ask(one.kind)])),
          ...(isNarrow ? { M: () => setOpen(!isOpen) } : {}),
        }
      : {},
    true,
  )
  const drag = dragged && {
    draggable: true,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', planned.key)
      dragged(targetOf(planned))
    },
    onDragEnd: () => dragged(null),
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={`${planned.library.name}, ${counted(planned.pieces.length, 'piece')}, ${planned.serviceLabel}, ${dollars(planned.cents)}`}
      className={`card-line plan-package${isNarrow ? ' narrow' : ''}${hasFocus ? ' has-focus' : ''}`}
      onFocus={() => setFocus(true)}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
      }}
      {...drag}
    >
      <div className="plan-head">
        <bdi className="card-words">{planned.library.name}</bdi>
        <span className="number plan-cents">{dollars(planned.cents)}</span>
        <span className="soft small plan-facts">
          {counted(planned.pieces.length, 'piece')} · {weightWords(planned.grossOz)} · {planned.serviceLabel}
          {!isNarrow && ` · ${planned.container.toLowerCase()}`}
        </span>
        {planned.aloneCents > planned.cents && (
          <span className="soft small number plan-saves">saves {dollars(planned.aloneCents - planned.cents)}</span>
        )}
      </div>
      {planned.pieces.length > 1 && !isNarrow && (
        <div className="small">
          <span className="soft">Why then: </span>
          {planned.why}
        </div>
      )}
      {planned.pieces.map(
        (piece) =>
          piece.unread.length > 0 && (
            <div key={piece.pieceId} className="small plan-doubt">
              Read before it is packed, {piece.number}: <q>{asOneText(piece.unread)}</q>{' '}
              <Link
                to={addresses.request}
                params={{ requestId: String(piece.requestId) }}
                search={{ act: 'lendersTerms' }}
              >
                Lender’s terms
              </Link>
            </div>
          ),
      )}
      {isOpen ? <Pieces planned={planned} chosen={piece} choose={setPiece} /> : <Inside planned={planned} />}
      <div className="row plan-keys">
        {isOpen && (
          <span className="small soft plan-way">
            There <Day on={planned.arrivesOn} isShort /> · {wayWords(planned.transit)}
          </span>
        )}
        {isNarrow && (
          <button type="button" className="small-key" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Less' : 'More'} <KeyCap of={hasFocus ? 'M' : null} />
          </button>
        )}
        {(isOpen || hasFocus) &&
          wishKeys.map((one) => (
            <button key={one.kind} type="button" className="small-key" onClick={() => ask(one.kind)}>
              {one.label} <KeyCap of={one.key} />
            </button>
          ))}
      </div>
      {children}
    </li>
  )
}

/** In a narrow column: each piece by its title, with what a person wants of it. */
function Inside({ planned }: { planned: PlannedPackageView }): ReactNode {
  const { today } = useMe()
  return (
    <ul className="small plan-pieces">
      {planned.pieces.map((piece) => (
        <li key={piece.pieceId}>
          <span>
            <Link to={addresses.request} params={{ requestId: String(piece.requestId) }}>
              {piece.number}
            </Link>{' '}
            <bdi>{piece.title}</bdi> {piece.label !== null && <span className="soft">{piece.label}</span>}{' '}
            <span className="soft">{piece.last.words}</span>
            {piece.wishes.map((wish) => (
              <WishMark key={JSON.stringify(wish)} piece={piece} wish={wish} words={wishWords(wish, today)} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Pieces({
  planned,
  chosen,
  choose,
}: {
  planned: PlannedPackageView
  chosen: PlannedPieceView | undefined
  choose: (piece: PlannedPieceView | undefined) => void
}): ReactNode {
  const { today } = useMe()
  const isOne = planned.pieces.length === 1
  return (
    <ul className="small plan-pieces">
      {planned.pieces.map((piece) => (
        <li key={piece.pieceId}>
          {!isOne && (
            <input
              type="checkbox"
              aria-label={`Only ${piece.number}`}
              title="The keys then mean this piece alone"
              checked={chosen?.pieceId === piece.pieceId}
              onChange={(event) => choose(event.currentTarget.checked ? piece : undefined)}
            />
          )}
          <span>
            <Link to={addresses.request} params={{ requestId: String(piece.requestId) }}>
              {piece.number}
            </Link>{' '}
            <bdi>{piece.title}</bdi> {piece.label !== null && <span className="soft">{piece.label}</span>}{' '}
            <span className="soft">
              {weightWords(piece.weightOz)} · {piece.last.words}
            </span>
            {piece.wishes.map((wish) => (
              <WishMark key={JSON.stringify(wish)} piece={piece} wish={wish} words={wishWords(wish, today)} />
            ))}
            {piece.overruled && (
              <span className="plan-doubt">
                {' '}
                · {wishWords(piece.overruled, today)}, but the lender’s condition comes first
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A wish that is kept, with the key that takes it back. */
function WishMark({ piece, wish, words }: { piece: PlannedPieceView; wish: Wish; words: string }): ReactNode {
  const drop = async () => {
    const { pieceId } = piece
    const refusal = await attempt(() =>
      dropWish({ pieceId, wish }, `Taken back: ${words}`, `${piece.title} (${piece.number})`),
    )
    if (refusal) sayOnly(refusal.sentence, piece.number)
  }
  return (
    <button type="button" className="plan-wish" aria-label={`Take back: ${words}`} onClick={() => void drop()}>
      {words} <span aria-hidden="true">×</span>
    </button>
  )
}
