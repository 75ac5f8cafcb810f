// Finds the packages that are worth most at given worths of the pieces, or all that are worth enough: a table of the best
// way on for each piece and weight says where to look, the search knows counts, insurance and signatures exactly.
import type { Piece, Route } from '../problem.ts'

export interface Quest {
  readonly route: Route
  /** The pieces that may be in it, with what each is worth. */
  readonly pieces: readonly Piece[]
  readonly worths: readonly number[]
  /** What the package costs besides its price. */
  readonly charge: number
  /** Packages worth less are not wanted. */
  readonly least: number
  /** Only so many of the best. */
  readonly most: number
  readonly mostSteps: number
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
  const { route, pieces, worths, charge, most, mostSteps } = quest
  const { rate } = route
  const order = [...pieces.keys()].toSorted((a, b) => density(quest, b) - density(quest, a))
  const perValue = leastPerValue(route)
  const { width, gain } = wayOn(quest, order, perValue)
  const finds: Find[] = []
  const taken: number[] = []
  let { least } = quest
  let ceiling = quest.least
  let steps = 0
  let isWhole = true

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
    const within = oz + piece.oz < width && taken.length < rate.mostItems
    const signed = isSigned || piece.signature
    const best = within ? bound(at + 1, oz + piece.oz, more, value + piece.value, signed) : -Infinity
    const other = bound(at + 1, oz, worth, value, isSigned)
    const leave = (): void => {
      if (isOpen(other)) look(at + 1, oz, worth, value, isSigned)
    }
    if (other > best) leave()
    if (isOpen(best)) {
      taken.push(place)
      look(at + 1, oz + piece.oz, more, value + piece.value, signed)
      taken.pop()
    }
    if (other <= best) leave()
  }

  function bound(at: number, oz: number, worth: number, value: number, isSigned: boolean): number {
    const open = worth + (gain[at * width + oz] ?? -Infinity) - (isSigned ? rate.signatureFee : 0)
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
    if (hope - charge < least) return false
    if (++steps <= mostSteps) return true
    isWhole = false
    ceiling = Math.max(ceiling, hope - charge)
    return false
  }

  function finish(oz: number, worth: number, value: number, isSigned: boolean): void {
    if (taken.length === 0) return
    const cents = rate.price(taken.length, oz) + rate.insurance(value) + (isSigned ? rate.signatureFee : 0)
    const found = worth + perValue * value - cents - charge
    if (!(found >= least)) return
    ceiling = Math.max(ceiling, found)
    finds.push({ places: [...taken], worth: found, cents })
    if (finds.length <= most) return
    finds.sort((a, b) => b.worth - a.worth)
    finds.length = most
    least = finds.at(-1)?.worth ?? least
  }

  look(0, 0, 0, 0, false)
  return { finds, ceiling, isWhole }
}

const density = ({ pieces, worths }: Quest, at: number): number => (worths[at] ?? 0) / (pieces[at]?.oz ?? 1)

/** Of the order's pieces from each on, with each weight already inside: the most that can be gained. */
function wayOn(
  quest: Quest,
  order: readonly number[],
  perValue: number,
): { readonly width: number; readonly gain: Float64Array } {
  const { rate } = quest.route
  const allOz = quest.pieces.reduce((sum, { oz }) => sum + oz, 0)
  const width = Math.min(rate.mostOz, allOz) + 1
  const gain = new Float64Array((order.length + 1) * width)
  const end = order.length * width
  for (let oz = 0; oz < width; oz++) gain[end + oz] = -rate.leastPrice(oz)
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at] ?? 0
    const piece = quest.pieces[place]
    const oz = piece?.oz ?? 0
    const worth = (quest.worths[place] ?? 0) - perValue * (piece?.value ?? 0)
    const [row, next] = [at * width, (at + 1) * width]
    for (let inside = 0; inside < width; inside++) {
      const without = gain[next + inside] ?? -Infinity
      const within = inside + oz < width ? worth + (gain[next + inside + oz] ?? -Infinity) : -Infinity
      gain[row + inside] = within > without ? within : without
    }
  }
  return { width, gain }
}

/** The least that insurance costs for each cent of value; so much is charged to a piece before the fee is known. */
function leastPerValue({ rate }: Route): number {
  return rate.freeValue > 0 ? 0 : Math.min(...rate.brackets.map(({ upToCents, feeCents }) => feeCents / upToCents), 1e6)
}
