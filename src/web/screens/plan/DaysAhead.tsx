import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { attempt } from '../../acting.ts'
import { api } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { sayOnly } from '../../done-line.ts'
import { useMe } from '../../me.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { sentenceFor } from '../../refusal.ts'
import { PackageLine, type Ask } from './PackageLine.tsx'
import { Planning } from './Planning.tsx'
import { differenceMark, type Target, type WishOrder } from './plan-words.ts'
import { keepWish } from './wish-done.ts'

type PlanDay = PlanView['days'][number]

/** The days after the first as columns; a package dragged to another day shows what that costs before it is dropped. */
export function DaysAhead({
  view,
  isPlanning,
  ask,
  asks,
  wishing,
}: {
  view: PlanView
  isPlanning: boolean
  ask: Ask | null
  asks: (ask: Ask) => void
  wishing: ReactNode
}): ReactNode {
  const [dragged, setDragged] = useState<Target | null>(null)
  const ahead = view.days.filter((one) => one.on !== view.firstDay)
  // Days on which nothing leaves are there while a package looks for another day.
  const shown = dragged ? ahead : ahead.filter((one, index) => index < 4 || one.packages.length > 0)
  return (
    <Panel
      title="The days ahead"
      isBare
      side={
        isPlanning ? (
          <Planning />
        ) : (
          <span className="soft small of-keys">
            Drag a package to another day, or focus it and press P: the price shows first
          </span>
        )
      }
    >
      <div className="plan-days">
        {shown.map((day) => (
          <Column key={day.on} day={day} days={view.days} dragged={dragged}>
            {day.packages.map((one) => (
              <PackageLine key={one.key} planned={one} asks={asks} isNarrow dragged={setDragged}>
                {ask?.key === one.key && wishing}
              </PackageLine>
            ))}
          </Column>
        ))}
      </div>
    </Panel>
  )
}

function Column({
  day,
  days,
  dragged,
  children,
}: {
  day: PlanDay
  days: PlanView['days']
  dragged: Target | null
  children: ReactNode
}): ReactNode {
  const { today } = useMe()
  const [isOver, setOver] = useState(false)
  const order: WishOrder = { pieceIds: [...(dragged?.pieceIds ?? [])], wish: { kind: 'pin', on: day.on } }
  const isHere = dragged?.on === day.on
  const price = useQuery({
    ...api.plan.price.queryOptions({ input: order }),
    enabled: isOver && dragged !== null && !isHere,
    retry: false,
  })
  const drop = async () => {
    setOver(false)
    if (!dragged || isHere) return
    const refusal = await attempt(async () => {
      await keepWish(
        { ...order, pieceIds: dragged.pieceIds },
        days,
        `Kept for ${dayWords(day.on, today)}`,
        dragged.words,
      )
    })
    if (refusal) sayOnly(refusal.sentence, dragged.words)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a package is dropped here; the key P does the same
    <section
      className={isOver ? 'plan-day over' : 'plan-day'}
      data-empty={day.packages.length === 0}
      aria-label={dayWords(day.on, today)}
      onDragOver={(event) => {
        if (!dragged) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        void drop()
      }}
    >
      <h3>
        {dayWords(day.on, today)}
        {isOver && dragged && !isHere && (
          <output className="plan-price">
            {price.data
              ? differenceMark(price.data.afterCents - price.data.beforeCents)
              : price.isError
                ? sentenceFor(price.error)
                : '…'}
          </output>
        )}
      </h3>
      {day.packages.length === 0 ? <p className="soft small">Nothing leaves</p> : <ul>{children}</ul>}
    </section>
  )
}
