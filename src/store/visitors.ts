import type { PatronRecord } from './patrons.ts'
import type { Db, Tx } from './open.ts'

export interface PatronSession {
  readonly patron: PatronRecord
  readonly seenAt: Date
}

export async function startPatronSession(
  tx: Tx,
  session: { readonly tokenHash: string; readonly patronId: number; readonly now: Date; readonly endsAt: Date },
): Promise<void> {
  await tx
    .insertInto('patron_session')
    .values({
      token_hash: session.tokenHash,
      patron_id: session.patronId,
      seen_at: session.now,
      ends_at: session.endsAt,
    })
    .execute()
}

/** The session of a token that was used since `usedSince` and has not ended. */
export async function patronSession(
  db: Db | Tx,
  tokenHash: string,
  now: Date,
  usedSince: Date,
): Promise<PatronSession | null> {
  const row = await db
    .selectFrom('patron_session as s')
    .innerJoin('patron as p', 'p.id', 's.patron_id')
    .selectAll('p')
    .select('s.seen_at as used_at')
    .where('s.token_hash', '=', tokenHash)
    .where('s.ends_at', '>', now)
    .where('s.seen_at', '>', usedSince)
    .executeTakeFirst()
  if (!row) return null
  const { used_at: seenAt, ...patron } = row
  return { patron, seenAt }
}

export async function touchPatronSession(tx: Tx, tokenHash: string, now: Date): Promise<void> {
  await tx.updateTable('patron_session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function endPatronSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('patron_session').where('token_hash', '=', tokenHash).execute()
}

export async function keepPatronEntry(tx: Tx, tokenHash: string, patronId: number, endsAt: Date): Promise<void> {
  await tx.insertInto('patron_entry').values({ token_hash: tokenHash, patron_id: patronId, ends_at: endsAt }).execute()
}

/** Whom a mailed address lets in. Taken away by being used: two at once, and one of them has it. */
export async function takePatronEntry(tx: Tx, tokenHash: string, now: Date): Promise<number | null> {
  const row = await tx
    .deleteFrom('patron_entry')
    .where('token_hash', '=', tokenHash)
    .returning(['patron_id', 'ends_at'])
    .executeTakeFirst()
  return row && row.ends_at > now ? row.patron_id : null
}

/** Sessions and ways in that have ended; for the night. */
export async function sweepVisitors(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('patron_session').where('ends_at', '<=', now).execute()
  await tx.deleteFrom('patron_entry').where('ends_at', '<=', now).execute()
}
