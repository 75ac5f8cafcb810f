import type { Solve } from './solver.ts'

/** What the planner is given: a solver, and how much time is left. */
export interface Tools {
  readonly solve: Solve
  readonly secondsLeft: () => number
}
