// By when a piece has to leave, and why: what its lender asks binds; the office's own limit and a person's wish come after.
import { hoursOn } from '../../desk/staffed.ts'
import { addDays } from '../../values/days.ts'
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

/** When a piece may leave: from, and by when. `quickest`: the fewest days on the way of what may carry it. */
export function windowOf(piece: PieceFacts, library: LibraryFacts, quickest: number, days: Days): Window {
  const binding = bindingDay(piece, library, quickest, days)
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
export function bindingDay(piece: PieceFacts, library: LibraryFacts, quickest: number, days: Days): LastDay | null {
  const { firstDay } = days
  if (piece.kind === 'lending') return { on: firstDay, code: 'lent' }
  if (piece.kind === 'facility') return { on: firstDay, code: 'for_facility' }
  if (piece.isRecalled) return { on: firstDay, code: 'recalled' }
  if (piece.terms.promptly) return { on: firstDay, code: 'promptly' }
  if (piece.dueOn !== null && piece.dueOn < firstDay) return { on: firstDay, code: 'overdue' }
  if (piece.terms.insuredCents !== null) return { on: firstDay, code: 'insured' }
  if (piece.dueOn === null) return null
  const on =
    library.dueMeans === 'in_their_hands'
      ? addDays(piece.dueOn, -quickest)
      : addDays(piece.dueOn, days.settings.promiseDays)
  return { on, code: 'due' }
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
