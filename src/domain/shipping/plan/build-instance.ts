// The office's live state as a problem for the planner.
import { isClosedBy } from '../../calendar/open-days.ts'
import { weekdayNames } from '../../calendar/week.ts'
import { hoursOn } from '../../desk/staffed.ts'
import type { Instance, Item, Lender } from '../../returns-format/instance.ts'
import { addDays } from '../../values/days.ts'
import { amountMissing, lacksAmount } from '../binding.ts'
import { inUse } from '../containers.ts'
import { noFeeFor, noTableOf } from '../postage.ts'
import { noTerms, termWords } from '../return-terms.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import { blackoutsOf, deliveriesIn, type Deliveries } from './blackouts.ts'
import { carryingOf, transitOf, waysOf, type Carrying, type Forbidden } from './carrying.ts'
import { dueThere } from './due-there.ts'
import { windowOf, type Window } from './last-day.ts'
import type { LibraryFacts, PieceFacts, PlanFacts } from './plan-facts.ts'
import { daysFrom, isListedIn, routesOf, suits, type Horizon, type Route } from './routes.ts'

export interface Built {
  readonly instance: Instance
  readonly routes: ReadonlyMap<string, Route>
  readonly pieces: readonly BuiltPiece[]
  /** Pieces that no service may carry, each with the rule in words. */
  readonly unplanned: readonly { readonly piece: PieceFacts; readonly why: readonly string[] }[]
}
export interface BuiltPiece {
  readonly piece: PieceFacts
  readonly library: LibraryFacts
  readonly window: Window
  readonly carrying: Carrying
  /** Where it goes: its library, or another address the lender named. */
  readonly destination: string
  readonly isSolo: boolean
}

export function buildInstance(facts: PlanFacts): Built {
  const libraries = new Map(facts.libraries.map((one) => [one.id, one]))
  const here = facts.pieces.flatMap((piece) => {
    const library = libraries.get(piece.libraryId)
    return library ? [builtPiece(piece, library, facts)] : []
  })
  const horizon = horizonOf(facts, here)
  const choices = choicesOf(here)
  const deliveries = deliveriesIn(horizon, facts)
  const routes = routesOf(horizon, { ...facts, choices, insuredCents: insuredTogether(here) })
  const sorted = here.map((one) => ({ one, why: hopeless(one, routes, facts) }))
  const pieces = sorted.flatMap(({ one, why }) => (why.length === 0 ? [one] : []))
  return {
    instance: {
      horizon,
      office: officeOf(facts, horizon),
      services: routes.map((one) => one.entry),
      containers: inUse(facts.settings.containers).map((one) => ({
        id: one.id,
        tareOz: one.tareOz,
        maxContentOz: one.maxContentOz,
        maxItems: one.maxPieces,
        costCents: one.costCents,
        services: routes.flatMap((route) => (isListedIn(one, route) ? [route.id] : [])),
      })),
      lenders: [...Map.groupBy(pieces, (one) => one.destination)].map(([id, own]) =>
        lenderOf(id, own, routes, { facts, horizon, deliveries }),
      ),
      items: pieces.map((one) => itemOf(one, routes, { facts, horizon })),
    },
    routes: new Map(routes.map((one) => [one.id, one])),
    pieces,
    unplanned: sorted.flatMap(({ one, why }) => (why.length > 0 ? [{ piece: one.piece, why }] : [])),
  }
}

export const itemId = (piece: { readonly id: number }): string => String(piece.id)

function builtPiece(piece: PieceFacts, library: LibraryFacts, facts: PlanFacts): BuiltPiece {
  const carrying = carryingOf(piece, library, facts)
  const { returnTo, ownPackaging } = piece.terms
  return {
    piece,
    library,
    carrying,
    window: windowOf(piece, library, waysOf(carrying, library, facts), facts),
    destination: `${library.id}${returnTo === null ? '' : `:${returnTo.join(', ')}`}`,
    isSolo: ownPackaging || piece.wishes.some((one) => one.kind === 'alone'),
  }
}

