// Make-believe returns in the file format ill-returns/1, the same for the same seed: an ordinary month of an office, and
// the hard cases (fees and minutes that tie lenders together, one lender's heavy sets, insurance, own packaging).
import { Chance } from '../../domain/values/chance.ts'
import { containers, servicesFor, type DayFees } from './make-services.ts'

export interface Wish {
  readonly seed: number
  readonly items: number
  readonly lenders: number
  /** Days from the first to the last possible dispatch. */
  readonly days?: number
  /** The courier and the parcel service ask a fee for each day they come, a high one, or every service asks one. */
  readonly dayFees?: DayFees
  /** Of what an easy month takes: 1 is enough on most days, 0.5 is tight. */
  readonly minutes?: number
  /** Insurance, signatures, own packaging. */
  readonly demands?: number
  /** `mixed`: paperbacks, some sets, nothing twice. */
  readonly weights?: 'ordinary' | 'heavy' | 'edges' | 'mixed'
  readonly adversarial?: boolean
  /** A day to leave by for most pieces, or for each, within a week of its own. */
  readonly leaveBy?: boolean | 'each'
}

export function makeInstance(wish: Wish): Record<string, unknown> {
  const chance = new Chance(wish.seed)
  const days = wish.days ?? 26
  const lenders = Array.from({ length: wish.lenders }, (_, index) => makeLender(chance, wish, index, days))
  const items = Array.from({ length: wish.items }, (_, index) => makeItem(chance, wish, index, days))
  return {
    format: 'ill-returns/1',
    name: `made-${wish.seed}`,
    horizon: { start: dayAt(0), end: dayAt(days - 1) },
    office: {
      closed_weekdays: [6, 7],
      closed_dates: chance.isLucky(0.5) ? [dayAt(chance.whole(0, days - 1))] : [],
      max_package_gross_oz: 800,
      handling: wish.minutes === undefined ? null : makeMinutes(chance, wish, days),
    },
    services: servicesFor(wish.dayFees ?? false),
    containers,
    lenders,
    items,
  }
}

/** From a Monday in March 2026. */
export function dayAt(index: number): string {
  return new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10)
}

function makeLender(chance: Chance, wish: Wish, index: number, days: number): Record<string, unknown> {
  const services = chance.pick(
    ['library_mail'],
    ['library_mail', 'eld'],
    ['library_mail', 'ups'],
    ['library_mail', 'ups', 'eld'],
    ['ups'],
  )
  const blackouts = Array.from(
    { length: chance.isLucky(wish.adversarial ? 0.5 : 0.1) ? chance.whole(1, 2) : 0 },
    () => {
      const from = chance.whole(0, days)
      return { from: dayAt(from), to: dayAt(from + chance.whole(0, wish.adversarial ? 12 : 5)) }
    },
  )
  return {
    id: `L${index}`,
    name: `Lender ${index}`,
    services,
    transit_days: { library_mail: chance.whole(2, 8), eld: chance.whole(1, 3), ups: chance.whole(1, 4) },
    zone: { ups: chance.pick('2', '5') },
    blackouts,
  }
}

function makeItem(chance: Chance, wish: Wish, index: number, days: number): Record<string, unknown> {
  const { adversarial = false, demands = 0 } = wish
  const available = chance.isLucky(0.4) ? 0 : chance.whole(0, Math.max(0, days - 8))
  const window = adversarial && chance.isLucky(0.3) ? chance.whole(-3, 3) : chance.whole(6, 28)
  return {
    id: `I${String(index).padStart(5, '0')}`,
    // A few lenders have sent much, most of them little.
    lender: `L${Math.floor(wish.lenders * chance.next() ** 1.5)}`,
    weight_oz: weightOf(chance, wish),
    available_on: dayAt(available),
    due_on: dayAt(available + window),
    services: chance.isLucky(0.06) ? [chance.pick('ups', 'library_mail', 'eld')] : null,
    media_eligible: !chance.isLucky(0.05),
    solo: chance.isLucky(demands * 0.2),
    insured_value_cents: chance.isLucky(demands * 0.4) ? chance.whole(1, adversarial ? 12 : 8) * 2500 : 0,
    signature: chance.isLucky(demands * 0.2),
    ...(wish.leaveBy === 'each'
      ? { leave_by: dayAt(available + chance.whole(0, 7)) }
      : wish.leaveBy && chance.isLucky(0.7)
        ? { leave_by: dayAt(available + chance.whole(adversarial ? 0 : 5, 8)) }
        : {}),
  }
}

function weightOf(chance: Chance, { weights = 'ordinary' }: Wish): number {
  switch (weights) {
    case 'ordinary':
      return chance.isLucky(0.15) ? chance.whole(32, 90) : chance.whole(8, 34)
    case 'heavy':
      return chance.whole(90, 390)
    case 'edges':
      return Math.max(1, chance.whole(1, 8) * 16 - chance.pick(0, 1, 3, 9, 15))
    case 'mixed':
      return Math.max(4, Math.floor(22 * Math.exp(chance.next() + chance.next() + chance.next() - 1.5)))
    default: {
      const nothing: never = weights
      return nothing
    }
  }
}

function makeMinutes(chance: Chance, wish: Wish, days: number): Record<string, unknown> {
  const perDay = Math.ceil(((wish.items * 9) / (days * 0.6)) * (wish.minutes ?? 1)) + 12
  const byDate = Array.from(
    { length: days },
    (_, index) => [dayAt(index), chance.pick(0, 2 * perDay, Math.ceil(perDay / 2))] as const,
  )
  return {
    minutes_per_package: 6,
    minutes_per_item: 3,
    minutes_per_day: perDay,
    minutes_by_date: Object.fromEntries(byDate.filter(() => chance.isLucky(0.1))),
  }
}
