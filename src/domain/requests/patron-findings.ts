// What intake notices, as the patron who asks reads it: only what they can do something about, and never anything of
// another patron.
import type { IntakePolicy } from '../policies/intake-policy.ts'
import { addDays, writeDay } from '../values/days.ts'
import type { FindingCode } from './finding.ts'
import { findingsOf } from './findings.ts'
import type { IntakeFacts } from './intake-facts.ts'

export interface PatronFinding {
  readonly code: FindingCode
  readonly sentence: string
  /** A request of their own to look at instead. */
  readonly number: string | null
}

const shownLibraries = 3

export function patronFindings(facts: IntakeFacts, policy: IntakePolicy, today: string): readonly PatronFinding[] {
  return findingsOf(facts, policy, today).flatMap(({ code }) => {
    const sentence = sentenceFor(code, facts, policy, today)
    return sentence === null ? [] : [{ code, sentence, number: code === 'asked-before' ? ownOpen(facts) : null }]
  })
}

function sentenceFor(code: FindingCode, facts: IntakeFacts, policy: IntakePolicy, today: string): string | null {
  switch (code) {
    case 'asked-before':
      return ownOpen(facts) === null ? null : 'You have asked for this already, and it is under way.'
    case 'owned-in-system':
      return `Our own libraries have it: ${owners(facts)}. Place a hold in the catalogue: that is quicker than having it sent.`
    case 'needed-too-soon':
      return `It would be here about ${writeDay(addDays(today, policy.usualDays), today)}, after the day you named. Name a later day, or ask all the same and we will try.`
    case 'bad-isbn':
      return `The ISBN ${facts.citation['isbn'] ?? ''} does not add up: a digit may be wrong. Left as it is, we keep it and go by the title.`
    case 'bad-issn':
      return `The ISSN ${facts.citation['issn'] ?? ''} does not add up: a digit may be wrong. Left as it is, we keep it and go by the title.`
    case 'too-many-active':
      return `With this one you wait for ${facts.patron?.active ?? 0}, more than we can ask for at once: we may ask you which comes first.`
    default:
      return null
  }
}

const ownOpen = ({ earlier }: IntakeFacts): string | null =>
  earlier.find((one) => one.isSamePatron && one.isOpen)?.number ?? null

function owners({ copies }: IntakeFacts): string {
  const all = copies ?? []
  const named = all.slice(0, shownLibraries).map((one) => `${one.library}${one.isIn ? '' : ' (out just now)'}`)
  return all.length > shownLibraries ? `${named.join(', ')} and ${all.length - shownLibraries} more` : named.join(', ')
}
