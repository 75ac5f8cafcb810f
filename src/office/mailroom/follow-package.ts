// A piece that was lost with its package and is somewhere again: the package says so too, and nothing is claimed for it.
import { isLost, type Place } from '../../domain/lifecycle/places.ts'
import { withdrawFound } from '../../store/claims.ts'
import { markFound } from '../../store/lost-parcels.ts'
import type { Tx } from '../../store/open.ts'

interface Move {
  readonly pieceId: number
  readonly from: Place | null
  readonly to: Place
}

/** Runs inside the transaction of the act it follows. */
export async function followPackage(
  tx: Tx,
  moves: readonly Move[],
  found: { readonly gesture: string | null; readonly at: Date },
): Promise<void> {
  const pieceIds = moves
    .filter(({ from, to }) => from !== null && isLost(from) && !isLost(to))
    .map((one) => one.pieceId)
  await markFound(tx, pieceIds, found)
  await withdrawFound(tx, pieceIds, found.gesture, found.at)
}
