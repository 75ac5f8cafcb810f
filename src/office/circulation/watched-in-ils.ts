// What to look for in the library system about one request: its items while it has some there, else its hold.
import { wantedItems } from '../../domain/ils/wanted-items.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { patronOfRequest } from '../../store/patrons.ts'
import type { Db } from '../../store/open.ts'
import type { IlsWatched } from '../ils-port.ts'
import { codeOf, holderOf } from './ils-order.ts'

/** Null when nothing of it is there under a name we know. */
export async function watchedInIls(db: Db, requestId: number): Promise<IlsWatched | null> {
  const facts = await loadFacts(db, requestId)
  if (!facts) return null
  const { request } = facts
  const patronCard = (await patronOfRequest(db, requestId))?.card ?? null
  if (request.kind !== 'borrowing')
    return {
      reference: request.number,
      barcodes: [],
      patronCard: null,
      ...(await holderOf(db, facts)),
      items: wantedItems(request.number, request.citation),
    }
  return {
    reference: request.number,
    barcodes: facts.pieces.map((piece) => codeOf(facts, piece)),
    patronCard,
    institution: null,
  }
}
