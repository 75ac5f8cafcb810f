// What was used up of the supplies: taken for packages, printed, packed, day by day.
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

export interface UsedRow {
  readonly supplyId: number
  readonly daysAgo: number
  readonly units: number
}
export interface LastCount {
  readonly supplyId: number
  readonly quantity: number
  readonly at: Date
  /** What came since. */
  readonly received: number
}

/** A package's mailer was taken from its supply when it was closed, and is seen again when it is collected: the larger counts. */
export async function usedByDay(db: Db | Tx, since: Date, now: Date): Promise<readonly UsedRow[]> {
  const daysAgo = (at: ReturnType<typeof sql>) =>
    sql`floor(extract(epoch from (${now}::timestamptz - ${at})) / 86400)::int`
  const { rows } = await sql<UsedRow>`
    with taken as (
      select m.supply_id, ${daysAgo(sql`m.at`)} as days_ago, sum(-m.quantity)::float8 as units
      from supply_movement m where m.kind = 'used' and m.at >= ${since} and m.at <= ${now} group by 1, 2
    ), packed as (
      select s.id as supply_id, ${daysAgo(sql`coalesce(k.closed_at, k.collected_at)`)} as days_ago, count(*)::float8 as units
      from parcel k join supply s on s.container = k.container and s.is_active
      where k.state = 'collected' and coalesce(k.closed_at, k.collected_at) between ${since} and ${now} group by 1, 2
    ), printed as (
      select s.id as supply_id, ${daysAgo(sql`j.printed_at`)} as days_ago, count(*)::float8 / s.papers_per_unit as units
      from print_job j join supply s on s.stock = j.stock
      where j.state = 'printed' and j.printed_at between ${since} and ${now} group by s.id, 2, s.papers_per_unit
    ), sent as (
      select supply_id, days_ago, max(units) as units
      from (select * from taken union all select * from packed) a group by 1, 2
    )
    select supply_id as "supplyId", days_ago as "daysAgo", sum(units)::float8 as units
    from (select * from sent union all select * from printed) b group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export async function lastCounts(db: Db | Tx): Promise<readonly LastCount[]> {
  const { rows } = await sql<LastCount>`
    select c.supply_id as "supplyId", c.quantity, c.at,
      coalesce((
        select sum(r.quantity) from supply_movement r
        where r.supply_id = c.supply_id and r.kind = 'received' and r.id > c.id
      ), 0)::int as received
    from (
      select distinct on (supply_id) id, supply_id, quantity, at from supply_movement
      where kind = 'counted' order by supply_id, id desc
    ) c`.execute(db)
  return rows
}

/** What came and what it cost, month by month, the latest first. */
export async function costsByMonth(
  db: Db | Tx,
  timeZone: string,
  months: number,
): Promise<readonly { month: string; kind: string; cents: number }[]> {
  const { rows } = await sql<{ month: string; kind: string; cents: number }>`
    select to_char(m.at at time zone ${timeZone}, 'YYYY-MM') as month, s.kind, sum(m.cents)::int as cents
    from supply_movement m join supply s on s.id = m.supply_id
    where m.kind = 'received' and m.cents is not null
    group by 1, 2 order by 1 desc, 2`.execute(db)
  const last = [...new Set(rows.map((one) => one.month))].slice(0, months)
  return rows.filter((one) => last.includes(one.month))
}
