// What we take for granted about OCLC WorldShare ILL although no document we read says so, or two say different things.
import { type Assumed, type AssumptionTable, reader } from './assumption.ts'
import { worldsharePatronAssumptions } from './worldshare-patrons.ts'
import { worldshareRuleAssumptions } from './worldshare-rules.ts'
import { worldshareWireAssumptions } from './worldshare-wire.ts'
import { worldshareWordAssumptions } from './worldshare-words.ts'

export const worldshareAssumptions = {
  ...worldshareWireAssumptions,
  ...worldshareWordAssumptions,
  ...worldshareRuleAssumptions,
  ...worldsharePatronAssumptions,
} as const satisfies AssumptionTable

export type WorldshareAssumed = Assumed<typeof worldshareAssumptions>

/** Reads what is assumed of WorldShare: what the settings say, else our value (or the other set, to try it). */
export function worldshareReader(own: Partial<WorldshareAssumed> = {}, set: 'value' | 'other' = 'value') {
  return reader(worldshareAssumptions, set, own)
}

export type WorldshareReader = ReturnType<typeof worldshareReader>
