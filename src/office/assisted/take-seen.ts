// One request as a page or mail of WorldShare shows it: it moves ours as an answer of the network’s own would.
import { createHash } from 'node:crypto'
import { worldshareReader } from '../../domain/assumptions/worldshare.ts'
import { isShownDone } from '../../domain/assisted/done-there.ts'
import { isSameTitle, standsBeside, type SeenRequest } from '../../domain/assisted/network-page.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { readEntryNumber, readNumber, writeNumber } from '../../domain/values/request-number.ts'
import { writeDay } from '../../domain/values/days.ts'
import { movesOn } from '../../domain/worldshare/aging.ts'
import type { NetworkNews } from '../../domain/worldshare/news.ts'
import { addLibrary, libraryBySymbol, symbolsOf } from '../../store/libraries.ts'
import { networkRequestByNumber, type NetworkRequestRecord } from '../../store/network-requests.ts'
import type { Tx } from '../../store/open.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import { today, type AssistedHere, type Office } from '../context.ts'
import { numberOrNull, registryScheme, standInFor, symbolScheme } from '../network/network-lenders.ts'
import { takeNewsIn } from '../network/take-news.ts'
import type { NetworkNewsOrder } from '../network-port.ts'
import { plainLine, type PasteLine } from './paste-line.ts'
import { tickOff } from './tick-off.ts'

export async function takeSeenIn(tx: Tx, office: Office, here: AssistedHere, seen: SeenRequest): Promise<PasteLine> {
  const says = seen.dueOn === null ? seen.word : `${seen.word}, due ${writeDay(seen.dueOn, today(office))}`
  const known = await networkRequestByNumber(tx, seen.number)
  const line = { number: seen.number, title: seen.title }
  if (!known) return begin(tx, office, here, seen, says)
  const before = await requestRow(tx, known.request_id)
  if (!before) return plainLine('unknown', says, 'The request is gone.', line)
  const ours = { ...line, requestId: before.id, ours: writeNumber(before.number), title: before.title }
  if (!mayBeMeant(before.title, seen))
    return plainLine(
      'not_understood',
      says,
      `Its title there does not go with ours (${before.title}): look whether the number is right.`,
      ours,
    )
  const result = await takeNewsIn(tx, office, await orderOf(tx, office, here, seen, before.kind === 'lending'))
  const after = await requestRow(tx, known.request_id)
  const ticked = await tickShown(tx, office, known, seen)
  const moved = after && after.state !== before.state ? `${labelOf(before)} → ${labelOf(after)}` : null
  const isNews = result === 'changed' && after?.version !== before.version
  const words = [moved ?? (isNews ? 'recorded in its story' : null), ticked > 0 ? tickedWords(ticked) : null]
  const said = words.filter((one) => one !== null).join('; ')
  return said === ''
    ? plainLine('same', says, `It stands at “${labelOf(before)}”: nothing to do.`, ours)
    : plainLine('moved', says, said, ours)
}

const tickedWords = (count: number): string => (count === 1 ? '1 step ticked off' : `${count} steps ticked off`)
const labelOf = (row: Parameters<typeof lifeOf>[0] & { readonly state: string }): string =>
  stateRow(lifeOf(row), row.state).label

/** Where the page has columns a title that is plainly another’s stops it; where it was pieced together ours must stand there. */
function mayBeMeant(title: string, seen: SeenRequest): boolean {
  if (seen.evidence === 'plain') return seen.title === null || isSameTitle(title, seen.title, 'alike')
  return seen.title === null ? standsBeside(title, seen.beside) : isSameTitle(title, seen.title, 'whole')
}

/** Steps the page shows to be done; a lender the network’s own request carries is asked by the network itself. */
async function tickShown(tx: Tx, office: Office, record: NetworkRequestRecord, seen: SeenRequest): Promise<number> {
  const entries = (await lockFacts(tx, record.request_id))?.entries ?? []
  const carried = new Set(entries.filter((one) => record.lenders.includes(String(one.n))).map((one) => one.id))
  return tickOff(tx, office, record.request_id, { kind: 'network', id: null }, (name, effect) =>
    name === 'lender.ask' ? effect.entry_id !== null && carried.has(effect.entry_id) : isShownDone(name, seen.status),
  )
}

