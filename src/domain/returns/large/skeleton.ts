// The packages of a tally's solution: window and kind of each, with the sizes and insurances that the kind's packages share out.
import type { Answer } from '../solver.ts'
import type { Kind } from './kinds.ts'
import type { Cover, Size } from './levels.ts'
import type { Counted, Stack, Tally } from './tally.ts'

export interface Portion {
  readonly kind: Kind
  /** One for each package. */
  readonly stacks: readonly Stack[]
  readonly sizes: readonly Lot<Size>[]
  readonly covers: readonly Lot<Cover>[]
}
export interface Lot<T> {
  readonly of: T
  readonly times: number
}
export type Skeleton = readonly Portion[]

export function skeletonOf({ stacks, sorts }: Tally, answer: Answer): Skeleton | null {
  const values = answer.kind === 'infeasible' ? null : answer.values
  if (!values) return null
  const timesOf = ({ column }: { readonly column: number }): number => Math.round(values[column] ?? 0)
  const lots = <T>(counted: readonly Counted<T>[]): Lot<T>[] =>
    counted.map((one) => ({ of: one.of, times: timesOf(one) })).filter(({ times }) => times > 0)
  return sorts
    .map(({ kind, sizes, covers }) => ({
      kind,
      stacks: stacks
        .filter((stack) => stack.kind === kind)
        .flatMap((stack) => Array.from({ length: timesOf(stack) }, () => stack)),
      sizes: lots(sizes),
      covers: lots(covers),
    }))
    .filter((portion) => portion.stacks.length > 0)
}
