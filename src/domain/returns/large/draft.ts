// A model written row by row, with whole columns that are there already. Rows that may be spared come in when a solution breaks
// them.
import { sum } from '../parcel.ts'
import { ModelBuilder, type Basis, type Model } from '../solver.ts'

export type Term = readonly [column: number, value: number]

interface Row {
  readonly lower: number
  readonly upper: number
  readonly terms: readonly Term[]
}

/** So many of the rows that a solution breaks come in at once. */
const mostAtOnce = 80

export class Draft {
  readonly #columns: { readonly cost: number; readonly most: number }[] = []
  readonly #rows: Row[] = []
  readonly #spared: Row[] = []
  readonly #needed: Set<number>

  /** Numbers of rows that may be spared but are needed; more come in. */
  constructor(needed: Set<number> = new Set()) {
    this.#needed = needed
  }

  column(cost: number, most: number): number {
    return this.#columns.push({ cost, most }) - 1
  }

  atLeast(lower: number, terms: readonly Term[]): void {
    this.#rows.push({ lower, upper: Infinity, terms })
  }

  same(terms: readonly Term[]): void {
    this.#rows.push({ lower: 0, upper: 0, terms })
  }

  /** All columns together cost no more. */
  costsAtMost(cents: number): void {
    const terms = this.#columns.map(({ cost }, column): Term => [column, cost])
    this.#rows.push({ lower: -Infinity, upper: cents, terms })
  }

  /** A row that may be spared. */
  sparing(lower: number, terms: readonly Term[]): void {
    this.#spared.push({ lower, upper: Infinity, terms })
  }

  /** How many rows come in because the solution breaks them: those that it breaks most. */
  require(values: ArrayLike<number>): number {
    const broken = this.#spared
      .map(({ lower, terms }, number) => {
        const lack = lower - sum(terms, ([column, value]) => value * (values[column] ?? 0))
        return { number, share: lack / Math.max(1, lower) }
      })
      .filter(({ number, share }) => share > 1e-4 && !this.#needed.has(number))
      .toSorted((a, b) => b.share - a.share)
      .slice(0, mostAtOnce)
    for (const { number } of broken) this.#needed.add(number)
    return broken.length
  }

  linear(basis: Basis | null): Model {
    return this.#written().linear(basis)
  }

  whole(): Model {
    return this.#written().whole(null)
  }

  #written(): ModelBuilder {
    const builder = new ModelBuilder()
    const entries = this.#columns.map((): Term[] => [])
    for (const { lower, upper, terms } of [
      ...this.#rows,
      ...[...this.#needed].flatMap((at) => this.#spared[at] ?? []),
    ]) {
      const row = builder.row(lower, upper)
      for (const [column, value] of terms) if (value !== 0) entries[column]?.push([row, value])
    }
    for (const [column, { cost, most }] of this.#columns.entries()) {
      builder.column(cost, most)
      for (const [row, value] of entries[column] ?? []) builder.entry(row, value)
    }
    return builder
  }
}
