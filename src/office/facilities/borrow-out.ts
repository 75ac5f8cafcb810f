// A facility's line that no member owns is borrowed from outside: the line is gathered, and a borrowing request of
// its own is made for it. The lender learns the facility's library at most, never a reader.
import { allOrNothing } from '../all-or-nothing.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import type { StaffRole } from '../../domain/lifecycle/who.ts'
import { refuse, type Answer } from '../../domain/refusal.ts'
import { requestRow } from '../../store/requests/find.ts'
import { actIn } from '../act.ts'
import type { Office } from '../context.ts'
import { takeInRequestIn, type TakenIn } from '../intake/take-in-request.ts'

export const borrowOut = (
  office: Office,
  order: { requestId: number; lenders: readonly number[]; actor: Actor; role: StaffRole | null },
): Promise<Answer<TakenIn>> =>
  allOrNothing(office.store, async (tx) => {
    const line = await requestRow(tx, order.requestId)
    if (!line) return refuse('not-found')
    const acted = await actIn(tx, office, {
      requestId: line.id,
      action: 'borrowOut',
      details: {},
      actor: order.actor,
      key: `borrow-out:${line.id}:${line.version}`,
    })
    if (!acted.ok) return acted
    return takeInRequestIn(tx, office, {
      kind: 'borrowing',
      service: 'loan',
      title: line.title,
      citation: line.citation,
      source: 'facility',
      sourceKey: `${line.number}:${acted.value.eventId}`,
      actor: order.actor,
      role: order.role,
      forRequestId: line.id,
      lenders: order.lenders,
      ...(line.needed_by === null ? {} : { neededBy: line.needed_by }),
    })
  })
