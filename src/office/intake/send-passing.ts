// Sends at one press all new requests of which nothing was noticed: one gesture, undone together, a result for each.
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { act } from '../act.ts'
import type { Office } from '../context.ts'
import { reviewed } from './findings.ts'

export interface SentOne {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly isSent: boolean
  /** Why it was not sent. */
  readonly sentence: string | null
  readonly eventId: number | null
}

/** Those the screen showed. What has changed in the meantime is looked at again: nothing goes out that does not pass now. */
export async function sendPassing(
  office: Office,
  order: { readonly requestIds: readonly number[]; readonly actor: Actor; readonly gesture: string },
): Promise<readonly SentOne[]> {
  const { actor, gesture } = order
  const found = await reviewed(office, order.requestIds)
  const results: SentOne[] = []
  for (const { row, findings, passes } of found) {
    const line = { requestId: row.id, number: writeNumber(row.number), title: row.title }
    if (!passes) {
      const no = findings.find((one) => one.weight !== 'says')
      results.push({ ...line, isSent: false, sentence: no?.sentence ?? null, eventId: null })
      continue
    }
    const sent = await act(office, {
      requestId: row.id,
      action: 'send',
      details: {},
      actor,
      gesture,
      version: row.version,
    })
    results.push(
      sent.ok
        ? { ...line, isSent: true, sentence: null, eventId: sent.value.eventId }
        : { ...line, isSent: false, sentence: sent.sentence, eventId: null },
    )
  }
  return results
}
