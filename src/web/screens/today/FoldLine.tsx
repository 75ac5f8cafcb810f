import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { Fold } from '../../../contract/desk.ts'
import type { Card } from '../../../contract/work.ts'
import { api, client, queryClient } from '../../api.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { actOnOne, useMany, type DoOne, type ManyItem } from '../../many.ts'
import { Answer } from '../../parts/Answer.tsx'
import { CardLine } from '../../parts/card/CardLine.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { ManyResult } from '../../parts/ManyResult.tsx'
import { By, Day, Moment } from '../../parts/When.tsx'
import { FoldAssist } from './FoldAssist.tsx'
import { useSteady } from '../../steady.ts'

interface FoldLineProps {
  fold: Fold
  isGone: boolean
  isOpen: boolean
  openCard: string | undefined
  answering: string | null
  open: (search: { card?: string | undefined; act?: string | undefined; fold?: string | undefined }) => void
}

/** Many alike things on one line: how many, until when, and the key that does them all. */
export function FoldLine({ fold, isGone, isOpen, openCard, answering, open }: FoldLineProps): ReactNode {
  const [hasFocus, setFocus] = useState(false)
  const focusedAt = useRef<number | null>(null)
  const many = useMany()
  const toggle = () => open(isOpen ? {} : { fold: fold.key })
  const all = async (key: Fold['keys'][number]) => {
    const cards = await queryClient.fetchQuery(
      api.cards.list.queryOptions({ input: { alike: fold.key }, staleTime: 0 }),
    )
    await many.run(`${key.label}, ${fold.words.toLowerCase()}`, cards.flatMap(itemsOf), doFor(cards, key))
  }
  const isSettled = () => focusedAt.current !== null && performance.now() - focusedAt.current >= settledMs
  const letters = Object.fromEntries(
    fold.keys.map((key) => [key.key.toUpperCase(), () => isSettled() && !many.state?.isRunning && void all(key)]),
  )
  useKeys(hasFocus && !isGone ? letters : {}, true)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      data-row={isOpen ? undefined : ''}
      data-open={isOpen ? '' : undefined}
      className={isGone ? 'card-line gone' : 'card-line appears'}
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
      <div className="card-top" data-row={isOpen ? '' : undefined}>
        <button type="button" className="fold-open" aria-expanded={isOpen} onClick={toggle}>
          <span className="fold-count">{fold.count}</span>
          <span className="card-what">
            <span className="card-words">{isGone ? `Done: ${fold.words}` : fold.words}</span>
            <span className="small soft fold-since">
              {fold.by !== null ? <By at={fold.by} isLate={fold.late > 0} /> : null}
              {fold.by === null && fold.until !== null && (
                <>
                  until <Day on={fold.until} />
                </>
              )}
              {fold.late > 0 && <span className="late">{fold.late} late</span>}
              <span>
                the first since <Moment at={fold.since} isFull />
              </span>
            </span>
          </span>
        </button>
        {!isGone && (
          <div className="row card-keys">
            {fold.isAssisted && <FoldAssist fold={fold} hasFocus={hasFocus} />}
            {fold.keys.map((key) => (
              <button key={key.key + key.label} type="button" className="small-key" onClick={() => void all(key)}>
                {key.label}: all {fold.count} <KeyCap of={key.key} />
              </button>
            ))}
            <button type="button" className="small-key" aria-expanded={isOpen} onClick={toggle}>
              {isOpen ? 'Fold' : 'Open'}
            </button>
          </div>
        )}
      </div>
      {many.state && <ManyResult state={many.state} stop={many.stop} close={many.clear} />}
      {isOpen && !isGone && <Inside fold={fold} openCard={openCard} answering={answering} open={open} />}
    </li>
  )
}

function Inside({ fold, openCard, answering, open }: Pick<FoldLineProps, 'fold' | 'openCard' | 'answering' | 'open'>) {
  const cards = useQuery(api.cards.list.queryOptions({ input: { alike: fold.key } }))
  return (
    <Answer to={cards} what="these cards" lines={4}>
      {(list) => <Inner list={list} fold={fold} openCard={openCard} answering={answering} open={open} />}
    </Answer>
  )
}

/** So many lines are shown at once; the rest comes when asked for. */
const shownAtOnce = 50

function Inner({
  list,
  fold,
  openCard,
  answering,
  open,
}: { list: readonly Card[] } & Pick<FoldLineProps, 'fold' | 'openCard' | 'answering' | 'open'>) {
  const [shown, setShown] = useState(shownAtOnce)
  const steady = useSteady(list, (card) => card.key)
  return (
    <>
      <ul className="fold-inside" {...steady.hold}>
        {steady.rows.slice(0, shown).map(({ item, isGone }) => (
          <CardLine
            key={item.key}
            card={item}
            isGone={isGone}
            isOpen={openCard === item.key}
            answering={answering}
            open={(isOpen, act) =>
              open({ fold: fold.key, ...(isOpen ? { card: item.key, act: act ?? undefined } : {}) })
            }
          />
        ))}
      </ul>
      {steady.rows.length > shown && (
        <button type="button" className="small-key" onClick={() => setShown(shown + shownAtOnce)}>
          Show {Math.min(shownAtOnce, steady.rows.length - shown)} more of {steady.rows.length}
        </button>
      )}
    </>
  )
}

/** What is about no request is opened, never done from here. */
const itemsOf = ({ key, requestId, number, title }: Card): readonly ManyItem[] =>
  requestId === null ? [] : [{ key, requestId, number, title }]

/** A step is called done; anything else is an act. */
function doFor(cards: readonly Card[], key: Fold['keys'][number]): DoOne {
  const byKey = new Map(cards.map((card) => [card.key, card]))
  return async (item, gesture) => {
    if (key.action !== null) return actOnOne(key.action)(item, gesture)
    const effectId = byKey.get(item.key)?.effectId
    if (!effectId) throw new Error('a card without its step')
    const how = key.does === 'again' || key.does === 'mail' ? key.does : 'done'
    await client.effects.settle({ effectId, how, gesture })
    return { leavesInSeconds: null }
  }
}
