// Units one after the other in the room that days have: who leaves on which day, what that leaves of the day's minutes, and
// what is cheapest in it for one unit more.
import { sum } from '../parcel.ts'
import type { Minutes, Piece, Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Agreed } from './agree.ts'
import { minutesIn, openingKey } from './choose.ts'
import type { Member, Offer } from './member.ts'
import { anew } from './neighbourhood.ts'
import { shut } from './prices.ts'
import { RoomPrices } from './room-prices.ts'
import { daysOf } from './room.ts'
import { trimmedPlan } from './trimmed.ts'

/** What a minute of a day costs more each time somebody finds no room on it. */
const centsDearer = 30
/** So many packages in turn are made smaller where two of them leave on one day that has room for neither. */
const mostNarrowed = 4
const largeSeconds = 0.2

export interface Seating {
  readonly problem: Problem
  readonly members: readonly Member[]
  readonly agreed: Pick<Agreed, 'prices' | 'used'>
  /** Days with a fee that are worth opening. */
  readonly open: ReadonlySet<string>
  /** For a unit that cannot say what is cheapest: packages to choose from. */
  readonly offersOf: (member: Member) => readonly Offer[]
  readonly goOn: () => boolean
}

export class Seats {
  readonly plan = new Map<Member, readonly Offer[]>()
  readonly #seating: Seating
  readonly #minutes: Minutes
  readonly #tools: Tools
  readonly #used = new Map<number, number>()
  readonly #packages = new Map<string, number>()
  readonly #dearer = new Map<number, number>()

  constructor(seating: Seating, minutes: Minutes, tools: Tools) {
    this.#seating = seating
    this.#minutes = minutes
    this.#tools = tools
  }