/** Long enough for whatever must wait: three weeks, and past the closings of those it goes to. */
function horizonOf({ firstDay, closures }: PlanFacts, pieces: readonly BuiltPiece[]): Horizon {
  const most = addDays(firstDay, 120)
  const ends = [
    ...closures.map((one) => one.endsOn),
    ...pieces.flatMap(({ library, piece, window }) => [
      ...library.closures.map((one) => one.endsOn),
      ...piece.terms.notArriving.map((one) => one.until),
      window.last.on,
    ]),
  ].filter((day) => day <= addDays(firstDay, 100))
  const last = ends.reduce((a, b) => (a > b ? a : b), addDays(firstDay, 14))
  const end = addDays(last, 7)
  return { start: firstDay, end: end < most ? end : most }
}

/** Sets of containers that some pieces must do without; null where one goes in its own packaging. */
function choicesOf(pieces: readonly BuiltPiece[]): readonly (readonly string[] | null)[] {
  const sets = new Map(
    pieces.flatMap(({ piece }) =>
      !piece.terms.ownPackaging && piece.tooBigFor.length > 0
        ? [[piece.tooBigFor.toSorted().join('+'), piece.tooBigFor.toSorted()] as const]
        : [],
    ),
  )
  return [...sets.values(), ...(pieces.some(({ piece }) => piece.terms.ownPackaging) ? [null] : [])]
}

const insuredTogether = (pieces: readonly BuiltPiece[]): number =>
  pieces.reduce((cents, { piece }) => cents + (piece.terms.insuredCents ?? 0), 0)

const needsOf = ({ piece: { terms, tooBigFor } }: BuiltPiece) => ({
  isOwn: terms.ownPackaging,
  tooBigFor,
  insuredCents: terms.insuredCents ?? 0,
  signature: terms.signature,
})
const routesFor = (one: BuiltPiece, routes: readonly Route[]): readonly Route[] =>
  routes.filter((route) => one.carrying.allowed.includes(route.service) && suits(route, needsOf(one)))

function hopeless(one: BuiltPiece, routes: readonly Route[], facts: PlanFacts): readonly string[] {
  const { settings } = facts
  const { allowed, forbidden } = one.carrying
  if (lacksAmount(one.piece)) return [amountMissing]
  if (allowed.length === 0) return whyNone(one, forbidden, facts)
  const mine = routesFor(one, routes)
  if (mine.length === 0) return [whyNoRoute(one, routes)]
  const isFitting = inUse(settings.containers).some((container) =>
    mine.some(
      (route) =>
        isListedIn(container, route) &&
        one.piece.weightOz <= container.maxContentOz &&
        one.piece.weightOz + container.tareOz <= Math.min(route.entry.maxGrossOz, settings.liftOz),
    ),
  )
  if (isFitting) return []
  return one.piece.tooBigFor.length > 0
    ? ['It did not fit, and there is nothing larger for what may carry it: Settings, Shipping, Containers.']
    : [`It weighs ${one.piece.weightOz} oz: nothing that may carry it takes so much.`]
}

/** Its services have no prices on any of the days, or have them and no fee for what its lender asks. */
function whyNoRoute({ carrying: { allowed }, piece: { terms } }: BuiltPiece, routes: readonly Route[]): string {
  const priced = allowed.filter((id) => routes.some((route) => route.service === id))
  return priced.length === 0
    ? noTableOf(allowed)
    : noFeeFor(priced, { insuredCents: terms.insuredCents ?? 0, signature: terms.signature })
}

