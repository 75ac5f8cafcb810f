// What may travel together: to one library, at one address. The planner’s format knows days on which nothing may arrive by
// destination alone, so a piece whose lender bars days on which another to the same library must be there is a destination
// of its own.
import { allOpen, isClosedBy } from '../../calendar/open-days.ts'
import { hoursOn } from '../../desk/staffed.ts'
import { thereOn } from '../arrival.ts'
import type { BuiltPiece } from './build-instance.ts'
import { waysOf } from './carrying.ts'
import type { PlanFacts } from './plan-facts.ts'
import { daysFrom } from './routes.ts'

export function destinationsOf(pieces: readonly BuiltPiece[], facts: PlanFacts): ReadonlyMap<BuiltPiece, string> {
  const found = new Map<BuiltPiece, string>()
  for (const [address, own] of Map.groupBy(pieces, addressOf)) {
    const barred = own.filter((one) => spansOf(one).length > 0)
    const others = (one: BuiltPiece) => own.filter((other) => spansWords(other) !== spansWords(one))
    for (const one of own) found.set(one, address)
    for (const one of barred)
      if (others(one).some((other) => keepsHere(one, other, facts)))
        found.set(one, `${address}, not ${spansWords(one)}`)
  }
  return found
}

const addressOf = ({ library, piece }: BuiltPiece): string =>
  `${library.id}${piece.terms.returnTo === null ? '' : `:${piece.terms.returnTo.join(', ')}`}`
const spansOf = ({ piece }: BuiltPiece) => piece.terms.notArriving
const spansWords = (one: BuiltPiece): string => spansOf(one).map(({ from, until }) => `${from} to ${until}`).join(', ') // oxfmt-ignore
const isBarred = (one: BuiltPiece, day: string): boolean =>
  spansOf(one).some(({ from, until }) => from <= day && day <= until)

/** Whether what is barred for the first would leave the other none of the days on which it can be there in time. */
function keepsHere(one: BuiltPiece, other: BuiltPiece, facts: PlanFacts): boolean {
  const { from, last } = other.window
  const ways = waysOf(other.carrying, other.library, facts)
  const arrivals = daysFrom(from, last.on > from ? last.on : from)
    .filter((day) => hoursOn(day, facts) !== null)
    .flatMap((day) =>
      ways.flatMap((way) => (allOpen(way.calendars, day) ? [thereOn(day, way.days, way.delivers)] : [])),
    )
    .filter((day) => !other.library.closures.some((each) => isClosedBy(each, day)) && !isBarred(other, day))
  return arrivals.every((day) => isBarred(one, day))
}
