// Linear model and new packages in turn, and what a plan costs at least at the worths on the way.
import type { Pool } from './pool.ts'

/** How much of the worths to seek at is from before. */
const calming = 0.7

/**
 * Until nothing pays: true when that was reached. The bound holds anyhow. Packages are sought near the worths that gave the best
 * bound, which go less to and fro than those of the model.
 */
export function converge(pool: Pool, goOn: () => boolean): { readonly bound: number; readonly isDone: boolean } {
  let bound = -Infinity
  let calm: Float64Array | null = null
  while (goOn()) {
    pool.solve(goOn)
    const { worths: own } = pool
    const near: Float64Array = calm?.map((worth, row) => calming * worth + (1 - calming) * (own[row] ?? 0)) ?? own
    let { added, ceiling } = pool.generate(goOn, near)
    const isNear = near !== own && added > 0
    if (near !== own && added === 0) ({ added, ceiling } = pool.generate(goOn))
    const worths = isNear ? near : own
    const least = boundAt(pool, worths, ceiling)
    if (least > bound) [bound, calm] = [least, worths.slice()]
    if (added === 0) return { bound, isDone: ceiling < 0.001 }
  }
  return { bound, isDone: false }
}

/**
 * No package is worth more than its price and the ceiling. So a plan costs at least the worth less one ceiling for each
 * package, of which there are no more than pieces; and where all are worth less by the factor, none is worth more than its price.
 */
function boundAt(pool: Pool, worths: Float64Array, ceiling: number): number {
  const worth = pool.value(worths)
  const factor = pool.cheapestCents > 0 ? pool.cheapestCents / (pool.cheapestCents + ceiling) : 0
  return Math.max(worth - ceiling * pool.unit.pieces.length, worth * factor)
}
