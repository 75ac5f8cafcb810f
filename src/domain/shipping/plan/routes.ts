// The services of an instance: one for each service of the office, for each time at the same prices, and for each choice
// of containers that some piece needs. A piece that must go in its own packaging, or was too big for a mailer, may go by
// those alone that leave the others out.
import { allOpen } from '../../calendar/open-days.ts'
import { addDays } from '../../values/days.ts'
import type { Price, Service } from '../../returns-format/instance.ts'
import { ownPackagingId, type Container } from '../containers.ts'
import { builtInSurcharges } from '../rates/built-in.ts'
import { bracketsUpTo, extrasOn, feesFrom, type Extras } from '../rates/extras.ts'
import { chargeOf, tableOn, type RateTable } from '../rates/rate-table.ts'
import { calendarsOf, type GoesBy } from '../goes-on.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import { serviceSetting } from '../shipping-settings.ts'

export interface Route {
  readonly id: string
  readonly service: ServiceId
  /** Containers left out; null: its own packaging alone. */
  readonly without: readonly string[] | null
  readonly table: RateTable | null
  readonly extras: Extras | null
  readonly entry: Service
}
export interface Horizon {
  readonly start: string
  readonly end: string
}
interface Needs extends GoesBy {
  readonly tables: readonly RateTable[]
  /** Which containers some piece must do without; null: its own packaging. */
  readonly choices: readonly (readonly string[] | null)[]
  /** What all that goes back insured is worth together. */
  readonly insuredCents: number
}

export function routesOf(horizon: Horizon, needs: Needs): readonly Route[] {
  const { tables } = needs
  const all = [[], ...needs.choices]
  return needs.settings.services
    .filter((one) => one.isUsed)
    .flatMap(({ id }) => {
      const times = timesOf(id, horizon, tables)
      return times.flatMap((time) =>
        all.map((without) => routeOf(id, time, without, times.length > 1, { ...needs, horizon })),
      )
    })
}

interface PieceNeeds {
  readonly isOwn: boolean
  readonly tooBigFor: readonly string[]
  readonly insuredCents: number
  readonly signature: boolean
}
/** Whether a piece may go by a route, by what it may be packed in and what the lender asks. */
export function suits(route: Route, piece: PieceNeeds): boolean {
  const { without } = route
  if (feesFrom(route.extras, piece) === null) return false
  if (piece.isOwn || without === null) return piece.isOwn && without === null
  return piece.tooBigFor.every((one) => without.includes(one))
}

export const isListedIn = (container: Container, route: Route): boolean =>
  container.services.includes(route.service) &&
  (route.without === null
    ? container.id === ownPackagingId
    : container.id !== ownPackagingId && !route.without.includes(container.id))

interface Time {
  readonly from: string
  readonly until: string
  readonly table: RateTable | null
}

/** Stretches of the horizon at the same prices. A service without any table (courier, van) costs nothing each time. */
function timesOf(id: ServiceId, { start, end }: Horizon, tables: readonly RateTable[]): readonly Time[] {
  const own = tables.filter((one) => one.service === id)
  const { carrier } = serviceKind(id)
  if (own.length === 0)
    return carrier === 'courier' || carrier === 'van' ? [{ from: start, until: end, table: null }] : []
  const edges = [
    ...own.flatMap((one) => [one.from, ...(one.until === null ? [] : [addDays(one.until, 1)])]),
    ...builtInSurcharges.flatMap((one) => (one.service === id ? [one.from, addDays(one.until, 1)] : [])),
  ].filter((day) => start < day && day <= end)
  const starts = [...new Set([start, ...edges])].toSorted()
  return starts.flatMap((from, index) => {
    const next = starts[index + 1]
    const table = tableOn(tables, id, from)
    return table ? [{ from, until: next === undefined ? end : addDays(next, -1), table }] : []
  })
}

function routeOf(
  service: ServiceId,
  { from, until, table }: Time,
  without: readonly string[] | null,
  isTimed: boolean,
  { horizon, settings, carriers, tables, insuredCents }: Needs & { readonly horizon: Horizon },
): Route {
  const setting = serviceSetting(settings, service)
  // On which days of these the van stops at a member stands with the member.
  const calendars = calendarsOf(service, { settings, carriers }, null)
  const { price, heaviestOz } = pricesOf(table, from)
  const extras = extrasOn(tables, service, from)
  const kind = without === null ? '+own' : without.length > 0 ? `+not:${without.join('+')}` : ''
  const id = `${service}${isTimed ? `@${from}` : ''}${kind}`
  return {
    id,
    service,
    without,
    table,
    extras,
    entry: {
      id,
      price,
      maxGrossOz: Math.min(setting.maxGrossOz, heaviestOz),
      dispatchWeekdays: [1, 2, 3, 4, 5, 6, 7],
      noDispatchDates: daysFrom(horizon.start, horizon.end).filter(
        (day) => day < from || until < day || !allOpen(calendars, day),
      ),
      // Said for each piece by its services: what Library Mail takes is not what Media Mail takes.
      requiresMediaEligible: false,
      dispatchDayFeeCents: setting.dayFeeCents,
      includedValueCents: extras?.includedCents ?? 0,
      insurance: extras === null ? [] : bracketsUpTo(extras, insuredCents),
      signatureFeeCents: extras?.signatureCents ?? 0,
    },
  }
}

const mostPounds = 70
const freeOfCharge: Price = { kind: 'flat', cents: 0 }
const postZones = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** A gap in the rows ends what the service carries; the format wants the rows that are missing all the same. */
function pricesOf(table: RateTable | null, on: string): { readonly price: Price; readonly heaviestOz: number } {
  if (table === null) return { price: freeOfCharge, heaviestOz: mostPounds * 16 }
  const { charges } = table
  if (charges.kind === 'flat') return { price: { kind: 'flat', cents: charges.cents }, heaviestOz: mostPounds * 16 }
  const rows = (zone: string | null): readonly number[] => {
    const found: number[] = []
    for (let pounds = 1; pounds <= mostPounds; pounds += 1) {
      const cents = chargeOf(table, { grossOz: pounds * 16, zone, on }, builtInSurcharges)
      if (cents === null) break
      found.push(cents)
    }
    return found
  }
  if (charges.kind === 'per_lb') {
    const cents = rows(null)
    return { price: { kind: 'per_lb', cents: padded(cents) }, heaviestOz: cents.length * 16 }
  }
  const zones = new Map(postZones.filter((zone) => charges.zones.has(zone)).map((zone) => [zone, rows(zone)]))
  return {
    price: { kind: 'per_lb_zone', zones: new Map([...zones].map(([zone, cents]) => [zone, padded(cents)])) },
    heaviestOz: Math.min(...[...zones.values()].map((cents) => cents.length)) * 16,
  }
}
const padded = (cents: readonly number[]): readonly number[] =>
  Array.from({ length: mostPounds }, (_, index) => cents[index] ?? cents.at(-1) ?? 0)

export function daysFrom(from: string, until: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}
