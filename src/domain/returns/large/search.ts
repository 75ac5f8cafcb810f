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

export function searchPackages(quest: Quest): Finds {
  const { route, pieces, worths, charge, most, keepsBest, mostSteps, goOn } = quest
  const { rate } = route
  const order = inOrder(quest)
  const signed = order.filter((place) => pieces[place]?.signature).length
  const perValue = leastPerValue(route)
  const { width, counts, gain } = wayOn(quest, order, perValue)
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

/** Of the order's pieces from each on, with each count and weight already inside: the most that can be gained. */
function wayOn(
  quest: Quest,
  order: readonly number[],
  perValue: number,
): { readonly width: number; readonly counts: number; readonly gain: Float64Array } {
  const { rate } = quest.route
  const allOz = quest.pieces.reduce((sum, { oz }) => sum + oz, 0)
  const width = Math.min(rate.mostOz, allOz) + 1
  const counts = countsThatMatter(quest, width)
  const layer = counts * width
  const gain = new Float64Array((order.length + 1) * layer)
  for (let count = 0; count < counts; count++)
    for (let oz = 0; oz < width; oz++)
      gain[order.length * layer + count * width + oz] = -rate.price(Math.max(count, 1), oz)
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at] ?? 0
    const piece = quest.pieces[place]
    const oz = piece?.oz ?? 0
    const worth = (quest.worths[place] ?? 0) - perValue * (piece?.value ?? 0)
    for (let count = 0; count < counts; count++) {
      const row = at * layer + count * width
      const without = (at + 1) * layer + count * width
      const more = count + 1 < counts ? count + 1 : count < rate.mostItems ? count : -1
      const within = (at + 1) * layer + more * width + oz
      for (let inside = 0; inside < width; inside++) {
        const left = gain[without + inside] ?? -Infinity
        const taken = more >= 0 && inside + oz < width ? worth + (gain[within + inside] ?? -Infinity) : -Infinity
        gain[row + inside] = taken > left ? taken : left
      }
    }
  }
  return { width, counts, gain }
}

/** Counts from the largest limit that is likely to bind are one: no container is lost by one piece more. */
function countsThatMatter(quest: Quest, width: number): number {
  let [fitting, oz] = [0, 0]
  for (const at of [...quest.pieces.keys()].toSorted((a, b) => density(quest, b) - density(quest, a))) {
    oz += quest.pieces[at]?.oz ?? 0
    if (oz >= width) break
    fitting++
  }
  const limits = quest.route.rate.counts.filter((count) => count < fitting)
  return Math.max(0, ...limits) + 2
}

/** The least that insurance costs for each cent of value; so much is charged to a piece before the fee is known. */
function leastPerValue({ rate }: Route): number {
  return rate.freeValue > 0 ? 0 : Math.min(...rate.brackets.map(({ upToCents, feeCents }) => feeCents / upToCents), 1e6)
}
