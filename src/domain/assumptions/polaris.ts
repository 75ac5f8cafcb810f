// What we take for granted about Polaris although no document we read says so, or two say different things.
import { type Assumed, type AssumptionTable, reader } from './assumption.ts'
import { polarisIllAssumptions } from './polaris-ill.ts'
import { polarisPapiAssumptions } from './polaris-papi.ts'

export const polarisAssumptions = {
  ...polarisPapiAssumptions,
  ...polarisIllAssumptions,
} as const satisfies AssumptionTable

export type PolarisAssumed = Assumed<typeof polarisAssumptions>

/** Reads what is assumed of Polaris: what the settings say, else our value (or the other set, to try it). */
export function polarisReader(own: Partial<PolarisAssumed> = {}, set: 'value' | 'other' = 'value') {
  return reader(polarisAssumptions, set, own)
}

export type PolarisReader = ReturnType<typeof polarisReader>