/** What can be put right here comes first: a fee to be keyed, a carrier to be used. */
function whyNone({ piece }: BuiltPiece, forbidden: readonly Forbidden[], { settings }: PlanFacts): readonly string[] {
  const missing = forbidden.filter((other) => other.isToKey)
  if (missing.length > 0) return missing.map((other) => other.why)
  const { onlyBy } = piece.terms
  const isUsed = settings.services.some(({ id, isUsed: used }) => used && onlyBy?.includes(serviceKind(id).carrier))
  if (onlyBy !== null && !isUsed)
    return [
      `The lender says “${termWords({ ...noTerms, onlyBy }, (day) => day).join()}”: no such service is ticked in Settings, Shipping, Services.`,
    ]
  const why = [...new Set(forbidden.map((other) => other.why))]
  return why.length > 0 ? why : ['The office uses no service: choose one in Settings, Shipping, Services.']
}

function lenderOf(
  id: string,
  own: readonly BuiltPiece[],
  routes: readonly Route[],
  days: { readonly facts: PlanFacts; readonly horizon: Horizon; readonly deliveries: Deliveries },
): Lender {
  const { facts } = days
  const [first] = own
  const services = routes.filter((route) => own.some((one) => routesFor(one, [route]).length > 0))
  const onTheWay = (service: ServiceId): number => (first ? transitOf(first.library, service, facts).days : 0)
  const notArriving = own.flatMap(({ piece }) =>
    piece.terms.notArriving.map((one) => ({ from: one.from, to: one.until })),
  )
  const zone = String(first?.library.zone ?? facts.settings.unknownZone)
  return {
    id,
    name: first?.library.name ?? '',
    services: services.map((one) => one.id),
    transitDays: new Map(services.map((one) => [one.id, onTheWay(one.service)])),
    zone: new Map(services.map((one) => [one.id, zone])),
    blackouts: first
      ? blackoutsOf(first.library, notArriving, [...new Set(services.map((one) => one.service))], days)
      : [],
  }
}

function itemOf(
  one: BuiltPiece,
  routes: readonly Route[],
  { facts, horizon }: { readonly facts: PlanFacts; readonly horizon: Horizon },
): Item {
  const { piece, library, window } = one
  const isTheirs = piece.kind === 'borrowing' && library.dueMeans === 'in_their_hands'
  const own = routesFor(one, routes)
  // Where the date means "checked in here" the day it leaves is what counts.
  const due =
    isTheirs && piece.dueOn !== null
      ? dueThere(piece.dueOn, own, one, facts)
      : { dueOn: addDays(horizon.end, 90), routes: own }
  return {
    id: itemId(piece),
    lender: one.destination,
    weightOz: piece.weightOz,
    availableOn: window.from,
    dueOn: due.dueOn,
    services: due.routes.map((route) => route.id),
    mediaEligible: true,
    solo: one.isSolo,
    insuredValueCents: piece.terms.insuredCents ?? 0,
    signature: piece.terms.signature,
    leaveBy: window.last.on,
  }
}

function officeOf(facts: PlanFacts, { start, end }: Horizon): Instance['office'] {
  const { settings, week, closures } = facts
  const days = daysFrom(start, end)
  const minutes = new Map(
    days.flatMap((day) => {
      const staffed = day === start ? facts.minutesOfFirstDay : minutesOn(day, facts)
      return staffed < settings.minutesPerDay ? [[day, staffed] as const] : []
    }),
  )
  return {
    closedWeekdays: weekdayNames.flatMap((name, index) => (week[name] === null ? [index + 1] : [])),
    closedDates: days.filter((day) => closures.some((one) => isClosedBy(one, day))),
    maxPackageGrossOz: settings.liftOz,
    handling: {
      minutesPerPackage: settings.minutesPerPackage,
      minutesPerItem: settings.minutesPerPiece,
      minutesPerDay: settings.minutesPerDay,
      minutesByDate: minutes,
    },
  }
}

/** Staffed minutes of a day, but no more than are for packing. */
export function minutesOn(
  day: string,
  { settings, week, closures }: Pick<PlanFacts, 'settings' | 'week' | 'closures'>,
): number {
  const hours = hoursOn(day, { week, closures })
  if (!hours) return 0
  return Math.min(settings.minutesPerDay, minuteOf(hours.until) - minuteOf(hours.from))
}
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
