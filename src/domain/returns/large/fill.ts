// Whether a lender's pieces go into the packages of a tally's solution. If all do, no plan is cheaper.
import type { Unit } from '../problem.ts'
import { ModelBuilder, type Answer, type Model } from '../solver.ts'
import type { Lot, Portion, Skeleton } from './skeleton.ts'
import type { Stack } from './tally.ts'
import type { Window } from './windows.ts'

export interface Filling {
  readonly model: Model
  /** For each piece its package, by index in the skeleton's order; -1 when it is left out. */
  read(answer: Answer): number[] | null
}

/** Each piece whole, each package with one of the sizes and insurances; as little as can be is left out. */
export function fillingOf(
  unit: Unit,
  windows: readonly Window[],
  skeleton: Skeleton,
  missing: readonly number[],
): Filling {
  const builder = new ModelBuilder()
  for (const _ of unit.pieces) builder.row(1, 1)
  const tops = skeleton.flatMap((portion) => capacities(builder, portion))
  const spots: { readonly column: number; readonly place: number; readonly box: number }[] = []
  for (const [box, { stack, oz, count, value }] of tops.entries())
    for (const place of windows[stack.window]?.places ?? []) {
      const piece = unit.pieces[place]
      if (!piece || (piece.signature && !stack.isSigned)) continue
      spots.push({ column: builder.columnCount, place, box })
      builder.column(0)
      builder.entry(place, 1)
      builder.entry(oz, piece.oz)
      builder.entry(count, 1)
      if (piece.value > 0) builder.entry(value, piece.value / 100)
    }
  for (const place of unit.pieces.keys()) {
    builder.column(missing[place] ?? 0)
    builder.entry(place, 1)
  }
  return {
    model: builder.whole(null),
    read(answer) {
      const values = answer.kind === 'infeasible' ? null : answer.values
      if (!values) return null
      const at = unit.pieces.map(() => -1)
      for (const { column, place, box } of spots) if ((values[column] ?? 0) > 0.5) at[place] = box
      return at
    },
  }
}

interface Top {
  readonly stack: Stack
  /** Rows. */
  readonly oz: number
  readonly count: number
  readonly value: number
}

/** What each package of a portion may hold: one of its sizes and one of its insurances, each as often as there are. */
function capacities(builder: ModelBuilder, { stacks, sizes, covers }: Portion): Top[] {
  const tops = stacks.map((stack): Top => ({
    stack,
    oz: builder.row(-Infinity, 0),
    count: builder.row(-Infinity, 0),
    value: builder.row(-Infinity, 0),
  }))
  shareOut(builder, tops, sizes, ({ oz, count }, top) => {
    builder.entry(top.oz, -oz)
    builder.entry(top.count, -count)
  })
  shareOut(builder, tops, covers, ({ value }, top) => builder.entry(top.value, -value / 100))
  return tops
}

function shareOut<T>(
  builder: ModelBuilder,
  tops: readonly Top[],
  lots: readonly Lot<T>[],
  write: (of: T, top: Top) => void,
): void {
  const ones = tops.map(() => builder.row(1, 1))
  for (const { of, times } of lots) {
    const row = builder.row(times, times)
    for (const [at, top] of tops.entries()) {
      builder.column(0)
      builder.entry(ones[at] ?? 0, 1)
      builder.entry(row, 1)
      write(of, top)
    }
  }
}
