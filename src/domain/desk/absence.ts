// A planned absence from the desk, and what it asks for: before it begins, and when it is over.
import { addDays } from '../values/days.ts'

export const absenceKinds = { leave: 'Leave', training: 'Training', other: 'Away' } as const
export type AbsenceKind = keyof typeof absenceKinds

export interface Absence {
  readonly startsOn: string
  readonly endsOn: string
  readonly kind: AbsenceKind
  /** Who stands in, in words; null: nobody. */
  readonly substitute: string | null
}

// oxfmt-ignore
export const absenceSteps = {
  substitute: { label: 'It is settled', key: 'S' },
  network:    { label: 'Closure is in WorldShare', key: 'W' },
  partners:   { label: 'Partners are told',    key: 'P' },
  before:     { label: 'Done ahead',           key: 'D' },
  after:      { label: 'Caught up',            key: 'U' },
} as const
export type AbsenceStep = keyof typeof absenceSteps

/** How a closure is put into WorldShare; the handbook has the same steps. */
export const closureSteps = [
  'Sign in to WorldShare as somebody who may change policies.',
  'Open Policies, then Office closures.',
  'Add a closure with its first and last day, and save it.',
] as const

/** Nothing is said of an absence earlier than this. */
const daysAhead = 21
/** What was not caught up with by then is no news. */
const daysAfter = 21
/** Away for fewer days than this, nobody outside notices. */
const daysNoticed = 3

/** What is still to be done for an absence today, in the order in which it is done. */
export function stepsToDo(absence: Absence, done: readonly AbsenceStep[], today: string): readonly AbsenceStep[] {
  return stepsNow(absence, today).filter((one) => !done.includes(one))
}

function stepsNow({ startsOn, endsOn, substitute }: Absence, today: string): readonly AbsenceStep[] {
  if (today > endsOn) return today <= addDays(endsOn, daysAfter) ? ['after'] : []
  if (today < addDays(startsOn, -daysAhead)) return []
  if (substitute !== null) return ['substitute']
  const isNoticed = endsOn >= addDays(startsOn, daysNoticed - 1)
  return isNoticed ? ['substitute', 'network', 'partners', 'before'] : ['before']
}

/** The day by which a step must be done. */
export const stepBy = (step: AbsenceStep, { startsOn, endsOn }: Absence): string =>
  step === 'after' ? addDays(endsOn, 1) : addDays(startsOn, -1)
