import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/** The channel on which open screens and the runner hear, at commit, that a request changed: ids only. */
export const changesChannel = 'keuka_changes'

export async function announce(tx: Tx, requestId: number): Promise<void> {
  await sql`select pg_notify(${changesChannel}, ${JSON.stringify({ requestId })})`.execute(tx)
}

/** Something that every screen may show has changed: the settings. */
export async function announceAll(tx: Tx): Promise<void> {
  await sql`select pg_notify(${changesChannel}, '{"settings":true}')`.execute(tx)
}

/** What is true for a minute and kept nowhere: told to every process of this office. */
export async function announceLook(db: Db, look: Readonly<Record<string, string | number | boolean>>): Promise<void> {
  await sql`select pg_notify(${changesChannel}, ${JSON.stringify({ look })})`.execute(db)
}
