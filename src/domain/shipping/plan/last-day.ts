// By when a piece has to leave, and why: what its lender asks binds; the office's own limit and a person's wish come after.
// The one rule for it: the mailing plan and the calendar's packing days are made by it.
import { allOpen, isOpen, type Calendar } from '../../calendar/open-days.ts'
import { hoursOn } from '../../desk/staffed.ts'
import { addDays } from '../../values/days.ts'
import { thereOn } from '../arrival.ts'
import type { LibraryFacts, PieceFacts, PlanFacts, PlanWish } from './plan-facts.ts'

export const lastDayCodes = [
  'lent',
  'for_facility',
  'recalled',
  'overdue',
  'promptly',
  'insured',
  'due',
  'hold_limit',
  'held',
  'pinned',
] as const
export type LastDayCode = (typeof lastDayCodes)[number]
export interface LastDay {
  readonly on: string
  readonly code: LastDayCode
}
export interface Window {
  readonly from: string
  readonly last: LastDay
  /** A wish that a lender's condition overrules. */
  readonly overruled: PlanWish | null
}

type Days = Pick<PlanFacts, 'firstDay' | 'settings' | 'week' | 'closures'>

/** A service that may carry it: its days on the way, when it is taken, and when it is delivered. */
export interface Way {
  readonly days: number
  readonly calendars: readonly Calendar[]
  readonly delivers: readonly Calendar[]
}

/** When a piece may leave: from, and by when. */
export function windowOf(piece: PieceFacts, library: LibraryFacts, ways: readonly Way[], days: Days): Window {
  const binding = bindingDay(piece, library, ways, days)
  const last = earlier(binding, ownLimit(piece, days))
  const wish = piece.wishes.findLast((one) => (one.kind === 'pin' || one.kind === 'hold') && one.on >= days.firstDay)
  if (!wish || (wish.kind !== 'pin' && wish.kind !== 'hold')) return { from: days.firstDay, last, overruled: null }
  if (binding && wish.on > latest(binding.on, days.firstDay)) return { from: days.firstDay, last, overruled: wish }
  return {
    from: wish.on,
    last: { on: wish.on, code: wish.kind === 'pin' ? 'pinned' : 'held' },
    overruled: null,
  }
}

/** The last day its lender, or whoever waits for it, leaves us; null: they leave it to us. */
export function bindingDay(piece: PieceFacts, library: LibraryFacts, ways: readonly Way[], days: Days): LastDay | null {
  const { firstDay } = days
  if (piece.kind === 'lending') return { on: firstDay, code: 'lent' }
  if (piece.kind === 'facility') return { on: firstDay, code: 'for_facility' }
  if (piece.isRecalled) return { on: firstDay, code: 'recalled' }
  if (piece.terms.promptly) return { on: firstDay, code: 'promptly' }
  if (piece.dueOn !== null && piece.dueOn < firstDay) return { on: firstDay, code: 'overdue' }
  if (piece.terms.insuredCents !== null) return { on: firstDay, code: 'insured' }
  if (piece.dueOn === null) return null
  return { on: leavesInTime(piece.dueOn, library, ways, days), code: 'due' }
}

/** Looking further back than this for a day finds none. */
const farthestBack = 120
/**
 * The last day on which somebody is at the desk, a service takes it and the lender's date is kept: there, on a day on which they
 * are open, where it means their hands; else within the days after it that the office allows itself.
 */
export function leavesInTime(
  dueOn: string,
  { dueMeans, closures }: Pick<LibraryFacts, 'dueMeans' | 'closures'>,
  ways: readonly Way[],
  days: Days,
): string {
  const latest = dueMeans === 'in_their_hands' ? dueOn : addDays(dueOn, days.settings.promiseDays)
  const isThere = (on: string): boolean => on <= dueOn && isOpen({ closures }, on)
  const goes = (on: string): boolean =>
    hoursOn(on, days) !== null &&
    ways.some(
      (way) =>
        allOpen(way.calendars, on) && (dueMeans === 'check_in_here' || isThere(thereOn(on, way.days, way.delivers))),
    )
  for (let back = 0; back < farthestBack; back += 1) if (goes(addDays(latest, -back))) return addDays(latest, -back)
  return latest
}

/** No piece waits for company longer than this. */
export function ownLimit(piece: PieceFacts, days: Days): LastDay {
  return { on: workingDaysAfter(piece.hereSince, days.settings.holdDays, days), code: 'hold_limit' }
}

/** The nth staffed day after a day. */
export function workingDaysAfter(day: string, count: number, office: Pick<Days, 'week' | 'closures'>): string {
  let on = day
  let left = count
  for (let tried = 0; left > 0 && tried < 200; tried += 1) {
    on = addDays(on, 1)
    if (hoursOn(on, office)) left -= 1
  }
  return on
}

const earlier = (a: LastDay | null, b: LastDay): LastDay => (a && a.on <= b.on ? a : b)
const latest = (a: string, b: string): string => (a > b ? a : b)
