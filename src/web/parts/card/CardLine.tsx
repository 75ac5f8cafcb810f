import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { newKey } from '../../acting.ts'
import { withDaysInWords } from '../../dates.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import type { Refusal } from '../../refusal.ts'
import { focusNextRow } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { Notice } from '../Notice.tsx'
import { By, Day, Moment } from '../When.tsx'
import { answer, answerOf, type CardKey } from './answering.ts'
import { CardAssist } from './CardAssist.tsx'
import { useAssist } from './use-assist.ts'
import { CardFields } from './CardFields.tsx'
import { CardForm } from './CardForm.tsx'
import { CardKeys } from './CardKeys.tsx'

/** It is about a package, a mail, or a thing that belongs to nobody. */
const opensElse = ({ parcelId, messageId, strangerNumber }: Card): boolean =>
  parcelId !== undefined || messageId !== undefined || strangerNumber !== undefined

function NumberLink({ card }: { card: Card }): ReactNode {
  if (card.parcelId !== undefined)
    return (
      <Link to={addresses.parcel} params={{ parcelId: String(card.parcelId) }}>
        {card.number}
      </Link>
    )
  return card.requestId === null ? (
    <Link to={addresses.strangers} hash={card.number}>
      {card.number}
    </Link>
  ) : (
    <Link to={addresses.request} params={{ requestId: String(card.requestId) }}>
      {card.number}
    </Link>
  )
}

interface CardLineProps {
  card: Card
  isGone?: boolean
  isOpen: boolean
  /** The answer whose form is open. */
  answering: string | null
  open: (isOpen: boolean, answering: string | null) => void
  /** On the request's own page its number and title would only repeat the heading. */
  isOnRequest?: boolean
}

/** One thing that needs a person: what, why, since when, and the keys that do it. */
export function CardLine({
  card,
  isGone = false,
  isOpen,
  answering,
  open,
  isOnRequest = false,
}: CardLineProps): ReactNode {
  const row = useRef<HTMLLIElement>(null)
  const focusedAt = useRef<number | null>(null)
  const [hasFocus, setFocus] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = useRef(newKey())
  const navigate = useNavigate()
  const { today } = useMe()

  const finish = (answer: Refusal | null) => {
    setRefusal(answer)
    if (answer) return
    attempt.current = newKey()
    if (isOpen) open(false, null)
    focusNextRow(row.current)
  }
  const press = (key: CardKey) => {
    if (isGone) return
    if (key.does === 'open' && card.parcelId !== undefined)
      return void navigate({ to: addresses.parcel, params: { parcelId: String(card.parcelId) } })
    if (key.does === 'open' && card.messageId !== undefined)
      return void navigate({ to: addresses.inbox, search: { mail: String(card.messageId) } })
    if (key.does === 'open' && card.strangerNumber !== undefined)
      return void navigate({ to: addresses.strangers, hash: card.strangerNumber })
    if (key.does === 'open')
      return void navigate({
        to: addresses.request,
        params: { requestId: String(card.requestId) },
        search: key.action === null ? {} : { act: key.action },
      })
    if (key.needsMore) return open(true, answerOf(key))
    void answer(card, key, attempt.current).then(finish)
  }
  const assisting = useAssist(
    card,
    { hasFocus, isOpen, isGone },
    {
      finish,
      findInstead: (code) => void navigate({ to: addresses.find, search: { code } }),
      unfold: () => open(true, null),
    },
  )
  const isSettled = () => focusedAt.current !== null && performance.now() - focusedAt.current >= settledMs
  const letters = Object.fromEntries(card.keys.map((key) => [key.key.toUpperCase(), () => isSettled() && press(key)]))
  useKeys(hasFocus && !isGone ? letters : {}, true)

  const asking = card.keys.find((key) => answerOf(key) === answering)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      ref={row}
      data-row
      data-open={isOpen ? '' : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={card.words}
      className={isGone ? 'card-line gone' : 'card-line appears'}
      onKeyDown={(event) => {
        const onEnter = card.keys.find((key) => key.key === 'Enter')
        if (event.key === 'Enter' && event.target === row.current && onEnter) press(onEnter)
      }}
      onFocus={() => {
        focusedAt.current ??= performance.now()
        setFocus(true)
      }}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        focusedAt.current = null
        setFocus(false)
      }}
    >
      <div className="card-top">
        <div className="card-what">
          <span className="card-words">
            {isGone && 'Done: '}
            {withDaysInWords(card.words, today)}
          </span>
          {card.by !== null && (
            <span className={card.isLate ? 'card-until late' : 'card-until soft'}>
              <By at={card.by} isLate={card.isLate} />
            </span>
          )}
          {card.by === null && card.until !== null && (
            <span className={card.isLate ? 'card-until late' : 'card-until soft'}>
              {card.isLate ? 'late: ' : 'until '}
              <Day on={card.until} isLate={card.isLate} />
            </span>
          )}
          <div className="small soft">
            {!isOnRequest && (
              <>
                <NumberLink card={card} /> <bdi>{card.title}</bdi> ·{' '}
              </>
            )}
            {withDaysInWords(card.why, today)} · since <Moment at={card.since} isFull />
          </div>
        </div>
        {!isGone && (
          <CardKeys
            card={card}
            isOpen={isOpen}
            answering={answering}
            press={press}
            unfold={() => open(!isOpen, null)}
            opensMore={!isOnRequest || opensElse(card)}
          />
        )}
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {isOpen && !isGone && asking && (
        <CardForm card={card} answer={asking} finish={finish} close={() => open(false, null)} />
      )}
      {isOpen &&
        !isGone &&
        (card.assist ? <CardAssist card={card} assisting={assisting} /> : <CardFields card={card} />)}
    </li>
  )
}
