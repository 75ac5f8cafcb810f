import type { Insertable, Selectable, Updateable } from 'kysely'
import type { LibraryTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type LibraryRecord = Selectable<LibraryTable>
export interface LibrarySymbol {
  readonly scheme: string
  readonly symbol: string
}

/** How a partner is reached. Read inside the act that orders the effect. */
export async function channelOf(db: Db | Tx, libraryId: number): Promise<LibraryRecord['channel']> {
  const row = await db.selectFrom('library').select('channel').where('id', '=', libraryId).executeTakeFirst()
  return row?.channel ?? 'by_hand'
}

export const libraryById = (db: Db | Tx, id: number): Promise<LibraryRecord | undefined> =>
  db.selectFrom('library').selectAll().where('id', '=', id).executeTakeFirst()

/** A library by one of its symbols, without regard to case. */
export async function libraryBySymbol(db: Db | Tx, scheme: string, symbol: string): Promise<LibraryRecord | undefined> {
  return db
    .selectFrom('library_symbol as s')
    .innerJoin('library as l', 'l.id', 's.library_id')
    .selectAll('l')
    .where(({ eb, fn }) => eb(fn('upper', ['s.scheme']), '=', scheme.toUpperCase()))
    .where(({ eb, fn }) => eb(fn('upper', ['s.symbol']), '=', symbol.toUpperCase()))
    .executeTakeFirst()
}

export const libraryByCode = (db: Db | Tx, code: string): Promise<LibraryRecord | undefined> =>
  db.selectFrom('library').selectAll().where('code', '=', code).executeTakeFirst()

/** By its code; else the one member of that name, as a report may print it. */
export async function memberCalled(db: Db | Tx, words: string): Promise<LibraryRecord | undefined> {
  const byCode = await libraryByCode(db, words)
  if (byCode) return byCode
  const named = await db
    .selectFrom('library')
    .selectAll()
    .where('kind', '=', 'member')
    .where(({ eb, fn }) => eb(fn<string>('lower', ['name']), '=', words.trim().toLowerCase()))
    .limit(2)
    .execute()
  return named.length === 1 ? named[0] : undefined
}

/** The card of its institutional patron in the library system. */
export async function keepIlsCard(tx: Tx, libraryId: number, card: string | null): Promise<void> {
  await tx.updateTable('library').set({ ils_card: card }).where('id', '=', libraryId).execute()
}

export const libraryByIlsCard = (db: Db | Tx, card: string): Promise<LibraryRecord | undefined> =>
  db.selectFrom('library').selectAll().where('ils_card', '=', card).executeTakeFirst()

export const symbolsOf = (db: Db | Tx, libraryId: number): Promise<LibrarySymbol[]> =>
  db
    .selectFrom('library_symbol')
    .select(['scheme', 'symbol'])
    .where('library_id', '=', libraryId)
    .orderBy('scheme')
    .orderBy('symbol')
    .execute()

export interface ListedLibrary {
  readonly library: LibraryRecord
  readonly symbols: readonly LibrarySymbol[]
}
/** All libraries with their symbols, by name; `kind` narrows. */
export async function listLibraries(db: Db | Tx, kind?: LibraryRecord['kind']): Promise<readonly ListedLibrary[]> {
  const base = db.selectFrom('library').selectAll().orderBy('name').orderBy('id')
  const libraries = await (kind === undefined ? base : base.where('kind', '=', kind)).execute()
  const symbols = await db.selectFrom('library_symbol').selectAll().orderBy('scheme').orderBy('symbol').execute()
  const byLibrary = Map.groupBy(symbols, (one) => one.library_id)
  return libraries.map((library) => ({
    library,
    symbols: (byLibrary.get(library.id) ?? []).map(({ scheme, symbol }) => ({ scheme, symbol })),
  }))
}

export async function addLibrary(
  tx: Tx,
  values: Insertable<LibraryTable>,
  symbols: readonly LibrarySymbol[],
): Promise<number> {
  const { id } = await tx.insertInto('library').values(values).returning('id').executeTakeFirstOrThrow()
  await putSymbols(tx, id, symbols)
  return id
}

export async function changeLibrary(
  tx: Tx,
  id: number,
  values: Updateable<LibraryTable>,
  symbols: readonly LibrarySymbol[] | undefined,
): Promise<boolean> {
  const row = await tx.updateTable('library').set(values).where('id', '=', id).returning('id').executeTakeFirst()
  if (row && symbols) await putSymbols(tx, id, symbols)
  return row !== undefined
}

async function putSymbols(tx: Tx, libraryId: number, symbols: readonly LibrarySymbol[]): Promise<void> {
  await tx.deleteFrom('library_symbol').where('library_id', '=', libraryId).execute()
  if (symbols.length > 0)
    await tx
      .insertInto('library_symbol')
      .values(symbols.map((one) => ({ library_id: libraryId, ...one })))
      .execute()
}

/** The first of the ids that is no library's; null when all are there. */
export async function missingLibrary(db: Db | Tx, ids: readonly number[]): Promise<number | null> {
  const rows = await db
    .selectFrom('library')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  const found = new Set(rows.map((row) => row.id))
  return ids.find((id) => !found.has(id)) ?? null
}

export async function librariesById(db: Db | Tx, ids: readonly number[]): Promise<ReadonlyMap<number, LibraryRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('library')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Libraries whose name has all the words, or whose symbol or code is the text. */
export async function librariesByWords(db: Db, text: string, limit: number): Promise<readonly number[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const rows = await db
    .selectFrom('library as l')
    .select('l.id')
    .where((eb) =>
      eb.or([
        eb.and(
          words.map((word) =>
            eb(eb.fn<string>('lower', ['l.name']), 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
          ),
        ),
        eb(eb.fn<string>('lower', ['l.code']), '=', text.toLowerCase()),
        eb('l.id', 'in', (inner) =>
          inner
            .selectFrom('library_symbol as s')
            .select('s.library_id')
            .where((on) => on(on.fn<string>('upper', ['s.symbol']), '=', text.toUpperCase())),
        ),
      ]),
    )
    .orderBy('l.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Those reached by ISO 18626, and those that were and are inactive now. */
export const iso18626Libraries = (db: Db | Tx): Promise<LibraryRecord[]> =>
  db.selectFrom('library').selectAll().where('channel', '=', 'iso18626').orderBy('name').orderBy('id').execute()
