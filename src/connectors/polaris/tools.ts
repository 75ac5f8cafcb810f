import type { Branches } from './branches.ts'
import type { Polaris } from './polaris.ts'

/** What an order to Polaris works with. */
export interface Tools {
  readonly polaris: Polaris
  readonly branches: Branches
  readonly now: () => Date
}
