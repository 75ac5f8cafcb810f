// Tells patrons that something is due soon or overdue, where that notice is the office's: once for each day a loan was
// given, so that more time brings a notice of its own.
import type { NoticeName } from '../../domain/lifecycle/notices.ts'
import { addDays } from '../../domain/values/days.ts'
import { dueWithPatrons, type DueLoan } from '../../store/requests/due-with-patrons.ts'
import { act } from '../act.ts'
import { today, type Office } from '../context.ts'

/** Nobody is written to in the night. */
export const dueNoticesAt = '08:00'

type DueNotice = Extract<NoticeName, 'due_soon' | 'overdue'>

/** Answers how many loans were told of. */
export async function tellDue(office: Office): Promise<number> {
  const { owners } = office.correspondence.settings()
  const { dueSoonDays, overdueAfterDays } = office.policy()
  const day = today(office)
  let told = 0
  if (owners.due_soon === 'keuka')
    told += await tell(office, 'due_soon', 'tellDueSoon', { from: day, to: addDays(day, dueSoonDays) })
  if (owners.overdue === 'keuka')
    told += await tell(office, 'overdue', 'tellOverdue', {
      from: null,
      to: addDays(day, -Math.max(1, overdueAfterDays)),
    })
  return told
}

async function tell(
  office: Office,
  notice: DueNotice,
  action: string,
  days: Parameters<typeof dueWithPatrons>[1],
): Promise<number> {
  let told = 0
  for (const loan of await dueWithPatrons(office.store.db, days, notice)) {
    const acted = await act(office, {
      requestId: loan.id,
      action,
      details: {},
      actor: { kind: 'office', id: null },
      key: keyOf(notice, loan),
    })
    if (acted.ok) told += 1
    else office.log(`notice ${notice} of request ${loan.id}: ${acted.code}`)
  }
  return told
}

const keyOf = (notice: DueNotice, { id, due_on }: DueLoan): string => `${notice}:${id}:${due_on}`
