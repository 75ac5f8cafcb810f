// Finds the packages that are worth most at given worths of the pieces, or all that are worth enough: a table of the best
// way on for each piece and weight says where to look, the search knows counts, insurance and signatures exactly.
import type { Piece, Route } from '../problem.ts'
import { Choice, type Pair } from './choice.ts'

export interface Quest {
  readonly route: Route
  /** The pieces that may be in it, with what each is worth. */
  readonly pieces: readonly Piece[]
  readonly worths: readonly number[]
  readonly pairs: readonly Pair[]
  /** What the package costs besides its price. */
  readonly charge: number
  /** Packages worth less are not wanted. */
  readonly least: number
  /** Only so many. */
  readonly most: number
  /** The best of them; else the search ends when there are more. */
  readonly keepsBest: boolean
  readonly mostSteps: number
  /** Whether there is time left. */
  readonly goOn: () => boolean
}
export interface Find {
  /** Places in the quest's pieces. */
  readonly places: readonly number[]
  readonly worth: number
  readonly cents: number
}
export interface Finds {
  readonly finds: readonly Find[]
  /** Nothing is worth more than this. */
  readonly ceiling: number
  /** Whether everything wanted was found. */
  readonly isWhole: boolean
}

/** The largest limit of pieces is first left to the search: few packages reach it, and the table is much smaller without. */
export function searchPackages(quest: Quest): Finds {
  const [few, all] = countsThatMatter(quest)
  const found = searchedBy(quest, few)
  return found.isWhole || found.finds.length > quest.most || few === all || !quest.goOn()
    ? found
    : searchedBy(quest, all)
}

function searchedBy(quest: Quest, counts: number): Finds {
  const { route, pieces, worths, charge, most, keepsBest, mostSteps, goOn } = quest
  const { rate } = route
  const order = inOrder(quest)
  const signed = order.filter((place) => pieces[place]?.signature).length
  const insured = order.findLastIndex((place) => (pieces[place]?.value ?? 0) > 0) + 1
  const perValue = leastPerValue(route)
  const { width, gain } = wayOn(quest, order, counts, perValue)
  const layer = counts * width
  const finds: Find[] = []
  const taken: number[] = []
  const choice = new Choice(quest)
  let { least } = quest
  let ceiling = quest.least
  let steps = 0
  let isWhole = true
  let isFull = false

  /** What is inside: `worth` already without the least that insurance costs. */
  function look(at: number, oz: number, worth: number, value: number, isSigned: boolean): void {
    if (at === order.length) {
      finish(oz, worth, value, isSigned)
      return
    }
    const place = order[at] ?? 0
    const piece = pieces[place]
    if (!piece) return
    const more = worth + (worths[place] ?? 0) - perValue * piece.value
    const count = taken.length
    const within = oz + piece.oz < width && count < rate.mostItems && choice.mayTake(place)
    const best = within ? bound(at + 1, count + 1, oz + piece.oz, more, value + piece.value, isSigned) : -Infinity
    const other = choice.mayLeave(place) ? bound(at + 1, count, oz, worth, value, isSigned) : -Infinity
    const leave = (): void => {
      if (!isOpen(other)) return
      choice.set(place, false)
      look(at + 1, oz, worth, value, isSigned)
      choice.clear(place)
    }
    if (other > best) leave()
    if (isOpen(best)) {
      taken.push(place)
      choice.set(place, true)
      look(at + 1, oz + piece.oz, more, value + piece.value, isSigned)
      choice.clear(place)
      taken.pop()
    }
    if (other <= best) leave()
  }

  function bound(at: number, count: number, oz: number, worth: number, value: number, isSigned: boolean): number {
    const open =
      worth +
      (gain[at * layer + Math.min(count, counts - 1) * width + oz] ?? -Infinity) -
      (isSigned ? rate.signatureFee : 0)
    if (at >= insured) return open + perValue * value - rate.insurance(value)
    return value === 0 || perValue === 0 ? open - rate.insurance(value) : open - restOfFee(value)
  }

  /** What insurance costs beyond what was charged by value, at least. */
  function restOfFee(value: number): number {
    let rest = Infinity
    for (const { upToCents, feeCents } of rate.brackets)
      if (upToCents >= value) rest = Math.min(rest, feeCents - perValue * upToCents)
    return rest
  }

  function isOpen(hope: number): boolean {
    if (hope - charge < least || (isFull && hope - charge < least + 1e-6)) return false
    if (steps % 4096 === 4095 && !goOn()) steps = mostSteps
    if (++steps <= mostSteps) return true
    isWhole = false
    ceiling = Math.max(ceiling, hope - charge)
    return false
  }

  function finish(oz: number, worth: number, value: number, isSigned: boolean): void {
    if (taken.length === 0 || (isSigned && !taken.some((place) => pieces[place]?.signature))) return
    const cents = rate.price(taken.length, oz) + rate.insurance(value) + (isSigned ? rate.signatureFee : 0)
    const found = worth + perValue * value - cents - charge
    if (!(found >= least)) return
    ceiling = Math.max(ceiling, found)
    finds.push({ places: [...taken], worth: found, cents })
    if (finds.length <= most) return
    if (!keepsBest) {
      steps = mostSteps
      return
    }
    finds.sort((a, b) => b.worth - a.worth)
    finds.length = most
    isFull = true
    least = finds.at(-1)?.worth ?? least
  }

  for (const place of order.slice(0, signed)) choice.set(place, false)
  look(signed, 0, 0, 0, false)
  for (const place of order.slice(0, signed)) choice.clear(place)
  if (signed > 0 && isOpen(bound(0, 0, 0, 0, 0, true))) look(0, 0, 0, 0, true)
  return { finds, ceiling, isWhole }
}

