import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Kind, Service } from '../../domain/lifecycle/facts.ts'
import type { Place } from '../../domain/lifecycle/places.ts'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import { readEntryNumber, readNumber, readPieceNumber } from '../../domain/values/request-number.ts'
import type { Database, RequestTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'
import { isSeenBy, type Sight } from './sight.ts'
import { standsIn } from './stands-in.ts'

export interface ListFilters {
  /** Words of the title, or a number. */
  readonly words?: string
  readonly kind?: Kind
  readonly service?: Service
  readonly state?: string
  /** Only requests in one of these states. */
  readonly states?: readonly StatesOfLife[]
  readonly isOpen?: boolean
  /** Partner, pick-up, home or owning library. */
  readonly libraryId?: number
  /** Due before this day and in one of these states. */
  readonly overdue?: { readonly before: string; readonly states: readonly StatesOfLife[] }
  readonly ids?: readonly number[]
  /** The one these are for; only for who may see that. */
  readonly patronId?: number
  readonly beforeId?: number
  readonly limit: number
}

type Row = Database & { r: RequestTable }
type Where = (eb: ExpressionBuilder<Row, 'r'>) => Expression<SqlBool>

/** Requests an account sees, newest first, with the names of the libraries concerned. */
export async function listRequests(db: Db, sight: Sight, filters: ListFilters) {
  const rows = await withNames(db.selectFrom('request as r').where('r.id', 'in', pageOf(db, sight, filters)))
    .orderBy('r.id', 'desc')
    .execute()
  const pieces = await placesOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, places: pieces.get(row.id) ?? [] }))
}

/** The ids of all of a list, newest first. */
export const listIds = async (db: Db, sight: Sight, filters: ListFilters): Promise<readonly number[]> =>
  (await pageOf(db, sight, filters).execute()).map((row) => row.id)
export type ListedRequest = Awaited<ReturnType<typeof listRequests>>[number]

/**
 * The ids of one page. A library's requests are those it has any part in: the page is made of the first of each part,
 * each read off its own index, instead of reading every request with an `or`.
 */
function pageOf(db: Db, sight: Sight, filters: ListFilters): SelectQueryBuilder<Row, 'r', { id: number }> {
  const { libraryId, limit } = filters
  const newest = (more: readonly Where[]) => {
    let found = db.selectFrom('request as r').select('r.id').where(isSeenBy(sight))
    for (const condition of [...conditionsOf(filters), ...more]) found = found.where(condition)
    return found.orderBy('r.id', 'desc').limit(limit)
  }
  if (libraryId === undefined) return newest([])
  const [first, ...others] = partsOfLibrary(libraryId).map((part) =>
    db.selectFrom(newest([part]).as('part')).select('part.id'),
  )
  if (!first) throw new Error('a library has a part in nothing')
  const any = others.reduce((all, other) => all.unionAll(other), first)
  return db.selectFrom('request as r').select('r.id').where('r.id', 'in', any).orderBy('r.id', 'desc').limit(limit)
}

