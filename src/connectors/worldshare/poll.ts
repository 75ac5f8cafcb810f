// Looks what became of our requests in WorldShare: a search for what changed since the last one, and each open request
// by itself at most once per interval of its rank. What says the same again writes nothing.
import { ConnectorError } from '../../office/ports.ts'
import type { NetworkStatus } from '../../domain/worldshare/statuses.ts'
import { newsOf, type WorldshareParts } from './carrier.ts'
import type { Budget } from './budget.ts'
import type { NetworkDocument } from './wire/read-document.ts'

export interface PollResult {
  readonly searched: number
  readonly read: number
  readonly changed: number
}
export interface Poller {
  /** One round: as much as is due and the hour's calls allow. */
  run(): Promise<PollResult>
}

type Rank = keyof ReturnType<WorldshareParts['settings']>['pollHours']
const ranks: Readonly<Record<NetworkStatus, Rank>> = {
  review: 'soon',
  submitted: 'soon',
  considering: 'soon',
  conditional: 'soon',
  unfilled: 'soon',
  renewalPending: 'soon',
  shipped: 'today',
  receivedAsked: 'today',
  notReceived: 'today',
  recalled: 'today',
  overdue: 'today',
  missing: 'today',
  received: 'slow',
  lost: 'slow',
  returned: 'slow',
  returnedAsked: 'slow',
  cancelled: 'slow',
  expired: 'slow',
  closed: 'slow',
}
/** Clocks differ, and a change may be written down a little after it happened. */
const overlapMs = 10 * 60_000
const firstLookMs = 7 * 86_400_000

export function createPoller(
  parts: WorldshareParts & { readonly budget: Budget; readonly log: (line: string) => void },
): Poller {
  const { desk, requests, settings, budget } = parts
  /** When each was looked at last; after a start everything is looked at once. */
  const lookedAt = new Map<string, number>()
  let searchedAt = 0
  /** A service that refuses the search is read request by request. */
  let searchesAgainAt = 0
  /** Something found could not be taken in yet: it is searched for again. */
  let isLater = false

  async function hear(found: NetworkDocument, known: ReadonlyMap<string, string | null>): Promise<boolean> {
    lookedAt.set(found.number, desk.clock.now().getTime())
    const order = newsOf(found, parts)
    if (order === null)
      parts.log(`worldshare: request ${found.number} has a status nobody has told of (${found.status})`)
    if (order === null || known.get(found.number) === order.digest) return false
    const taken = await desk.take(order)
    if (taken === 'later') isLater = true
    return taken === 'changed'
  }

  async function search(known: ReadonlyMap<string, string | null>): Promise<PollResult> {
    const now = desk.clock.now()
    if (now.getTime() < Math.max(searchesAgainAt, searchedAt + settings().searchMinutes * 60_000))
      return { searched: 0, read: 0, changed: 0 }
    const since = new Date(((await desk.cursor())?.getTime() ?? now.getTime() - firstLookMs) - overlapMs)
    const us = settings().registryId
    const found = new Map<string, NetworkDocument>()
    for (const what of settings().lendsByWorldshare ? [{ borrower: us }, { lender: us }] : [{ borrower: us }])
      for (const one of await requests.search({ ...what, editedSince: since }, true)) found.set(one.number, one)
    let changed = 0
    isLater = false
    for (const one of found.values()) if (await hear(one, known)) changed += 1
    searchedAt = now.getTime()
    if (changed > 0 && !isLater) await desk.moveCursor(now)
    return { searched: found.size, read: 0, changed }
  }

  async function readDue(): Promise<PollResult> {
    const open = await desk.open()
    const known = new Map(open.map((one) => [one.number, one.digest]))
    const due = open
      .map((one) => ({
        ...one,
        at: lookedAt.get(one.number) ?? 0,
        rank: one.status === null ? 'soon' : ranks[one.status],
      }))
      .filter((one) => desk.clock.now().getTime() >= one.at + settings().pollHours[one.rank] * 3_600_000)
      .toSorted((a, b) => a.at - b.at)
    let read = 0
    let changed = 0
    for (const one of due) {
      if (budget.left() === 0) break
      const found = await requests.read(one.number, true)
      read += 1
      lookedAt.set(one.number, desk.clock.now().getTime())
      if (found && (await hear(found, known))) changed += 1
    }
    return { searched: 0, read, changed }
  }

  return {
    async run() {
      try {
        const open = await desk.open()
        const first = await search(new Map(open.map((one) => [one.number, one.digest]))).catch((error: unknown) => {
          if (!(error instanceof ConnectorError) || error.retry) throw error
          searchesAgainAt = desk.clock.now().getTime() + 86_400_000
          parts.log(`worldshare: searching is refused, requests are read one by one (${error.message})`)
          return { searched: 0, read: 0, changed: 0 }
        })
        const second = await readDue()
        return { searched: first.searched, read: second.read, changed: first.changed + second.changed }
      } catch (error) {
        // It is left alone for a while by itself; the next round goes on.
        if (!(error instanceof ConnectorError)) throw error
        parts.log(`worldshare: ${error.message}`)
        return { searched: 0, read: 0, changed: 0 }
      }
    },
  }
}
