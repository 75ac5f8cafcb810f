// How long what lies in the drop box may have lain there, and that a closed day is nobody's fault.
import { hoursOn, type Desk } from '../desk/staffed.ts'
import { addDays, daysBetween } from '../values/days.ts'

/**
 * The day since which what lies in the box may have been there: that of the last emptying; where nobody knows of one, and
 * the office was closed until today, the last day it was open. Never further back than may be told to the library system.
 */
export function droppedSince(
  today: string,
  emptiedOn: string | null,
  desk: Pick<Desk, 'closures' | 'week'>,
  mostDays: number,
): string | null {
  const farthest = addDays(today, -mostDays)
  if (emptiedOn !== null) return emptiedOn < farthest ? farthest : emptiedOn
  if (!isClosed(addDays(today, -1), desk)) return null
  for (let day = addDays(today, -2); day >= farthest; day = addDays(day, -1)) if (!isClosed(day, desk)) return day
  return farthest
}

/** Of the days since then, those on which nobody could have emptied it. */
export const closedDaysSince = (
  since: string,
  today: string,
  desk: Pick<Desk, 'closures' | 'week'>,
): readonly string[] =>
  Array.from({ length: Math.max(0, daysBetween(since, today) - 1) }, (_, index) => addDays(since, index + 1)).filter(
    (day) => isClosed(day, desk),
  )

const isClosed = (day: string, desk: Pick<Desk, 'closures' | 'week'>): boolean => hoursOn(day, desk) === null
