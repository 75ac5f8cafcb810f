import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/** So many of the last times a lender was asked are looked at: enough to know it, few enough to stay quick. */
const lastTimes = 20

export interface LenderHistory {
  readonly library_id: number
  readonly asked: number
  readonly filled: number
  readonly refused: number
  /** Whole days from asking to its first answer, and to the day we had it in hand: the middle of those known. */
  readonly answer_days: number | null
  readonly arrival_days: number | null
}

/** How each lender did the last times it was asked, read off an index per lender. */
export async function lenderHistory(
  db: Db | Tx,
  libraryIds: readonly number[],
): Promise<ReadonlyMap<number, LenderHistory>> {
  if (libraryIds.length === 0) return new Map()
  const { rows } = await sql<LenderHistory>`
    select l.id as library_id,
      count(e.id) as asked,
      count(e.id) filter (where e.state in ('shipped', 'done')) as filled,
      count(e.id) filter (where e.state = 'refused') as refused,
      ceil(percentile_disc(0.5) within group (order by extract(epoch from e.answered_at - e.asked_at)::float8 / 86400))::int as answer_days,
      ceil(percentile_disc(0.5) within group (order by extract(epoch from e.arrived_at - e.asked_at)::float8 / 86400))::int as arrival_days
    from library l
    cross join lateral (
      select s.id, s.state, s.asked_at, s.answered_at, v.at as arrived_at
      from (
        select * from lender_string_entry t
        where t.library_id = l.id and t.asked_at is not null order by t.id desc limit ${lastTimes}
      ) s
      left join lateral (
        select min(v.at) as at from request_event v
        where v.request_id = s.request_id and v.entry_id = s.id and v.action in ('receive', 'copyCame')
      ) v on true
    ) e
    where l.id = any(${[...libraryIds]}::bigint[])
    group by l.id`.execute(db)
  return new Map(rows.map((row) => [row.library_id, row]))
}

/** What lenders said of one of the works when they were asked for it before, the latest last. */
export const saidOfWork = (db: Db | Tx, requestIds: readonly number[]) =>
  db
    .selectFrom('lender_string_entry')
    .select(['library_id', 'state', 'reason', 'retry_reason', 'asked_at'])
    .where('request_id', 'in', requestIds.length > 0 ? [...requestIds] : [0])
    .where('asked_at', 'is not', null)
    .orderBy('id')
    .execute()
