// What the network's news leads to, in one transaction: acts of ours, and requests heard of for the first time.
import { hearBorrowing } from '../../domain/worldshare/hear-borrowing.ts'
import { hearLending } from '../../domain/worldshare/hear-lending.ts'
import type { HeardAct, NetworkNews } from '../../domain/worldshare/news.ts'
import { networkStatuses, type NetworkStatus } from '../../domain/worldshare/statuses.ts'
import { readEntryNumber, readNumber } from '../../domain/values/request-number.ts'
import type { Tx } from '../../store/open.ts'
import {
  changeNetworkRequest,
  insertNetworkRequest,
  networkRequestByNumber,
  type NetworkRequestRecord,
} from '../../store/network-requests.ts'
import { announce } from '../../store/announce.ts'
import { lockSource } from '../../store/requests/create.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { requestByNumber } from '../../store/requests/find.ts'
import { actIn } from '../act.ts'
import type { Office } from '../context.ts'
import { takeInRequestIn } from '../intake/take-in-request.ts'
import { takeInBorn, type BornFor } from './born-there.ts'
import { borrowerOf, runFrom, runOf } from './network-lenders.ts'
import { askAboutTwin, madeBefore } from './twins.ts'
import type { NetworkNewsOrder } from '../network-port.ts'

/** What news leads to, inside a transaction of the caller’s. `born`: whose a request is that was made there. */
export async function takeNewsIn(
  tx: Tx,
  office: Office,
  order: NetworkNewsOrder,
  born: BornFor | null = null,
): Promise<'changed' | 'unchanged' | 'not ours'> {
  const { news, digest } = order
  await lockSource(tx, 'network', news.number)
  const record = (await networkRequestByNumber(tx, news.number)) ?? (await begin(tx, office, order, born))
  if (!record) return 'not ours'
  if (record.digest === digest && !order.again) return 'unchanged'
  const facts = await lockFacts(tx, record.request_id)
  if (!facts) return 'not ours'
  // Heard again, everything it says is new.
  const before = order.again ? null : known(record.status)
  const acts =
    facts.request.kind === 'lending'
      ? hearLending(facts.request, order.us, news, before)
      : hearBorrowing(facts.request, await runOf(tx, record, facts.entries), news, before)
  const key = order.again ? `${digest.slice(0, 16)}:${office.clock.now().getTime()}` : digest.slice(0, 16)
  for (const one of acts) await doAct(tx, office, record, one, key)
  if (isUnsent(record)) await hearUnsent(tx, office, record, news, before, key)
  const isEnded = hasEnded(news)
  const now = office.clock.now()
  await changeNetworkRequest(tx, record.id, {
    status: news.status,
    digest,
    changed_at: now,
    last_day: order.movesOn?.lastDay ?? null,
    then_what: order.movesOn?.then ?? null,
    ended_at: isEnded ? now : null,
  })
  await announce(tx, record.request_id)
  return 'changed'
}

export const known = (status: string | null): NetworkStatus | null =>
  Object.keys(networkStatuses).find((one): one is NetworkStatus => one === status) ?? null

/** Made in the network and carrying none of our lenders yet: the first that are asked by it go on this one. */
export const isUnsent = (record: NetworkRequestRecord): boolean =>
  record.born_there && record.lenders.length === 0 && record.ended_at === null

/** One made there that we have not sent: what was done with it there all the same. */
async function hearUnsent(
  tx: Tx,
  office: Office,
  record: NetworkRequestRecord,
  news: NetworkNews,
  before: NetworkStatus | null,
  digest: string,
): Promise<void> {
  if (news.status === 'review') return
  if (hasEnded(news)) return doAct(tx, office, record, { action: 'expire', details: {}, as: 'network' }, digest)
  if (before !== 'review') return
  const note = `Somebody has sent request ${news.number} to its lenders in WorldShare. Choose the same lenders here and press Send: no second request is made.`
  return doAct(
    tx,
    office,
    record,
    { action: 'ask', details: { to: 'staff', question: 'other', note }, as: 'office' },
    digest,
  )
}

const hasEnded = ({ status }: NetworkNews): boolean =>
  status === 'closed' || status === 'cancelled' || status === 'expired'

