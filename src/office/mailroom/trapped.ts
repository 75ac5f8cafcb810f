// The library system answered a check-in: another reader's hold traps the piece. Its slip says where it goes, and the
// drop box's session that let it go elsewhere says so too.
import { goes } from '../../domain/drop-box/destinations.ts'
import { announce } from '../../store/announce.ts'
import { markTrapped, setGoesOfPiece } from '../../store/drop-box.ts'
import { memberCalled } from '../../store/libraries.ts'
import type { Store } from '../../store/open.ts'
import { addPrintJobs } from '../../store/print-jobs.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { binOf } from './drop-box-owner.ts'
import { paperSettings } from '../printing/paper-settings.ts'

interface CheckedIn {
  readonly requestId: number
  readonly pieceId: number | null
  readonly at: Date
}

export const takeTrapped = (store: Store, checkedIn: CheckedIn, pickup: string): Promise<void> =>
  store.transact(async (tx) => {
    const facts = await loadFacts(tx, checkedIn.requestId)
    const piece = facts?.pieces.find((one) => one.id === checkedIn.pieceId) ?? facts?.pieces[0]
    if (!piece) return
    const library = await memberCalled(tx, pickup)
    await markTrapped(tx, piece.id, library?.id ?? null, checkedIn.at)
    const to = library ? goes('van', { libraryId: library.id, bin: binOf(library) }) : goes('ask', { why: 'trapped' })
    await setGoesOfPiece(tx, checkedIn.requestId, piece.id, to)
    // Also where routing slips are switched off: without this one nobody knows where the piece goes.
    const { stock, printer } = (await paperSettings(tx)).kinds.slip
    const slip = { request_id: checkedIn.requestId, piece_id: piece.id, parcel_id: null, effect_id: null }
    await addPrintJobs(tx, [{ kind: 'slip', ...slip, stock, printer }], checkedIn.at)
    await announce(tx, checkedIn.requestId)
  })
