import { sql } from 'kysely'
import type { StatesOfLife } from '../domain/lifecycle/standing.ts'
import type { Db } from './open.ts'
import { standsIn } from './requests/stands-in.ts'

const most = 3000

/** Steps that wait for a person or were given up, oldest first, with all their cards show. */
export const stepsForPeople = (db: Db, requestId?: number) => {
  const base = stepsWithAll(db).where('f.state', 'in', ['with_person', 'given_up']).orderBy('f.id').limit(most)
  return (requestId === undefined ? base : base.where('f.request_id', '=', requestId)).execute()
}

/** One step with all its card shows, whatever its state. */
export const stepById = (db: Db, effectId: number): Promise<StepForPerson | undefined> =>
  stepsWithAll(db).where('f.id', '=', effectId).executeTakeFirst()

const stepsWithAll = (db: Db) =>
  db
    .selectFrom('effect as f')
    .innerJoin('request as r', 'r.id', 'f.request_id')
    .innerJoin('request_event as v', 'v.id', 'f.event_id')
    .leftJoin('library as l', 'l.id', 'f.library_id')
    .leftJoin('lender_string_entry as e', (join) =>
      join.on((eb) => eb('e.id', '=', eb.fn.coalesce('f.entry_id', 'r.current_entry_id'))),
    )
    .leftJoin('library as lender', 'lender.id', 'e.library_id')
    .leftJoin('library as borrower', (join) =>
      join.on((eb) => eb('borrower.id', '=', eb.fn.coalesce('r.borrower_library_id', 'r.facility_library_id'))),
    )
    .leftJoin('library as pickup', 'pickup.id', 'r.pickup_library_id')
    .leftJoin('piece as p', 'p.id', 'f.piece_id')
    .leftJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('patron', 'patron.id', 'k.patron_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('note')
          .select('note.text')
          .whereRef('note.event_id', '=', 'f.event_id')
          .where('note.from_kind', '=', 'staff')
          .orderBy('note.id')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .select([
      'f.id as effect_id',
      'f.name',
      'f.port',
      'f.state as effect_state',
      'f.error',
      'f.asks',
      'f.created_at as since',
      'f.entry_id',
      'f.library_id',
    ])
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.service',
      'r.state',
      'r.damaged',
      'r.settled',
      'r.title',
      'r.citation',
      'r.needed_by',
      'r.max_cost_cents',
      'r.currency',
      'r.copyright_compliance',
      'r.due_on',
      'r.patron_due_on',
      'r.shelf_until',
      'r.renewal_wish',
      'r.partner_number',
    ])
    .select([
      'v.codes',
      'v.action',
      'n.text as note',
      'l.name as library_name',
      'l.email as library_email',
      'l.address as library_address',
      'l.channel',
    ])
    .select([
      'e.n as entry_n',
      'e.state as entry_state',
      'e.supplier_number',
      'e.conditions',
      'lender.name as lender_name',
      'borrower.name as borrower_name',
    ])
    .select([
      'p.n as piece_n',
      'p.barcode',
      'p.label as piece_label',
      'pickup.name as pickup_name',
      'patron.card as patron_card',
      'patron.email as patron_email',
      'patron.language as patron_language',
    ])
    .select([
      sql<string | null>`(select w.number from network_request w where w.request_id = r.id
        and (r.kind = 'lending' or e.n::text = any(w.lenders)) order by w.id desc limit 1)`.as('network_number'),
      // Who might be asked in one request there: this lender and those behind it, in order, with their channel.
      sql<
        { channel: string; symbol: string | null }[] | null
      >`case when f.name in ('lender.ask', 'lender.askAgain') then
        (select json_agg(json_build_object('channel', bl.channel, 'symbol',
            (select y.symbol from library_symbol y where y.library_id = bl.id and y.scheme = 'OCLC' order by y.symbol limit 1)) order by b.position)
          from lender_string_entry b join library bl on bl.id = b.library_id
          where b.request_id = r.id and (b.id = e.id or (b.position > e.position and b.state = 'waiting'))) end`.as(
        'lenders_behind',
      ),
    ])