/** A number heard for the first time: ours by its reference, or a library that asks. */
async function begin(tx: Tx, office: Office, here: AssistedHere, seen: SeenRequest, says: string): Promise<PasteLine> {
  const line = { number: seen.number, title: seen.title }
  const own = readEntryNumber(seen.reference ?? '')?.number ?? readNumber(seen.reference ?? '')
  const mineId = own === null ? undefined : (await requestByNumber(tx, own))?.id
  const mine = mineId === undefined ? undefined : await requestRow(tx, mineId)
  const asksUs = seen.side === 'lending' && (seen.status === 'submitted' || seen.status === 'considering')
  if (!mine && isBorn(seen)) return takeInMade(tx, office, here, seen, says)
  if (!mine && !asksUs)
    return plainLine('unknown', says, 'No request of ours has this number: scan it onto its card first.', line)
  if (mine && !mayBeMeant(mine.title, seen))
    return plainLine('not_understood', says, `Its title there does not go with ours (${mine.title}).`, line)
  if (!mine && (!here.settings.worldshare.takesIn || seen.title === null || seen.borrower === null))
    return plainLine('unknown', says, newButIncomplete(here, seen), line)
  const order = await orderOf(tx, office, here, seen, !mine)
  const result = await takeNewsIn(tx, office, mine ? { ...order, news: { ...order.news, borrower: order.us } } : order)
  const record = await networkRequestByNumber(tx, seen.number)
  const row = record ? await requestRow(tx, record.request_id) : undefined
  if (result === 'not ours' || !row) return plainLine('unknown', says, 'It could not be taken in.', line)
  const ours = { ...line, requestId: row.id, ours: writeNumber(row.number), title: row.title }
  if (record && mine) await tickShown(tx, office, record, seen)
  if (!mine) return plainLine('taken_in', says, `Taken in as lending request ${ours.ours}`, ours)
  return plainLine('moved', says, `Found by our number ${ours.ours}, now linked`, ours)
}

/** Made there for us, and nobody has looked at it yet. */
const isBorn = (seen: SeenRequest): boolean =>
  seen.side === 'borrowing' && seen.status === 'review' && seen.title !== null && seen.evidence === 'plain'

async function takeInMade(
  tx: Tx,
  office: Office,
  here: AssistedHere,
  seen: SeenRequest,
  says: string,
): Promise<PasteLine> {
  const line = { number: seen.number, title: seen.title }
  // Whom it is for, a queue does not say.
  const unknown = { patronId: null, homeLibraryId: null, note: null }
  await takeNewsIn(tx, office, await orderOf(tx, office, here, seen, false), unknown)
  const record = await networkRequestByNumber(tx, seen.number)
  const row = record ? await requestRow(tx, record.request_id) : undefined
  if (!row) return plainLine('unknown', says, 'It could not be taken in.', line)
  const ours = writeNumber(row.number)
  return plainLine('taken_in', says, `Taken in as borrowing request ${ours}`, { ...line, requestId: row.id, ours })
}

const newButIncomplete = (here: AssistedHere, seen: SeenRequest): string =>
  !here.settings.worldshare.takesIn
    ? 'Lending requests are not taken in from pages: the setting is off.'
    : `A library asks, but no ${seen.title === null ? 'title' : 'borrower'} stands beside it: paste the request’s own page.`

async function orderOf(
  tx: Tx,
  office: Office,
  here: AssistedHere,
  seen: SeenRequest,
  isLending: boolean,
): Promise<NetworkNewsOrder> {
  const asksUs = isLending && (seen.status === 'submitted' || seen.status === 'considering')
  const news: NetworkNews = {
    number: seen.number,
    status: seen.status,
    word: seen.word,
    reference: seen.reference,
    edited: null,
    borrower: isLending ? await libraryNumber(tx, seen.borrower, true) : here.us,
    lenders: [],
    currentLender: isLending ? (asksUs ? here.us : null) : await libraryNumber(tx, seen.lender, false),
    respondBy: null,
    dueOn: seen.dueOn,
    newDueOn: seen.newDueOn,
    note: seen.note,
    reason: seen.reason,
    costCents: seen.costCents,
    currency: seen.costCents === null ? null : 'USD',
    itemId: null,
    wanted: {
      service: seen.service ?? 'loan',
      title: seen.title ?? '',
      citation: {
        ...(seen.author === null ? {} : { author: seen.author }),
        ...(seen.oclc === null ? {} : { oclc: seen.oclc }),
      },
      neededBy: seen.neededBy,
      maxCostCents: null,
      currency: null,
      copyrightCompliance: null,
      note: null,
    },
  }
  const { wanted: _, borrower: __, ...telling } = news
  const standing = {
    status: seen.status,
    since: office.clock.now(),
    service: seen.service ?? 'loan',
    daysToRespond: 4,
    respondBy: null,
    neededBy: seen.neededBy,
    dueOn: seen.newDueOn ?? seen.dueOn,
  } as const
  return {
    news,
    digest: createHash('sha256').update(JSON.stringify(telling)).digest('hex'),
    us: here.us,
    takesIn: here.settings.worldshare.takesIn,
    movesOn: movesOn(standing, worldshareReader()),
  }
}

/** A library by its symbol, as a number of the registry or one that stands for it. */
async function libraryNumber(tx: Tx, symbol: string | null, mayAdd: boolean): Promise<number | null> {
  if (symbol === null) return null
  const library = await libraryBySymbol(tx, symbolScheme, symbol)
  if (library) {
    const registry = (await symbolsOf(tx, library.id)).find((one) => one.scheme === registryScheme)
    return numberOrNull(registry?.symbol ?? null) ?? standInFor(library.id)
  }
  if (!mayAdd) return null
  const added = await addLibrary(tx, { kind: 'partner', name: `WorldShare library ${symbol}`, channel: 'worldshare' }, [
    { scheme: symbolScheme, symbol },
  ])
  return standInFor(added)
}
