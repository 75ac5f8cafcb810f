// Which pieces leave in which package, by which service, on which day: the solution file of ill-returns/1.
export interface Solution {
  readonly packages: readonly PlannedPackage[]
  readonly unplanned: readonly Unplanned[]
}
export interface SolutionFile extends Solution {
  /** What the file says it costs; null when it does not say. */
  readonly statedCents: number | null
}
export interface PlannedPackage {
  readonly date: string
  readonly lender: string
  readonly service: string
  readonly container: string
  readonly items: readonly string[]
}
export interface Unplanned {
  readonly item: string
  /** The number of the rule that leaves the item without any candidate. */
  readonly rule: number
}
