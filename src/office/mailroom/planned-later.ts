// A piece scanned to be packed that nobody has begun a package for: what the mailing plan has in mind for it is said first.
import { writeDay } from '../../domain/values/days.ts'
import { packingPlaces } from '../../domain/lifecycle/packing.ts'
import { newestPlan } from '../../store/mailing-plan.ts'
import type { Tx } from '../../store/open.ts'
import { piecesWaiting, type PieceToSend } from '../../store/parcels.ts'
import { today, type Office } from '../context.ts'

export interface PlannedLater {
  readonly line: string
  readonly more: string
}

/** Null: the plan has it leave on the first day there is, or knows nothing of it. */
export async function plannedLater(tx: Tx, office: Office, piece: PieceToSend): Promise<PlannedLater | null> {
  const day = today(office)
  const plan = await newestPlan(tx)
  const planned = plan?.packages.find((one) => one.items.includes(String(piece.pieceId)))
  // A plan of yesterday's keeps nothing for today.
  if (!plan || !planned || planned.date <= plan.first_day || planned.date <= day) return null
  return {
    line: `Planned for ${writeDay(planned.date, day)}`,
    more: [await othersWaiting(tx, piece), 'Lay it aside, or let it go now.'].filter(Boolean).join(' '),
  }
}

/** What else lies here for the same library, which could go with it; that more of its own set is here is said with the piece. */
export async function othersWaiting(tx: Tx, piece: PieceToSend): Promise<string> {
  const others = (await piecesWaiting(tx, packingPlaces())).filter(
    (one) => one.libraryId === piece.libraryId && one.requestId !== piece.requestId,
  )
  const [first] = others
  if (!first) return ''
  const rest = others.length === 1 ? '' : ` and ${others.length - 1} more`
  return `For the same library waits ${first.title}${rest}.`
}
