import type { Db, Tx } from './open.ts'
import type { PrintState } from './print-jobs.ts'

/** Papers with what they are about, for the queue: those in these states, or of one request or package. */
export const queuedPapers = (
  db: Db | Tx,
  which: { readonly states: readonly PrintState[] } | { readonly requestId: number } | { readonly parcelId: number },
  limit: number,
) => {
  const base = db
    .selectFrom('print_job as j')
    .leftJoin('request as r', 'r.id', 'j.request_id')
    .leftJoin('parcel as k', 'k.id', 'j.parcel_id')
    .leftJoin('library as l', 'l.id', 'k.library_id')
    .leftJoin('piece as p', 'p.id', 'j.piece_id')
    .leftJoin('supply as u', 'u.id', 'j.supply_id')
    .leftJoin('form as o', 'o.id', 'j.form_id')
    .selectAll('j')
    .select((eb) =>
      eb
        .selectFrom('parcel_piece as pp')
        .innerJoin('piece as q', 'q.id', 'pp.piece_id')
        .select((inner) => inner.fn.min('q.request_id').as('id'))
        .whereRef('pp.parcel_id', '=', 'j.parcel_id')
        .as('packed_request_id'),
    )
    .select((eb) =>
      eb
        .selectFrom('piece as s')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .whereRef('s.request_id', '=', 'j.request_id')
        .as('pieces'),
    )
    .select([
      'r.number as request_number',
      'r.title',
      'k.number as parcel_number',
      'l.name as library_name',
      'p.n as piece_n',
      'u.name as supply_name',
      'o.name as form_name',
    ])
    .limit(limit)
  if ('requestId' in which) return base.where('j.request_id', '=', which.requestId).orderBy('j.id', 'desc').execute()
  if ('parcelId' in which) return base.where('j.parcel_id', '=', which.parcelId).orderBy('j.id', 'desc').execute()
  const some = base.where('j.state', 'in', [...which.states])
  // The queue in its order; what came out, the latest first.
  return which.states.includes('printed')
    ? some.orderBy('j.printed_at', 'desc').orderBy('j.id', 'desc').execute()
    : some.orderBy('j.id').execute()
}
export type QueuedPaper = Awaited<ReturnType<typeof queuedPapers>>[number]

/** Requests whose patron has too few days left, to be asked more time for. */
export const shortLoans = (
  db: Db | Tx,
  wanted: { readonly states: readonly string[]; readonly before: string; readonly requestId?: number },
) => {
  const base = db
    .selectFrom('request as r')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .leftJoin('library as l', 'l.id', 'e.library_id')
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.service',
      'r.state',
      'r.state_since',
      'r.title',
      'r.patron_due_on',
      'l.name as partner_name',
    ])
    .where('r.kind', '=', 'borrowing')
    .where('r.service', '=', 'loan')
    .where('r.state', 'in', [...wanted.states])
    .where('r.patron_due_on', '<', wanted.before)
    .where('r.renewal_asked_at', 'is', null)
    .where('r.renewal_refused_at', 'is', null)
    .where((eb) => eb.or([eb('e.id', 'is', null), eb.not(eb(eb.val('NoRenewal'), '=', eb.fn.any('e.conditions')))]))
    .orderBy('r.patron_due_on')
    .limit(100)
  return (wanted.requestId === undefined ? base : base.where('r.id', '=', wanted.requestId)).execute()
}
