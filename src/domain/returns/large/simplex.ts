// A small linear solver for column generation: least cost, rows that must equal their right side, columns that come one by
// one. Primal simplex with the inverse of its basis, made for about a hundred rows.
import { Columns, type Entry } from './columns.ts'

/** Dearer than any package: rows begin covered by nothing. */
const uncovered = 1e7
const tiny = 1e-9
/** Less than this is no gain. */
const slight = -1e-7
/** The basis is inverted anew after so many steps, and after so many for each row. */
const stepsToRefresh = { least: 200, forEachRow: 3 }
/** Whether there is time left is asked after so many steps. */
const stepsInOne = 20
/** Of all columns that pay so many are tried in turn before all are looked at again. */
const mostWaiting = 60

export class Simplex {
  readonly #rows: number
  readonly #right: Float64Array
  readonly #columns = new Columns()
  readonly #basis: Int32Array
  readonly #inverse: Float64Array
  readonly #values: Float64Array
  readonly duals: Float64Array
  #waiting: number[] = []

  constructor(right: readonly number[]) {
    this.#rows = right.length
    // A little more on each row than asked for keeps the steps from standing still; the duals stay true.
    this.#right = Float64Array.from(right, (value, row) => value + 1e-7 * (1 + ((row * 7919) % 101)))
    this.#basis = new Int32Array(this.#rows)
    this.#inverse = new Float64Array(this.#rows * this.#rows)
    this.#values = this.#right.map(Math.abs)
    this.duals = new Float64Array(this.#rows)
    for (let row = 0; row < this.#rows; row++) {
      const value = (right[row] ?? 0) < 0 ? -1 : 1
      this.#basis[row] = this.addColumn(uncovered, [{ row, value }])
      this.#inverse[row * this.#rows + row] = value
    }
  }

  addColumn(cost: number, entries: readonly Entry[]): number {
    return this.#columns.add(cost, entries)
  }

  setCost(column: number, cost: number): void {
    this.#columns.costs[column] = cost
  }

  /** The columns in use and how much of each. */
  used(): { readonly column: number; readonly share: number }[] {
    return [...this.#basis].map((column, row) => ({ column, share: this.#values[row] ?? 0 }))
  }

  /** To the least cost over the columns there are; false when it takes too many steps or too long. */
  solve(goOn: () => boolean, mostSteps = 20_000): boolean {
    const refreshAfter = Math.max(stepsToRefresh.least, stepsToRefresh.forEachRow * this.#rows)
    this.#waiting = []
    this.#findDuals()
    for (let step = 0; step < mostSteps; step++) {
      if (step % refreshAfter === refreshAfter - 1) this.#refresh()
      if (step % stepsInOne === stepsInOne - 1 && !goOn()) return false
      const entering = this.#entering()
      if (entering < 0) return true
      const column = this.#solved(entering)
      const leaving = this.#leaving(column)
      if (leaving < 0) return false
      const gain = this.#columns.reduced(entering, this.duals)
      this.#pivot(entering, leaving, column)
      for (let at = 0; at < this.#rows; at++)
        this.duals[at] = (this.duals[at] ?? 0) + gain * (this.#inverse[leaving * this.#rows + at] ?? 0)
    }
    return false
  }

  #findDuals(): void {
    const m = this.#rows
    this.duals.fill(0)
    for (let row = 0; row < m; row++) {
      const cost = this.#columns.costs[this.#basis[row] ?? 0] ?? 0
      if (cost === 0) continue
      for (let at = 0; at < m; at++) this.duals[at] = (this.duals[at] ?? 0) + cost * (this.#inverse[row * m + at] ?? 0)
    }
  }

  /** The column that pays most; none is only said of duals found anew. */
  #entering(): number {
    const waiting = this.#nextWaiting()
    if (waiting >= 0) return waiting
    this.#findDuals()
    const paying: { column: number; reduced: number }[] = []
    for (let column = 0; column < this.#columns.count; column++) {
      const reduced = this.#columns.reduced(column, this.duals)
      if (reduced < slight) paying.push({ column, reduced })
    }
    if (paying.length > mostWaiting) paying.sort((a, b) => a.reduced - b.reduced)
    this.#waiting = paying.slice(0, mostWaiting).map(({ column }) => column)
    return this.#nextWaiting()
  }

  #nextWaiting(): number {
    let found = -1
    let least = slight
    this.#waiting = this.#waiting.filter((column) => {
      const reduced = this.#columns.reduced(column, this.duals)
      if (reduced < least) [found, least] = [column, reduced]
      return reduced < slight
    })
    return found
  }

  #solved(column: number): Float64Array {
    const m = this.#rows
    const result = new Float64Array(m)
    this.#columns.each(column, (row, value) => {
      for (let at = 0; at < m; at++) result[at] = (result[at] ?? 0) + value * (this.#inverse[at * m + row] ?? 0)
    })
    return result
  }

  #leaving(column: Float64Array): number {
    let found = -1
    let least = Infinity
    let size = 0
    for (let row = 0; row < this.#rows; row++) {
      const value = column[row] ?? 0
      if (value <= tiny) continue
      const ratio = Math.max(0, this.#values[row] ?? 0) / value
      if (ratio > least + tiny || (ratio > least - tiny && value <= size)) continue
      least = Math.min(least, ratio)
      size = value
      found = row
    }
    return found
  }

  #pivot(entering: number, leaving: number, column: Float64Array): void {
    const m = this.#rows
    const size = column[leaving] ?? 1
    for (let at = 0; at < m; at++) this.#inverse[leaving * m + at] = (this.#inverse[leaving * m + at] ?? 0) / size
    const share = (this.#values[leaving] ?? 0) / size
    this.#values[leaving] = share
    for (let row = 0; row < m; row++) {
      const factor = column[row] ?? 0
      if (row === leaving || Math.abs(factor) < 1e-14) continue
      for (let at = 0, own = row * m, other = leaving * m; at < m; at++, own++, other++)
        this.#inverse[own] = (this.#inverse[own] ?? 0) - factor * (this.#inverse[other] ?? 0)
      this.#values[row] = (this.#values[row] ?? 0) - factor * share
    }
    this.#basis[leaving] = entering
  }

  /** Inverts the basis anew, so that errors do not add up. */
  #refresh(): void {
    const m = this.#rows
    const work = new Float64Array(m * m)
    for (let at = 0; at < m; at++)
      this.#columns.each(this.#basis[at] ?? 0, (row, value) => (work[row * m + at] = value))
    const inverse = inverted(work, m)
    if (!inverse) return
    this.#inverse.set(inverse)
    for (let row = 0; row < m; row++) {
      let value = 0
      for (let at = 0; at < m; at++) value += (inverse[row * m + at] ?? 0) * (this.#right[at] ?? 0)
      this.#values[row] = value
    }
    this.#findDuals()
  }
}

/** Gauss and Jordan with the largest pivot of each column; null when there is none. */
function inverted(work: Float64Array, m: number): Float64Array | null {
  const inverse = new Float64Array(m * m)
  for (let row = 0; row < m; row++) inverse[row * m + row] = 1
  for (let at = 0; at < m; at++) {
    let best = at
    for (let row = at + 1; row < m; row++)
      if (Math.abs(work[row * m + at] ?? 0) > Math.abs(work[best * m + at] ?? 0)) best = row
    const size = work[best * m + at] ?? 0
    if (Math.abs(size) < 1e-11) return null
    for (const matrix of [work, inverse]) {
      for (let col = 0; col < m; col++) {
        const kept = matrix[at * m + col] ?? 0
        matrix[at * m + col] = (matrix[best * m + col] ?? 0) / size
        if (best !== at) matrix[best * m + col] = kept
      }
    }
    for (let row = 0; row < m; row++) {
      const factor = work[row * m + at] ?? 0
      if (row === at || factor === 0) continue
      for (const matrix of [work, inverse])
        for (let col = 0; col < m; col++)
          matrix[row * m + col] = (matrix[row * m + col] ?? 0) - factor * (matrix[at * m + col] ?? 0)
    }
  }
  return inverse
}
