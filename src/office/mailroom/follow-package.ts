// A piece that was lost with its package and is somewhere again: the package says so too, and nothing is claimed for it. One that
// is lost on its way: so may its package be.
import { isLost, isMissing, type Place } from '../../domain/lifecycle/places.ts'
import { withdrawFound } from '../../store/claims.ts'
import { markFound } from '../../store/lost-parcels.ts'
import type { Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'
import { loseWithPackage } from './lose-with-package.ts'

interface Move {
  readonly pieceId: number
  readonly from: Place | null
  readonly to: Place
}

/** Runs inside the transaction of the act it follows. */
export async function followPackage(
  tx: Tx,
  office: Office,
  moves: readonly Move[],
  act: { readonly gesture: string | null; readonly at: Date; readonly isLostInTransit: boolean },
): Promise<void> {
  const { gesture, at, isLostInTransit } = act
  const pieceIds = moves
    .filter(({ from, to }) => from !== null && isLost(from) && !isLost(to))
    .map((one) => one.pieceId)
  await markFound(tx, pieceIds, { gesture, at })
  await withdrawFound(tx, pieceIds, gesture, at)
  if (isLostInTransit) {
    const lost = moves.filter(({ to }) => isMissing(to)).map((one) => one.pieceId)
    await loseWithPackage(tx, office, lost, { gesture, at })
  }
}
