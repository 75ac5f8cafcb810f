// Differences as they are kept: open ones, those gone for a while, and what is known to be harmless.
import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely'
import type { DifferenceSilenceTable, DifferenceTable } from './generated/database.ts'
import { goesByItself } from './compared.ts'
import type { Db, Tx } from './open.ts'

export type DifferenceRecord = Selectable<DifferenceTable>
export type SilenceRecord = Selectable<DifferenceSilenceTable>

export const openDifferences = (db: Db | Tx): Promise<DifferenceRecord[]> =>
  db.selectFrom('difference').selectAll().where('gone_at', 'is', null).orderBy('id').execute()

/** With the request each is about, the longest there first. */
export const listedDifferences = (db: Db, limit: number) =>
  db
    .selectFrom('difference as d')
    .leftJoin('request as r', 'r.id', 'd.request_id')
    .leftJoin('difference_silence as s', (join) =>
      join.on((eb) =>
        eb.and([
          eb('s.kind', '=', eb.ref('d.kind')),
          eb.or([eb('s.request_id', 'is', null), eb('s.request_id', '=', eb.ref('d.request_id'))]),
        ]),
      ),
    )
    .distinctOn(['d.since', 'd.id'])
    .selectAll('d')
    .select(['r.number', 'r.title', 'r.kind as request_kind', 'r.service', 'r.state', 'r.version'])
    .select(['s.id as silence_id', 's.reason', 's.until', 's.by_staff', 's.request_id as silenced_request_id'])
    .where('d.gone_at', 'is', null)
    .orderBy('d.since')
    .orderBy('d.id')
    .orderBy('s.until', (order) => order.desc().nullsLast())
    .limit(limit)
    .execute()
export type ListedDifference = Awaited<ReturnType<typeof listedDifferences>>[number]

/** Open, and not silenced on this day. */
export async function countDifferences(db: Db, today: string): Promise<number> {
  const row = await db
    .selectFrom('difference as d')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('d.gone_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('difference_silence as s')
            .select('s.id')
            .whereRef('s.kind', '=', 'd.kind')
            .where(sql<SqlBool>`(s.request_id is null or s.request_id = d.request_id)`)
            .where('s.until', '>=', today),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return row.count
}

export const differenceById = (db: Db | Tx, id: number): Promise<DifferenceRecord | undefined> =>
  db.selectFrom('difference').selectAll().where('id', '=', id).where('gone_at', 'is', null).executeTakeFirst()

export async function insertDifferences(tx: Tx, rows: readonly Insertable<DifferenceTable>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500)
    await tx
      .insertInto('difference')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export async function changeDifference(
  tx: Tx,
  id: number,
  set: Partial<Pick<Insertable<DifferenceTable>, 'ours' | 'polaris' | 'worldshare' | 'facts' | 'said_at'>> &
    Partial<Pick<Insertable<DifferenceTable>, 'mend' | 'mended_at'>>,
): Promise<void> {
  await tx.updateTable('difference').set(set).where('id', '=', id).execute()
}

export async function differencesGone(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('difference')
    .set({ gone_at: at })
    .where('id', 'in', [...ids])
    .execute()
}

/** Requests whose differences a person mended and whose steps are through. */
export async function mendedRequests(db: Db): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('difference as d')
    .select('d.request_id')
    .distinct()
    .where('d.gone_at', 'is', null)
    .where('d.mended_at', 'is not', null)
    .where('d.request_id', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('effect as f')
            .select('f.id')
            .whereRef('f.request_id', '=', 'd.request_id')
            .where('f.state', 'in', ['held', 'waiting', 'doing'])
            .where(goesByItself),
        ),
      ),
    )
    .execute()
  return rows.flatMap((row) => row.request_id ?? [])
}

export const putSilence = (tx: Tx, row: Insertable<DifferenceSilenceTable>): Promise<unknown> =>
  tx
    .insertInto('difference_silence')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .expression(sql`kind, coalesce(request_id, 0)`)
        .doUpdateSet({ reason: row.reason, until: row.until, by_staff: row.by_staff, at: row.at }),
    )
    .execute()

export async function endSilence(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('difference_silence').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** What has been gone for long, and silences that ended. */
export async function sweepDifferences(tx: Tx, goneBefore: Date, today: string): Promise<void> {
  await tx.deleteFrom('difference').where('gone_at', '<', goneBefore).execute()
  await tx.deleteFrom('difference_silence').where('until', '<', today).execute()
}
