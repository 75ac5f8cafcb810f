// The cheapest legal plan of returns, with a bound that says how far from the cheapest it can be at most.
import type { Instance } from '../returns-format/instance.ts'
import type { Solution } from '../returns-format/solution.ts'
import { planCoupled } from './coupled.ts'
import { daysOf } from './coupled/room.ts'
import { dateOf } from './calendar.ts'
import { alonePrice, greedyPlan } from './greedy.ts'
import { planAlone, type Share } from './alone.ts'
import { sum, totalCents, written, type Parcel } from './parcel.ts'
import { minutesFor, problemOf, type Problem, type Unit } from './problem.ts'
import { subsetsOf, withoutDominated } from './subsets.ts'
import type { Tools } from './tools.ts'

export type Planned =
  | ({
      readonly kind: 'planned'
      readonly totalCents: number
      readonly lowerBoundCents: number
      readonly isOptimal: boolean
    } & Solution)
  | { readonly kind: 'infeasible'; readonly sentence: string }
  /** Time ran out before there was a legal plan. */
  | { readonly kind: 'nothing-yet'; readonly sentence: string }

export async function planReturns(instance: Instance, tools: Tools): Promise<Planned> {
  const problem = problemOf(instance)
  const hopeless = withoutPackage(problem) ?? withoutMinutes(problem)
  if (hopeless !== null) return { kind: 'infeasible', sentence: hopeless }
  const greedy = greedyPlan(problem)
  const { free, tied } = split(problem)
  // What shares days is the hardest: it gets most of the time, and what is by itself comes first and is often soon done.
  const kept = tied.units.length === 0 ? 0 : tools.secondsLeft() * 0.7
  const alone = await planAlone(free, { ...tools, secondsLeft: () => tools.secondsLeft() - kept })
  const shares = [...alone, ...(await planCoupled(tied, tools))]
  const broken = shares.find(({ parcels }) => parcels === null)
  if (broken) return broken.isProven ? infeasible(broken) : { kind: 'nothing-yet', sentence: nothingYet }
  return finished(problem, shares, greedy)
}

const nothingYet = 'Time ran out before any legal plan was found: give it more with --time-limit.'

function finished(problem: Problem, shares: readonly Share[], greedy: readonly Parcel[] | null): Planned {
  const found = shares.flatMap(({ parcels }) => parcels ?? [])
  const parcels = greedy && totalCents(greedy) < totalCents(found) ? greedy : found
  const total = totalCents(parcels)
  const bound = Math.min(
    total,
    sum(shares, ({ bound }) => Math.ceil(bound - 1e-6)),
  )
  return {
    kind: 'planned',
    packages: parcels.map((parcel) => written(problem, parcel)).toSorted(byDate),
    unplanned: problem.unplanned,
    totalCents: total,
    lowerBoundCents: bound,
    isOptimal: bound === total,
  }
}

function byDate(a: { date: string; lender: string }, b: { date: string; lender: string }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.lender < b.lender ? -1 : a.lender > b.lender ? 1 : 0
}

/** An item for which there is no legal package at all. */
function withoutPackage(problem: Problem): string | null {
  for (const unit of problem.units) {
    const piece = unit.pieces.find((one) => unit.routes.every((_, route) => alonePrice(unit, one, route) === Infinity))
    const id = problem.instance.items[piece?.index ?? -1]?.id
    if (id !== undefined)
      return `Item ${id} cannot be packed: no container and service of its days takes its weight and insured value.`
  }
  return null
}

/** An item that alone takes longer than any of its days has minutes. */
function withoutMinutes({ minutes, units, instance }: Problem): string | null {
  if (!minutes) return null
  const needed = minutesFor(minutes, 1)
  for (const unit of units)
    for (const piece of unit.pieces) {
      const days = [...daysOf(unit, piece)]
      const best = days.reduce((one, other) => (minutes.on(other) > minutes.on(one) ? other : one), days[0] ?? 0)
      if (minutes.on(best) < needed)
        return `Item ${instance.items[piece.index]?.id} cannot be packed: alone it takes ${needed} minutes, and ${dateOf(best)}, the best of its days, has ${minutes.on(best)}.`
    }
  return null
}

/** Units by themselves, and those that share a day's fee or its minutes. */
function split(problem: Problem): { free: Problem; tied: Problem } {
  const isTied = (unit: Unit): boolean => problem.minutes !== null || needsFee(unit)
  return {
    free: { ...problem, units: problem.units.filter((unit) => !isTied(unit)).map(withoutFees) },
    tied: { ...problem, units: problem.units.filter(isTied) },
  }
}

const mostToLookAt = 12

/** Whether a package by a route with a fee for the day may be worth it; of many pieces that is not looked at closely. */
function needsFee(unit: Unit): boolean {
  const paid = unit.routes.flatMap(({ dayFee }, route) => (dayFee > 0 ? [route] : []))
  if (!unit.pieces.some((piece) => paid.some((route) => alonePrice(unit, piece, route) < Infinity))) return false
  if (unit.pieces.length > mostToLookAt) return true
  const { routes } = withoutDominated(subsetsOf(unit), false)
  return paid.some((route) => routes[route]?.cents.some((cents) => cents < Infinity))
}

/** A unit that needs no route with a fee, without those. */
function withoutFees(unit: Unit): Unit {
  const isKept = (route: number): boolean => unit.routes[route]?.dayFee === 0
  return {
    ...unit,
    routes: unit.routes.filter(({ dayFee }) => dayFee === 0),
    pieces: unit.pieces.map((piece) => ({ ...piece, spans: piece.spans.filter((_, route) => isKept(route)) })),
  }
}

function infeasible({ short }: Share): Planned {
  const sentence = short
    ? `${dateOf(short.day)} cannot be packed: at least ${short.minutes} more minutes are needed for what must leave.`
    : 'No plan keeps the minutes there are for handling.'
  return { kind: 'infeasible', sentence }
}
