// Time has passed: the timer rows of the life cycles that are due are acted, each once.
import { timersOf, type DueTimer } from '../../domain/lifecycle/timers.ts'
import { StoreFull, StoreGone } from '../../store/errors.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { letSleep } from '../../store/requests/save.ts'
import { requestsToWake } from '../../store/requests/find.ts'
import type { Tx } from '../../store/open.ts'
import { actIn } from '../act.ts'
import type { Office } from '../context.ts'

/** Acts what is due on at most `limit` requests; answers how many requests were looked at. */
export async function wakeRequests(office: Office, limit = 200): Promise<number> {
  const due = await requestsToWake(office.store.db, office.clock.now(), limit)
  for (const requestId of due) await wakeOne(office, requestId)
  return due.length
}

/** One request that cannot be woken keeps no other asleep. */
async function wakeOne(office: Office, requestId: number): Promise<void> {
  try {
    await office.store.transact((tx) => actWhatIsDue(tx, office, requestId))
  } catch (error) {
    if (error instanceof StoreGone || error instanceof StoreFull) throw error
    office.log(
      `timers of request ${requestId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    const soon = new Date(office.clock.now().getTime() + 60 * 60_000)
    await office.store.transact((tx) => letSleep(tx, requestId, soon))
  }
}

/** A timer may be due once for each lender whose piece is on its way home. */
const mostTurns = 20

async function actWhatIsDue(tx: Tx, office: Office, requestId: number): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const now = office.clock.now()
    const timers = await timersIn(tx, office, requestId)
    if (await actFirst(tx, office, requestId, timers, turn)) continue
    // What cannot be done now is looked at again when the request next changes, or when its next timer is due.
    return letSleep(tx, requestId, timers.find((one) => one.at > now)?.at ?? null)
  }
}

/** Locked, so that nobody's act in between is overlooked. */
async function timersIn(tx: Tx, office: Office, requestId: number): Promise<readonly DueTimer[]> {
  const facts = await lockFacts(tx, requestId)
  return facts ? timersOf(facts, office.policy(), office.clock.now(), office.settings().timeZone) : []
}

/** True when one of those due was acted now. */
async function actFirst(
  tx: Tx,
  office: Office,
  requestId: number,
  timers: readonly DueTimer[],
  turn: number,
): Promise<boolean> {
  for (const timer of timers.filter((one) => one.at <= office.clock.now())) {
    const answer = await actIn(tx, office, {
      requestId,
      action: timer.action,
      details: {},
      actor: { kind: 'timer', id: null },
      key: `timer:${requestId}:${timer.action}:${timer.at.toISOString()}:${turn}`,
    })
    if (answer.ok && !answer.value.repeated) return true
  }
  return false
}
