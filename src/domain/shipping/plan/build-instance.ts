// The office's live state as a problem for the planner.
import { isClosedBy } from '../../calendar/open-days.ts'
import { weekdayNames } from '../../calendar/week.ts'
import { hoursOn } from '../../desk/staffed.ts'
import type { Instance, Item, Lender } from '../../returns-format/instance.ts'
import { candidatesOf } from '../../returns-check/candidates.ts'
import { addDays } from '../../values/days.ts'
import { inUse } from '../containers.ts'
import type { ServiceId } from '../services.ts'
import { blackoutsOf, deliveriesIn, type Deliveries } from './blackouts.ts'
import { carriersOf, routesFor } from './carriers.ts'
import { carryingOf, transitOf, waysOf, type Carrying } from './carrying.ts'
import { destinationsOf } from './destinations.ts'
import { dueThere } from './due-there.ts'
import { whyNoDay, whyNoWay, type LeftOut } from './left-out.ts'
import { windowOf, type Window } from './last-day.ts'
import type { LibraryFacts, PieceFacts, PlanFacts } from './plan-facts.ts'
import { daysFrom, isListedIn, routesOf, type Horizon, type Route } from './routes.ts'

export interface Built {
  readonly instance: Instance
  readonly routes: ReadonlyMap<string, Route>
  readonly pieces: readonly BuiltPiece[]
  /** Pieces that no service may carry, or that have no day to go, each with the rule in words. */
  readonly unplanned: readonly LeftOut[]
}
export interface BuiltPiece {
  readonly piece: PieceFacts
  readonly library: LibraryFacts
  readonly window: Window
  readonly carrying: Carrying
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
  const office = { facts, horizon, deliveries, routes }
  const carried = here.map((one) => ({ one, whyNot: whyNoWay(one, routes, facts) }))
  const possible = carried.flatMap(({ one, whyNot }) => (whyNot === null ? [one] : []))
  const whole = instanceOf(possible, office)
  const choose = candidatesOf(whole)
  const dayless = new Set(whole.items.filter((one) => choose(one).candidates.length === 0).map((one) => one.id))
  const hasDay = ({ piece }: BuiltPiece): boolean => !dayless.has(itemId(piece))
  const pieces = possible.filter(hasDay)
  return {
    instance: dayless.size === 0 ? whole : instanceOf(pieces, office),
    routes: new Map(routes.map((one) => [one.id, one])),
    pieces,
    unplanned: carried.flatMap(({ one, whyNot }) => {
      if (whyNot === null && hasDay(one)) return []
      return [{ piece: one.piece, ...(whyNot ?? whyNoDay(one, carriersOf(one, routes, facts), horizon, facts)) }]
    }),
  }
}

interface Office {
  readonly facts: PlanFacts
  readonly horizon: Horizon
  readonly deliveries: Deliveries
  readonly routes: readonly Route[]
}
function instanceOf(pieces: readonly BuiltPiece[], office: Office): Instance {
  const { facts, horizon, routes } = office
  const destinations = destinationsOf(pieces, facts)
  const destination = (one: BuiltPiece): string => destinations.get(one) ?? ''
  return {
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
    lenders: [...Map.groupBy(pieces, destination)].map(([id, own]) => lenderOf(id, own, office)),
    items: pieces.map((one) => itemOf(one, destination(one), office)),
  }
}

export const itemId = (piece: { readonly id: number }): string => String(piece.id)

function builtPiece(piece: PieceFacts, library: LibraryFacts, facts: PlanFacts): BuiltPiece {
  const carrying = carryingOf(piece, library, facts)
  return {
    piece,
    library,
    carrying,
    window: windowOf(piece, library, waysOf(carrying, library, facts), facts),
    isSolo: piece.terms.ownPackaging || piece.wishes.some((one) => one.kind === 'alone'),
  }
}

/** What has no way to go for longer than this needs a person. */
const mostDays = 400
/** Long enough for whatever must wait: three weeks, and past the closings of those it goes to. */
function horizonOf({ firstDay, closures }: PlanFacts, pieces: readonly BuiltPiece[]): Horizon {
  const most = addDays(firstDay, mostDays)
  const ends = [
    ...closures.map((one) => one.endsOn),
    ...pieces.flatMap(({ library, piece, window }) => [
      ...library.closures.map((one) => one.endsOn),
      ...piece.terms.notArriving.map((one) => one.until),
      window.last.on,
    ]),
  ].filter((day) => day <= most)
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

function lenderOf(id: string, own: readonly BuiltPiece[], office: Office): Lender {
  const { facts, routes } = office
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
      ? blackoutsOf(first.library, notArriving, [...new Set(services.map((one) => one.service))], office)
      : [],
  }
}

function itemOf(one: BuiltPiece, lender: string, { facts, horizon, routes }: Office): Item {
  const { piece, library, window } = one
  const isTheirs = piece.kind === 'borrowing' && library.dueMeans === 'in_their_hands'
  const own = carriersOf(one, routes, facts)
  // Where the date means "checked in here" the day it leaves is what counts.
  const due =
    isTheirs && piece.dueOn !== null
      ? dueThere(piece.dueOn, own, one, facts)
      : { dueOn: addDays(horizon.end, 90), routes: own }
  return {
    id: itemId(piece),
    lender,
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
