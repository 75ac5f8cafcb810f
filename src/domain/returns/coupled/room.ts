// Whether the days have room at all: which piece leaves on which day, with as few minutes too many as can be. It counts
// packages by what the roomiest container holds, so what does not fit here fits in no plan; what fits is packed day by day.
import { planAlone } from '../alone.ts'
import { parcelCents, sum, type Parcel } from '../parcel.ts'
import type { Minutes, Piece, Problem, Unit } from '../problem.ts'
import { ModelBuilder, type Answer } from '../solver.ts'
import type { Tools } from '../tools.ts'
import type { Short } from './shortest-day.ts'

export interface Room {
  /** The day that suffers most, where no plan keeps the minutes. */
  readonly short: Short | null
  /** A plan that keeps them, when one was found. */
  readonly parcels: readonly Parcel[] | null
}

const nothing: Room = { short: null, parcels: null }

export async function findRoom(problem: Problem, tools: Tools): Promise<Room> {
  const { minutes } = problem
  if (!minutes) return nothing
  const model = roomModel(problem, minutes)
  const answer = await tools.solve(model.builder.whole(null), tools.secondsLeft() * 0.4)
  if (answer.kind === 'infeasible') return nothing
  const least = answer.kind === 'solved' ? answer.objective : answer.bound
  if (least > 0.5) return { short: worst(model, answer, Math.ceil(least - 1e-6)), parcels: null }
  return { short: null, parcels: answer.values ? await packed(problem, minutes, model, answer.values, tools) : null }
}

interface Place {
  readonly unit: Unit
  readonly piece: Piece
  readonly day: number
  readonly column: number
}
interface RoomModel {
  readonly builder: ModelBuilder
  readonly places: readonly Place[]
  readonly over: readonly { readonly day: number; readonly column: number }[]
}

function roomModel(problem: Problem, minutes: Minutes): RoomModel {
  const builder = new ModelBuilder()
  const dayRows = new Map<number, number>()
  const dayRow = (day: number): number => {
    const known = dayRows.get(day)
    if (known !== undefined) return known
    const row = builder.row(-Infinity, minutes.on(day))
    dayRows.set(day, row)
    return row
  }
  const places: Place[] = []
  for (const unit of problem.units) {
    const counts = new Map<number, { readonly items: number; readonly oz: number; readonly links: number[] }>()
    const countsOn = (day: number) => {
      const known = counts.get(day)
      if (known) return known
      const made = { items: builder.row(-Infinity, 0), oz: builder.row(-Infinity, 0), links: [] }
      counts.set(day, made)
      return made
    }
    for (const piece of unit.pieces) {
      const cover = builder.row(1, 1)
      for (const day of daysOf(unit, piece)) {
        const { items, oz, links } = countsOn(day)
        const link = builder.row(-Infinity, 0)
        links.push(link)
        places.push({ unit, piece, day, column: builder.column(0) })
        builder.entry(cover, 1)
        builder.entry(items, 1)
        builder.entry(oz, piece.oz)
        builder.entry(link, 1)
        builder.entry(dayRow(day), minutes.perItem)
      }
    }
    for (const [day, { items, oz, links }] of counts) {
      const rates = unit.routes.filter(({ days }) => days.includes(day)).map(({ rate }) => rate)
      builder.column(0, unit.pieces.length)
      builder.entry(items, -Math.max(...rates.map(({ mostItems }) => mostItems)))
      builder.entry(oz, -Math.max(...rates.map(({ mostOz }) => mostOz)))
      for (const link of links) builder.entry(link, -1)
      builder.entry(dayRow(day), minutes.perPackage)
    }
  }
  const over = [...dayRows].map(([day, row]) => {
    const column = builder.column(1, 1_000_000_000)
    builder.entry(row, -1)
    return { day, column }
  })
  return { builder, places, over }
}

/** The days on which the piece may leave by a way that carries it. */
export function daysOf(unit: Unit, piece: Piece): Set<number> {
  const days = new Set<number>()
  piece.spans.forEach(({ first, last }, route) => {
    if (parcelCents(unit, [piece], route) === Infinity) return
    for (const day of unit.routes[route]?.days.slice(first, last + 1) ?? []) days.add(day)
  })
  return days
}

/** At least `minutes` are missing in all; the day on which most are missing names them. */
function worst({ over }: RoomModel, answer: Answer, minutes: number): Short | null {
  const values = answer.kind === 'infeasible' ? null : answer.values
  const [most] = over.toSorted((a, b) => (values?.[b.column] ?? 0) - (values?.[a.column] ?? 0))
  return most ? { day: most.day, minutes } : null
}

/** Packs what leaves together; where that takes too many packages, with as few as can be. */
async function packed(
  problem: Problem,
  minutes: Minutes,
  { places }: RoomModel,
  values: ArrayLike<number>,
  tools: Tools,
): Promise<readonly Parcel[] | null> {
  const chosen = places.filter(({ column }) => (values[column] ?? 0) > 0.5)
  const lots = [...Map.groupBy(chosen, ({ unit }) => unit)].flatMap(([unit, own]) =>
    [...Map.groupBy(own, ({ day }) => day)].map(([day, lot]) => ({ unit, day, pieces: lot.map(({ piece }) => piece) })),
  )
  for (const perPackage of [0, 1_000_000]) {
    const units = lots.map((lot) => onOneDay(lot, perPackage))
    const shares = await planAlone({ ...problem, units, minutes: null }, tools)
    const parcels = shares.flatMap((share) =>
      (share.parcels ?? []).flatMap(({ unit, pieces, route, day }): Parcel[] => {
        const lot = lots[units.indexOf(unit)]
        if (!lot) return []
        return [
          { unit: lot.unit, route, day, pieces: pieces.flatMap((one) => lot.pieces[unit.pieces.indexOf(one)] ?? []) },
        ]
      }),
    )
    if (keeps(minutes, parcels)) return parcels
  }
  return null
}

/** The unit as if it had only these pieces and this day, and each package cost so much more. */
function onOneDay(
  { unit, day, pieces }: { readonly unit: Unit; readonly day: number; readonly pieces: readonly Piece[] },
  perPackage: number,
): Unit {
  const at = unit.routes.map(({ days }) => days.indexOf(day))
  return {
    lender: unit.lender,
    routes: unit.routes.map((way, route) => ({
      ...way,
      days: (at[route] ?? -1) < 0 ? [] : [day],
      dayFee: 0,
      rate: { ...way.rate, price: (count: number, oz: number) => way.rate.price(count, oz) + perPackage },
    })),
    pieces: pieces.map((piece) => ({
      ...piece,
      spans: piece.spans.map(({ first, last }, route) =>
        first <= (at[route] ?? -1) && (at[route] ?? -1) <= last ? { first: 0, last: 0 } : { first: 0, last: -1 },
      ),
    })),
  }
}

function keeps(minutes: Minutes, parcels: readonly Parcel[]): boolean {
  return [...Map.groupBy(parcels, ({ day }) => day)].every(
    ([day, own]) => sum(own, ({ pieces }) => minutes.perPackage + pieces.length * minutes.perItem) <= minutes.on(day),
  )
}
