// The linear model of the days over the packages thought of so far: each piece in one package, each day's minutes, and for
// each piece that its day's fee is paid (or once for each package, where a unit needs no more than one on a day). Rows of
// the last kind come when a solution breaks them.
import { minutesFor, type Problem } from '../problem.ts'
import { ModelBuilder, type Answer, type Basis, type Model } from '../solver.ts'
import type { Member, Offer } from './member.ts'
import { eachPackageOf, openingOf, type Bearer, type Openings } from './prices.ts'

/** Dearer than any package: what a piece costs that is in none. */
const uncovered = 1e6

/** A model that has grown so much is solved sooner from the beginning than from where it stood. */
const grown = 1.05

interface Opening {
  readonly key: string
  readonly day: number
  readonly fee: number
}
interface Link {
  readonly opening: string
  readonly bearer: Bearer
}
/** A package as a column: which opening it needs, and who must bear a share of its fee. */
interface Column {
  readonly offer: Offer
  readonly firstRow: number
  readonly opening: number
  readonly links: readonly number[]
}

export class LinearModel {
  readonly offers: Offer[] = []
  readonly #columns: Column[] = []
  readonly #problem: Problem
  readonly #known = new Set<string>()
  readonly #firstRow = new Map<Member, number>()
  readonly #place = new Map<Member, number>()
  readonly #days: readonly number[]
  readonly #openings: readonly Opening[]
  readonly #openingAt: ReadonlyMap<string, number>
  /** By the opening and who bears. */
  readonly #links = new Map<number, Link>()
  #basis: Basis | null = null
  #pieces = 0

  constructor(problem: Problem, members: readonly Member[]) {
    this.#problem = problem
    const openings = new Map<string, Opening>()
    const days = new Set<number>()
    for (const member of members) {
      this.#place.set(member, this.#place.size)
      this.#firstRow.set(member, this.#pieces)
      this.#pieces += member.unit.pieces.length
      for (const way of member.unit.routes)
        for (const day of way.days) {
          days.add(day)
          if (way.dayFee > 0) {
            const key = openingOf(way.service, day)
            openings.set(key, { key, day, fee: way.dayFee })
          }
        }
    }
    this.#days = problem.minutes ? [...days] : []
    this.#openings = [...openings.values()]
    this.#openingAt = new Map(this.#openings.map(({ key }, at) => [key, at]))
  }

