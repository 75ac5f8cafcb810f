// The legs on which a piece is out of everybody's hands, and for how many days that is usual.
import { places, type Place } from '../lifecycle/places.ts'
import type { Policy } from '../policies/policy.ts'

interface Leg {
  readonly label: string
  readonly days: keyof Pick<
    Policy,
    'wayToUsDays' | 'wayVanOutDays' | 'wayVanBackDays' | 'wayHomeDays' | 'wayFromBorrowerDays' | 'wayFromFacilityDays'
  >
}
export const legs = {
  to_us: { label: 'To us', days: 'wayToUsDays' },
  van_out: { label: 'Van out', days: 'wayVanOutDays' },
  van_in: { label: 'Van back', days: 'wayVanBackDays' },
  to_owner: { label: 'Going home', days: 'wayHomeDays' },
  from_borrower: { label: 'Back from a borrower', days: 'wayFromBorrowerDays' },
  from_facility: { label: 'Back from a facility', days: 'wayFromFacilityDays' },
} as const satisfies Partial<Readonly<Record<Place, Leg>>>
export type LegName = keyof typeof legs
export const legNames = Object.keys(legs).filter(isLeg)
export function isLeg(place: string): place is LegName {
  return Object.hasOwn(legs, place)
}

const answering: Readonly<Record<(typeof places)[Place]['answers'], string>> = {
  us: 'we',
  owner: 'its owner',
  borrower: 'the borrower',
  facility: 'the facility',
  nobody: 'nobody',
}
/** Who answers for a piece on this leg, as the ILL Code has it. */
export const whoAnswers = (leg: LegName): string => answering[places[leg].answers]
export const usualDays = (leg: LegName, policy: Policy): number => policy[legs[leg].days]
