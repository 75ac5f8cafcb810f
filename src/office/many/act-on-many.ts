// One order for many marked requests: each is an act of its own with its own result, all are one gesture.
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import { isForMany } from '../../domain/lifecycle/many.ts'
import { refuse, type Answer } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { briefly } from '../../store/requests/brief.ts'
import { act, type Acted } from '../act.ts'
import type { Office } from '../context.ts'

export interface ManyOrder {
  readonly requestIds: readonly number[]
  readonly action: string
  readonly details: Details
  readonly actor: Actor
  readonly gesture: string
  /** Makes a repeat harmless, request by request. */
  readonly keyFor: (requestId: number) => string
}
export interface ManyResult {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly eventId: number | null
  /** Why it was not done. */
  readonly sentence: string | null
}

/** In the order given; a refusal of one stops none of the others. */
export async function actOnMany(office: Office, order: ManyOrder): Promise<readonly ManyResult[]> {
  const known = new Map((await briefly(office.store.db, order.requestIds)).map((row) => [row.id, row]))
  const results: ManyResult[] = []
  for (const requestId of order.requestIds) {
    const row = known.get(requestId)
    const acted = row ? await actOnOne(office, order, row) : refuse('not-found')
    results.push({
      requestId,
      number: row ? writeNumber(row.number) : '',
      title: row?.title ?? '',
      eventId: acted.ok ? acted.value.eventId : null,
      sentence: acted.ok ? null : acted.sentence,
    })
  }
  return results
}

type Brief = Awaited<ReturnType<typeof briefly>>[number]

async function actOnOne(office: Office, order: ManyOrder, row: Brief): Promise<Answer<Acted>> {
  const found = actionRow(lifeOf(row), order.action)
  if (found && !isForMany(found)) return refuse('one-by-one')
  const { action, details, actor, gesture, keyFor } = order
  return act(office, { requestId: row.id, action, details, actor, gesture, key: keyFor(row.id) })
}
