// A package thought of for a large unit, and one found where all that could matter are listed.
export interface Candidate {
  /** Places in the unit's pieces, ascending. */
  readonly places: readonly number[]
  readonly route: number
  readonly cents: number
  readonly days: readonly number[]
}
export interface Enumerated {
  readonly places: readonly number[]
  readonly route: number
  readonly day: number
  readonly cents: number
  /** How much dearer a plan becomes with it. */
  readonly extra: number
}
