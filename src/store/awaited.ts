// What is awaited at the table, and what may tell which of it a thing is.
import { sql } from 'kysely'
import type { StatesOfLife } from '../domain/lifecycle/standing.ts'
import type { Db, Tx } from './open.ts'
import { piecesWithEntry } from './pieces-going.ts'
import { standsIn } from './requests/stands-in.ts'

export interface Awaited {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly stateSince: Date
  readonly isbn: string | null
  readonly libraryId: number | null
  readonly library: string | null
}

/** Of these requests, what comes and from whom. */
export const awaitedRequests = (db: Db | Tx, states: readonly StatesOfLife[], limit: number): Promise<Awaited[]> =>
  awaited(db, states).orderBy('r.state_since').limit(limit).execute()

export const awaitedFrom = (
  db: Db | Tx,
  states: readonly StatesOfLife[],
  libraryIds: readonly number[],
  limit: number,
): Promise<Awaited[]> =>
  libraryIds.length === 0
    ? Promise.resolve([])
    : awaited(db, states)
        .where('l.id', 'in', [...libraryIds])
        .orderBy('r.state_since')
        .limit(limit)
        .execute()

/** Awaited under a number that has these characters, capital letters and digits, in a row. */
export const awaitedWithPartOfNumber = (
  db: Db | Tx,
  states: readonly StatesOfLife[],
  part: string,
  limit: number,
): Promise<Awaited[]> =>
  awaited(db, states).where('r.number', 'like', `%${part}%`).orderBy('r.state_since').limit(limit).execute()

/** Awaited by the number on its cover; hyphens and the shorter form are the same number. */
export const awaitedWithIsbn = (
  db: Db | Tx,
  states: readonly StatesOfLife[],
  isbns: readonly string[],
  limit: number,
): Promise<Awaited[]> =>
  isbns.length === 0
    ? Promise.resolve([])
    : awaited(db, states)
        .where(sql<string>`upper(regexp_replace(coalesce(r.citation->>'isbn', ''), '[^0-9Xx]', '', 'g'))`, 'in', [
          ...isbns,
        ])
        .orderBy('r.state_since')
        .limit(limit)
        .execute()

const awaited = (db: Db | Tx, states: readonly StatesOfLife[]) =>
  db
    .selectFrom('request as r')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .leftJoin('library as l', (join) =>
      join.on((eb) =>
        eb('l.id', '=', eb.fn.coalesce('e.library_id', 'r.borrower_library_id', 'r.facility_library_id')),
      ),
    )
    .select(['r.id as requestId', 'r.number', 'r.title', 'r.state_since as stateSince'])
    .select(['l.id as libraryId', 'l.name as library'])
    .select(sql<string | null>`r.citation->>'isbn'`.as('isbn'))
    .where('r.state', '<>', 'closed')
    .where(standsIn(states))

export interface EarlierVisit {
  readonly requestId: number
  readonly title: string
  readonly libraryId: number | null
  readonly at: Date
}
/** Pieces that carried this barcode of their owner's at an earlier visit, the latest first. */
export const earlierVisits = (db: Db | Tx, code: string): Promise<EarlierVisit[]> =>
  piecesWithEntry(db)
    .select(['r.id as requestId', 'r.title', 'e.library_id as libraryId', 'r.created_at as at'])
    .where('p.partner_barcode', '=', code)
    .orderBy('r.id', 'desc')
    .limit(10)
    .execute()

/** Whose items carry this barcode, as far as one was ever weighed. */
export const ownersOfBarcode = (db: Db | Tx, code: string): Promise<{ library_id: number }[]> =>
  db.selectFrom('item_measure').select('library_id').where('barcode', '=', code).limit(5).execute()

/** Libraries whose name has all these words, or whose symbol or code is typed. */
export async function librariesLike(db: Db | Tx, words: readonly string[]): Promise<{ id: number; name: string }[]> {
  if (words.length === 0) return []
  let found = db.selectFrom('library').select(['id', 'name'])
  for (const word of words)
    found = found.where((eb) =>
      eb(eb.fn<string>('lower', ['name']), 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
    )
  return found.orderBy('name').limit(5).execute()
}
