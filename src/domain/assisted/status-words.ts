// The words by which staff pages say where a request stands, and the queues it stands in (notes on WorldShare, 4).
import { networkStatuses, type NetworkStatus } from '../worldshare/statuses.ts'
import type { Side } from './network-page.ts'

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s*([/()])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Beside the table's own words, those the same pages use elsewhere for the same. */
const also: readonly (readonly [string, NetworkStatus])[] = [
  ['Awaiting Response', 'submitted'],
  ['Shipped', 'shipped'],
  ['Shipped/In Transit', 'shipped'],
  ['Received', 'received'],
  ['In Use', 'received'],
  ['Renewal Requested', 'renewalPending'],
  ['Recalled', 'recalled'],
  ['Returned/In Transit', 'returned'],
  ['Missing', 'missing'],
  ['Not Returned', 'missing'],
  ['Closed', 'closed'],
  ['Complete', 'closed'],
  ['Completed', 'closed'],
  ['Closed (Complete)', 'closed'],
  ['Cancelled', 'cancelled'],
  ['Canceled', 'cancelled'],
  ['Closed (Canceled)', 'cancelled'],
  ['Expired', 'expired'],
]
const known = new Map<string, NetworkStatus>([
  ...Object.entries(networkStatuses).flatMap(([name, { shown }]): (readonly [string, NetworkStatus])[] =>
    shown.split(', ').flatMap((word) => (isStatus(name) ? [[plain(word), name] as const] : [])),
  ),
  ...also.map(([word, status]) => [plain(word), status] as const),
])
function isStatus(name: string): name is NetworkStatus {
  return Object.hasOwn(networkStatuses, name)
}

/** The whole of what a cell says must be a status: a title may hold any of these words. */
export const statusShown = (text: string): NetworkStatus | null => known.get(plain(text)) ?? null

interface QueueRow {
  readonly words: readonly string[]
  readonly side: Side
  /** Where every request in it stands; null where they differ. */
  readonly status: NetworkStatus | null
}
/** Queues by the words at their head. */
const queueRows: readonly QueueRow[] = [
  { words: ['New for Review'], side: 'borrowing', status: 'review' },
  { words: ['Awaiting Response'], side: 'borrowing', status: 'submitted' },
  { words: ['Can You Supply?', 'Can You Supply'], side: 'lending', status: 'submitted' },
  { words: ['Supplied > Shipped/In Transit', 'Shipped/In Transit'], side: 'lending', status: 'shipped' },
  { words: ['Returned > Returned/In Transit', 'Returned/In Transit'], side: 'lending', status: 'returned' },
  { words: ['Returned > Returned but Missing', 'Returned but Missing'], side: 'lending', status: 'missing' },
  { words: ['Borrowing Requests'], side: 'borrowing', status: null },
  { words: ['Lending Requests'], side: 'lending', status: null },
]
export function queueShown(text: string): QueueRow | null {
  const bare = plain(text.replace(/\s*[([]?\d+[)\]]?\s*$/, ''))
  return queueRows.find((row) => row.words.some((word) => plain(word) === bare)) ?? null
}

/** The five that are walked: what is new, what was answered, what is on its way, what lenders ask, what comes home. */
export const walkedQueues = [
  { name: 'unfilled', label: 'Borrowing: Awaiting Response, Conditional and Unfilled' },
  { name: 'transit', label: 'Borrowing: In Transit' },
  { name: 'use', label: 'Borrowing: Received, renewals, recalled and overdue' },
  { name: 'supply', label: 'Lending: Can You Supply? and Considering' },
  { name: 'lent', label: 'Lending: Supplied and Returned' },
] as const
export type WalkedQueue = (typeof walkedQueues)[number]['name']

export const reasonShown = (text: string): string => {
  const word = text.toLowerCase()
  if (/in use|on loan/.test(word)) return 'OnLoan'
  if (/not owned|not held/.test(word)) return 'NotHeld'
  if (/non-?circulating/.test(word)) return 'NonCirculating'
  if (/lacking/.test(word)) return 'NotFoundAsCited'
  if (/system checked/.test(word)) return 'NotAvailableForILL'
  return 'Other'
}
