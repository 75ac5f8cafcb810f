import type { Selectable } from 'kysely'
import type { Closure } from '../domain/calendar/open-days.ts'
import { readWeekdays, type WeekdayName } from '../domain/calendar/week.ts'
import { announceAll } from './announce.ts'
import type { LibraryClosureTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

/** Null: of the office. */
export interface OwnedClosure extends Closure {
  readonly libraryId: number | null
}

/** Days on which the office and any of these libraries are closed, the earliest first. */
export async function closuresOfAll(
  db: Db | Tx,
  libraryIds: readonly (number | null)[],
): Promise<readonly OwnedClosure[]> {
  const ids = [...new Set(libraryIds.filter((one) => one !== null))]
  const rows = await db
    .selectFrom('library_closure')
    .selectAll()
    .where((eb) => eb.or([eb('library_id', 'is', null), ...(ids.length > 0 ? [eb('library_id', 'in', ids)] : [])]))
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({ libraryId: row.library_id, ...spanOf(row) }))
}

export interface ClosureRow {
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string | null
  readonly weekdays?: readonly WeekdayName[] | null
  readonly uid?: string | null
  readonly messageId?: number | null
}
export interface KeptClosure extends ClosureRow {
  readonly id: number
  readonly libraryId: number | null
  readonly weekdays: readonly WeekdayName[] | null
}

/** Days on which a library, or with null the office, is closed and which have not ended before `from`. */
export async function ownClosures(
  db: Db | Tx,
  libraryId: number | null,
  from: string,
): Promise<readonly KeptClosure[]> {
  const rows = await db
    .selectFrom('library_closure')
    .selectAll()
    .where('library_id', libraryId === null ? 'is' : '=', libraryId)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  return rows.map(keptOf)
}

/** Every closing, the office's and all libraries', that touches these days. */
export async function closuresBetween(db: Db | Tx, from: string, until: string): Promise<readonly KeptClosure[]> {
  const rows = await db
    .selectFrom('library_closure')
    .selectAll()
    .where('ends_on', '>=', from)
    .where('starts_on', '<=', until)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  return rows.map(keptOf)
}

/** The closing somebody kept from a mail. */
export async function closureOfMail(db: Db | Tx, messageId: number): Promise<KeptClosure | null> {
  const row = await db
    .selectFrom('library_closure')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('id')
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

/** Answers its id. */
export async function addClosure(tx: Tx, libraryId: number | null, closure: ClosureRow): Promise<number> {
  const { id } = await tx
    .insertInto('library_closure')
    .values({
      library_id: libraryId,
      starts_on: closure.startsOn,
      ends_on: closure.endsOn,
      reason: closure.reason,
      weekdays: closure.weekdays ? [...closure.weekdays] : null,
      uid: closure.uid ?? null,
      message_id: closure.messageId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await announceAll(tx)
  return id
}

/** False when there was none that begins then. */
export async function removeClosure(tx: Tx, libraryId: number | null, startsOn: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('library_closure')
    .where('library_id', libraryId === null ? 'is' : '=', libraryId)
    .where('starts_on', '=', startsOn)
    .executeTakeFirst()
  await announceAll(tx)
  return result.numDeletedRows > 0n
}

export async function removeClosureById(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom('library_closure').where('id', '=', id).executeTakeFirst()
  await announceAll(tx)
  return result.numDeletedRows > 0n
}

const spanOf = (row: Selectable<LibraryClosureTable>) => ({
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  weekdays: row.weekdays === null ? null : readWeekdays(row.weekdays),
})
const keptOf = (row: Selectable<LibraryClosureTable>): KeptClosure => ({
  id: row.id,
  libraryId: row.library_id,
  ...spanOf(row),
  reason: row.reason,
  uid: row.uid,
  messageId: row.message_id,
})
