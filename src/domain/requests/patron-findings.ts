// What intake notices, as the patron who asks reads it: only what they can do something about, and never anything of
// another patron.
import type { IntakePolicy } from '../policies/intake-policy.ts'
import { addDays, writeDay } from '../values/days.ts'
import type { FindingCode } from './finding.ts'
import { findingsOf } from './findings.ts'
import type { IntakeFacts } from './intake-facts.ts'

export interface PatronFinding {
  readonly code: FindingCode
  /** What is so; then what can be done while it is not sent, and what happens once it is. */
  readonly sentence: string
  readonly before: string
  readonly after: string
  /** A request of their own to look at instead. */
  readonly number: string | null
}
type Words = Pick<PatronFinding, 'sentence' | 'before' | 'after'>

const shownLibraries = 3

export function patronFindings(facts: IntakeFacts, policy: IntakePolicy, today: string): readonly PatronFinding[] {
  return findingsOf(facts, policy, today).flatMap(({ code }) => {
    const words = wordsFor(code, facts, policy, today)
    return words === null ? [] : [{ code, ...words, number: code === 'asked-before' ? ownOpen(facts) : null }]
  })
}

function wordsFor(code: FindingCode, facts: IntakeFacts, policy: IntakePolicy, today: string): Words | null {
  switch (code) {
    case 'asked-before':
      return ownOpen(facts) === null
        ? null
        : { sentence: 'You have asked for this already, and it is under way.', before: '', after: '' }
    case 'owned-in-system':
      return {
        sentence: `Our own libraries have it: ${owners(facts)}.`,
        before: 'Place a hold in the catalog: that is quicker than having it sent.',
        after: 'A hold in the catalog is quicker: we may place one for you instead.',
      }
    case 'needed-too-soon':
      return {
        sentence: `It would be here about ${writeDay(addDays(today, policy.usualDays), today)}, after the day you named.`,
        before: 'Name a later day, or ask all the same and we will try.',
        after: 'We will try.',
      }
    case 'bad-isbn':
      return wrongNumber('ISBN', facts.citation['isbn'] ?? '')
    case 'bad-issn':
      return wrongNumber('ISSN', facts.citation['issn'] ?? '')
    case 'too-many-active':
      return {
        sentence: `With this one you wait for ${facts.patron?.active ?? 0}, more than we can ask for at once.`,
        before: 'We may ask you which comes first.',
        after: 'We may ask you which comes first.',
      }
    default:
      return null
  }
}

const wrongNumber = (name: string, typed: string): Words => ({
  sentence: `The ${name} ${typed} does not add up: a digit may be wrong.`,
  before: 'Left as it is, we keep it and go by the title.',
  after: 'We keep it as you typed it and go by the title.',
})

const ownOpen = ({ earlier }: IntakeFacts): string | null =>
  earlier.find((one) => one.isSamePatron && one.isOpen)?.number ?? null

function owners({ copies }: IntakeFacts): string {
  const all = copies ?? []
  const named = all.slice(0, shownLibraries).map((one) => `${one.library}${one.isIn ? '' : ' (out just now)'}`)
  return all.length > shownLibraries ? `${named.join(', ')} and ${all.length - shownLibraries} more` : named.join(', ')
}
