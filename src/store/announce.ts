import { sql } from 'kysely'
import type { Tx } from './open.ts'

/** The channel on which open screens and the runner hear, at commit, that a request changed: ids only. */
export const changesChannel = 'keuka_changes'

export async function announce(tx: Tx, requestId: number): Promise<void> {
  await sql`select pg_notify(${changesChannel}, ${JSON.stringify({ requestId })})`.execute(tx)
}

/** Something that every screen may show has changed: the settings. */
export async function announceAll(tx: Tx): Promise<void> {
  await sql`select pg_notify(${changesChannel}, '{"settings":true}')`.execute(tx)
}
