import { sql } from 'kysely'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import type { Citation, SystemCopyRow } from '../column-types.ts'
import type { Db, Tx } from '../open.ts'
import { standsIn } from './stands-in.ts'

const most = 300

/** Requests looked at before they go out, the oldest first: those named, or those in one of the states. */
export const requestsAtIntake = (
  db: Db | Tx,
  which: { readonly ids: readonly number[] } | { readonly states: readonly StatesOfLife[] },
) => {
  const query = db
    .selectFrom('request as r')
    .leftJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('patron as p', 'p.id', 'k.patron_id')
    .leftJoin('library as home', 'home.id', 'r.home_library_id')
    .leftJoin('system_copies as c', 'c.request_id', 'r.id')
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.service',
      'r.state',
      'r.version',
      'r.title',
      'r.citation',
      'r.created_at',
    ])
    .select(['r.needed_by', 'r.copyright_compliance', 'r.for_request_id', 'r.home_library_id'])
    .select(['r.question_to', 'r.question', 'r.question_until'])
    .select(['p.id as patron_id', 'p.blocked', 'home.name as home_name', 'c.copies', 'c.looked_at'])
    .orderBy('r.id')
    .limit(most)
  if ('ids' in which) return query.where('r.id', 'in', which.ids.length > 0 ? [...which.ids] : [0]).execute()
  return query.where('r.state', '<>', 'closed').where(standsIn(which.states)).execute()
}
export type RequestAtIntake = Awaited<ReturnType<typeof requestsAtIntake>>[number]

/** How many requests each patron still waits for. */
export async function activeOf(
  db: Db | Tx,
  patronIds: readonly number[],
  awaited: readonly StatesOfLife[],
): Promise<ReadonlyMap<number, number>> {
  if (patronIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('request_patron as k')
    .innerJoin('request as r', 'r.id', 'k.request_id')
    .select('k.patron_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('k.patron_id', 'in', [...patronIds])
    .where('r.state', '<>', 'closed')
    .where(standsIn(awaited))
    .groupBy('k.patron_id')
    .execute()
  return new Map(rows.map((row) => [row.patron_id, row.count]))
}

/** What is looked for: `key` tells the subjects apart, `self` is the request that is not its own forerunner. */
export interface Subject {
  readonly key: number
  readonly self: number | null
  readonly service: 'loan' | 'copy'
  readonly title: string
  /** Without hyphens, in both lengths. */
  readonly isbns: readonly string[]
  readonly issn: string | null
}
export interface Earlier {
  readonly key: number
  readonly id: number
  readonly number: string
  readonly kind: 'borrowing'
  readonly service: 'loan' | 'copy'
  readonly state: string
  readonly title: string
  readonly citation: Citation
  readonly patron_id: number | null
}
const mostEarlier = 10

/** Borrowing requests that may be for the same work, the newest first: the same title or a number in common. */
export async function earlierLike(db: Db | Tx, subjects: readonly Subject[]): Promise<readonly Earlier[]> {
  if (subjects.length === 0) return []
  const columns = sql`r.id, r.number, r.kind, r.service, r.state, r.title, r.citation`
  const { rows } = await sql<Earlier>`
    select w.key, r.*, k.patron_id
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
      as w(key int, self bigint, service text, title text, isbns jsonb, issn text)
    cross join lateral (
      (select ${columns} from request r
        where plain_title(r.title) = plain_title(w.title) and r.kind = 'borrowing' order by r.id desc limit ${mostEarlier})
      union
      (select ${columns} from request r
        where r.citation->>'isbn' is not null
          and plain_number(r.citation->>'isbn') in (select jsonb_array_elements_text(w.isbns))
          and r.kind = 'borrowing' order by r.id desc limit ${mostEarlier})
    ) r
    left join request_patron k on k.request_id = r.id
    where r.service = w.service and r.id is distinct from w.self
    order by w.key, r.id desc`.execute(db)
  return rows
}

/** Copies of the year from the same periodical or book: filled, or still open; none that was refused or failed. */
export async function copiesOfYear(
  db: Db | Tx,
  subjects: readonly Subject[],
  from: Date,
): Promise<ReadonlyMap<number, number>> {
  if (subjects.length === 0) return new Map()
  const counts = sql`r.kind = 'borrowing' and r.service = 'copy' and r.created_at >= ${from} and (r.outcome is null or r.outcome = 'filled')`
  const { rows } = await sql<{ key: number; count: number }>`
    select w.key, count(r.id) as count
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
      as w(key int, self bigint, service text, title text, isbns jsonb, issn text)
    cross join lateral (
      select r.id from request r
        where w.issn is not null and r.citation->>'issn' is not null
          and plain_number(r.citation->>'issn') = w.issn and ${counts}
      union
      select r.id from request r
        where w.issn is null and r.citation->>'isbn' is not null
          and plain_number(r.citation->>'isbn') in (select jsonb_array_elements_text(w.isbns)) and ${counts}
      union
      select r.id from request r where plain_title(r.title) = plain_title(w.title) and ${counts}
    ) r
    where r.id is distinct from w.self
    group by w.key`.execute(db)
  return new Map(rows.map((row) => [row.key, row.count]))
}

/** When a hold in the system was last given up. */
export async function failedHolds(db: Db | Tx, requestIds: readonly number[]): Promise<ReadonlyMap<number, Date>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('request_event')
    .select(['request_id', 'at'])
    .where('request_id', 'in', [...requestIds])
    .where('action', '=', 'holdFailed')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.request_id, row.at]))
}

/** The lender each request would ask first. */
export async function firstLenders(db: Db | Tx, requestIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('lender_string_entry')
    .select(['request_id', 'library_id'])
    .where('request_id', 'in', [...requestIds])
    .where('state', '=', 'waiting')
    .orderBy('position', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.request_id, row.library_id]))
}

export async function keepCopies(tx: Tx, requestId: number, copies: readonly SystemCopyRow[], at: Date): Promise<void> {
  const row = { request_id: requestId, copies: JSON.stringify(copies), looked_at: at }
  await tx
    .insertInto('system_copies')
    .values(row)
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet({ copies: row.copies, looked_at: at }))
    .execute()
}