  /** Whether the unit found room. */
  async seat(member: Member): Promise<boolean> {
    const { agreed, open } = this.#seating
    const isOpen = (key: string): boolean => open.has(key) || this.#packages.has(key)
    const perMinute = (day: number): number => (agreed.prices.perMinute.get(day) ?? 0) + (this.#dearer.get(day) ?? 0)
    const left = (day: number): number => this.#left(day)
    const own = member.isExact
      ? await this.#cheapest(member, isOpen, perMinute)
      : trimmedPlan(member, this.#seating.offersOf(member), this.#minutes, left)
    if (own) this.#put(member, own, 1)
    return own !== null
  }

  take(member: Member, own: readonly Offer[]): void {
    this.#put(member, own, 1)
  }

  leave(member: Member): void {
    const own = this.plan.get(member) ?? []
    this.#put(member, own, -1)
    this.plan.delete(member)
  }

  /** The days of the pieces that find no room, or all of the unit's; they become dearer. */
  narrowDays({ unit }: Member): ReadonlySet<number> {
    const hasRoom = (piece: Piece): boolean => [...daysOf(unit, piece)].some((day) => this.#mostItems(day) > 0)
    const without = unit.pieces.filter((piece) => !hasRoom(piece))
    const days = new Set((without.length > 0 ? without : unit.pieces).flatMap((piece) => [...daysOf(unit, piece)]))
    for (const day of days) this.#dearer.set(day, (this.#dearer.get(day) ?? 0) + centsDearer)
    return days
  }

  /** Who leaves on these days. */
  on(days: ReadonlySet<number>): readonly Member[] {
    return [...this.plan].flatMap(([member, own]) => (own.some(({ day }) => days.has(day)) ? [member] : []))
  }

  /** Moves each unit once where that is cheaper; whether one was. */
  async move(members: readonly Member[]): Promise<boolean> {
    let isBetter = false
    for (const member of members) {
      if (!this.#seating.goOn()) break
      const before = this.plan.get(member) ?? []
      this.leave(member)
      const isOpen = (key: string): boolean => this.#packages.has(key)
      const after = await this.#cheapest(member, isOpen, () => 0)
      const isCheaper = after !== null && this.#cost(after) < this.#cost(before) - 0.5
      this.#put(member, isCheaper ? after : before, 1)
      isBetter ||= isCheaper
    }
    return isBetter
  }

  /** Closes each day with a fee once, the least used first, where that is cheaper; whether one was. */
  async closeDays(): Promise<boolean> {
    const { fees } = this.#seating.agreed.prices
    let isBetter = false
    for (const [key] of [...this.#packages].toSorted((a, b) => a[1] - b[1])) {
      const fee = fees.get(key)?.fee ?? 0
      if (fee === 0) continue
      if (!this.#seating.goOn()) break
      const users = [...this.plan].filter(([, own]) => own.some((one) => openingKey(one) === key))
      for (const [member] of users) this.leave(member)
      let left = sum(users, ([, own]) => sum(own, ({ cents }) => cents)) + fee
      const closed = new Set([key])
      const instead: [Member, readonly Offer[]][] = []
      for (const [member] of users) {
        const own = await this.#cheapest(
          member,
          (one) => this.#packages.has(one),
          () => 0,
          closed,
        )
        left -= own ? this.#cost(own) : Infinity
        if (!own || left < 0.5) break
        this.#put(member, own, 1)
        instead.push([member, own])
      }
      if (instead.length === users.length) isBetter = true
      else {
        for (const [member] of instead) this.leave(member)
        for (const [member, own] of users) this.#put(member, own, 1)
      }
    }
    return isBetter
  }

  #cost(own: readonly Offer[]): number {
    const opened = new Map(own.flatMap((one) => (this.#packages.has(openingKey(one)) ? [] : [[openingKey(one), one]])))
    const fees = sum([...opened.values()], ({ member, route }) => member.unit.routes[route]?.dayFee ?? 0)
    return fees + sum(own, ({ cents }) => cents)
  }

  async #cheapest(
    member: Member,
    isOpen: (opening: string) => boolean,
    perMinute: (day: number) => number,
    closed: ReadonlySet<string> = new Set(),
  ): Promise<readonly Offer[] | null> {
    if (!member.isExact) return this.#amongKnown(member, closed)
    const parts = new Map<number, number>()
    for (let turn = 0; turn < mostNarrowed; turn++) {
      const mostItems = (day: number): number => this.#mostItems(day, parts.get(day))
      const prices = new RoomPrices(this.#seating.agreed.prices, this.#minutes, isOpen, perMinute, mostItems, closed)
      if (member.evaluate(prices, this.#seating.goOn) >= shut) return null
      const own = member.whole() ?? []
      const over = this.#overfull(own)
      if (over.length === 0) return own
      for (const [day, packages] of over) parts.set(day, Math.max(packages, (parts.get(day) ?? 0) + 1))
    }
    return null
  }

  async #amongKnown(member: Member, closed: ReadonlySet<string>): Promise<readonly Offer[] | null> {
    const plan = new Map([...this.plan, [member, []]])
    const offersOf = (): readonly Offer[] => this.#knownOf(member, closed)
    const seconds = Math.min(largeSeconds, this.#tools.secondsLeft() * 0.1)
    const { next } = await anew({ problem: this.#seating.problem, offersOf }, plan, [member], this.#tools, seconds)
    const own = next?.get(member) ?? []
    return own.length > 0 && this.#overfull(own).length === 0 ? own : null
  }

  #knownOf(member: Member, closed: ReadonlySet<string>): readonly Offer[] {
    return this.#seating.offersOf(member).filter((one) => !closed.has(openingKey(one)))
  }

  /** How many of these packages leave on each day that has no room for them. */
  #overfull(own: readonly Offer[]): readonly (readonly [day: number, packages: number])[] {
    return [...Map.groupBy(own, ({ day }) => day)].flatMap(([day, on]) =>
      sum(on, (one) => minutesIn(this.#minutes, one)) > this.#left(day) ? [[day, on.length] as const] : [],
    )
  }

  #mostItems(day: number, parts = 1): number {
    const forItems = this.#left(day) / parts - this.#minutes.perPackage
    if (forItems < 0) return 0
    return this.#minutes.perItem === 0 ? Infinity : Math.floor(forItems / this.#minutes.perItem)
  }

  #left(day: number): number {
    return this.#minutes.on(day) - (this.#used.get(day) ?? 0)
  }

  #put(member: Member, own: readonly Offer[], sign: 1 | -1): void {
    this.plan.set(member, own)
    for (const one of own) {
      this.#used.set(one.day, (this.#used.get(one.day) ?? 0) + sign * minutesIn(this.#minutes, one))
      const key = openingKey(one)
      const packages = (this.#packages.get(key) ?? 0) + sign
      if (packages === 0) this.#packages.delete(key)
      else this.#packages.set(key, packages)
    }
  }
}
