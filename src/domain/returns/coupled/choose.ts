// The whole-number model of the days: which of the offered packages, which days of which services.
import { sum } from '../parcel.ts'
import type { Minutes, Problem } from '../problem.ts'
import { ModelBuilder, type Answer, type Model } from '../solver.ts'
import type { Floor } from './floor.ts'
import type { Member, Offer } from './member.ts'
import { eachPackageOf, type Bearer } from './prices.ts'
import { withoutRepeats } from './without-repeats.ts'

export interface ChoiceModel {
  readonly model: Model
  readonly columns: readonly Offer[]
  /** The days with a fee to decide on; their columns come after those of the offers. */
  readonly openings: readonly string[]
}

/** More than any package costs for its minutes. */
export const centsPerMinuteOver = 1000

/** What others have settled already. */
export interface Around {
  /** The fee of this opening is paid. */
  readonly isOpen: (opening: string) => boolean
  /** What each minute costs that a day goes over; null: no day may. */
  readonly centsPerMinuteOver: number | null
  /** So many of the offers, from the first, are a plan to begin from; 0: there is none. */
  readonly begun: number
  /** What units cost at least none of whose packages are offered. */
  readonly floors: readonly Floor[]
}
export const nothingAround: Around = { isOpen: () => false, centsPerMinuteOver: null, begun: 0, floors: [] }

export function choiceModel(problem: Problem, offers: readonly Offer[], around = nothingAround): ChoiceModel {
  const builder = new ModelBuilder()
  const minuteRows = minuteRowsOf(problem, offers, around.floors, builder)
  const openings = new Map<string, { fee: number; rows: number[] }>()
  for (const { lessWhenOpen } of around.floors)
    for (const [key, { fee }] of lessWhenOpen) openings.set(key, { fee, rows: [] })
  const floorRows = new Map(around.floors.map((floor) => [floor, builder.row(floor.cents, Infinity)]))
  const pieceRows = new Map<Member, readonly number[]>()
  const links = new Map<string, number>()
  const link = (offer: Offer, bearer: Bearer): number | null => {
    const way = offer.member.unit.routes[offer.route]
    if (!way || way.dayFee === 0) return null
    const opening = openingKey(offer)
    if (around.isOpen(opening)) return null
    const key = `${opening} ${bearer}`
    const known = links.get(key)
    if (known !== undefined) return known
    const row = builder.row(-Infinity, 0)
    links.set(key, row)
    const rows = openings.get(opening)?.rows
    if (rows) rows.push(row)
    else openings.set(opening, { fee: way.dayFee, rows: [row] })
    return row
  }
  for (const offer of offers) {
    const rows =
      pieceRows.get(offer.member) ?? offer.member.unit.pieces.map(() => builder.row(1, mostHolding(offer.member)))
    pieceRows.set(offer.member, rows)
    builder.column(offer.cents)
    for (const piece of offer.pieces) builder.entry(rows[piece] ?? 0, 1)
    for (const bearer of bearersOf(offer)) {
      const row = link(offer, bearer)
      if (row !== null) builder.entry(row, 1)
    }
    const minuteRow = minuteRows.get(offer.day)
    if (minuteRow !== undefined) builder.entry(minuteRow, minutesIn(problem.minutes, offer))
  }
  for (const [key, { fee, rows }] of openings) {
    builder.column(fee)
    for (const row of rows) builder.entry(row, -1)
    for (const [{ lessWhenOpen }, row] of floorRows) {
      const less = lessWhenOpen.get(key)?.cents ?? 0
      if (less > 0) builder.entry(row, less)
    }
  }
  for (const floors of Map.groupBy(around.floors, ({ unit }) => unit).values()) {
    builder.column(1, 1_000_000_000)
    for (const floor of floors) builder.entry(floorRows.get(floor) ?? 0, 1)
    addMinutes(floors, floorRows, minuteRows, builder)
  }
  if (around.centsPerMinuteOver !== null)
    for (const row of minuteRows.values()) {
      builder.column(around.centsPerMinuteOver, 1_000_000_000)
      builder.entry(row, -1)
    }
  const begin =
    around.begun === 0 ? null : beginning(problem, offers, around, [...openings.keys()], [...minuteRows.keys()])
  return {
    model: builder.whole(begin),
    columns: offers,
    openings: [...openings.keys()],
  }
}

