// What the network says of a request of ours, as acts: lenders it has passed said no, the one it names now has it.
import { isLent } from '../lifecycle/entries.ts'
import type { EntryFacts, RequestFacts } from '../lifecycle/facts.ts'
import type { HeardAct, NetworkNews } from './news.ts'

/** A lender of ours that goes by the network, with its number in the registry. */
export interface NetworkLender {
  readonly entry: EntryFacts
  readonly registryId: number | null
}

const beingAsked: ReadonlySet<string> = new Set(['waiting', 'asked', 'conditional', 'promised', 'withdrawing'])
const mayShip: ReadonlySet<string> = new Set([...beingAsked, 'withdrawn', 'failed', 'refused'])

export function hearBorrowing(
  request: RequestFacts,
  /** The lenders of this request in the network, in its order. */
  run: readonly NetworkLender[],
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  const at = placeOfLender(request, run, news)
  const lender = run[at]
  if (!lender) return []
  const passed = run.slice(0, at).filter(({ entry }) => beingAsked.has(entry.state))
  return [
    ...(news.status === 'review' ? [] : passed.flatMap(({ entry }) => passedBy(request, entry, news))),
    ...meant(request, run, lender.entry, news, before),
  ]
}

/** One that we had given up on (its days were over here) is let go by the network too. */
function passedBy(request: RequestFacts, entry: EntryFacts, news: NetworkNews): readonly HeardAct[] {
  if (entry.state !== 'withdrawing') return [no(entry, news)]
  return entry.id === request.currentEntryId ? [] : [act('cancelled', { entryId: entry.id, status: news.word })]
}

function placeOfLender(request: RequestFacts, run: readonly NetworkLender[], news: NetworkNews): number {
  // A lender may stand on the string several times in a row: the first of them that is still being asked.
  const named = run.flatMap((one, index) => (one.registryId === news.currentLender ? [index] : []))
  const open = named.find((index) => beingAsked.has(run[index]?.entry.state ?? ''))
  if (open !== undefined) return open
  if (named.length > 0) return named.at(-1) ?? -1
  return run.findIndex(({ entry }) => entry.id === request.currentEntryId)
}

function meant(
  request: RequestFacts,
  run: readonly NetworkLender[],
  entry: EntryFacts,
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  const common = { entryId: entry.id, status: news.word, supplierNumber: news.number }
  const note = news.note === null ? {} : { note: news.note.slice(0, 5000) }
  switch (news.status) {
    case 'submitted':
      return entry.state === 'waiting' ? [act('asked', { entryId: entry.id })] : []
    case 'considering':
      return (entry.state === 'waiting' || entry.state === 'asked') && entry.lastStatus !== news.word
        ? [act('expects', common)]
        : []
    case 'conditional':
      return entry.state === 'waiting' || entry.state === 'asked'
        ? [act('condition', { ...common, ...note, conditions: ['Other'], ...cost(news) })]
        : []
    case 'shipped':
    case 'receivedAsked':
      return shipped(request, entry, news, { ...common, ...note })
    case 'received':
      return renewal(request, entry, news, common, before)
    case 'recalled':
      return request.recalledAt === null ? [act('recall', { ...common, ...due(news) })] : []
    case 'overdue':
      return before === 'overdue' ? [] : [act('calledOverdue', common)]
    case 'missing':
      return before === 'missing' ? [] : [act('ownerMisses', common)]
    case 'unfilled':
      return run.filter((one) => beingAsked.has(one.entry.state)).map((one) => no(one.entry, news))
    case 'cancelled':
    case 'expired':
    case 'closed':
      return ended(request, run, entry, common, news.status === 'closed')
    case 'review':
    case 'notReceived':
    case 'renewalPending':
    case 'lost':
    case 'returned':
    case 'returnedAsked':
      return []
    default:
      return news.status satisfies never
  }
}

function shipped(
  request: RequestFacts,
  entry: EntryFacts,
  news: NetworkNews,
  common: HeardAct['details'],
): readonly HeardAct[] {
  if (!mayShip.has(entry.state)) return []
  if (request.service === 'copy') return [act('copyCame', common)]
  return [act('shipped', { ...common, ...due(news), ...(news.itemId === null ? {} : { itemId: news.itemId }) })]
}

/** Received is our own word; after a renewal was asked it is the answer. */
function renewal(
  request: RequestFacts,
  entry: EntryFacts,
  news: NetworkNews,
  common: HeardAct['details'],
  before: string | null,
): readonly HeardAct[] {
  // A day that was only wished for may still stand beside the due date after a no.
  const until = news.dueOn ?? news.newDueOn
  const isLater = until !== null && entry.dueOn !== null && until > entry.dueOn
  if (!isLent(entry.state)) return []
  if (isLater) return [act('renewed', { ...common, dueOn: until })]
  return before === 'renewalPending' && request.renewalAskedAt !== null ? [act('notRenewed', common)] : []
}

function ended(
  request: RequestFacts,
  run: readonly NetworkLender[],
  entry: EntryFacts,
  common: HeardAct['details'],
  mayBeHome: boolean,
): readonly HeardAct[] {
  const lent = run.find((one) => isLent(one.entry.state))
  if (lent)
    return request.service === 'copy' || !mayBeHome ? [] : [act('ownerConfirms', { ...common, entryId: lent.entry.id })]
  const open = run.find((one) => one.entry.state === 'withdrawing') ?? run.find((one) => one.entry.id === entry.id)
  if (!open || !beingAsked.has(open.entry.state)) return []
  return request.cancelAskedAt !== null || open.entry.state === 'withdrawing'
    ? [act('cancelled', { ...common, entryId: open.entry.id })]
    : [act('expire', {})]
}

const act = (action: string, details: HeardAct['details']): HeardAct => ({ action, details, as: 'network' })
const no = (entry: EntryFacts, news: NetworkNews): HeardAct =>
  act('notSupplied', {
    entryId: entry.id,
    status: news.word,
    supplierNumber: news.number,
    reason: news.reason ?? 'Other',
  })
const due = ({ dueOn }: NetworkNews) => (dueOn === null ? {} : { dueOn })
const cost = ({ costCents, currency }: NetworkNews) =>
  costCents === null ? {} : { costCents, currency: currency ?? 'USD' }
