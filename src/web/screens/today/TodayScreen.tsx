import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { api } from '../../api.ts'
import { dayInFull } from '../../dates.ts'
import { isStaff, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { CardLine } from '../../parts/card/CardLine.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { NewRequestLinks } from '../../parts/NewRequestLinks.tsx'
import { NewRequests } from './NewRequests.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useSteady } from '../../steady.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'

/** The day's cards, the most urgent first. */
export function TodayScreen(): ReactNode {
  useTitle('Today')
  const me = useMe()
  const cards = useQuery(api.cards.list.queryOptions({ input: {}, enabled: isStaff(me.role) }))
  if (!isStaff(me.role)) return <Navigate to={addresses.requests} replace />
  return (
    <>
      <div className="page-head">
        <h1>{dayInFull(me.today)}</h1>
        {cards.data && <span className="soft">{counted(cards.data.length, 'thing')} to do</span>}
        <NewRequestLinks />
      </div>
      <div className="stack">
        <NewRequests />
        <Answer to={cards} what="the cards" lines={8}>
          {(list) => (list.length === 0 ? <NothingToDo /> : <Cards list={list} />)}
        </Answer>
      </div>
    </>
  )
}

function Cards({ list }: { list: readonly Card[] }): ReactNode {
  const { card: openCard, act } = useSearch({ from: addresses.today })
  const navigate = useNavigate()
  const steady = useSteady(list, (card) => card.key)
  const rows = useRowFocus<HTMLUListElement>()
  return (
    <>
      {steady.waiting > 0 && (
        <button type="button" className="small-key" onClick={steady.showAll}>
          Show {counted(steady.waiting, 'new card')}
        </button>
      )}
      <ul className="panel" ref={rows} aria-label="To do; the arrow keys go from line to line" {...steady.hold}>
        {steady.rows.map(({ item, isGone }) => (
          <CardLine
            key={item.key}
            card={item}
            isGone={isGone}
            isOpen={openCard === item.key}
            answering={act ?? null}
            open={(isOpen, answering) =>
              void navigate({
                to: addresses.today,
                search: isOpen ? { card: item.key, act: answering ?? undefined } : {},
                replace: true,
                resetScroll: false,
              })
            }
          />
        ))}
      </ul>
    </>
  )
}

function NothingToDo(): ReactNode {
  return (
    <Empty>
      <p>Nothing needs a person. Answers to give, steps to do by hand and what falls due will stand here.</p>
      <Link to={addresses.requests}>All requests</Link>
    </Empty>
  )
}
