// The last day on which what goes home can be packed and still keep its lender's date.
import { previousOpen, type Calendar, type Closure } from '../calendar/open-days.ts'
import { addDays } from '../values/days.ts'

export interface WayHome {
  readonly dueMeans: 'check_in_here' | 'in_their_hands'
  readonly mailDays: number
  readonly lenderClosures: readonly Closure[]
}

/** Worked back from a date on which the lender, or we, are closed. */
export function packBy(lenderDueOn: string, { dueMeans, mailDays, lenderClosures }: WayHome, office: Calendar): string {
  const leaves =
    dueMeans === 'in_their_hands'
      ? addDays(previousOpen(lenderDueOn, [{ closures: lenderClosures }]) ?? lenderDueOn, -mailDays)
      : lenderDueOn
  return previousOpen(leaves, [office]) ?? leaves
}