/** Of a large unit not every split is known: a piece may be in two packages, and is then left out of one. */
const mostHolding = ({ isExact }: Member): number => (isExact ? 1 : Infinity)

/** Who must bear a share of its day's fee. */
function bearersOf({ member, route, pieces }: Offer): readonly Bearer[] {
  const { unit } = member
  return member.isBestInOne(route) ? [eachPackageOf(unit)] : pieces.map((at) => unit.pieces[at]?.index ?? -1)
}

/** The packages an answer chooses. */
export function chosenBy({ columns }: ChoiceModel, answer: Answer): Offer[] | null {
  const values = answer.kind === 'infeasible' ? null : answer.values
  if (!values) return null
  const chosen = columns.filter((_, index) => (values[index] ?? 0) > 0.5)
  // What the solver had when it was stopped may not be a whole choice.
  const own = Map.groupBy(chosen, (one) => one.member)
  const members = [...new Set(columns.map((one) => one.member))]
  const plan = members.map((member) => ({ member, packages: withoutRepeats(own.get(member) ?? []) }))
  const isWhole = plan.every(({ member, packages }) => holdsAllOnce(member, packages))
  return isWhole ? plan.flatMap(({ packages }) => packages) : null
}

/** Whether each of the member's pieces is in exactly one of its packages. */
export function holdsAllOnce({ unit }: Member, own: readonly Offer[]): boolean {
  const places = own.flatMap((one) => one.pieces)
  return places.length === unit.pieces.length && new Set(places).size === unit.pieces.length
}

/** What the packages cost, with the fees of their days. */
export function withFees(chosen: readonly Offer[]): number {
  const fees = new Map(chosen.map((one) => [openingKey(one), one.member.unit.routes[one.route]?.dayFee ?? 0]))
  return sum(chosen, ({ cents }) => cents) + sum([...fees.values()], (fee) => fee)
}

export const minutesIn = (minutes: Minutes | null, { pieces }: Offer): number =>
  minutes ? minutes.perPackage + pieces.length * minutes.perItem : 0

/** A day whose minutes suffice for everything offered needs no row. */
function minuteRowsOf(
  problem: Problem,
  offers: readonly Offer[],
  floors: readonly Floor[],
  builder: ModelBuilder,
): Map<number, number> {
  const rows = new Map<number, number>()
  if (!problem.minutes) return rows
  const priced = floors.flatMap(({ lessPerMinute }) => [...lessPerMinute.keys()])
  for (const day of new Set([...offers.map(({ day }) => day), ...priced]))
    rows.set(day, builder.row(-Infinity, problem.minutes.on(day)))
  return rows
}

/** Minutes that a unit takes of its days, where they make its floor lower. */
function addMinutes(
  floors: readonly Floor[],
  floorRows: ReadonlyMap<Floor, number>,
  minuteRows: ReadonlyMap<number, number>,
  builder: ModelBuilder,
): void {
  for (const day of new Set(floors.flatMap(({ lessPerMinute }) => [...lessPerMinute.keys()]))) {
    builder.column(0, Math.max(...floors.map(({ mostMinutes }) => mostMinutes)))
    builder.entry(minuteRows.get(day) ?? 0, 1)
    for (const floor of floors) builder.entry(floorRows.get(floor) ?? 0, floor.lessPerMinute.get(day) ?? 0)
  }
}

/** The value of each column where only the first offers are chosen. */
function beginning(
  { minutes }: Problem,
  offers: readonly Offer[],
  { begun, centsPerMinuteOver }: Around,
  openings: readonly string[],
  days: readonly number[],
): number[] {
  const taken = offers.slice(0, begun)
  const open = new Set(taken.map(openingKey))
  const over = days.map((day) => {
    const own = taken.filter((one) => one.day === day)
    return Math.max(0, sum(own, (one) => minutesIn(minutes, one)) - (minutes?.on(day) ?? 0))
  })
  return [
    ...offers.map((_, index) => (index < begun ? 1 : 0)),
    ...openings.map((key) => (open.has(key) ? 1 : 0)),
    ...(centsPerMinuteOver === null ? [] : over),
  ]
}

export const openingKey = ({ member, route, day }: Offer): string => `${member.unit.routes[route]?.service} ${day}`
