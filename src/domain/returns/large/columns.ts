// The columns of the small linear solver, one after another in a few long arrays.
export interface Entry {
  readonly row: number
  readonly value: number
}

export class Columns {
  costs = new Float64Array(256)
  count = 0
  #starts = new Int32Array(257)
  #rows = new Int32Array(2048)
  #values = new Float64Array(2048)

  add(cost: number, entries: readonly Entry[]): number {
    const start = this.#starts[this.count] ?? 0
    if (this.count === this.costs.length) {
      this.costs = twice(this.costs, new Float64Array(this.costs.length * 2))
      this.#starts = twice(this.#starts, new Int32Array(this.costs.length + 1))
    }
    while (start + entries.length > this.#rows.length) {
      this.#rows = twice(this.#rows, new Int32Array(this.#rows.length * 2))
      this.#values = twice(this.#values, new Float64Array(this.#values.length * 2))
    }
    for (const [at, { row, value }] of entries.entries()) {
      this.#rows[start + at] = row
      this.#values[start + at] = value
    }
    this.costs[this.count] = cost
    this.#starts[this.count + 1] = start + entries.length
    return this.count++
  }

  /** What the column costs beyond what its rows are worth. */
  reduced(column: number, duals: Float64Array): number {
    const end = this.#starts[column + 1] ?? 0
    let cost = this.costs[column] ?? 0
    for (let at = this.#starts[column] ?? 0; at < end; at++)
      cost -= (this.#values[at] ?? 0) * (duals[this.#rows[at] ?? 0] ?? 0)
    return cost
  }

  each(column: number, look: (row: number, value: number) => void): void {
    const end = this.#starts[column + 1] ?? 0
    for (let at = this.#starts[column] ?? 0; at < end; at++) look(this.#rows[at] ?? 0, this.#values[at] ?? 0)
  }
}

function twice<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}
