import type { Partner } from '../domain/iso18626/matter.ts'
import { symbolsOf, type LibraryRecord } from '../store/libraries.ts'
import type { Tx } from '../store/open.ts'

/** A library's record as a connector needs it. */
export async function partnerOf(tx: Tx, library: LibraryRecord): Promise<Partner> {
  return {
    libraryId: library.id,
    name: library.name,
    active: library.active,
    symbols: await symbolsOf(tx, library.id),
    endpoint: library.endpoint,
    accountId: library.account_id,
    secretName: library.secret_name,
  }
}