/** How many open requests stand in each state. */
export const countOpen = (db: Db, sight: Sight) =>
  db
    .selectFrom('request as r')
    .select(['r.kind', 'r.service', 'r.state'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('r.state', '<>', 'closed')
    .where(isSeenBy(sight))
    .groupBy(['r.kind', 'r.service', 'r.state'])
    .execute()

function conditionsOf(filters: ListFilters): Where[] {
  const where: Where[] = []
  const { words, kind, service, state, states, isOpen, overdue, ids, patronId, beforeId } = filters
  if (beforeId !== undefined) where.push((eb) => eb('r.id', '<', beforeId))
  if (ids !== undefined) where.push((eb) => (ids.length > 0 ? eb('r.id', 'in', [...ids]) : eb.lit(false)))
  if (patronId !== undefined) where.push(isFor(patronId))
  if (kind !== undefined) where.push((eb) => eb('r.kind', '=', kind))
  if (service !== undefined) where.push((eb) => eb('r.service', '=', service))
  if (state !== undefined) where.push((eb) => eb('r.state', '=', state))
  // Said apart although it follows: the indexes of open requests are used only when the query says so.
  if (isOpen || overdue || (states && !states.some((one) => one.states.includes('closed'))))
    where.push((eb) => eb('r.state', '<>', 'closed'))
  if (isOpen === false) where.push((eb) => eb('r.state', '=', 'closed'))
  if (states) where.push(() => standsIn(states))
  if (overdue)
    where.push(
      (eb) => eb('r.due_on', '<', overdue.before),
      () => standsIn(overdue.states),
    )
  if (words !== undefined) where.push(...wordsIn(words))
  return where
}

const isFor =
  (patronId: number): Where =>
  (eb) =>
    eb('r.id', 'in', (inner) =>
      inner.selectFrom('request_patron as k').select('k.request_id').where('k.patron_id', '=', patronId),
    )

/** In how many ways a library can be part of a request; each has an index of its own. */
const partsOfLibrary = (libraryId: number): readonly Where[] => [
  (eb) => eb('r.home_library_id', '=', libraryId),
  (eb) => eb('r.pickup_library_id', '=', libraryId),
  (eb) => eb('r.borrower_library_id', '=', libraryId),
  (eb) => eb('r.owner_library_id', '=', libraryId),
  (eb) => eb('r.facility_library_id', '=', libraryId),
  (eb) =>
    eb('r.id', 'in', (inner) =>
      inner.selectFrom('lender_string_entry as s').select('s.request_id').where('s.library_id', '=', libraryId),
    ),
]

/** A number of ours means that request alone; anything else is looked for in the title, every word of it. */
function wordsIn(text: string): Where[] {
  const number = readNumber(text) ?? readEntryNumber(text)?.number
  if (number !== undefined) return [(eb) => eb('r.number', '=', number)]
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  // Words of one or two letters are found as beginnings of words, by an index of their own; beside longer ones they
  // count for nothing.
  const telling = words.filter((word) => word.length > 2)
  return (telling.length > 0 ? telling : words).map((word) =>
    /^[a-z0-9]{1,2}$/.test(word)
      ? () => sql<SqlBool>`to_tsvector('simple', r.title) @@ to_tsquery('simple', ${`'${word}':*`})`
      : (eb) => eb(eb.fn<string>('lower', ['r.title']), 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
  )
}

/** The columns of a line in a list, with the partner by its role in the request. */
function withNames<O>(query: SelectQueryBuilder<Row, 'r', O>) {
  return query
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .leftJoin('library as partner', (join) =>
      join.on((eb) =>
        eb('partner.id', '=', eb.fn.coalesce('e.library_id', 'r.borrower_library_id', 'r.facility_library_id')),
      ),
    )
    .leftJoin('library as pickup', 'pickup.id', 'r.pickup_library_id')
    .leftJoin('library as home', 'home.id', 'r.home_library_id')
    .selectAll('r')
    .select([
      'partner.id as partner_id',
      'partner.name as partner_name',
      'pickup.name as pickup_name',
      'home.name as home_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('network_request as n')
        .select('n.last_day')
        .whereRef('n.request_id', '=', 'r.id')
        .where('n.ended_at', 'is', null)
        .orderBy('n.id', 'desc')
        .limit(1)
        .as('network_last_day'),
    )
}

async function placesOf(db: Db, requestIds: readonly number[]): Promise<ReadonlyMap<number, readonly Place[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('piece')
    .select(['request_id', 'place'])
    .where('request_id', 'in', [...requestIds])
    .orderBy('n')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.request_id)].map(([id, pieces]) => [id, pieces.map((one) => one.place)]),
  )
}

/** Requests that a number on paper, in a mail or on a barcode may mean. */
export async function requestsByCode(db: Db | Tx, sight: Sight, code: string) {
  const number = readNumber(code)
  const strap = readPieceNumber(code)
  const entryNumber = readEntryNumber(code)?.number ?? null
  const rows = await db
    .selectFrom('request as r')
    .innerJoin(codeMatches(code, number, entryNumber, strap).as('m'), (join) => join.onRef('m.request_id', '=', 'r.id'))
    .select(['r.id', 'r.number', 'r.title', 'r.kind', 'r.service', 'r.state', 'm.piece_id', 'm.by'])
    .where(isSeenBy(sight))
    .orderBy('m.rank')
    .orderBy('r.id', 'desc')
    .limit(50)
    .execute()
  return rows
}
export type FoundBy =
  | 'number'
  | 'strap'
  | 'entry number'
  | 'piece barcode'
  | 'lender’s barcode'
  | 'partner’s number'
  | 'network’s number'

// A limit for each way keeps the planner from preparing for thousands where there is one or none.
const codeMatches = (
  code: string,
  number: string | null,
  entryNumber: string | null,
  strap: { readonly number: string; readonly n: number } | null,
) => sql<{
  request_id: number
  piece_id: number | null
  by: FoundBy
  rank: number
}>`(
  (select id as request_id, null::bigint as piece_id, 'number' as by, 1 as rank from request where number = ${number} limit 200)
  union all (select p.request_id, p.id, 'strap', 1 from piece p join request q on q.id = p.request_id where q.number = ${strap?.number ?? null} and p.n = ${strap?.n ?? null} limit 200)
  union all (select id, null, 'entry number', 2 from request where number = ${entryNumber} limit 200)
  union all (select request_id, id, 'piece barcode', 3 from piece where upper(barcode) = upper(${code}) and barcode is not null limit 200)
  union all (select request_id, id, 'lender’s barcode', 4 from piece where partner_barcode = ${code} limit 200)
  union all (select id, null, 'partner’s number', 5 from request where partner_number = ${code} limit 200)
  union all (select request_id, null, 'partner’s number', 5 from lender_string_entry where supplier_number = ${code} limit 200)
  union all (select id, null, 'network’s number', 6 from request where source = 'network' and source_key = ${code} limit 200)
  union all (select request_id, null, 'network’s number', 6 from network_request where number = ${code} limit 200)
)`
