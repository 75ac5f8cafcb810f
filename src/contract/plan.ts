// The mailing plan: what leaves when, by what, and why; and how the office sends.
import { z } from 'zod'
import { weekdayNames } from '../domain/calendar/week.ts'
import { mends } from '../domain/shipping/plan/left-out.ts'
import { restDays } from '../domain/shipping/shipping-settings.ts'
import { serviceIds } from '../domain/shipping/services.ts'
import { base, day, id, instant, opened, version } from './base.ts'

const serviceId = z.enum(serviceIds)
const cents = z.number().int()
const library = z.object({ id, name: z.string() })

export const planWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), on: day }),
  z.object({ kind: z.literal('hold'), on: day, reason: z.string().trim().min(1, 'a reason is needed').max(200) }),
  z.object({ kind: z.literal('alone') }),
  z.object({ kind: z.literal('forbid'), service: serviceId }),
])
const wishOrder = z.object({ pieceIds: z.array(id).min(1).max(100), wish: planWish })

export const plannedPiece = z.object({
  pieceId: id,
  requestId: id,
  number: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  kind: z.enum(['borrowing', 'lending', 'facility']),
  weightOz: z.number(),
  /** Its last day and what makes it so. */
  last: z.object({ on: day, code: z.string(), words: z.string() }),
  wishes: z.array(planWish),
  /** A wish that a lender's condition overrules. */
  overruled: planWish.nullable(),
  unread: z.array(z.string()).describe('Words of its lender that nobody has understood yet'),
})
export const plannedPackage = z.object({
  key: z.string(),
  on: day,
  library,
  service: serviceId,
  serviceLabel: z.string(),
  container: z.string(),
  grossOz: z.number(),
  cents,
  /** What its pieces would cost one by one. */
  aloneCents: cents,
  arrivesOn: day,
  /** Days on the way, and how many packages say so; none: as is usual. */
  transit: z.object({ days: z.number(), count: z.number() }),
  /** Why it goes that day, in a sentence. */
  why: z.string(),
  /** Services that may carry some of it. */
  allowed: z.array(serviceId),
  pieces: z.array(plannedPiece),
})
export type PlannedPackageView = z.infer<typeof plannedPackage>
export type PlannedPieceView = z.infer<typeof plannedPiece>

export const planView = z.object({
  digest: z.string(),
  madeAt: instant,
  firstDay: day,
  totals: z.object({
    planCents: cents,
    aloneCents: cents,
    asItComesCents: cents,
    boundCents: cents,
    isOptimal: z.boolean(),
    /** What the plan would cost if pieces might wait a day longer. */
    extraDayCents: cents.nullable(),
    hasMinutes: z.boolean(),
    /** The first day on which the plan takes more minutes than there are. */
    overTime: z.object({ on: day, needed: z.number(), there: z.number() }).nullable(),
  }),
  rates: z.object({ from: day.nullable(), doubt: z.string().nullable(), warnings: z.array(z.string()) }),
  /** Days on which the office packs, the first first. */
  days: z.array(z.object({ on: day, packages: z.array(plannedPackage) })),
  /** Without a way to go on any day that is planned: the rule in words. */
  unplanned: z.array(
    z.object({
      pieceId: id,
      requestId: id,
      number: z.string(),
      title: z.string(),
      library: z.string(),
      libraryId: id.nullable(),
      why: z.array(z.string()),
      /** Where that is changed. */
      mend: z.enum(mends),
    }),
  ),
  /** To go back insured for an amount that nobody has said: left out of the plan until somebody has. */
  amountMissing: z.array(
    z.object({ pieceId: id, requestId: id, number: z.string(), title: z.string(), library: z.string() }),
  ),
  /** Begun already: they stay as they are. */
  begun: z.array(
    z.object({
      parcelId: id,
      number: z.string(),
      library,
      pieces: z.number(),
      plannedOn: day.nullable(),
      serviceLabel: z.string().nullable(),
      /** What waits and can still go into it. */
      joins: z.array(z.object({ pieceId: id, requestId: id, number: z.string(), title: z.string() })),
    }),
  ),
  /** Services the office uses, for those that may be forbidden. */
  services: z.array(z.object({ id: serviceId, label: z.string() })),
})
export type PlanView = z.infer<typeof planView>

