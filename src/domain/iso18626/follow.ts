/**
 * Which word of a lender may come after which: what a requester believes, and what it keeps without acting on it.
 * The order is section 7 of our notes on ISO 18626; a status that would go backwards changes nothing.
 */
import type { ServiceType, Status } from './codes.ts'
import { statuses } from './codes.ts'

const decisions = ['RetryPossible', 'Unfilled', 'Loaned', 'CopyCompleted', 'Cancelled'] as const
const whileLent = ['Overdue', 'Recalled', 'HoldReturn', 'Loaned', 'LoanCompleted', 'CompletedWithoutReturn'] as const

const first = ['RequestReceived', 'ExpectToSupply', 'WillSupply', ...decisions] as const satisfies readonly Status[]

/** What may come next. Loaned after Loaned is a renewal, WillSupply after WillSupply new conditions. */
export const nextStatuses: Readonly<Record<Status, readonly Status[]>> = {
  RequestReceived: ['ExpectToSupply', 'WillSupply', ...decisions],
  ExpectToSupply: ['WillSupply', ...decisions],
  WillSupply: ['WillSupply', ...decisions],
  Loaned: whileLent,
  Overdue: ['Loaned', 'Recalled', 'HoldReturn', 'LoanCompleted', 'CompletedWithoutReturn'],
  Recalled: ['Overdue', 'LoanCompleted', 'CompletedWithoutReturn'],
  HoldReturn: ['ReleaseHoldReturn'],
  ReleaseHoldReturn: whileLent,
  RetryPossible: [],
  Unfilled: [],
  CopyCompleted: [],
  LoanCompleted: [],
  CompletedWithoutReturn: [],
  Cancelled: [],
}

/** May the lender's status go from one to the other, step by step as the table has it? `null`: nothing heard yet. */
export function mayFollow(from: Status | null, to: Status): boolean {
  const next: readonly Status[] = from === null ? first : nextStatuses[from]
  return next.includes(to)
}

/**
 * As `mayFollow`, or further on because a message between them was never sent or got lost: an overdue notice from a
 * lender that never said Loaned still means the book is out.
 */
export function mayFollowSkipping(from: Status | null, to: Status): boolean {
  if (mayFollow(from, to)) return true
  if (from === 'HoldReturn') return mayFollow('ReleaseHoldReturn', to)
  const isBeforeLoan = from === null || (nextStatuses[from].includes('Loaned') && !onlyOfLoans.includes(from))
  return isBeforeLoan && onlyOfLoans.includes(to)
}

/** Is this the lender's last word on the request? */
export function isFinal(status: Status): boolean {
  return nextStatuses[status].length === 0
}

const onlyOfLoans: readonly Status[] = [
  'Loaned',
  'Overdue',
  'Recalled',
  'HoldReturn',
  'ReleaseHoldReturn',
  'LoanCompleted',
  'CompletedWithoutReturn',
]

/** Which statuses a service can ever have. Only where either was asked may a lender choose a copy instead of a loan. */
export const statusesOf: Readonly<Record<ServiceType, readonly Status[]>> = {
  Copy: statuses.filter((status) => !onlyOfLoans.includes(status)),
  Loan: statuses.filter((status) => status !== 'CopyCompleted'),
  CopyOrLoan: statuses,
}

export function canHave(service: ServiceType, status: Status): boolean {
  return statusesOf[service].includes(status)
}
