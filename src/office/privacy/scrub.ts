// Forgetting (CPLR 4509): once a request is over and its days have passed, nothing is left that says for whom it was
// or what anybody wrote about it. Title, dates, libraries, outcome and cost stay for the figures.
import { laterByDays } from '../../domain/values/days.ts'
import type { Tx } from '../../store/open.ts'
import { deleteEndedMessages } from '../../store/messages.ts'
import { recordEvent } from '../../store/requests/events.ts'
import { deleteEndedLookUps } from '../../store/patron-look-up.ts'
import * as store from '../../store/scrub.ts'
import { forgetSenders } from '../../store/strangers.ts'
import { today, type Office } from '../context.ts'

export interface Scrubbed {
  readonly requests: number
  readonly patronLinks: number
  readonly notes: number
  readonly exchanges: number
  readonly patrons: number
  /** Over, but kept whole: money, a question, a step still to do, or a named hold. */
  readonly onHold: number
  readonly numbers: readonly string[]
}

/** Of a partner's header this much is needed to answer a late message; the rest goes. */
const headerFields = [
  'supplyingAgencyId',
  'requestingAgencyId',
  'multipleItemRequestId',
  'supplyingAgencyRequestId',
  'previousRequestId',
]
/** A transaction forgets so many requests at once, so that nobody waits long for a row. */
const atOnce = 200
const msPerDay = 86_400_000

const limits = (office: Office) => {
  const now = office.clock.now()
  const before = laterByDays(now, -office.policy().scrubAfterDays)
  // A patron just looked up at the desk is about to be needed.
  return { now, before, seenBefore: new Date(now.getTime() - msPerDay) }
}

/** What the next scrub would do, without doing it. */
export const scrubPreview = (office: Office): Promise<Scrubbed> =>
  office.store.transact(
    async (tx) => {
      const { before, seenBefore } = limits(office)
      const over = await store.requestsToScrub(tx, before)
      const ids = over.map((one) => one.id)
      const rows = await store.countPersonalRows(tx, ids)
      return {
        requests: over.length,
        ...rows,
        exchanges: rows.exchanges + (await store.countStrayExchanges(tx, before)),
        patrons: await store.countUnneededPatrons(tx, seenBefore, ids),
        onHold: await store.countKeptBack(tx, before),
        numbers: over.map((one) => one.number),
      }
    },
    { isolation: 'repeatable read', readOnly: true },
  )

/** Forgets what is over. Each request's story says that, and nothing of what, was forgotten. */
export async function scrub(office: Office): Promise<Scrubbed> {
  const { now, before, seenBefore } = limits(office)
  const total = { requests: 0, patronLinks: 0, notes: 0, exchanges: 0 }
  const numbers: string[] = []
  for (;;) {
    const batch = await office.store.transact((tx) => scrubSome(tx, before, now))
    for (const name of ['requests', 'patronLinks', 'notes', 'exchanges'] as const) total[name] += batch[name]
    numbers.push(...batch.numbers)
    if (batch.requests < atOnce) break
  }
  return office.store.transact(async (tx) => {
    await store.deleteEnded(tx, now, today(office))
    await deleteEndedLookUps(tx, today(office))
    await deleteEndedMessages(tx, today(office))
    await forgetSenders(tx, before)
    const exchanges = total.exchanges + (await store.deleteStrayExchanges(tx, before))
    const patrons = await store.deleteUnneededPatrons(tx, seenBefore)
    return { ...total, exchanges, patrons, onHold: await store.countKeptBack(tx, before), numbers }
  })
}

async function scrubSome(tx: Tx, before: Date, now: Date) {
  const over = await store.lockRequestsToScrub(tx, before, atOnce)
  if (over.length === 0) return { requests: 0, patronLinks: 0, notes: 0, exchanges: 0, numbers: [] }
  const ids = over.map((one) => one.id)
  const rows = await store.deletePersonalRows(tx, ids)
  await store.emptyTypedFields(tx, ids, headerFields, now)
  for (const one of over) {
    await recordEvent(tx, {
      requestId: one.id,
      action: 'scrub',
      from: 'closed',
      to: 'closed',
      outcome: null,
      actorKind: 'timer',
      actorId: null,
      gesture: null,
      key: null,
      version: one.version,
      entryId: null,
      pieceIds: [],
      codes: {},
      at: now,
    })
  }
  return { requests: over.length, ...rows, numbers: over.map((one) => one.number) }
}
