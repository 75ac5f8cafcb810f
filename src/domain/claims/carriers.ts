// When a carrier takes a claim for a package that it lost, and what it pays at most.
import type { RateTable } from '../shipping/rates/rate-table.ts'
import { extrasOn } from '../shipping/rates/extras.ts'
import { serviceKind, type Carrier, type ServiceId } from '../shipping/services.ts'
import { addDays } from '../values/days.ts'

export interface ClaimRule {
  /** Days after `from` on which it takes a claim, the first and the last included. */
  readonly from: 'mailed' | 'said'
  readonly firstDays: number
  readonly lastDays: number
  readonly source: string
  /** Nobody has told us: the carrier is to be asked before one relies on it. */
  readonly isAssumed: boolean
}

/** Our own van pays nothing. */
// oxfmt-ignore
export const claimRules: Readonly<Record<Exclude<Carrier, 'van'>, ClaimRule>> = {
  usps:    { from: 'mailed', firstDays: 15, lastDays: 60, isAssumed: false, source: 'usps.com, Help, File a Claim: insured mail, from 15 to 60 days after mailing' },
  ups:     { from: 'mailed', firstDays: 7,  lastDays: 60, isAssumed: true,  source: '[?] 60 days as with USPS; UPS counts from the day it should have been there' },
  fedex:   { from: 'mailed', firstDays: 7,  lastDays: 60, isAssumed: true,  source: '[?] 60 days as with USPS' },
  courier: { from: 'said',   firstDays: 0,  lastDays: 5,  isAssumed: false, source: 'Capital District Library Council, delivery: losses are reported within 5 days, up to 100 dollars an item' },
}

export interface Window {
  readonly carrier: Exclude<Carrier, 'van'>
  readonly firstOn: string
  readonly lastOn: string
}
export function windowOf(service: ServiceId, mailedOn: string, saidOn: string): Window | null {
  const { carrier } = serviceKind(service)
  if (carrier === 'van') return null
  const { from, firstDays, lastDays } = claimRules[carrier]
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