export type StepForPerson = Awaited<ReturnType<typeof stepsForPeople>>[number]

/** Open requests of a certain kind that a card is made of, oldest or nearest first. */
export type Wanted =
  | { readonly what: 'states'; readonly states: readonly StatesOfLife[] }
  | { readonly what: 'question past'; readonly today: string }
  | { readonly what: 'network moves on'; readonly by: string; readonly states: readonly StatesOfLife[] }
  | { readonly what: 'renewal asked' }
  | { readonly what: 'due'; readonly by: string; readonly states: readonly StatesOfLife[] }

export const requestsForCards = (db: Db, wanted: Wanted, requestId?: number) => {
  let query = db
    .selectFrom('request as r')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .leftJoin('library as l', (join) =>
      join.on((eb) =>
        eb('l.id', '=', eb.fn.coalesce('e.library_id', 'r.borrower_library_id', 'r.facility_library_id')),
      ),
    )
    // What is asked of us by the network, while it waits for us.
    .leftJoin('network_request as n', (join) =>
      join.onRef('n.request_id', '=', 'r.id').on('r.kind', '=', 'lending').on('n.ended_at', 'is', null),
    )
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.service',
      'r.state',
      'r.state_since',
      'r.title',
      'r.created_at',
      'r.due_on',
      'r.needed_by',
    ])
    .select([
      'r.question_to',
      'r.question',
      'r.question_since',
      'r.question_until',
      'r.renewal_asked_at',
      'r.renewal_wish',
      'l.name as partner_name',
      'n.last_day as network_last_day',
      'n.then_what as network_then',
    ])
    .where('r.state', '<>', 'closed')
    .limit(most)
  if (requestId !== undefined) query = query.where('r.id', '=', requestId)
  if (wanted.what === 'states' || wanted.what === 'due' || wanted.what === 'network moves on') {
    const { states } = wanted
    query = query.where(standsIn(states))
  }
  switch (wanted.what) {
    case 'states':
      return query.orderBy('r.id').execute()
    case 'due':
      return query.where('r.due_on', '<=', wanted.by).orderBy('r.due_on').orderBy('r.id').execute()
    case 'network moves on':
      return query.where('n.last_day', '<=', wanted.by).orderBy('n.last_day').orderBy('r.id').execute()
    case 'question past':
      return query.where('r.question_until', '<=', wanted.today).orderBy('r.question_until').orderBy('r.id').execute()
    case 'renewal asked':
      return query.where('r.kind', '=', 'lending').where('r.renewal_asked_at', 'is not', null).orderBy('r.id').execute()
    default:
      return wanted satisfies never
  }
}
export type RequestForCard = Awaited<ReturnType<typeof requestsForCards>>[number]

/** Requests of which a refusing lender named terms for asking again that hold today. */
export async function retryTerms(
  db: Db,
  requestIds: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, { library: string; reason: string; until: string | null }>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('lender_string_entry as e')
    .innerJoin('library as l', 'l.id', 'e.library_id')
    .select(['e.request_id', 'l.name', 'e.retry_reason', 'e.retry_before'])
    .where('e.request_id', 'in', [...requestIds])
    .where('e.state', '=', 'refused')
    .where('e.retry_reason', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lender_string_entry as again')
            .select('again.id')
            .whereRef('again.request_id', '=', 'e.request_id')
            .whereRef('again.previous_n', '=', 'e.n')
            .where('again.request_type', '=', 'retry'),
        ),
      ),
    )
    .where((eb) => eb.or([eb('e.retry_after', 'is', null), eb('e.retry_after', '<=', today)]))
    .where((eb) => eb.or([eb('e.retry_before', 'is', null), eb('e.retry_before', '>=', today)]))
    .orderBy('e.n')
    .execute()
  return new Map(
    rows.map((row) => [
      row.request_id,
      { library: row.name, reason: row.retry_reason ?? 'Other', until: row.retry_before },
    ]),
  )
}
