import type { Closure } from '../domain/policies/patron-due.ts'
import { announceAll } from './announce.ts'
import type { Db, Tx } from './open.ts'

/** Days on which the office (no library) and this library are closed, the earliest first. */
export async function closuresOf(
  db: Db | Tx,
  libraryId: number | null,
): Promise<readonly (Closure & { readonly libraryId: number | null })[]> {
  const rows = await db
    .selectFrom('library_closure')
    .selectAll()
    .where((eb) => eb.or([eb('library_id', 'is', null), eb('library_id', '=', libraryId)]))
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({ libraryId: row.library_id, startsOn: row.starts_on, endsOn: row.ends_on }))
}

export interface ClosureRow {
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string | null
}

/** Days on which a library, or with null the office, is closed and which have not ended before `from`. */
export async function ownClosures(db: Db | Tx, libraryId: number | null, from: string): Promise<readonly ClosureRow[]> {
  const rows = await db
    .selectFrom('library_closure')
    .select(['starts_on', 'ends_on', 'reason'])
    .where('library_id', libraryId === null ? 'is' : '=', libraryId)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({ startsOn: row.starts_on, endsOn: row.ends_on, reason: row.reason }))
}

export async function addClosure(tx: Tx, libraryId: number | null, closure: ClosureRow): Promise<void> {
  await tx
    .insertInto('library_closure')
    .values({
      library_id: libraryId,
      starts_on: closure.startsOn,
      ends_on: closure.endsOn,
      reason: closure.reason,
    })
    .execute()
  await announceAll(tx)
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
