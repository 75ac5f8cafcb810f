// An item that is in no request of ours: whose it is, by the digits its barcode begins with, or by the library system,
// which is asked for two seconds and no longer.
import { institutionOf } from '../../domain/drop-box/code-hash.ts'
import { goes, type Goes, type Why } from '../../domain/drop-box/destinations.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { institutionsSeen, type Institution } from '../../store/drop-box.ts'
import { libraryById, memberCalled, type LibraryRecord } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'

export interface Owner {
  readonly goes: Goes
  /** As the library system has it: shown, not kept. */
  readonly title: string | null
}
const longestWaitMs = 2000

export async function whoseIsIt(office: Office, code: string): Promise<Owner> {
  const { db } = office.store
  const barcode = readBarcode(code)
  if (!/^[0-9A-Z][0-9A-Z.-]{4,19}$/i.test(barcode)) return aside('unread')
  const byDigits = await ownerByDigits(db, barcode)
  if (byDigits) return { goes: toBin(byDigits), title: null }
  const { ils } = office
  if (!ils.lookAtItem) return aside(ils.byHand ? 'no_system' : 'unknown')
  const found = await withinTime(ils.lookAtItem(barcode))
  if (found === 'late') return aside('slow')
  if (found === null) return aside('not_there')
  const library = found.libraryCode === null ? undefined : await memberCalled(db, found.libraryCode)
  return library ? { goes: toBin(library), title: found.title } : { ...aside('no_branch'), title: found.title }
}

/** As many must have been seen, and hardly any of another library: in some systems all share one number. */
const fewest = 2
const share = 0.95
export const surePrefixes = (seen: readonly Institution[]): ReadonlyMap<string, number> => {
  const sure = new Map<string, number>()
  for (const [prefix, all] of Map.groupBy(seen, (one) => one.prefix)) {
    const total = all.reduce((sum, one) => sum + one.seen, 0)
    const [first] = all.toSorted((a, b) => b.seen - a.seen)
    if (first && total >= fewest && first.seen / total >= share) sure.set(prefix, first.libraryId)
  }
  return sure
}

export async function ownerByDigits(db: Db | Tx, code: string): Promise<LibraryRecord | undefined> {
  const prefix = institutionOf(code)
  const id = prefix === null ? undefined : surePrefixes(await institutionsSeen(db)).get(prefix)
  return id === undefined ? undefined : libraryById(db, id)
}

/** Its trouble is not the scan's: what cannot be asked is put aside. */
function withinTime<T>(asked: Promise<T>): Promise<T | 'late'> {
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), longestWaitMs).unref()
  })
  return Promise.race([asked.catch(() => 'late' as const), late])
}

/** What stands on its bin. */
export const binOf = (library: Pick<LibraryRecord, 'code' | 'name'>): string =>
  (library.code ?? library.name).slice(0, mostLetters)
const mostLetters = 60
const toBin = (library: LibraryRecord): Goes => goes('van', { libraryId: library.id, bin: binOf(library) })
const aside = (why: Why): Owner => ({ goes: goes('aside', { why }), title: null })
