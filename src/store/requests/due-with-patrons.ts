import { sql } from 'kysely'
import type { Db } from '../open.ts'

export interface DueLoan {
  readonly id: number
  readonly due_on: string
}
const most = 5000

/**
 * Loans in patrons' hands whose day lies between two others, and of which an act with the key `notice:id:day` has not
 * told yet. Left out is what the patron says is back, and what more time was asked for and is not answered.
 */
export async function dueWithPatrons(
  db: Db,
  days: { readonly from: string | null; readonly to: string },
  notice: string,
): Promise<readonly DueLoan[]> {
  const { rows } = await sql<DueLoan>`
    select r.id, coalesce(r.patron_due_on, r.due_on) as due_on
    from request r
    join request_patron k on k.request_id = r.id
    where r.kind = 'borrowing' and r.service = 'loan' and r.state = 'out'
      and coalesce(r.patron_due_on, r.due_on) <= ${days.to}::date
      and (${days.from}::date is null or coalesce(r.patron_due_on, r.due_on) >= ${days.from}::date)
      and r.claimed_returned_at is null and r.renewal_asked_at is null
      and not exists (
        select from request_event v
        where v.key = ${notice}::text || ':' || r.id || ':' || coalesce(r.patron_due_on, r.due_on)
      )
    order by r.id
    limit ${most}`.execute(db)
  return rows
}
