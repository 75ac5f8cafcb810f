import type { ReactNode } from 'react'
import { dayInFull, dayOf, dayWords, distanceWords, timeOf } from '../dates.ts'
import { useMe } from '../me.tsx'

/** "Thu 26 Nov · in 2 days": exact on hover and for screen readers. */
export function Day({
  on,
  isLate = false,
  isShort = false,
}: {
  on: string
  isLate?: boolean
  isShort?: boolean
}): ReactNode {
  const { today } = useMe()
  const distance = distanceWords(on, today)
  return (
    <Time
      at={on}
      exact={`${dayInFull(on)}, ${distance}`}
      words={isShort ? dayWords(on, today) : `${dayWords(on, today)} · ${distance}`}
      isLate={isLate}
    />
  )
}

/** The time today, else the day; `isFull` says how long ago too. */
export function Moment({ at, isFull = false }: { at: string; isFull?: boolean }): ReactNode {
  const { today, timeZone } = useMe()
  const day = dayOf(at, timeZone)
  const time = timeOf(at, timeZone)
  const words =
    day === today
      ? `${isFull ? 'today ' : ''}${time}`
      : `${dayWords(day, today)}${isFull ? ` · ${distanceWords(day, today)}` : ''}`
  return <Time at={at} exact={`${dayInFull(day)}, ${time}`} words={words} isLate={false} />
}

/** By when it must be done: the last staffed hour before its day is over. */
export function By({ at, isLate }: { at: string; isLate: boolean }): ReactNode {
  const { today, timeZone } = useMe()
  const day = dayOf(at, timeZone)
  const time = timeOf(at, timeZone)
  const words = `by ${time}${day === today ? '' : ` ${dayWords(day, today)}`}`
  const exact = `by ${time}, ${dayInFull(day)}, the last staffed hour`
  return (
    <Time at={at} exact={exact} words={isLate ? `late: was due ${words.replace('by ', '')}` : words} isLate={isLate} />
  )
}

function Time({ at, exact, words, isLate }: { at: string; exact: string; words: string; isLate: boolean }): ReactNode {
  return (
    <time dateTime={at} title={exact} className={isLate ? 'late number' : 'number'}>
      <span aria-hidden="true">{words}</span>
      <span className="only-heard">{exact}</span>
    </time>
  )
}