/** What is signed for comes first, then what is insured: after that the table knows all there is to know. */
function inOrder(quest: Quest): number[] {
  const rank = (at: number): number => {
    const piece = quest.pieces[at]
    return piece?.signature ? 0 : (piece?.value ?? 0) > 0 ? 1 : 2
  }
  return [...quest.pieces.keys()].toSorted((a, b) => rank(a) - rank(b) || density(quest, b) - density(quest, a))
}

const density = ({ pieces, worths }: Quest, at: number): number => (worths[at] ?? 0) / (pieces[at]?.oz ?? 1)

/** The table of the search before; a new one each time takes longer than to fill it. */
let spare = new Float64Array(0)

/** Of the order's pieces from each on, with each count and weight that those before can have: the most that can be gained. */
function wayOn(
  quest: Quest,
  order: readonly number[],
  counts: number,
  perValue: number,
): { readonly width: number; readonly gain: Float64Array } {
  const { rate } = quest.route
  const width = widthOf(quest)
  const layer = counts * width
  const length = (order.length + 1) * layer
  if (spare.length < length) spare = new Float64Array(length)
  const gain = spare
  let [reach, last] = [Math.min(ozBefore(quest, order, order.length), width - 1), order.length * layer]
  for (let count = 0; count < counts; count++, last += width)
    for (let oz = 0; oz <= reach; oz++) gain[last + oz] = -rate.price(Math.max(count, 1), oz)
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at] ?? 0
    const piece = quest.pieces[place]
    const oz = piece?.oz ?? 0
    const worth = (quest.worths[place] ?? 0) - perValue * (piece?.value ?? 0)
    reach = Math.min(ozBefore(quest, order, at), width - 1)
    for (let count = 0; count < counts && count <= at; count++) {
      const row = at * layer + count * width
      const without = row + layer
      const more = count + 1 < counts ? count + 1 : count < rate.mostItems ? count : -1
      const within = (at + 1) * layer + more * width + oz
      const both = more < 0 ? -1 : Math.min(reach, width - 1 - oz)
      for (let inside = 0; inside <= both; inside++) {
        const left = gain[without + inside] ?? -Infinity
        const taken = worth + (gain[within + inside] ?? -Infinity)
        gain[row + inside] = taken > left ? taken : left
      }
      if (both < reach) gain.copyWithin(row + both + 1, without + both + 1, without + reach + 1)
    }
  }
  return { width, gain }
}

function ozBefore({ pieces }: Quest, order: readonly number[], end: number): number {
  let oz = 0
  for (let at = 0; at < end; at++) oz += pieces[order[at] ?? 0]?.oz ?? 0
  return oz
}

/** Counts from the largest limit that is likely to bind are one: no container is lost by one piece more. */
function countsThatMatter(quest: Quest): readonly [few: number, all: number] {
  const width = widthOf(quest)
  let [fitting, oz] = [0, 0]
  for (const at of [...quest.pieces.keys()].toSorted((a, b) => density(quest, b) - density(quest, a))) {
    oz += quest.pieces[at]?.oz ?? 0
    if (oz >= width) break
    fitting++
  }
  const limits = quest.route.rate.counts.filter((count) => count < fitting)
  const last = quest.route.rate.counts.at(-1)
  return [Math.max(0, ...limits.filter((count) => count !== last)) + 2, Math.max(0, ...limits) + 2]
}

function widthOf({ route, pieces }: Quest): number {
  const allOz = pieces.reduce((sum, { oz }) => sum + oz, 0)
  return Math.min(route.rate.mostOz, allOz) + 1
}

/** The least that insurance costs for each cent of value; so much is charged to a piece before the fee is known. */
function leastPerValue({ rate }: Route): number {
  return rate.freeValue > 0 ? 0 : Math.min(...rate.brackets.map(({ upToCents, feeCents }) => feeCents / upToCents), 1e6)
}
