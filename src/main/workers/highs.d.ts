// What the planner uses of the package `highs`. Its own types describe its CommonJS build; Node loads the other one here.
declare module 'highs' {
  export default function loadHighs(): Promise<Highs>

  export interface Highs {
    readonly constants: {
      readonly callbackType: { readonly mipImprovingSolution: 4; readonly mipInterrupt: 6 }
      readonly modelStatus: Readonly<Record<'optimal' | 'empty' | 'infeasible' | 'unboundedOrInfeasible', number>>
      readonly variableType: { readonly integer: 1 }
      readonly basisStatus: { readonly lower: 0; readonly basic: 1 }
    }
    /** The model's memory is given back when the work is done. */
    withModel<Result>(model: ModelData, work: (solver: Solver) => Result): Result
  }

  export interface ModelData {
    readonly numCols: number
    readonly numRows: number
    readonly colCost: Numbers
    readonly colLower: Numbers
    readonly colUpper: Numbers
    readonly rowLower: Numbers
    readonly rowUpper: Numbers
    readonly matrix: {
      readonly format: 'csc'
      readonly numCols: number
      readonly numRows: number
      readonly starts: Numbers
      readonly indices: Numbers
      readonly values: Numbers
    }
    readonly integrality?: Int32Array
  }
  type Numbers = readonly number[] | Float64Array

  export interface Solver {
    readonly options: { set(options: Readonly<Record<string, number | boolean | string>>): void }
    setBasis(basis: BasisInput): void
    getBasis(): BasisInput
    setSolution(solution: { readonly colValue: Numbers }): void
    run(callbacks: { readonly 4?: (event: Progress) => undefined; readonly 6?: (event: Progress) => undefined }): void
    getModelStatus(): number
    getObjectiveValue(): number
    getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array }
  }
  export interface BasisInput {
    readonly colStatus: Int32Array
    readonly rowStatus: Int32Array
  }
  interface Progress {
    readonly data: { readonly mip_solution?: Float64Array; readonly mip_dual_bound?: number }
  }
}
