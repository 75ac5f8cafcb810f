import { sql } from 'kysely'
import type { Json } from './column-types.ts'
import type { Db, Tx } from './open.ts'

/** Takes a job for this process: false when another took it since `last` was read. */
export async function claimJob(db: Db | Tx, job: string, last: Date | null, now: Date): Promise<boolean> {
  const row = await db
    .insertInto('job_run')
    .values({ job, last_started_at: now })
    .onConflict((conflict) =>
      conflict
        .column('job')
        .doUpdateSet({ last_started_at: now })
        .where(sql<boolean>`job_run.last_started_at is not distinct from ${last}::timestamptz`),
    )
    .returning('job')
    .executeTakeFirst()
  return row !== undefined
}

export async function endJob(db: Db | Tx, job: string, at: Date, outcome: Json): Promise<void> {
  await db
    .updateTable('job_run')
    .set({ last_ended_at: at, outcome: JSON.stringify(outcome) })
    .where('job', '=', job)
    .execute()
}

export async function lastStartOf(db: Db | Tx, job: string): Promise<Date | null> {
  const row = await db.selectFrom('job_run').select('last_started_at').where('job', '=', job).executeTakeFirst()
  return row?.last_started_at ?? null
}
