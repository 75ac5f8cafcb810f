// Whom a request is for: looked up by card in the integrated library system; where nobody has connected one, as
// staff typed it.
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { libraryByCode, libraryById } from '../../store/libraries.ts'
import { keepPatron, patronByCard } from '../../store/patrons.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import type { IlsPatron } from '../ils-port.ts'

export interface TypedPatron {
  readonly name?: string
  readonly homeLibraryId?: number
}
export interface FoundPatron {
  readonly patronId: number
  readonly homeLibraryId: number
  /** Why the patron may not borrow, in the ILS's words. */
  readonly blocks: readonly string[]
}

/** Finds the patron and keeps what is known of them for the request. Reads outside first, then writes. */
export async function patronFor(office: Office, card: string, typed: TypedPatron = {}): Promise<Answer<FoundPatron>> {
  const bare = readBarcode(card)
  return office.ils.byHand ? asTyped(office, bare, typed) : asInIls(office, bare)
}

async function asInIls(office: Office, card: string): Promise<Answer<FoundPatron>> {
  let seen: IlsPatron | null
  try {
    seen = await office.ils.findPatron(card)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuse('ils-unreachable', { why: error.message })
  }
  return seen ? keepSeen(office, seen) : refuse('patron-not-found', {}, 'card')
}

const keepSeen = (office: Office, seen: IlsPatron): Promise<Answer<FoundPatron>> =>
  office.store.transact(async (tx) => {
    const library = await libraryByCode(tx, seen.libraryCode)
    if (!library) return refuse('patron-library-unknown', { code: seen.libraryCode }, 'card')
    const patronId = await keepPatron(tx, {
      card: seen.card,
      library_id: library.id,
      name: seen.name,
      email: seen.email,
      phone: seen.phone,
      ils_id: seen.ilsId,
      patron_group: seen.group,
      blocked: seen.blocks.length > 0,
      seen_at: office.clock.now(),
    })
    return done({ patronId, homeLibraryId: library.id, blocks: seen.blocks })
  })

/** Nobody can be asked: what staff typed, else what was typed for this card before. */
const asTyped = (office: Office, card: string, typed: TypedPatron): Promise<Answer<FoundPatron>> =>
  office.store.transact(async (tx) => {
    const known = await patronByCard(tx, card)
    const name = typed.name?.trim() || known?.name
    const libraryId = typed.homeLibraryId ?? known?.library_id
    if (!name) return refuse('patron-typed', {}, 'patronName')
    if (libraryId === undefined) return refuse('patron-typed', {}, 'homeLibraryId')
    if ((await libraryById(tx, libraryId))?.kind !== 'member') return refuse('library-not-found', {}, 'homeLibraryId')
    const patronId = await keepPatron(tx, { card, library_id: libraryId, name, seen_at: office.clock.now() })
    return done({ patronId, homeLibraryId: libraryId, blocks: [] })
  })
