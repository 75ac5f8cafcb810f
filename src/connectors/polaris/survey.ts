// What Polaris says of many requests, for comparing. A patron's lists are asked for once, however many of our requests
// the patron has; an item is read by its barcode.
import type { HoldStands, ItemStands } from '../../domain/lifecycle/beside.ts'
import type { IlsSays } from '../../domain/differences/says.ts'
import { holdKeyIn, namesRequest } from '../../domain/ils/wanted-items.ts'
import { ConnectorError } from '../../office/ports.ts'
import type { IlsAsked, IlsSurvey } from '../../office/ils-port.ts'
import { bare, itemsOfTitle } from './bibs.ts'
import { findItem, hangsOnStatus, itemStatus } from './items.ts'
import type { Holders } from './news.ts'
import { papiHoldsOf } from './papi/holds.ts'
import { illRequestsOf, illStatuses } from './papi/ill.ts'
import { mayBorrow } from './patrons.ts'
import type { Polaris } from './polaris.ts'
import { staffHoldsOf, type NotedHold } from './staff/holds.ts'
import { illNotes, illsOf, type IllListed } from './staff/ill.ts'
import { madeTitles, notedTitles } from './staff/temporary.ts'
import type { Tools } from './tools.ts'

export function createSurvey({ polaris }: Tools, holders: Holders): IlsSurvey {
  return {
    atOnce: () => polaris.settings().compareAtOnce,
    begin() {
      const budget = createCount(polaris.settings().callsPerComparison)
      const lists = createLists(polaris, budget)
      return { says: (asked) => says(polaris, holders, lists, budget, asked) }
    },
  }
}

type Count = <T>(call: () => Promise<T>) => Promise<T>
function createCount(most: number): Count {
  let left = most
  return (call) => {
    if (left <= 0) throw new ConnectorError('busy', `The ${most} calls of one comparison are used up.`)
    left -= 1
    return call()
  }
}

interface Lists {
  patron(card: string): Promise<NonNullable<IlsSays['patron']>>
  holds(holder: { readonly patronId: number; readonly card: string }): Promise<readonly NotedHold[]>
  ills(holder: { readonly patronId: number; readonly card: string }): Promise<readonly IllListed[]>
}

function createLists(polaris: Polaris, count: Count): Lists {
  const quiet = { reference: null, isQuiet: true }
  return {
    patron: once((card: string) => count(() => mayBorrow(polaris, card))),
    holds: once(
      ({ patronId, card }) =>
        count(() =>
          polaris.staff.isThere() ? staffHoldsOf(polaris, patronId, quiet) : papiHoldsOf(polaris, card, quiet),
        ),
      ({ card }) => card,
    ),
    ills: once(
      ({ patronId, card }) =>
        count(async () =>
          polaris.staff.isThere()
            ? illsOf(polaris, patronId, quiet)
            : (await illRequestsOf(polaris, card, quiet)).map((row) => ({
                ...row,
                itemId: row.itemId,
                note: row.notes,
              })),
        ),
      ({ card }) => card,
    ),
  }
}

/** The answer to the same question is kept; a failed one is asked again. */
function once<A, T>(ask: (about: A) => Promise<T>, keyOf: (about: A) => unknown = (about) => about) {
  const kept = new Map<unknown, Promise<T>>()
  return (about: A): Promise<T> => {
    const key = keyOf(about)
    const known = kept.get(key)
    if (known) return known
    const asked = ask(about)
    kept.set(key, asked)
    asked.catch(() => kept.delete(key))
    return asked
  }
}

