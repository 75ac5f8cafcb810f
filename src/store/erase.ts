import { sql } from 'kysely'
import type { Store } from './open.ts'

/** Tables from which the scrub takes rows or words. */
const scrubbed = [
  'patron',
  'request_patron',
  'network_patron',
  'patron_look_up',
  'note',
  'exchange',
  'former_value',
  'request',
  'lender_string_entry',
  'effect',
]

/**
 * A deleted row's bytes stay in the database's files until they are written over. On PGlite, where those files are
 * the office's own, they are cleared, write-ahead log included; a PostgreSQL server is told to reuse the room, and
 * what its log, archive and replicas keep is its keeper's to end.
 */
export async function eraseFreed(store: Store): Promise<void> {
  const isOwn = store.kind === 'pglite'
  for (const table of scrubbed)
    await sql`vacuum ${sql.raw(isOwn ? '(full)' : '')} ${sql.table(table)}`.execute(store.db)
  if (!isOwn) return
  await sql`set wal_recycle = off`.execute(store.db)
  await sql`select pg_switch_wal()`.execute(store.db)
  await sql`checkpoint`.execute(store.db)
}
