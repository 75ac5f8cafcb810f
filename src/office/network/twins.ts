// Two requests in the network for one of ours: the call that made it came twice on its way.
import { networkRequestsOf } from '../../store/network-requests.ts'
import type { Tx } from '../../store/open.ts'
import { actIn } from '../act.ts'
import { today, type Office } from '../context.ts'

/** The request of ours that bears this reference in the network already: one sent twice on its way may be made twice. */
export async function madeBefore(tx: Tx, requestId: number, reference: string | null): Promise<string | null> {
  if (reference === null) return null
  const records = await networkRequestsOf(tx, requestId)
  return records.find((one) => one.reference === reference && one.lenders.length > 0)?.number ?? null
}

/** Two requests there for one of ours would bring two copies: a person cancels the second. */
export async function askAboutTwin(
  tx: Tx,
  office: Office,
  requestId: number,
  twin: string,
  first: string,
): Promise<void> {
  const note = `WorldShare has two requests for this one, ${first} and ${twin}. Cancel ${twin} there, so that no second copy is sent.`
  await actIn(tx, office, {
    requestId,
    action: 'ask',
    details: { to: 'staff', question: 'other', note, until: today(office) },
    actor: { kind: 'office', id: null },
    key: `network:${twin}:twin`,
  })
}