  /** How many of them are new. */
  add(offers: readonly Offer[]): number {
    const before = this.offers.length
    for (const offer of offers) {
      const firstRow = this.#firstRow.get(offer.member) ?? 0
      const key = `${firstRow} ${offer.route} ${offer.day} ${offer.pieces.join(' ')}`
      if (this.#known.has(key)) continue
      this.#known.add(key)
      this.offers.push(offer)
      this.#columns.push(this.#columnOf(offer, firstRow))
    }
    return this.offers.length - before
  }

  #columnOf(offer: Offer, firstRow: number): Column {
    const { member, route, day, pieces } = offer
    const opening = this.#openingAt.get(openingOf(member.unit.routes[route]?.service ?? -1, day)) ?? -1
    if (opening < 0) return { offer, firstRow, opening, links: [] }
    const first = opening * (this.#pieces + this.#place.size)
    const links = member.isBestInOne(route)
      ? [first + this.#pieces + (this.#place.get(member) ?? 0)]
      : pieces.map((piece) => first + firstRow + piece)
    return { offer, firstRow, opening, links }
  }

  model({ open, closed }: Openings): Model {
    const builder = new ModelBuilder()
    for (let piece = 0; piece < this.#pieces; piece++) builder.row(1, 1)
    const { minutes } = this.#problem
    const dayRows = new Map(this.#days.map((day) => [day, builder.row(-Infinity, minutes?.on(day) ?? 0)]))
    const minuteRows = this.#openings.map(({ day }) =>
      minutes ? { row: builder.row(-Infinity, 0), most: minutes.on(day) } : null,
    )
    const linkRows = new Map([...this.#links.keys()].map((key) => [key, builder.row(-Infinity, 0)]))
    const byOpening = Map.groupBy(this.#links, ([, { opening }]) => opening)
    for (let piece = 0; piece < this.#pieces; piece++) {
      builder.column(uncovered, Infinity)
      builder.entry(piece, 1)
    }
    for (const [at, { key, fee }] of this.#openings.entries()) {
      builder.column(open.has(key) ? 0 : fee, closed.has(key) ? 0 : Infinity)
      const own = minuteRows[at]
      if (own) builder.entry(own.row, -own.most)
      for (const [link] of byOpening.get(key) ?? []) builder.entry(linkRows.get(link) ?? 0, -1)
    }
    const isClosed = this.#openings.map(({ key }) => closed.has(key))
    for (const { offer, firstRow, opening, links } of this.#columns) {
      builder.column(offer.cents, isClosed[opening] ? 0 : Infinity)
      for (const piece of offer.pieces) builder.entry(firstRow + piece, 1)
      for (const link of links) {
        const row = linkRows.get(link)
        if (row !== undefined) builder.entry(row, 1)
      }
      const dayRow = dayRows.get(offer.day)
      if (dayRow === undefined || !minutes) continue
      const needed = minutesFor(minutes, offer.pieces.length)
      builder.entry(dayRow, needed)
      const own = minuteRows[opening]
      if (own) builder.entry(own.row, needed)
    }
    const before = this.#basis?.columns.length ?? 0
    return builder.linear(builder.columnCount > before * grown ? null : this.#basis)
  }

  /** Takes in an answer: what the pieces, minutes and fees are worth, and the rows it breaks. */
  read(answer: Extract<Answer, { kind: 'solved' }>): Worths {
    const { duals, values } = answer
    this.#basis = answer.basis
    const pieces = Float64Array.from({ length: this.#pieces }, (_, piece) => duals[piece] ?? 0)
    let row = this.#pieces
    const perMinute = this.#days.map((day): [number, number] => [day, Math.max(0, -(duals[row++] ?? 0))])
    const perMinuteBy = this.#problem.minutes
      ? this.#openings.map(({ key }): [string, number] => [key, Math.max(0, -(duals[row++] ?? 0))])
      : []
    const shares = [...this.#links.values()].map((link) => ({ ...link, share: Math.max(0, -(duals[row++] ?? 0)) }))
    const opened = new Map(this.#openings.map(({ key }, at) => [key, values[this.#pieces + at] ?? 0]))
    const first = this.#pieces + this.#openings.length
    const used = this.#columns.flatMap((column, at) => {
      const share = values[first + at] ?? 0
      return share > 1e-7 ? [{ column, share }] : []
    })
    const broken = this.#addLinks(used, opened)
    return { pieces, perMinute, perMinuteBy, shares, opened, used: used.map(({ column }) => column.offer), broken }
  }

  /** What each of its pieces is worth. */
  ofMember(member: Member, pieces: Float64Array): Float64Array {
    const first = this.#firstRow.get(member) ?? 0
    return pieces.subarray(first, first + member.unit.pieces.length)
  }

  /** From now on these packages, or their pieces, bear their share of the fee. */
  link(offers: readonly Offer[]): void {
    for (const offer of offers)
      for (const [key, link] of this.#linksOf(this.#columnOf(offer, this.#firstRow.get(offer.member) ?? 0)))
        this.#links.set(key, link)
  }

  #linksOf({ offer, firstRow, opening: at, links }: Column): [number, Link][] {
    const opening = this.#openings[at]?.key ?? ''
    const { unit } = offer.member
    return links.map((key) => {
      const slot = key - at * (this.#pieces + this.#place.size)
      const bearer = slot >= this.#pieces ? eachPackageOf(unit) : (unit.pieces[slot - firstRow]?.index ?? -1)
      return [key, { opening, bearer }]
    })
  }

  #addLinks(used: readonly { column: Column; share: number }[], opened: ReadonlyMap<string, number>): number {
    const sums = new Map<number, { link: Link; share: number }>()
    for (const { column, share } of used) {
      for (const [key, link] of this.#linksOf(column)) {
        const sum = sums.get(key) ?? { link, share: 0 }
        sum.share += share
        sums.set(key, sum)
      }
    }
    let broken = 0
    for (const [key, { link, share }] of sums) {
      if (share <= (opened.get(link.opening) ?? 0) + 1e-6 || this.#links.has(key)) continue
      this.#links.set(key, link)
      broken++
    }
    return broken
  }
}

export interface Worths {
  /** What each piece is worth, one member's after the other's. */
  readonly pieces: Float64Array
  readonly perMinute: readonly (readonly [day: number, cents: number])[]
  readonly perMinuteBy: readonly (readonly [opening: string, cents: number])[]
  /** How far each day with a fee is open. */
  readonly opened: ReadonlyMap<string, number>
  readonly shares: readonly (Link & { readonly share: number })[]
  /** The packages of which the solution takes a part. */
  readonly used: readonly Offer[]
  /** How many rows were missing. */
  readonly broken: number
}
