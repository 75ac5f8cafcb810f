// By when a piece must be there, as the planner's format has it: by calendar days after the day of leaving, the same day for
// all services. A service that does not deliver on the last days before the due date is left out where it could promise one.
import { previousOpen } from '../../calendar/open-days.ts'
import { addDays } from '../../values/days.ts'
import { deliversOn } from '../arrival.ts'
import { transitOf } from './carrying.ts'
import type { Window } from './last-day.ts'
import type { LibraryFacts, PlanFacts } from './plan-facts.ts'
import type { Route } from './routes.ts'

export interface DueThere {
  readonly dueOn: string
  readonly routes: readonly Route[]
}

export function dueThere(
  dueOn: string,
  own: readonly Route[],
  { library, window }: { readonly library: LibraryFacts; readonly window: Window },
  facts: Omit<PlanFacts, 'pieces'>,
): DueThere {
  const ways = own.map((route) => ({
    route,
    last: previousOpen(dueOn, deliversOn(route.service, facts, library.vanDays)) ?? dueOn,
    days: transitOf(library, route.service, facts).days,
  }))
  const lasts = ways.map((one) => one.last).toSorted()
  const [first = dueOn, latest = dueOn] = [lasts[0], lasts.at(-1)]
  const lastDay = window.last.on > window.from ? window.last.on : window.from
  // It would be there after the last delivery in time, and the format would take it for in time.
  const couldPromise = ({ last, days }: (typeof ways)[number]): boolean =>
    addDays(window.from, days) <= latest && addDays(lastDay, days) > last && last < latest
  const sure = ways.filter((one) => !couldPromise(one))
  return sure.some(({ last, days }) => addDays(window.from, days) <= last)
    ? { dueOn: latest, routes: sure.map((one) => one.route) }
    : { dueOn: first, routes: own }
}
