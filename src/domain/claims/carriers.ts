// When a carrier takes a claim for a package that it lost, and what it pays at most.
import { carrierAssumptions } from '../assumptions/carriers.ts'
import type { RateTable } from '../shipping/rates/rate-table.ts'
import { extrasOn } from '../shipping/rates/extras.ts'
import { serviceKind, type Carrier, type ServiceId } from '../shipping/services.ts'
import { addDays } from '../values/days.ts'

/** Our own van pays nothing. */
export const claimCarriers = ['usps', 'ups', 'fedex', 'courier'] as const satisfies readonly Carrier[]
export type ClaimCarrier = (typeof claimCarriers)[number]

/** Days on which a carrier takes a claim, the first and the last included: after mailing, or after it was missed. */
export interface ClaimDays {
  readonly firstDays: number
  readonly lastDays: number
  /** The carrier says so; else it is to be asked before one relies on it. */
  readonly isConfirmed: boolean
}
export type AllClaimDays = Readonly<Record<ClaimCarrier, ClaimDays>>

// oxfmt-ignore
export const usualClaimDays: AllClaimDays = {
  usps:    { firstDays: 15, lastDays: 60, isConfirmed: true },
  ups:     { ...carrierAssumptions.upsClaimDays.value, isConfirmed: false },
  fedex:   { ...carrierAssumptions.fedexClaimDays.value, isConfirmed: false },
  courier: { firstDays: 0,  lastDays: 5,  isConfirmed: true },
}

// oxfmt-ignore
export const claimRules: Readonly<Record<ClaimCarrier, { readonly from: 'mailed' | 'said'; readonly source: string }>> = {
  usps:    { from: 'mailed', source: 'usps.com, Help, File a Claim: insured mail, from 15 to 60 days after mailing' },
  ups:     { from: 'mailed', source: '60 days as with USPS; UPS itself counts from the day it should have been there' },
  fedex:   { from: 'mailed', source: '60 days as with USPS' },
  courier: { from: 'said',   source: 'Capital District Library Council, delivery: losses are reported within 5 days, up to 100 dollars an item' },
}
export const fromWords = { mailed: 'after mailing', said: 'after it was missed' } as const

export interface Window {
  readonly carrier: ClaimCarrier
  readonly firstOn: string
  readonly lastOn: string
}
export function windowOf(days: AllClaimDays, service: ServiceId, mailedOn: string, saidOn: string): Window | null {
  const { carrier } = serviceKind(service)
  if (carrier === 'van') return null
  const { firstDays, lastDays } = days[carrier]
  const { from } = claimRules[carrier]
  const start = from === 'mailed' ? mailedOn : saidOn
  return { carrier, firstOn: addDays(start, firstDays), lastOn: addDays(start, lastDays) }
}

export interface Lost {
  readonly service: ServiceId
  readonly mailedOn: string
  readonly insuredCents: number
  readonly pieces: number
}
/** What it was insured for, or what the service covers without: the courier each item by itself. */
export function coveredCents(tables: readonly RateTable[], { service, mailedOn, insuredCents, pieces }: Lost): number {
  const free = extrasOn(tables, service, mailedOn)?.includedCents ?? 0
  return Math.max(insuredCents, serviceKind(service).carrier === 'courier' ? free * pieces : free)
}
