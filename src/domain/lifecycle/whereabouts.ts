// What is said on the telephone: where the thing is, who answers for it there, and the day that counts.
import type { Kind, Service } from './facts.ts'
import { lifeOf, stateRow } from './lives.ts'
import { places, type Place } from './places.ts'

export interface WhereMatter {
  readonly kind: Kind
  readonly service: Service
  readonly state: string
  readonly partner: string | null
  readonly pickup: string | null
  readonly dueOn: string | null
  readonly patronDueOn: string | null
  readonly shelfUntil: string | null
  readonly neededBy: string | null
}
export interface Whereabouts {
  readonly where: string
  readonly who: string | null
  readonly due: { readonly words: string; readonly on: string } | null
}

export function whereabouts(matter: WhereMatter): Whereabouts {
  const row = stateRow(lifeOf(matter), matter.state)
  const { place } = row
  return {
    where: place === undefined ? row.about.replace(/\.$/, '') : places[place].label,
    who: place === undefined ? waitingFor(matter, row.stage) : holder(place, matter),
    due: row.stage === 'done' ? null : dayThatCounts(matter),
  }
}

/** While nothing has come there is only who is to answer. */
const waitingFor = ({ partner }: WhereMatter, stage: string): string | null =>
  stage === 'waiting' && partner !== null ? `${partner} has to answer` : null

function holder(place: Place, { partner, pickup }: WhereMatter): string | null {
  switch (places[place].custodian) {
    case 'member':
      return pickup ?? 'the pick-up library'
    case 'van':
      return 'the van'
    case 'carrier':
      return 'the carrier'
    case 'owner':
    case 'borrower':
    case 'facility':
      return partner
    // The place says it.
    case 'office':
    case 'patron':
    case 'nobody':
      return null
    default:
      return places[place] satisfies never
  }
}

function dayThatCounts(matter: WhereMatter): Whereabouts['due'] {
  const { patronDueOn, shelfUntil, dueOn, neededBy } = matter
  if (patronDueOn !== null) return { words: 'patron’s date', on: patronDueOn }
  if (shelfUntil !== null) return { words: 'on the shelf until', on: shelfUntil }
  if (dueOn !== null) return { words: matter.kind === 'borrowing' ? 'lender’s date' : 'due', on: dueOn }
  return neededBy === null ? null : { words: 'needed by', on: neededBy }
}
