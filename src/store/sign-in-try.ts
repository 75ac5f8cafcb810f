import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/** Counts one more try and says how many there were since the window began; one statement, so that tries at once are each counted. */
export async function countTry(db: Db, accountHash: string, now: Date, windowMs: number): Promise<number> {
  const windowStart = new Date(now.getTime() - windowMs)
  const isOver = sql<boolean>`staff_sign_in_try.since <= ${windowStart}`
  const row = await db
    .insertInto('staff_sign_in_try')
    .values({ account_hash: accountHash, tries: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('account_hash').doUpdateSet({
        tries: sql<number>`case when ${isOver} then 1 else staff_sign_in_try.tries + 1 end`,
        since: sql<Date>`case when ${isOver} then ${now}::timestamptz else staff_sign_in_try.since end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return row.tries
}

export async function forgetTries(db: Db | Tx, accountHash: string): Promise<void> {
  await db.deleteFrom('staff_sign_in_try').where('account_hash', '=', accountHash).execute()
}

/** Sessions that have ended and counts that no longer count; for the night. */
export async function sweepSignIn(tx: Tx, now: Date, idleMs: number, windowMs: number): Promise<void> {
  const windowStart = new Date(now.getTime() - windowMs)
  await tx
    .deleteFrom('staff_session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('updated_at', '<=', new Date(now.getTime() - idleMs))]))
    .execute()
  await tx.deleteFrom('staff_verification').where('expires_at', '<=', now).execute()
  await tx.deleteFrom('staff_sign_in_try').where('since', '<=', windowStart).execute()
  await tx.deleteFrom('staff_rate_limit').where('last_request', '<=', windowStart.getTime()).execute()
}
