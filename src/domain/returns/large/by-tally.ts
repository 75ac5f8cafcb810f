// A lender whose packages hold many pieces: the tally says what they cost at least, meanwhile and after that shuffling finds a
// plan that comes near or is as cheap.
import { commonDays, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Tools } from '../tools.ts'
import { shuffled } from './shuffle.ts'
import { countsIn, tallyOf, type Tally } from './tally.ts'

export interface Tallied {
  readonly parcels: readonly Parcel[] | null
  readonly bound: number
}

/** The solver's answer must be awaited before its time is up. */
const waitSeconds = 0.3
const firstSteps = 1_000_000
/** What is found by luck is sought from several beginnings before one is given more steps. */
const tries = 3
/** The solver is not more exact than this. */
const slack = 0.01

export async function planByTally(unit: Unit, upper: number, tools: Tools): Promise<Tallied> {
  const tally = tallyOf(unit)
  const linear = await tools.solve({ ...tally.model, isWhole: false }, tools.secondsLeft() * 0.2)
  let bound = linear.kind === 'solved' ? Math.ceil(linear.objective - slack) : 0
  const begun = tools.secondsLeft()
  const whole = tools.solve(tally.model, begun * 0.5)
  const early = search(
    unit,
    tally,
    null,
    { upper, bound, isEnough: (round) => round >= tries * 2 },
    () => tools.secondsLeft() > begun * 0.5 + waitSeconds,
  )
  const answer = await whole
  if (answer.kind !== 'infeasible')
    bound = Math.max(bound, Math.ceil((answer.kind === 'solved' ? answer.objective : answer.bound) - slack))
  const late = search(
    unit,
    tally,
    countsIn(tally, answer),
    { upper: Math.min(upper, early.cents), bound, isEnough: () => false },
    () => tools.secondsLeft() > 0.1,
  )
  return { parcels: late.parcels ?? early.parcels, bound }
}

interface Sought {
  readonly upper: number
  readonly bound: number
  isEnough(round: number): boolean
}

/** Longer and longer, until a plan is as cheap as the bound or time is up. */
function search(
  unit: Unit,
  { windows }: Tally,
  counts: readonly number[] | null,
  { upper, bound, isEnough }: Sought,
  goOn: () => boolean,
): { readonly parcels: readonly Parcel[] | null; readonly cents: number } {
  const boxes = windows.flatMap((window, at) => Array.from({ length: (counts?.[at] ?? 1) + 1 }, () => window))
  const begin = unit.pieces.map((_, place) => boxes.findIndex(({ places }) => places.includes(place)))
  let cents = upper
  let parcels: readonly Parcel[] | null = null
  for (let round = 0; cents > bound && goOn() && !isEnough(round); round++) {
    const steps = firstSteps * 2 ** Math.min(5, Math.floor(round / tries))
    const found = shuffled({ unit, boxes, begin, steps, seed: round + 1, least: bound, goOn })
    if (found.cents >= cents) continue
    cents = found.cents
    parcels = boxes.flatMap(({ route }, box): Parcel[] => {
      const pieces = unit.pieces.filter((_, place) => found.at[place] === box)
      return pieces.length === 0 ? [] : [{ unit, pieces, route, day: commonDays(unit, pieces, route).at(-1) ?? 0 }]
    })
  }
  return { parcels, cents }
}
