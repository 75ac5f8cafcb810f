// A model written row by row, with whole columns that are there already.
import { ModelBuilder, type Model } from '../solver.ts'

export type Term = readonly [column: number, value: number]

export class Draft {
  readonly #columns: {
    readonly cost: number
    readonly most: number
    readonly terms: [number, number][]
  }[] = []
  readonly #builder = new ModelBuilder()

  column(cost: number, most: number): number {
    return this.#columns.push({ cost, most, terms: [] }) - 1
  }

  row(lower: number, upper: number, terms: readonly Term[]): void {
    const row = this.#builder.row(lower, upper)
    for (const [column, value] of terms) if (value !== 0) this.#columns[column]?.terms.push([row, value])
  }

  atLeast(lower: number, terms: readonly Term[]): void {
    this.row(lower, Infinity, terms)
  }

  same(terms: readonly Term[]): void {
    this.row(0, 0, terms)
  }

  model(): Model {
    for (const { cost, most, terms } of this.#columns) {
      this.#builder.column(cost, most)
      for (const [row, value] of terms) this.#builder.entry(row, value)
    }
    return this.#builder.whole(null)
  }
}
