// What the planner asks of a solver of linear and whole-number models.

/** Least cost over variables from 0 to their upper limits, columns given one after another. */
export interface Model {
  readonly costs: readonly number[]
  readonly upper: readonly number[]
  /** Whether every variable must be whole. */
  readonly isWhole: boolean
  readonly rowLower: readonly number[]
  readonly rowUpper: readonly number[]
  /** Where each column begins in `rows` and `values`. */
  readonly starts: readonly number[]
  readonly rows: readonly number[]
  readonly values: readonly number[]
  /** A known solution to begin from. */
  readonly begin: readonly number[] | null
  /** Where the same model stood when it had fewer columns and rows. */
  readonly basis: Basis | null
}

/** Which columns and rows of a linear model are in the basis, in the solver's own numbers. */
export interface Basis {
  readonly columns: ArrayLike<number>
  readonly rows: ArrayLike<number>
}

export type Answer =
  | {
      readonly kind: 'solved'
      readonly objective: number
      readonly values: ArrayLike<number>
      /** What one more of each row is worth; meaningless for whole-number models. */
      readonly duals: ArrayLike<number>
      readonly basis: Basis | null
    }
  | { readonly kind: 'infeasible' }
  /** Time ran out: the best there is by then, if any, and the bound. */
  | { readonly kind: 'stopped'; readonly bound: number; readonly values: ArrayLike<number> | null }

export type Solve = (model: Model, seconds: number) => Promise<Answer>

/** A model that is built row by row and column by column. */
export class ModelBuilder {
  readonly #model = {
    costs: new Array<number>(),
    upper: new Array<number>(),
    rowLower: new Array<number>(),
    rowUpper: new Array<number>(),
    starts: new Array<number>(),
    rows: new Array<number>(),
    values: new Array<number>(),
  }

  get columnCount(): number {
    return this.#model.costs.length
  }

  row(lower: number, upper: number): number {
    this.#model.rowLower.push(lower)
    return this.#model.rowUpper.push(upper) - 1
  }

  column(cost: number, upper = 1): number {
    this.#model.starts.push(this.#model.rows.length)
    this.#model.upper.push(upper)
    return this.#model.costs.push(cost) - 1
  }

  /** Of the column opened last. */
  entry(row: number, value: number): void {
    this.#model.rows.push(row)
    this.#model.values.push(value)
  }

  whole(begin: readonly number[] | null): Model {
    return { ...this.#model, isWhole: true, begin, basis: null }
  }

  linear(basis: Basis | null): Model {
    return { ...this.#model, isWhole: false, begin: null, basis }
  }
}
