// The office's counter for the network's connector: what a step is about, which lenders go in one request, and what
// the network's news leads to, each time in one transaction.
import type { EntryFacts } from '../../domain/lifecycle/facts.ts'
import { hearBorrowing, type NetworkLender } from '../../domain/worldshare/hear-borrowing.ts'
import { hearLending } from '../../domain/worldshare/hear-lending.ts'
import type { HeardAct, NetworkNews } from '../../domain/worldshare/news.ts'
import { networkStatuses, type NetworkStatus } from '../../domain/worldshare/statuses.ts'
import { readEntryNumber, readNumber, writeEntryNumber } from '../../domain/values/request-number.ts'
import { addLibrary, libraryBySymbol } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import {
  changeNetworkRequest,
  channelsAndSymbols,
  insertNetworkRequest,
  networkRequestByNumber,
  networkRequestsOf,
  openNetworkRequests,
  type NetworkRequestRecord,
} from '../../store/network-requests.ts'
import { announce } from '../../store/announce.ts'
import { lockSource } from '../../store/requests/create.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { requestByNumber } from '../../store/requests/find.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import { actIn } from '../act.ts'
import type { Office } from '../context.ts'
import { takeInRequestIn } from '../intake/take-in-request.ts'
import { matterOf } from '../letters.ts'
import { bornFor, takeInBorn, type BornFor } from './born-there.ts'
import { askAboutTwin, madeBefore } from './twins.ts'
import type { NetworkDesk, NetworkNewsOrder, NetworkStep, Task } from '../ports.ts'

/** Libraries have the network's number among their symbols under this kind. */
export const registryScheme = 'OCLC-REGISTRY'
export const symbolScheme = 'OCLC'
const cursorName = 'worldshare-cursor'

export function createNetworkDesk(office: Office): NetworkDesk {
  const { store } = office
  return {
    clock: office.clock,
    step: (task) => store.transact((tx) => stepOf(tx, office, task)),
    link: (task, made) => store.transact((tx) => link(tx, office, task, made)),
    async open() {
      const rows = await openNetworkRequests(store.db)
      return rows.map(({ number, status, digest }) => ({ number, status: known(status), digest }))
    },
    async take(order) {
      const born = await bornFor(office, order)
      return born === 'later' ? born : store.transact((tx) => takeNewsIn(tx, office, order, born))
    },
    async cursor() {
      const at = (await readSettings(store.db)).get(cursorName)
      return typeof at === 'string' ? new Date(at) : null
    },
    moveCursor: (at) => store.transact((tx) => saveSetting(tx, cursorName, at.toISOString(), office.clock.now())),
  }
}

export const known = (status: string | null): NetworkStatus | null =>
  Object.keys(networkStatuses).find((one): one is NetworkStatus => one === status) ?? null

async function stepOf(tx: Tx, office: Office, task: Task): Promise<NetworkStep> {
  const matter = await matterOf(tx, office, task)
  const records = await networkRequestsOf(tx, task.requestId)
  const entry = matter.entries.find((one) => one.id === task.entryId)
  const record =
    matter.request.kind === 'lending'
      ? records[0]
      : (records.find((one) => entry && one.lenders.includes(String(entry.n))) ?? records.find(isUnsent))
  const run = entry ? await runFrom(tx, matter.entries, entry) : []
  return {
    matter,
    reference: writeEntryNumber(matter.request.number, entry?.n ?? 1),
    patronCode: `${matter.request.number.slice(0, 1)}${matter.request.id}`,
    network: record
      ? {
          number: record.number,
          status: known(record.status),
          bornThere: record.born_there && record.ended_at === null,
        }
      : null,
    lenders: run,
  }
}

/** Made in the network and carrying none of our lenders yet: the first that are asked by it go on this one. */
const isUnsent = (record: NetworkRequestRecord): boolean =>
  record.born_there && record.lenders.length === 0 && record.ended_at === null

/** The lender and those right behind it that are reached by the network too: they go in one request. */
export async function runFrom(
  tx: Tx,
  entries: readonly EntryFacts[],
  entry: EntryFacts,
): Promise<NetworkStep['lenders']> {
  const behind = entries
    .filter((one) => one.id === entry.id || (one.position > entry.position && one.state === 'waiting'))
    .toSorted((a, b) => a.position - b.position)
  const ids = behind.map((one) => one.libraryId)
  const registry = await channelsAndSymbols(tx, ids, registryScheme)
  const symbols = await channelsAndSymbols(tx, ids, symbolScheme)
  const end = behind.findIndex((one) => registry.get(one.libraryId)?.channel !== 'worldshare')
  return behind.slice(0, end === -1 ? undefined : end).map((one) => ({
    n: one.n,
    registryId: numberOrNull(registry.get(one.libraryId)?.symbol ?? null),
    symbol: symbols.get(one.libraryId)?.symbol ?? null,
  }))
}

/** A library whose number in the registry nobody has written down goes by a number no registry has. */
export const standInFor = (libraryId: number): number => -libraryId
const libraryStoodInFor = (registryId: number): number | null => (registryId < 0 ? -registryId : null)

export const numberOrNull = (text: string | null): number | null =>
  text !== null && /^\d+$/.test(text) ? Number(text) : null

async function link(
  tx: Tx,
  office: Office,
  task: Task,
  made: { readonly number: string; readonly reference: string; readonly lenders: readonly number[] },
): Promise<void> {
  await lockSource(tx, 'network', made.number)
  const known = await networkRequestByNumber(tx, made.number)
  if (known && isUnsent(known))
    await changeNetworkRequest(tx, known.id, { lenders: made.lenders.map(String), changed_at: office.clock.now() })
  if (known) return
  const first = await madeBefore(tx, task.requestId, made.reference)
  await insertNetworkRequest(tx, {
    request_id: task.requestId,
    number: made.number,
    reference: made.reference,
    lenders: first ? [] : made.lenders.map(String),
    changed_at: office.clock.now(),
  })
  if (first) await askAboutTwin(tx, office, task.requestId, made.number, first)
}

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

async function runOf(
  tx: Tx,
  record: NetworkRequestRecord,
  entries: readonly EntryFacts[],
): Promise<readonly NetworkLender[]> {
  const mine = record.lenders.flatMap((n) => entries.find((one) => String(one.n) === n) ?? [])
  const registry = await channelsAndSymbols(
    tx,
    mine.map((one) => one.libraryId),
    registryScheme,
  )
  return mine.map((entry) => ({
    entry,
    registryId: numberOrNull(registry.get(entry.libraryId)?.symbol ?? null) ?? standInFor(entry.libraryId),
  }))
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

/** The borrower by its number in the registry; one nobody has written down yet gets a record to be completed. */
async function borrowerOf(tx: Tx, registryId: number): Promise<number> {
  const library = await libraryBySymbol(tx, registryScheme, String(registryId))
  return (
    libraryStoodInFor(registryId) ??
    library?.id ??
    addLibrary(tx, { kind: 'partner', name: `WorldShare library ${registryId}`, channel: 'worldshare' }, [
      { scheme: registryScheme, symbol: String(registryId) },
    ])
  )
}
