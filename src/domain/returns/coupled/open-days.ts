// Which days with a fee to open, changed one at a time: a day is closed, or another is opened instead, where the units that
// leave on it then cost less by themselves, its fee counted.
import type { Member } from './member.ts'
import { OnlyDays, openingOf, type Multipliers } from './prices.ts'

/** Instead of a day one of so many nearest ones before or after it. */
const mostDaysAway = 7

/** The days to open at these prices of a minute, from some to begin with. */
export function betterDays(
  members: readonly Member[],
  prices: Multipliers,
  begin: ReadonlySet<string>,
  goOn: () => boolean,
): ReadonlySet<string> {
  const all = [...prices.fees].map(([key, fee]) => ({ key, ...fee }))
  let open = begin
  for (let isBetter = true; isBetter && goOn();) {
    isBetter = false
    const plans = new Plans(members, prices, open, goOn)
    for (const { key, fee, service, day } of all.filter((one) => open.has(one.key)).toSorted(plans.byUse)) {
      if (!goOn()) break
      const instead = all.filter(
        (one) => !open.has(one.key) && Math.abs(one.day - day) <= (one.service === service ? mostDaysAway : 0),
      )
      for (const other of [null, ...instead]) {
        const next = new Set(open)
        next.delete(key)
        if (other) next.add(other.key)
        if (!plans.move(key, next, fee - (other?.fee ?? 0))) continue
        open = next
        isBetter = true
        break
      }
    }
  }
  return open
}

/** What each unit costs with the days that are open, and who leaves on them. */
class Plans {
  readonly #base: Multipliers
  readonly #goOn: () => boolean
  readonly #cents = new Map<Member, number>()
  readonly #users = new Map<string, Set<Member>>()

  constructor(members: readonly Member[], base: Multipliers, open: ReadonlySet<string>, goOn: () => boolean) {
    this.#base = base
    this.#goOn = goOn
    const prices = new OnlyDays(base, open)
    for (const member of members) this.#take(member, member.evaluate(prices, goOn))
  }

  readonly byUse = (a: { readonly key: string }, b: { readonly key: string }): number =>
    (this.#users.get(a.key)?.size ?? 0) - (this.#users.get(b.key)?.size ?? 0)

  /** Takes the days if those who leave on the closed one then cost less, for the fee saved. */
  move(closed: string, next: ReadonlySet<string>, saved: number): boolean {
    const prices = new OnlyDays(this.#base, next)
    const users = [...(this.#users.get(closed) ?? [])]
    let left = saved
    const cents = new Map<Member, number>()
    for (const member of users) {
      const now = member.evaluate(prices, this.#goOn)
      cents.set(member, now)
      left -= now - (this.#cents.get(member) ?? 0)
      if (left < 0.5) return false
    }
    for (const member of users) this.#take(member, cents.get(member) ?? 0)
    return true
  }

  #take(member: Member, cents: number): void {
    this.#cents.set(member, cents)
    for (const own of this.#users.values()) own.delete(member)
    for (const { offer } of member.leanings()) {
      const key = openingOf(member.unit.routes[offer.route]?.service ?? -1, offer.day)
      const known = this.#users.get(key)
      if (known) known.add(member)
      else this.#users.set(key, new Set([member]))
    }
  }
}
