// Differences known to be harmless are put aside: a whole kind, or for one request, with a reason and until a day.
import { isKind } from '../../domain/differences/kinds.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addDays } from '../../domain/values/days.ts'
import { endSilence, putSilence } from '../../store/differences.ts'
import { announceAll } from '../../store/announce.ts'
import { requestRow } from '../../store/requests/find.ts'
import { today, type Office } from '../context.ts'

export interface SilenceOrder {
  readonly kind: string
  readonly requestId: number | null
  readonly reason: string
  readonly until: string
  readonly by: string | null
}
const mostDays = 366

export async function silence(office: Office, order: SilenceOrder): Promise<Answer<null>> {
  if (!isKind(order.kind)) return refuse('kind-unknown', {}, 'kind')
  const day = today(office)
  if (order.until < day || order.until > addDays(day, mostDays)) return refuse('silence-past', {}, 'until')
  if (order.requestId !== null && !(await requestRow(office.store.db, order.requestId))) return refuse('not-found')
  await office.store.transact(async (tx) => {
    await putSilence(tx, {
      kind: order.kind,
      request_id: order.requestId,
      reason: order.reason,
      until: order.until,
      by_staff: order.by,
      at: office.clock.now(),
    })
    await announceAll(tx)
  })
  return done(null)
}

export async function hearAgain(office: Office, silenceId: number): Promise<Answer<null>> {
  const ended = await office.store.transact(async (tx) => {
    await announceAll(tx)
    return endSilence(tx, silenceId)
  })
  return ended ? done(null) : refuse('silence-not-found')
}
