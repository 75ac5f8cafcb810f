// Where the request service lives: its two known forms differ in what follows the base (notes on WorldShare, 3.1, 3.2).
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'

export function requestsAddress(assumed: WorldshareReader): string {
  const base = assumed('requestsBase').replace(/\/+$/, '')
  return assumed('requestForm') === 'A' ? base : `${base}/requests`
}
