// A cheaper plan by many small changes: a piece goes into another package, or two change places; dearer is borne at first and
// less and less so (simulated annealing). Pieces are given packages to choose from; some of these may stay empty.
import { sum } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Rate } from '../rates.ts'
import { Chance } from '../../values/chance.ts'
import type { Window } from './windows.ts'

export interface Shuffle {
  readonly unit: Unit
  /** The window of each package. */
  readonly boxes: readonly Window[]
  /** For each piece its package, by index. */
  readonly begin: readonly number[]
  readonly steps: number
  readonly hot: number
  readonly seed: number
  /** No plan is cheaper than this. */
  readonly least: number
  readonly goOn: () => boolean
}
export interface Shuffled {
  readonly at: readonly number[]
  readonly cents: number
}

/** Dearer by so much is borne at first, and at last, about every third time. */

const cold = 2
const swaps = 0.7
/** What is not legal is as good as full, and costs more the further it goes beyond. */
const illegal = { cents: 150, perOz: 8, perPiece: 150, perValue: 0.05 }
const dearest = 1e6

export function shuffled({ unit, boxes, begin, steps, hot, seed, least, goOn }: Shuffle): Shuffled {
  const chance = new Chance(seed)
  const { pieces } = unit
  const own = pieces.map((_, place) => boxes.flatMap(({ places }, box) => (places.includes(place) ? [box] : [])))
  const mayIn = own.map((allowed) => Uint8Array.from(boxes, (_, box) => (allowed.includes(box) ? 1 : 0)))
  const at = [...begin]
  const oz = new Int32Array(boxes.length)
  const value = new Float64Array(boxes.length)
  const count = new Int32Array(boxes.length)
  const signed = new Int32Array(boxes.length)
  const cents = new Float64Array(boxes.length)
  const wrong = new Uint8Array(boxes.length)
  const mostValues = boxes.map(({ route }) => {
    const rate = unit.routes[route]?.rate
    return rate ? mostValueOf(rate) : 0
  })

  function put(place: number, box: number, times: 1 | -1): void {
    const piece = pieces[place]
    if (!piece) return
    oz[box] = (oz[box] ?? 0) + times * piece.oz
    value[box] = (value[box] ?? 0) + times * piece.value
    count[box] = (count[box] ?? 0) + times
    if (piece.signature) signed[box] = (signed[box] ?? 0) + times
  }

  function price(box: number): void {
    const rate = unit.routes[boxes[box]?.route ?? -1]?.rate
    const [many, weight, worth] = [count[box] ?? 0, oz[box] ?? 0, value[box] ?? 0]
    wrong[box] = 0
    cents[box] = 0
    if (!rate || many === 0) return
    const [mostItems, mostOz, mostValue] = [rate.mostItems, rate.mostOz, mostValues[box] ?? 0]
    cents[box] =
      Math.min(dearest, rate.price(Math.min(many, mostItems), Math.min(weight, mostOz))) +
      rate.insurance(Math.min(worth, mostValue)) +
      ((signed[box] ?? 0) > 0 ? rate.signatureFee : 0)
    if (many <= mostItems && weight <= mostOz && worth <= mostValue && (cents[box] ?? 0) < dearest) return
    wrong[box] = 1
    cents[box] =
      (cents[box] ?? 0) +
      illegal.cents +
      illegal.perOz * Math.max(0, weight - mostOz) +
      illegal.perPiece * Math.max(0, many - mostItems) +
      Math.ceil(illegal.perValue * Math.max(0, worth - mostValue))
  }

  function move(place: number, from: number, to: number): void {
    put(place, from, -1)
    put(place, to, 1)
    at[place] = to
  }

  for (const [place, box] of at.entries()) put(place, box, 1)
  for (const box of boxes.keys()) price(box)
  let now = sum([...cents], (one) => one)
  let wrongs = sum([...wrong], (one) => one)
  let best: Shuffled = { at: [...at], cents: wrongs > 0 ? Infinity : now }
  const movable = [...pieces.keys()].filter((place) => (own[place]?.length ?? 0) > 1)
  if (movable.length === 0) return best
  for (let step = 0; step < steps && best.cents > least; step++) {
    if (step % 4096 === 4095 && !goOn()) break
    const heat = hot * (cold / hot) ** (step / steps)
    const place = movable[chance.below(movable.length)] ?? 0
    const from = at[place] ?? 0
    const isSwap = chance.next() < swaps
    const other = isSwap ? (movable[chance.below(movable.length)] ?? 0) : -1
    const choices = own[place] ?? []
    const to = isSwap ? (at[other] ?? 0) : (choices[chance.below(choices.length)] ?? 0)
    if (to === from || !mayIn[place]?.[to] || (isSwap && !mayIn[other]?.[from])) continue
    const before = { from: cents[from] ?? 0, to: cents[to] ?? 0, wrongFrom: wrong[from] ?? 0, wrongTo: wrong[to] ?? 0 }
    move(place, from, to)
    if (isSwap) move(other, to, from)
    price(from)
    price(to)
    const more = (cents[from] ?? 0) + (cents[to] ?? 0) - before.from - before.to
    if (more <= 0 || chance.next() < Math.exp(-more / heat)) {
      now += more
      wrongs += (wrong[from] ?? 0) + (wrong[to] ?? 0) - before.wrongFrom - before.wrongTo
      if (wrongs === 0 && now < best.cents) best = { at: [...at], cents: now }
    } else {
      if (isSwap) move(other, from, to)
      move(place, to, from)
      cents[from] = before.from
      cents[to] = before.to
      wrong[from] = before.wrongFrom
      wrong[to] = before.wrongTo
    }
  }
  return best
}

const mostValueOf = (rate: Rate): number => Math.max(rate.freeValue, rate.brackets.at(-1)?.upToCents ?? 0)
