// Where the request service lives: its two known forms differ in what follows the base (notes on WorldShare, 3.1, 3.2).
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'

const base = (assumed: WorldshareReader): string => assumed('requestsBase').replace(/\/+$/, '')

/** For making and reading requests. */
export const requestsAddress = (assumed: WorldshareReader): string =>
  assumed('requestForm') === 'A' ? base(assumed) : stepsAddress(assumed)

/** For searches and steps, which only form B is known to have. */
export const stepsAddress = (assumed: WorldshareReader): string => `${base(assumed)}/requests`
