// The plan in words: why a piece goes on its day or waits.
import type { BuiltPiece } from '../../../domain/shipping/plan/build-instance.ts'
import { ownLimit } from '../../../domain/shipping/plan/last-day.ts'
import type { PlanFacts } from '../../../domain/shipping/plan/plan-facts.ts'
import { writeDay } from '../../../domain/values/days.ts'
import { writeNumber } from '../../../domain/values/request-number.ts'

export const nameOf = (row: { readonly number: string; readonly label: string | null }): string =>
  row.label === null ? writeNumber(row.number) : `${writeNumber(row.number)}, ${row.label}`

/** Its last day, and what makes it so; `first`: it cannot be kept, and this is the first day after it. */
export function lastWords(one: BuiltPiece, facts: PlanFacts, first: string | undefined): string {
  const words = whyBy(one, facts)
  if (first === undefined) return words
  return `${words}; nothing gets there then, ${writeDay(first, facts.firstDay)} is the first day`
}

function whyBy({ piece, window, library }: BuiltPiece, facts: PlanFacts): string {
  const day = (on: string): string => writeDay(on, facts.firstDay)
  const { on, code } = window.last
  switch (code) {
    case 'lent':
      return 'lent: it leaves on the next packing day'
    case 'for_facility':
      return 'the facility waits for it'
    case 'recalled':
      return 'recalled: at once'
    case 'overdue':
      return `overdue since ${day(piece.dueOn ?? on)}: at once`
    case 'promptly':
      return 'the lender wants it back promptly'
    case 'insured':
      return 'insured: it does not lie about here'
    case 'due':
      return library.dueMeans === 'in_their_hands'
        ? `must be there by ${day(piece.dueOn ?? on)}`
        : `due ${day(piece.dueOn ?? on)}: leaves by ${day(on)}`
    case 'hold_limit':
      return `here since ${day(piece.hereSince)}: leaves by ${day(ownLimit(piece, facts).on)}`
    // Until when and why stands with the wish.
    case 'held':
      return 'held by a person'
    case 'pinned':
      return `kept for ${day(on)} by a person`
    default: {
      const nothing: never = code
      return nothing
    }
  }
}
