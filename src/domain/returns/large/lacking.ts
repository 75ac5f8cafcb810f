// What the packages of a tally's solution lack, if pieces could be divided: weights of which the pieces have more than these
// packages hold.
import { sum } from '../parcel.ts'
import { ModelBuilder } from '../solver.ts'
import type { Tools } from '../tools.ts'
import { holdOf, type Hold } from './holds.ts'
import type { Skeleton } from './skeleton.ts'
import type { Ground } from './tally.ts'

/** The heaviest piece weighs so much. */
const scale = 1000

/** A row that this solution breaks; null when there is none. */
export async function lackOf(ground: Ground, skeleton: Skeleton, tools: Tools): Promise<Hold | null> {
  const { unit, windows } = ground
  const { pieces } = unit
  const builder = new ModelBuilder()
  for (const _ of pieces) builder.row(1, Infinity)
  const boxes = skeleton.flatMap(({ kind, stacks }) =>
    stacks.map((stack) => ({
      stack,
      oz: builder.row(-Infinity, kind.oz),
      count: builder.row(-Infinity, kind.count),
      value: builder.row(-Infinity, kind.value / 100),
    })),
  )
  for (const { stack, oz, count, value } of boxes)
    for (const place of windows[stack.window]?.places ?? []) {
      const piece = pieces[place]
      if (!piece || (piece.signature && !stack.isSigned)) continue
      builder.column(0)
      builder.entry(place, 1)
      builder.entry(oz, piece.oz)
      builder.entry(count, 1)
      if (piece.value > 0) builder.entry(value, piece.value / 100)
    }
  const [allOz, allValue] = [sum(pieces, ({ oz }) => oz), sum(pieces, ({ value }) => value)]
  for (const [place, { oz, value }] of pieces.entries()) {
    builder.column(oz / allOz + value / Math.max(allValue, 1))
    builder.entry(place, 1)
  }
  const answer = await tools.solve(builder.linear(null), tools.secondsLeft() * 0.2)
  if (answer.kind !== 'solved') return null
  const { duals } = answer
  const most = Math.max(...pieces.map((_, place) => duals[place] ?? 0))
  if (most <= 0) return null
  const times = scale / most
  const weights = pieces.map((_, place) => Math.max(0, Math.round((duals[place] ?? 0) * times)))
  const trades = boxes.map(({ count, value }) => ({
    perPiece: Math.max(0, -(duals[count] ?? 0) * times),
    perValue: Math.max(0, (-(duals[value] ?? 0) * times) / 100),
  }))
  const hold = holdOf(ground, weights, [{ perPiece: 0, perValue: 0 }, ...unlike(trades)])
  const held = sum(boxes, ({ stack }) => hold.heldBy(stack))
  return held < hold.weight ? hold : null
}

function unlike<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}
