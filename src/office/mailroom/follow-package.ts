// A piece that was lost with its package and is somewhere again: the package says so too.
import { isLost, type Place } from '../../domain/lifecycle/places.ts'
import { markFound } from '../../store/lost-parcels.ts'
import type { Tx } from '../../store/open.ts'

interface Move {
  readonly pieceId: number
  readonly from: Place | null
  readonly to: Place
}

/** Runs inside the transaction of the act it follows. */
export const followPackage = (
  tx: Tx,
  moves: readonly Move[],
  found: { readonly gesture: string | null; readonly at: Date },
): Promise<void> =>
  markFound(
    tx,
    moves.filter(({ from, to }) => from !== null && isLost(from) && !isLost(to)).map((one) => one.pieceId),
    found,
  )
