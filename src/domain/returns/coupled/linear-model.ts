// The linear model of the days over the packages thought of so far: each piece in one package, each day's minutes, and for
// each piece that its day's fee is paid. Rows of the last kind come when a solution breaks them.
import { minutesFor, type Problem } from '../problem.ts'
import { ModelBuilder, type Answer, type Basis, type Model } from '../solver.ts'
import { openingKey } from './choose.ts'
import type { Member, Offer } from './member.ts'
import { openingOf, type Openings } from './prices.ts'

/** Dearer than any package: what a piece costs that is in none. */
const uncovered = 1e6

/** A model that has grown so much is solved sooner from the beginning than from where it stood. */
const grown = 1.25

interface Opening {
  readonly key: string
  readonly day: number
  readonly fee: number
}
interface Link {
  readonly opening: string
  readonly item: number
}

export class LinearModel {
  readonly offers: Offer[] = []
  readonly #problem: Problem
  readonly #known = new Set<string>()
  readonly #firstRow = new Map<Member, number>()
  readonly #days: readonly number[]
  readonly #openings: readonly Opening[]
  readonly #links = new Map<string, Link>()
  #basis: Basis | null = null
  #pieces = 0

  constructor(problem: Problem, members: readonly Member[]) {
    this.#problem = problem
    const openings = new Map<string, Opening>()
    const days = new Set<number>()
    for (const member of members) {
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
  }

  /** How many of them are new. */
  add(offers: readonly Offer[]): number {
    const before = this.offers.length
    for (const offer of offers) {
      const row = this.#firstRow.get(offer.member) ?? 0
      const key = `${row} ${offer.route} ${offer.day} ${offer.pieces.join(' ')}`
      if (this.#known.has(key)) continue
      this.#known.add(key)
      this.offers.push(offer)
    }
    return this.offers.length - before
  }

  model({ open, closed }: Openings): Model {
    const builder = new ModelBuilder()
    for (let piece = 0; piece < this.#pieces; piece++) builder.row(1, 1)
    const { minutes } = this.#problem
    const dayRows = new Map(this.#days.map((day) => [day, builder.row(-Infinity, minutes?.on(day) ?? 0)]))
    const minuteRows = new Map(
      this.#openings.flatMap(({ key, day }) =>
        minutes ? [[key, { row: builder.row(-Infinity, 0), most: minutes.on(day) }]] : [],
      ),
    )
    const linkRows = new Map([...this.#links.keys()].map((key) => [key, builder.row(-Infinity, 0)]))
    const byOpening = Map.groupBy(this.#links, ([, { opening }]) => opening)
    for (let piece = 0; piece < this.#pieces; piece++) {
      builder.column(uncovered, Infinity)
      builder.entry(piece, 1)
    }
    for (const { key, fee } of this.#openings) {
      builder.column(open.has(key) ? 0 : fee, closed.has(key) ? 0 : Infinity)
      const own = minuteRows.get(key)
      if (own) builder.entry(own.row, -own.most)
      for (const [link] of byOpening.get(key) ?? []) builder.entry(linkRows.get(link) ?? 0, -1)
    }
    for (const offer of this.offers) {
      const first = this.#firstRow.get(offer.member) ?? 0
      const opening = openingKey(offer)
      builder.column(offer.cents, closed.has(opening) ? 0 : Infinity)
      for (const piece of offer.pieces) {
        builder.entry(first + piece, 1)
        const row = linkRows.get(`${opening} ${first + piece}`)
        if (row !== undefined) builder.entry(row, 1)
      }
      const dayRow = dayRows.get(offer.day)
      if (dayRow === undefined || !minutes) continue
      const needed = minutesFor(minutes, offer.pieces.length)
      builder.entry(dayRow, needed)
      const own = minuteRows.get(opening)
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
    const used = this.offers.flatMap((offer, at) => {
      const share = values[first + at] ?? 0
      return share > 1e-7 ? [{ offer, share }] : []
    })
    return { pieces, perMinute, perMinuteBy, shares, opened, used, broken: this.#addLinks(used, opened) }
  }

  /** What each of its pieces is worth. */
  ofMember(member: Member, pieces: Float64Array): Float64Array {
    const first = this.#firstRow.get(member) ?? 0
    return pieces.subarray(first, first + member.unit.pieces.length)
  }

  #addLinks(used: readonly { offer: Offer; share: number }[], opened: ReadonlyMap<string, number>): number {
    const sums = new Map<string, { link: Link; share: number }>()
    for (const { offer, share } of used) {
      const opening = openingKey(offer)
      if (!opened.has(opening)) continue
      const first = this.#firstRow.get(offer.member) ?? 0
      for (const piece of offer.pieces) {
        const key = `${opening} ${first + piece}`
        const item = offer.member.unit.pieces[piece]?.index ?? -1
        const sum = sums.get(key) ?? { link: { opening, item }, share: 0 }
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
  readonly used: readonly { readonly offer: Offer; readonly share: number }[]
  /** How many rows were missing. */
  readonly broken: number
}