/** What the life cycle refuses because time has passed it by changes nothing. */
async function doAct(
  tx: Tx,
  office: Office,
  record: NetworkRequestRecord,
  { action, details, as }: HeardAct,
  mark: string,
): Promise<void> {
  const entry = details['entryId']
  await actIn(tx, office, {
    requestId: record.request_id,
    action,
    details: { ...details },
    actor: { kind: as, id: null },
    key: `network:${record.number}:${action}:${String(entry ?? '')}:${mark}`,
  })
}

/** A number heard for the first time: one of ours that was made without our hearing so, or a library that asks us. */
async function begin(
  tx: Tx,
  office: Office,
  order: NetworkNewsOrder,
  born: BornFor | null,
): Promise<NetworkRequestRecord | null> {
  const { news, us } = order
  if (news.borrower === us)
    return (await beginOurs(tx, office, news)) ?? (born ? takeInBorn(tx, office, order, born) : null)
  const asksUs = news.status === 'submitted' || news.status === 'considering'
  if (!order.takesIn || !asksUs || news.borrower === null || news.currentLender !== us) return null
  const { wanted } = news
  const taken = await takeInRequestIn(tx, office, {
    kind: 'lending',
    service: wanted.service,
    source: 'network',
    sourceKey: news.number,
    actor: { kind: 'network', id: null },
    title: wanted.title,
    citation: wanted.citation,
    borrowerLibraryId: await borrowerOf(tx, news.borrower),
    partnerNumber: news.number,
    ...(wanted.neededBy === null ? {} : { neededBy: wanted.neededBy }),
    ...(wanted.maxCostCents === null ? {} : { maxCostCents: wanted.maxCostCents }),
    ...(wanted.currency !== null && /^[A-Z]{3}$/.test(wanted.currency) ? { currency: wanted.currency } : {}),
    ...(wanted.copyrightCompliance === null ? {} : { copyrightCompliance: wanted.copyrightCompliance }),
    ...(wanted.note === null ? {} : { note: wanted.note }),
  })
  if (!taken.ok) {
    office.log(`network: request ${news.number} could not be taken in (${taken.code})`)
    return null
  }
  return insertNetworkRequest(tx, {
    request_id: taken.value.requestId,
    number: news.number,
    reference: news.reference,
    changed_at: office.clock.now(),
  })
}

async function beginOurs(tx: Tx, office: Office, news: NetworkNews): Promise<NetworkRequestRecord | null> {
  const named = readEntryNumber(news.reference ?? '') ?? { number: readNumber(news.reference ?? ''), n: 1 }
  const found = named.number === null ? undefined : await requestByNumber(tx, named.number)
  const facts = found ? await lockFacts(tx, found.id) : null
  const entry = facts?.entries.find((one) => one.n === named.n)
  if (!facts || !entry) return null
  const first = await madeBefore(tx, facts.request.id, news.reference)
  const record = await insertNetworkRequest(tx, {
    request_id: facts.request.id,
    number: news.number,
    reference: news.reference,
    // What lenders say in a second one made by mistake moves nothing here.
    lenders: first ? [] : (await runFrom(tx, facts.entries, entry)).map((one) => String(one.n)),
    changed_at: office.clock.now(),
  })
  if (first && !hasEnded(news)) await askAboutTwin(tx, office, facts.request.id, news.number, first)
  return record
}

/** A person says that this number there is that request of ours; its current lender is the one there. */
export const linkNetwork = (
  office: Office,
  requestId: number,
  there: { readonly number: string; readonly reference: string | null },
): Promise<void> =>
  office.store.transact(async (tx) => {
    await lockSource(tx, 'network', there.number)
    if (await networkRequestByNumber(tx, there.number)) return
    const facts = await lockFacts(tx, requestId)
    const entry = facts?.entries.find((one) => one.id === facts.request.currentEntryId)
    await insertNetworkRequest(tx, {
      request_id: requestId,
      number: there.number,
      reference: there.reference,
      lenders: facts && entry ? (await runFrom(tx, facts.entries, entry)).map((one) => String(one.n)) : [],
      changed_at: office.clock.now(),
    })
  })
