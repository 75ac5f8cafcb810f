// A lender whose packages hold many pieces: the tally says which packages there must be at least, and these are filled. If all
// pieces go in, no plan is cheaper; if not, what is lacking makes the tally better. Shuffling makes the most of each try.
import { alonePrice } from '../greedy.ts'
import type { Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Answer } from '../solver.ts'
import type { Tools } from '../tools.ts'
import { crowdsOf } from './crowds.ts'
import { fillingOf } from './fill.ts'
import type { Hold } from './holds.ts'
import { finer, kindsOf, type Kind } from './kinds.ts'
import { lackOf } from './lacking.ts'
import { shuffled } from './shuffle.ts'
import { skeletonOf, type Skeleton } from './skeleton.ts'
import { anyStart, parcelsOf, startFrom, type Start } from './start.ts'
import { tallyOf, type Ground } from './tally.ts'
import { tightened } from './tighten.ts'
import { widestWindows, windowsOf } from './windows.ts'

export interface Tallied {
  readonly parcels: readonly Parcel[] | null
  readonly bound: number
}

interface Heat {
  /** Dearer by so many cents is borne at first. */
  readonly hot: number
  readonly steps: number
}

const mostCrowds = 400
/** The solver is not more exact than this. */
const slack = 0.01
/** From nowhere, from packages that were filled as well as can be, and once more around the best of those. */
const wild: Heat = { hot: 250, steps: 1_000_000 }
const careful: Heat = { hot: 30, steps: 300_000 }
const lively: Heat = { hot: 60, steps: 1_000_000 }
/** So often while the solver works. */
const meanwhile = 3
/** In the end, when nothing more can be counted, it goes on so many times as long as once, and no longer. */
const longest = 16

export async function planByTally(unit: Unit, upper: number, tools: Tools): Promise<Tallied> {
  const windows = widestWindows(windowsOf(unit))
  const ground: Ground = { unit, windows, crowds: crowdsOf(unit, windows, mostCrowds) }
  const alone = unit.pieces.map((piece) => Math.min(...unit.routes.map((_, route) => alonePrice(unit, piece, route))))
  const holds: Hold[] = []
  const needed = new Set<number>()
  let kinds = kindsOf(unit)
  let bound = 0
  let best: Tried = { cents: upper, start: null }
  let nearest: Tried | null = null
  let seed = 0
  const goOn = (): boolean => tools.secondsLeft() > 0.1
  const shuffle = ({ boxes, at: begin }: Start, heat: Heat): number => {
    const found = shuffled({ unit, boxes, begin, ...heat, seed: ++seed, least: bound, goOn })
    if (found.cents < best.cents) best = { cents: found.cents, start: { boxes, at: found.at } }
    return found.cents
  }

  while (bound < best.cents && goOn()) {
    // At first any solution is welcome, and one is soon found; then only those that cost less than the best plan.
    const most = nearest ? best.cents - 1 : Infinity
    const tally = tallyOf(ground, { kinds, holds, needed, most })
    bound = Math.max(bound, Math.ceil((await tightened(tally.draft, tools)) - slack))
    const asked = tools.solve(tally.draft.whole(), tools.secondsLeft() * 0.7)
    for (let round = 0; round < meanwhile && bound < best.cents; round++)
      shuffle(nearest?.start ?? anyStart(unit, windows), nearest ? lively : wild)
    const answer = await asked
    bound = Math.max(bound, leastBy(answer, most))
    const skeleton = skeletonOf(tally, answer)
    if (!skeleton || bound >= best.cents) break
    if (answer.kind !== 'infeasible' && answer.values) tally.draft.require(answer.values)

    const filling = fillingOf(unit, windows, skeleton, alone)
    const filled = filling.read(await tools.solve(filling.model, Math.min(1, tools.secondsLeft() * 0.2)))
    if (filled) {
      const start = startFrom(windows, skeleton, filled)
      const cents = shuffle(start, careful)
      if (!nearest || cents < nearest.cents) nearest = { cents, start }
    }
    if (bound >= best.cents) break
    const lack = await lackOf(ground, skeleton, tools)
    if (lack) holds.push(lack)
    else {
      const made = madeFiner(unit, kinds, skeleton)
      if (made.length === kinds.length) break
      kinds = made
    }
  }
  for (let times = 1; times <= longest && bound < best.cents && goOn(); times *= 2)
    shuffle(nearest?.start ?? anyStart(unit, windows), { ...lively, steps: lively.steps * times })
  return { parcels: best.start && parcelsOf(unit, best.start), bound }
}

/** Without a solution plans cost more than was asked for, if anything was. */
function leastBy(answer: Answer, most: number): number {
  if (answer.kind === 'infeasible') return most < Infinity ? most + 1 : 0
  return Math.ceil((answer.kind === 'solved' ? answer.objective : answer.bound) - slack)
}

interface Tried {
  readonly cents: number
  readonly start: Start | null
}

/** Where pieces that could be divided have room in the kinds of a solution: kinds no larger than its packages. */
function madeFiner(unit: Unit, kinds: readonly Kind[], skeleton: Skeleton): Kind[] {
  return kinds.flatMap((kind) => {
    const portion = skeleton.find((one) => one.kind === kind)
    const [size] = portion?.sizes.toSorted((a, b) => b.of.oz - a.of.oz) ?? []
    const [cover] = portion?.covers.toSorted((a, b) => b.of.value - a.of.value) ?? []
    return size && cover ? finer(unit, kind, size.of, cover.of) : [kind]
  })
}
