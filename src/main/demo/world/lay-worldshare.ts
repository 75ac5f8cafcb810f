// What stands in the make-believe WorldShare on the first day: its libraries, what they hold, and each open request with
// one of them, in the status that our story of it has there.
import type { NetworkStatus } from '../../../domain/worldshare/statuses.ts'
import { writeEntryNumber } from '../../../domain/values/request-number.ts'
import {
  openEntries,
  openMatters,
  receivedByBorrower,
  type OpenEntry,
  type OpenMatter,
} from '../../../store/demo-world.ts'
import type { Db, Tx } from '../../../store/open.ts'
import { networkMembers, ourRegistryId, ourSymbol } from './network.ts'

/** The words of the emulator for our statuses. */
const words = {
  submitted: 'SUBMITTED',
  considering: 'CONSIDERING',
  conditional: 'CONDITIONAL',
  shipped: 'SHIPPED',
  received: 'RECEIVED',
  renewalPending: 'RENEWAL_PENDING',
  recalled: 'RECALLED',
  returned: 'RETURNED',
  lost: 'LOST',
} as const satisfies Partial<Record<NetworkStatus, string>>
type Status = keyof typeof words

/** A request as both sides will know it. */
export interface NetworkMatter {
  readonly requestId: number
  readonly isLending: boolean
  readonly reference: string | null
  /** Numbers (n) of the lender-string entries it carries. */
  readonly lenders: readonly string[]
  readonly status: Status
  /** As the emulator takes it. */
  readonly record: Readonly<Record<string, unknown>>
}

/** `members`: registry ids of our libraries in the network. */
export async function layNetwork(db: Db | Tx, members: ReadonlyMap<number, number>): Promise<readonly NetworkMatter[]> {
  const entries = Map.groupBy(await openEntries(db), (one) => one.requestId)
  const received = await receivedByBorrower(db)
  return (await openMatters(db)).flatMap((one) =>
    one.kind === 'lending'
      ? (lending(one, members, received.has(one.id)) ?? [])
      : (borrowing(one, entries.get(one.id) ?? [], members) ?? []),
  )
}

function borrowing(
  matter: OpenMatter,
  entries: readonly OpenEntry[],
  members: ReadonlyMap<number, number>,
): NetworkMatter | null {
  const entry = entries.find((one) => one.id === matter.currentEntryId)
  const status = entry ? statusOf(matter, entry) : null
  if (!entry || status === null || !members.has(entry.libraryId)) return null
  const behind = entries.filter((one) => one.position > entry.position && one.state === 'waiting')
  const end = behind.findIndex((one) => !members.has(one.libraryId))
  const run = [entry, ...behind.slice(0, end === -1 ? undefined : end)]
  const reference = writeEntryNumber(matter.number, entry.n)
  const sent = matter.createdAt.toISOString().slice(0, 10)
  const isHere = ['received', 'renewalPending', 'recalled', 'returned', 'lost'].includes(status)
  return {
    requestId: matter.id,
    isLending: false,
    reference,
    lenders: run.map((one) => String(one.n)),
    status,
    record: {
      ...recordOf(matter, status),
      reference,
      borrower: ourRegistryId,
      lenders: run.flatMap((one) => members.get(one.libraryId) ?? []),
      ...(entry.dueOn === null ? {} : { dueOn: entry.dueOn }),
      ...(status === 'shipped' || isHere ? { shippedOn: sent } : {}),
      ...(isHere ? { receivedOn: sent } : {}),
      ...(status === 'conditional' ? { condition: entry.conditions.join('; ') } : {}),
      lenderWords: 'SILENT',
    },
  }
}

/** Where the talk with this lender stands; null: the network does not have it, or has done with it. */
function statusOf(matter: OpenMatter, entry: OpenEntry): Status | null {
  switch (entry.state) {
    case 'asked':
    case 'withdrawing':
      return 'submitted'
    case 'promised':
      return 'considering'
    case 'conditional':
      return 'conditional'
    case 'shipped':
      return lentStatus[matter.state] ?? withUs(matter) ?? 'received'
    default:
      return null
  }
}
const lentStatus: Readonly<Record<string, Status>> = {
  shipped: 'shipped',
  here: 'shipped',
  returned: 'returned',
  lost: 'lost',
}
const withUs = ({ renewalAskedAt, recalledAt }: OpenMatter): Status | null =>
  recalledAt !== null ? 'recalled' : renewalAskedAt !== null ? 'renewalPending' : null

function lending(matter: OpenMatter, members: ReadonlyMap<number, number>, isReceived: boolean): NetworkMatter | null {
  const borrower = members.get(matter.borrowerLibraryId ?? 0)
  const status = lendingStatus[matter.state]
  if (borrower === undefined || status === undefined) return null
  const now = status === 'shipped' ? (withUs(matter) ?? (isReceived ? 'received' : 'shipped')) : status
  return {
    requestId: matter.id,
    isLending: true,
    reference: null,
    lenders: [],
    status: now,
    record: {
      ...recordOf(matter, now),
      borrower,
      lenders: [ourRegistryId],
      ...(matter.dueOn === null ? {} : { dueOn: matter.dueOn, shippedOn: matter.createdAt.toISOString().slice(0, 10) }),
      borrowerWords: 'SILENT',
    },
  }
}
const lendingStatus: Readonly<Record<string, Status>> = {
  new: 'submitted',
  conditional: 'conditional',
  pulling: 'considering',
  coming: 'considering',
  ready: 'considering',
  scanned: 'considering',
  shipped: 'shipped',
  sent: 'shipped',
  returning: 'returned',
  lost: 'lost',
}

function recordOf(matter: OpenMatter, status: Status): Readonly<Record<string, unknown>> {
  const { citation, renewalWish, neededBy } = matter
  const known = [
    ['author', citation['author']],
    ['isbn', citation['isbn']],
    ['year', citation['year']],
    ['articleTitle', citation['article']],
    ['pages', citation['pages']],
    ['neededOn', neededBy],
    ['newDueOn', status === 'renewalPending' ? renewalWish : null],
  ].filter(([, value]) => typeof value === 'string')
  return {
    ...Object.fromEntries<string | null | undefined>(known.map(([name = '', value]) => [String(name), value])),
    key: String(matter.id),
    service: matter.service === 'copy' ? 'COPY' : 'LOAN',
    status: words[status],
    title: matter.title,
    madeAt: matter.createdAt.toISOString(),
  }
}

export const networkLibraries = [
  { id: ourRegistryId, symbol: ourSymbol, name: 'Five Rivers Library System', city: 'Alder Falls', postal: '13999' },
  ...networkMembers.map(({ registryId, symbol, name, city, state, postal }) => ({
    id: registryId,
    symbol,
    name,
    city,
    state,
    postal,
  })),
]
