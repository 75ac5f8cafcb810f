import type { Closure } from '../domain/policies/patron-due.ts'
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
