// What our side says, for comparing it with the systems beside us: all open requests, and those closed lately, in a few
// queries however many there are.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from './open.ts'
import { laneOf } from './requests/lane.ts'

/** All that are open, were closed after a day, or differ as far as we know: what was left there is not forgotten; or some by id. */
export type Scope = { readonly closedAfter: Date } | { readonly ids: readonly number[] }

const inScope = (scope: Scope): RawBuilder<SqlBool> =>
  'ids' in scope
    ? scope.ids.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`r.id in (${sql.join([...scope.ids])})`
    : sql<SqlBool>`(r.state <> 'closed' or r.closed_at > ${scope.closedAfter}::timestamptz
        or exists (select 1 from difference as known where known.request_id = r.id and known.gone_at is null))`

export async function comparedRequests(db: Db, scope: Scope) {
  const requests = await db
    .selectFrom('request as r')
    .leftJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('patron as p', 'p.id', 'k.patron_id')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .leftJoin('request as line', 'line.id', 'r.for_request_id')
    .select(['r.id', 'r.number', 'r.kind', 'r.service', 'r.state', 'r.outcome', 'r.version', 'r.title', 'r.citation'])
    .select(['r.due_on', 'r.patron_due_on', 'r.partner_number', 'e.due_on as lender_due_on', 'p.card'])
    .select((eb) =>
      eb.fn
        .coalesce('r.borrower_library_id', 'r.facility_library_id', 'line.facility_library_id')
        .as('institution_library_id'),
    )
    .where(inScope(scope))
    .orderBy('r.id')
    .execute()
  const pieces = await db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['p.request_id', 'p.id', 'p.n', 'p.barcode'])
    .where(inScope(scope))
    .orderBy('p.id')
    .execute()
  const numbers = await db
    .selectFrom('network_request as n')
    .innerJoin('request as r', 'r.id', 'n.request_id')
    .select(['n.request_id', 'n.number', 'n.ended_at'])
    .where(inScope(scope))
    .orderBy('n.id', 'desc')
    .execute()
  const ilsNumbers = await db
    .selectFrom('ils_request as i')
    .innerJoin('request as r', 'r.id', 'i.request_id')
    .select(['i.request_id', 'i.number'])
    .where(inScope(scope))
    .execute()
  const written = await db
    .selectFrom('lender_string_entry as e')
    .innerJoin('request as r', 'r.id', 'e.request_id')
    .select(['e.request_id', 'e.supplier_number'])
    .where('e.supplier_number', 'is not', null)
    .where(inScope(scope))
    .execute()
  return {
    requests,
    pieces: Map.groupBy(pieces, (one) => one.request_id),
    numbers: Map.groupBy(numbers, (one) => one.request_id),
    ilsNumbers: Map.groupBy(ilsNumbers, (one) => one.request_id),
    written: Map.groupBy(written, (one) => one.request_id),
    steps: Map.groupBy(await stepsIn(db, scope), (one) => one.request_id),
  }
}
export type ComparedRequests = Awaited<ReturnType<typeof comparedRequests>>

/** Steps to partners and to the library system: done, or on their way. What stands behind a card is not on its way. */
const stepsIn = (db: Db, scope: Scope) =>
  db
    .selectFrom('effect as f')
    .innerJoin('request as r', 'r.id', 'f.request_id')
    .select(['f.request_id', 'f.name', 'f.port'])
    .select(sql<boolean>`f.state = 'done'`.as('is_done'))
    .distinct()
    .where('f.port', 'in', ['partner', 'network', 'ils'])
    .where('f.state', 'in', ['done', 'held', 'waiting', 'doing'])
    .where((eb) => eb.or([eb('f.state', '=', 'done'), goesByItself]))
    .where(inScope(scope))
    .execute()

/** No step of the same request and lane before it waits for a person; the step is joined under the name f. */
export const goesByItself = sql<SqlBool>`not exists (select 1 from effect b where b.request_id = f.request_id and ${laneOf('b')} = ${laneOf('f')} and b.id < f.id and b.state in ('with_person', 'given_up'))`

/** Which of these numbers in WorldShare belong to a request of ours, over or not. */
export async function numbersKnown(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db
    .selectFrom('network_request')
    .select('number')
    .where(sql<SqlBool>`number = any(${[...numbers]}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.number))
}