async function says(polaris: Polaris, holders: Holders, lists: Lists, count: Count, asked: IlsAsked): Promise<IlsSays> {
  const { reference, patronCard } = asked
  const isStaff = polaris.staff.isThere()
  const items = isStaff ? await itemsOf(polaris, count, asked) : null
  const patron = patronCard === null ? null : await lists.patron(patronCard)
  const holder = patron === 'gone' ? null : await holderOf(holders, asked)
  const holds = holder ? (await lists.holds(holder)).filter((one) => namesRequest(one.note, reference)) : []
  return {
    patron,
    items: items && items.map(({ code, stands, word, dueOn }) => ({ code, stands, word, dueOn })),
    holds: holds.map(({ id, statusId, note }) => ({
      id: String(id),
      stands: holdStands[statusId] ?? 'waiting',
      word: holdWords[statusId] ?? `status ${statusId}`,
      key: holdKeyIn(note, reference) ?? reference,
    })),
    ills: holder && patronCard !== null ? await illsFor(polaris, lists, count, asked, holder, items ?? []) : [],
    titles:
      isStaff && patronCard !== null && polaris.settings().way === 'temporary-items'
        ? await titlesFor(polaris, count, asked)
        : null,
  }
}

async function holderOf(holders: Holders, asked: IlsAsked) {
  try {
    return await holders.of(asked)
  } catch (error) {
    // Nobody stands for the library there: then nothing of it is there.
    if (error instanceof ConnectorError && !error.retry && error.kind !== 'bad-credentials') return null
    throw error
  }
}

const itemStands: Readonly<Record<number, Exclude<ItemStands, 'none'>>> = {
  [itemStatus.in]: 'in',
  [itemStatus.out]: 'out',
  [itemStatus.outIll]: 'out',
  [itemStatus.held]: 'held',
  [itemStatus.transferred]: 'moving',
  [itemStatus.inTransit]: 'moving',
  [itemStatus.returnedIll]: 'returned',
}
const holdStands: Readonly<Record<number, Exclude<HoldStands, 'none'>>> = {
  5: 'coming',
  6: 'held',
  7: 'over',
  8: 'over',
  9: 'over',
  16: 'over',
  17: 'out',
}
const holdWords: Readonly<Record<number, string>> = {
  1: 'Inactive',
  2: 'Active',
  3: 'Active',
  4: 'Pending',
  5: 'Shipped',
  6: 'Held',
  7: 'Not supplied',
  8: 'Unclaimed',
  9: 'Expired',
  16: 'Cancelled',
  17: 'Out',
  18: 'Located',
}

async function itemsOf(polaris: Polaris, count: Count, { reference, barcodes }: IlsAsked) {
  const found = []
  for (const code of barcodes) {
    const item = await count(() => findItem(polaris, code, { reference, isQuiet: true }))
    if (!item) continue
    const stands = hangsOnStatus(item.statusId) === null ? (itemStands[item.statusId] ?? 'other') : 'lost'
    found.push({ id: item.id, code, stands, word: item.word, dueOn: item.dueOn })
  }
  return found
}

/** Ours by its number, by its item, or by our number in its notes; the notes are read only for the same title. */
async function illsFor(
  polaris: Polaris,
  lists: Lists,
  count: Count,
  asked: IlsAsked,
  holder: { readonly patronId: number; readonly card: string },
  items: readonly { readonly id: number }[],
): Promise<IlsSays['ills']> {
  const ours = []
  for (const row of await lists.ills(holder)) {
    const isIts =
      (row.itemId !== null && items.some((one) => one.id === row.itemId)) ||
      asked.illRequests?.includes(String(row.id)) === true
    if (!isIts && bare(row.title) !== bare(asked.title)) continue
    const note = isIts || row.note !== null ? row.note : await count(() => illNotes(polaris, holder.patronId, row.id))
    const stands = illStatuses[row.statusId]
    if (stands !== undefined && (isIts || (note !== null && namesRequest(note, asked.reference))))
      ours.push({ id: String(row.id), stands, word: stands })
  }
  return ours
}

/** Titles made for it, and those its note finds; each with its items, unless it has been deleted. */
async function titlesFor(polaris: Polaris, count: Count, { reference }: IlsAsked): Promise<IlsSays['titles']> {
  const ids = new Set([
    ...(await madeTitles(polaris, reference)),
    ...(await count(() => notedTitles(polaris, reference))),
  ])
  const titles = []
  for (const id of ids) {
    const items = await count(() => itemsOfTitle(polaris, id))
    if (items !== null) titles.push({ id: String(id), items })
  }
  return titles
}
