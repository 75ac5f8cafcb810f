// The rate tables the program comes with. An office adds the next ones itself; where two are in force, the later begun
// counts. Captured from Notice 123 (prices of 12 July 2026) and the sources each table names.
import type { ServiceId } from '../services.ts'
import { groundAdvantage2026 } from './ground-advantage.ts'
import { libraryMail2025, libraryMail2026 } from './library-mail.ts'
import { mediaMail2025, mediaMail2026 } from './media-mail.ts'
import type { Bracket, DatedExtras } from './extras.ts'
import type { Charges, RateTable, Surcharge } from './rate-table.ts'
import { upsGroundSaver2025 } from './ups-ground.ts'

const july2026 = '2026-07-12'
const notice123 = 'USPS Notice 123'
const perPound = (cents: readonly number[]): Charges => ({ kind: 'per_lb', cents })
const flat = (service: ServiceId, cents: number): RateTable => ({
  service,
  from: july2026,
  until: null,
  charges: { kind: 'flat', cents },
  extras: null,
  doubt: null,
  source: `${notice123}, at the counter`,
})

export const builtInTables: readonly RateTable[] = [
  {
    service: 'library_mail',
    from: '2025-07-13',
    until: '2026-07-11',
    charges: perPound(libraryMail2025),
    extras: null,
    doubt: 'read in one source only',
    source: notice123,
  },
  {
    service: 'library_mail',
    from: july2026,
    until: null,
    charges: perPound(libraryMail2026),
    extras: null,
    doubt: 'rows from 2 lb on are 95 percent of Media Mail: compare one label at the counter',
    source: `${notice123} (1 lb); 39 U.S.C. 3626(a)(7)`,
  },
  {
    service: 'media_mail',
    from: '2025-07-13',
    until: '2026-07-11',
    charges: perPound(mediaMail2025),
    extras: null,
    doubt: null,
    source: notice123,
  },
  {
    service: 'media_mail',
    from: july2026,
    until: null,
    charges: perPound(mediaMail2026),
    extras: null,
    doubt: null,
    source: notice123,
  },
  {
    service: 'ground_advantage',
    from: july2026,
    until: null,
    charges: { kind: 'per_lb_zone', zones: groundAdvantage2026 },
    extras: null,
    doubt: null,
    source: `${notice123}, at the counter`,
  },
  flat('flat_rate_envelope', 1400),
  flat('flat_rate_small', 1365),
  flat('flat_rate_medium', 2480),
  flat('flat_rate_large', 3400),
  {
    service: 'ups_ground',
    from: '2025-12-22',
    until: null,
    charges: { kind: 'per_lb_zone', zones: upsGroundSaver2025 },
    extras: null,
    doubt: 'published Ground Saver rates before the fuel surcharge: key those of your contract',
    source: 'UPS daily rates of 22 December 2025',
  },
]

/** From 4 October 2026 to 17 January 2027, at the counter; not for Library and Media Mail. */
export const builtInSurcharges: readonly Surcharge[] = [
  more([1, 3], [1, 4], 50),
  more([1, 3], [5, 9], 75),
  more([4, 10], [1, 4], 80),
  more([4, 10], [5, 9], 140),
  more([11, 25], [1, 4], 125),
  more([11, 25], [5, 9], 275),
]
function more(pounds: Surcharge['pounds'], zones: Surcharge['zones'], cents: number): Surcharge {
  return { service: 'ground_advantage', from: '2026-10-04', until: '2027-01-17', pounds, zones, cents }
}

/** Fees by value; 2.01 to 3.00 hundred dollars cost but five cents more than the step below, as captured. */
const uspsInsurance: readonly Bracket[] = [
  { upToCents: 5_000, feeCents: 280 },
  { upToCents: 10_000, feeCents: 350 },
  { upToCents: 20_000, feeCents: 450 },
  { upToCents: 30_000, feeCents: 455 },
  { upToCents: 40_000, feeCents: 605 },
  { upToCents: 50_000, feeCents: 755 },
  { upToCents: 60_000, feeCents: 905 },
]
const usps = (service: ServiceId, includedCents: number): DatedExtras => ({
  service,
  from: july2026,
  includedCents,
  value: { kind: 'brackets', brackets: uspsInsurance },
  signatureCents: 515,
})
/** Since before any table here: what is keyed counts before it. */
const covered = (service: ServiceId, includedCents: number): DatedExtras => ({
  service,
  from: '2000-01-01',
  includedCents,
  value: { kind: 'brackets', brackets: [] },
  signatureCents: null,
})
export const builtInExtras: readonly DatedExtras[] = [
  usps('library_mail', 0),
  usps('media_mail', 0),
  usps('ground_advantage', 10_000),
  usps('flat_rate_envelope', 10_000),
  usps('flat_rate_small', 10_000),
  usps('flat_rate_medium', 10_000),
  usps('flat_rate_large', 10_000),
  // Above it by the office's contract, which it keys.
  covered('ups_ground', 10_000),
  covered('fedex_ground', 10_000),
  // The courier's own cover: up to 100 dollars an item, nothing fragile or rare.
  covered('courier', 10_000),
  covered('van', 0),
]