const container = z.object({
  id: z.string().trim().min(1).max(40),
  label: z.string().trim().min(1, 'a name is needed').max(60),
  tareOz: z.number().int().min(0).max(400),
  maxContentOz: z.number().int().min(1).max(1120),
  maxPieces: z.number().int().min(1).max(100),
  costCents: z.number().int().min(0).max(10_000),
  services: z.array(serviceId),
  supply: z.string().nullable(),
  isRetired: z.boolean().default(false),
})
const claimDays = z.object({
  firstDays: z.number().int().min(0).max(365),
  lastDays: z.number().int().min(0).max(365),
  isConfirmed: z.boolean().describe('The carrier says so'),
})
/** Null: new; it gets an id here. */
const newOrKnown = container.shape.id.nullable()
export const shippingView = z.object({
  services: z.array(
    z.object({
      id: serviceId,
      isUsed: z.boolean(),
      /** Null: the calendars of courier and van say when it goes. */
      days: z
        .object({ weekdays: z.array(z.enum(weekdayNames)), rests: z.enum(restDays), alsoNotOn: z.array(day).max(100) })
        .nullable(),
      dayFeeCents: z.number().int().min(0).max(100_000),
      maxGrossOz: z.number().int().min(1).max(2400, 'at most 150 lb'),
      transitDays: z.number().int().min(0).max(60),
    }),
  ),
  containers: z.array(container).max(40),
  liftOz: z.number().int().min(16, 'at least 1 lb').max(1120, 'at most 70 lb'),
  minutesPerPackage: z.number().int().min(0).max(120),
  minutesPerPiece: z.number().int().min(0).max(60),
  minutesPerDay: z.number().int().min(1).max(720),
  holdDays: z.number().int().min(0).max(30),
  promiseDays: z.number().int().min(0).max(30),
  isInstitution: z.boolean(),
  unknownZone: z.number().int().min(1).max(9),
  courierName: z.string().trim().min(1, 'the courier needs a name').max(60),
  claimDays: z
    .object({ usps: claimDays, ups: claimDays, fedex: claimDays, courier: claimDays })
    .describe('When each carrier takes a claim: days after mailing, with the courier after it was missed'),
})
const fee = z.number().int().min(0).max(100_000)
const value = z.number().int().min(0).max(5_000_000)
const extras = z.object({
  includedCents: value,
  value: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('brackets'),
      brackets: z.array(z.object({ upToCents: value.min(1), feeCents: fee })).max(100),
    }),
    z.object({
      kind: z.literal('per_hundred'),
      cents: fee,
      leastCents: fee,
      upToCents: value.min(1),
      isOfWhole: z.boolean(),
    }),
  ]),
  signatureCents: fee.nullable(),
})
export const rateTableView = z.object({
  id: id.nullable(),
  service: serviceId,
  label: z.string(),
  from: day,
  until: day.nullable(),
  source: z.string(),
  doubt: z.string().nullable(),
  /** Cents for one pound, in the first zone where there are zones. */
  firstCents: cents,
  /** The heaviest package it prices. */
  heaviestLb: z.number(),
  isInForce: z.boolean(),
  /** Keyed with this table; null: none. */
  extras: extras.nullable(),
  /** What holds on its first day, in words. */
  extrasWords: z.string().nullable(),
})
const rates = z.object({ tables: z.array(rateTableView), warnings: z.array(z.string()) })

const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: `/${string}`, summary: string, tag = 'mailroom') =>
  base.route({ method, path, summary, tags: [tag] })

export const planContract = {
  get: route('GET', '/plan', 'What leaves when, by what, and why').output(planView),
  price: route('POST', '/plan/price', 'What the plan would cost with a wish')
    .input(wishOrder)
    .output(z.object({ beforeCents: cents, afterCents: cents })),
  wish: route('POST', '/plan/wishes', 'Pin, hold, send alone, or forbid a service').input(wishOrder).output(planView),
  unwish: route('POST', '/plan/wishes/drop', 'Take a wish back')
    .input(
      z.object({
        pieceIds: z.array(id).min(1).max(100),
        kind: z.enum(['pin', 'hold', 'alone', 'forbid']),
        service: serviceId.nullable().default(null),
      }),
    )
    .output(planView),
  begin: route('POST', '/plan/begin', 'Begin the packages of a day')
    .input(z.object({ on: day, digest: z.string().max(100) }))
    .output(z.array(z.object({ id, number: z.string() }))),
  putIn: route('POST', '/plan/put-in', 'Put what has come into a package that is open')
    .input(z.object({ parcelId: id, pieceIds: z.array(id).min(1).max(100) }))
    .output(z.object({ pieces: z.number() })),
  savings: route('GET', '/plan/savings', 'What packing together has saved, by month').output(
    z.array(
      z.object({ month: z.string(), packages: z.number(), pieces: z.number(), paidCents: cents, aloneCents: cents }),
    ),
  ),
}
export const shippingContract = {
  settings: route('GET', '/shipping', 'How the office sends', 'settings').output(shippingView.extend(version)),
  change: route('PUT', '/shipping', 'Change how the office sends', 'settings')
    .input(shippingView.extend({ ...opened, containers: z.array(container.extend({ id: newOrKnown })).max(40) }))
    .output(shippingView.extend(version)),
  rates: route('GET', '/shipping/rates', 'Rate tables, those in force first', 'settings').output(rates),
  addRates: route('POST', '/shipping/rates', 'Add a rate table', 'settings')
    .input(
      z.object({
        service: serviceId,
        from: day,
        until: day.nullable().default(null),
        rows: z.string().min(1, 'paste the rows').max(20_000),
        source: z.string().trim().min(1, 'say where it is from').max(200),
        doubt: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .output(rates.extend({ notes: z.array(z.string()) })),
  keyExtras: route(
    'PUT',
    '/shipping/rates/extras',
    'Key what a table asks for a declared value and a signature',
    'settings',
  )
    .input(z.object({ service: serviceId, from: day, extras: extras.nullable() }))
    .output(rates),
  removeRates: route('DELETE', '/shipping/rates/{id}', 'Remove a rate table of the office', 'settings')
    .input(z.object({ id }))
    .output(rates),
}
