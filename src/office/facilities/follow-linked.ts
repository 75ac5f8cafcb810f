// A borrowing request made for a facility's line and that line move together: what arrives for one is ready for
// the other, what leaves with the crate is handed over, what the crate brings back goes home.
import { isOver } from '../../domain/lifecycle/standing.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import type { RequestFacts } from '../../domain/lifecycle/facts.ts'
import type { Tx } from '../../store/open.ts'
import { linkedBorrowing } from '../../store/requests/find.ts'
import { actIn, type Order } from '../act.ts'
import type { Office } from '../context.ts'

interface Following {
  readonly action: string
  readonly details?: Details
}
interface Done {
  readonly request: RequestFacts
  /** Where the act led: of a set, only the last piece leads anywhere. */
  readonly to: string
  readonly eventId: number
}

/** What an act on the line means for the loan: the first that is possible there. */
const lost: Following = { action: 'lose', details: { reason: 'lost' } }
const noLonger: readonly Following[] = [
  { action: 'cancel' },
  { action: 'sendBackUnused', details: { reason: 'no_longer_wanted' } },
]
const downward: Readonly<Record<string, readonly Following[]>> = {
  ship: [{ action: 'handToFacility' }],
  cameBack: [{ action: 'comeBack' }, { action: 'found' }],
  turnedUp: [{ action: 'turnedUpInCrate' }],
  cancel: noLonger,
  refuse: noLonger,
  notAvailable: noLonger,
  lose: [lost],
  kept: [lost],
}

/** Acts on the line that the loan follows, and on the loan that the line follows: whichever is scanned, these lead. */
export const leadsFromLine = (action: string): boolean => Object.hasOwn(downward, action)
export const leadsFromLoan = (action: string): boolean => action === 'receive'

/** Runs inside the transaction of the act it follows; a step that does not fit the other's state is left out. */
export async function followLinked(tx: Tx, office: Office, order: Order, done: Done): Promise<void> {
  // What follows is not followed back.
  if (order.key?.startsWith('follows:')) return
  const { request } = done
  if (request.kind === 'borrowing' && request.forRequestId !== null)
    await tryFirst(tx, office, order, done, request.forRequestId, upward(order, done))
  const down = request.kind === 'facility' ? downward[order.action] : undefined
  if (down)
    for (const borrowing of await linkedBorrowing(tx, request.id))
      await tryFirst(tx, office, order, done, borrowing, down)
}

/** What an act on the loan means for its line. */
function upward(order: Order, { request, to }: Done): readonly Following[] {
  if (order.action === 'receive') return to === 'received' ? [{ action: 'arrive' }] : []
  if (order.action === 'giveUp') return [{ action: 'notAvailable' }]
  // Somebody has to say how the line gets its book now.
  return isOver({ ...request, state: to }) && !isOver(request)
    ? [{ action: 'ask', details: { to: 'staff', question: 'other' } }]
    : []
}

async function tryFirst(
  tx: Tx,
  office: Office,
  order: Order,
  done: Done,
  requestId: number,
  following: readonly Following[],
): Promise<void> {
  const parcelId = order.details['parcelId']
  for (const { action, details = {} } of following) {
    const next = {
      requestId,
      action,
      // In the package of the act it follows, so that its steps are held as long.
      details: { ...details, ...(parcelId === undefined ? {} : { parcelId }) },
      key: `follows:${done.eventId}:${requestId}:${action}`,
      ...(order.gesture === undefined ? {} : { gesture: order.gesture }),
    }
    const answer = await actIn(tx, office, { ...next, actor: order.actor })
    if (answer.ok) return
    // A facility or the ILS may not do it in its own name: then the office does.
    if (answer.code === 'not-yours' && (await actIn(tx, office, { ...next, actor: { kind: 'office', id: null } })).ok)
      return
  }
}
