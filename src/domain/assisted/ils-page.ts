// What a list or page of interlibrary loan requests of Polaris or Leap says, request by request.
import type { IlsIllRequest } from '../ils/records.ts'
import { headingReader, type Headings } from './headings.ts'
import type { NotUnderstood } from './network-page.ts'
import { readPageDay } from './page-dates.ts'
import type { Line } from './page-lines.ts'
import { pairsByRequest, tableRows, type FoundValues, type NumberLook } from './page-shapes.ts'

const fields = ['id', 'status', 'title', 'patron', 'item', 'barcode', 'due', 'note'] as const
type Field = (typeof fields)[number]
const headings: Headings<Field> = {
  id: ['ILL Request ID', 'Request ID', 'ILL ID', 'ILL Request', 'Request Number'],
  status: ['Status', 'ILL Status', 'Request Status'],
  title: ['Title', 'Browse Title'],
  patron: ['Patron Barcode', 'Barcode of patron', 'Patron'],
  item: ['Item Status', 'Circulation Status', 'Circ Status'],
  barcode: ['Item Barcode', 'Barcode', 'ILL Barcode'],
  due: ['Due Date', 'Due', 'Held Until', 'Held Till'],
  note: ['Non-public note', 'Non-Public Notes', 'Staff note', 'Notes'],
}
const read = headingReader(headings, fields)
const look: NumberLook = { inColumn: /^#?\d{1,10}$/, alone: null }

export interface SeenIll {
  readonly id: string
  readonly status: IllStatus
  readonly word: string
  readonly title: string | null
  readonly patron: string | null
  readonly itemStatus: string | null
  readonly barcode: string | null
  readonly until: string | null
  readonly note: string | null
  readonly evidence: 'plain' | 'pieced'
}
export interface IlsPage {
  readonly requests: readonly SeenIll[]
  readonly notUnderstood: readonly NotUnderstood[]
}

/** Their status, what it means for a piece of ours, and which of our steps it shows to be done. */
export const illStatuses = {
  inactive: { stands: 'inactive', shown: ['Inactive'], news: null, done: [] },
  active: { stands: 'active', shown: ['Active'], news: null, done: [] },
  shipped: { stands: 'shipped', shown: ['Shipped'], news: null, done: [] },
  held: {
    stands: 'held',
    shown: ['Received-Held', 'Received - Held', 'Held'],
    news: 'on_shelf',
    done: ['ils.makeCirculable'],
  },
  transferred: {
    stands: 'transferred',
    shown: ['Received-Transferred', 'Received - Transferred', 'Transferred'],
    news: null,
    done: ['ils.makeCirculable'],
  },
  received: { stands: 'transferred', shown: ['Received'], news: null, done: ['ils.makeCirculable'] },
  satisfied: {
    stands: 'out',
    shown: ['Received-Satisfied', 'Received - Satisfied'],
    news: 'checked_out',
    done: ['ils.makeCirculable'],
  },
  used: {
    stands: 'used',
    shown: ['Received-Used', 'Received - Used'],
    news: 'checked_in',
    done: ['ils.makeCirculable'],
  },
  unused: {
    stands: 'unused',
    shown: ['Received-Unused', 'Received - Unused'],
    news: 'checked_in',
    done: ['ils.makeCirculable'],
  },
  returned: {
    stands: 'returned',
    shown: ['Returned', 'Returned-ILL'],
    news: null,
    done: ['ils.makeCirculable', 'ils.retire'],
  },
  cancelled: { stands: 'cancelled', shown: ['Cancelled', 'Canceled'], news: null, done: [] },
} as const satisfies Record<
  string,
  {
    readonly stands: IlsIllRequest['stands']
    readonly shown: readonly string[]
    readonly news: 'on_shelf' | 'checked_out' | 'checked_in' | null
    readonly done: readonly ('ils.makeCirculable' | 'ils.retire')[]
  }
>
export type IllStatus = keyof typeof illStatuses
const isStatus = (name: string): name is IllStatus => Object.hasOwn(illStatuses, name)
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
const known = new Map(
  Object.entries(illStatuses).flatMap(([name, { shown }]) =>
    isStatus(name) ? shown.map((word): [string, IllStatus] => [plain(word), name]) : [],
  ),
)

/** “Received” alone is coarse: the item's own status says the rest. */
const byItem: readonly (readonly [RegExp, IllStatus])[] = [
  [/^held$/i, 'held'],
  [/^transferred$/i, 'transferred'],
  [/^out( ill)?$/i, 'satisfied'],
  [/^returned/i, 'returned'],
]

export function readIlsPage(lines: readonly Line[]): IlsPage {
  const found = tableRows(lines, read, 'id', look) ?? pairsByRequest(lines, read, 'id') ?? []
  const requests = new Map<string, SeenIll>()
  const notUnderstood: NotUnderstood[] = []
  for (const one of found.map(seenOf)) {
    if (!('status' in one)) notUnderstood.push(one)
    else if (requests.has(one.id) && requests.get(one.id)?.status !== one.status)
      notUnderstood.push({ number: one.id, why: 'the page says two different things of it' })
    else requests.set(one.id, one)
  }
  for (const { number } of notUnderstood) if (number !== null) requests.delete(number)
  return { requests: [...requests.values()], notUnderstood }
}

function seenOf({ values, evidence, fault }: FoundValues<Field>): SeenIll | NotUnderstood {
  const value = (field: Field): string | null => values[field]?.trim() || null
  const id = /^#?(\d{1,10})$/.exec(value('id') ?? '')?.[1] ?? null
  if (id === null) return { number: null, why: `“${(value('id') ?? '').slice(0, 40)}” is not a request id` }
  if (fault !== null) return { number: id, why: fault }
  const word = value('status')
  if (word === null) return { number: id, why: 'no status stands beside it' }
  const coarse = known.get(plain(word))
  if (coarse === undefined) return { number: id, why: `the status “${word.slice(0, 40)}” is not known` }
  const item = value('item')
  const status = coarse === 'received' ? (byItem.find(([is]) => is.test(item ?? ''))?.[1] ?? 'received') : coarse
  return {
    id,
    status,
    word,
    title: value('title'),
    patron: value('patron'),
    itemStatus: item,
    barcode: value('barcode'),
    until: readPageDay(value('due') ?? ''),
    note: value('note'),
    evidence,
  }
}
