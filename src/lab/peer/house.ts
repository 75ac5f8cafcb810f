import type { Clock } from '../clock.ts'
import { spread } from './chance.ts'
import type { FaultBook } from './faults.ts'
import { actionXml, requestXml, supplierXml } from './messages.ts'
import type { Address, AgencyId, Answer, Header, Wish } from './messages.ts'
import type { Action } from './codes.ts'
import type { Complaint, PeerOptions, Sent } from './options.ts'
import type { Outbox } from './outbox.ts'
import type { Borrowing, Lending } from './store.ts'
import { document } from './write.ts'

/** What both halves of the peer, the lending and the borrowing one, stand on. */
export type House = {
  options: PeerOptions
  clock: Clock
  outbox: Outbox
  faults: FaultBook
  lendings: Map<string, Lending>
  borrowings: Map<string, Borrowing>
  complain: (complaint: Complaint) => void
  /** Now, but never the same instant twice: the timestamp is part of a message's identity. */
  stamp: () => Date
}

export const dayMs = 86_400_000
const hourMs = 3_600_000

/** How long a library takes for it. */
const lifelikeHours = {
  RECEIVED: 0.2,
  EXPECT: 3,
  WILLSUPPLY: 18,
  LOANED: 26,
  OVERDUE: 24,
  RECALLED: 9 * 24,
  UNFILLED: 20,
  RETRY: 20,
  CONDITION: 20,
  COST: 20,
  COPYCOMPLETED: 20,
  COMPLETED: 30 * 24,
  LOST: 40 * 24,
  CANCELLED: 24,
  NOTE: 2,
  'answer a cancel': 2,
  'answer a renewal': 5,
  'answer a status request': 0.1,
  'answer a reminder': 1,
  'check in': 3 * 24,
  'let it be tried again': 14 * 24,
  RECEIVE: 4 * 24,
  RENEW: 18 * 24,
  RETURN: 20 * 24,
  FORWARD: 24,
  CANCEL: 10,
  REMIND: 6 * 24,
  STATUS: 24,
  ON: 0,
  'answer terms': 6,
  'try again': 12,
} as const

export type Work = keyof typeof lifelikeHours

/** How long this work takes for this request, in clock time. */
export function durationOf(house: House, work: Work, id: string, asked?: number): number {
  if (asked !== undefined) return asked
  const { paceMs, seed = 1 } = house.options
  return paceMs ?? lifelikeHours[work] * hourMs * spread(seed, `${work} ${id}`)
}

export function sendAnswer(house: House, lending: Lending, answer: Answer): Promise<Sent> {
  const { symbol, name } = house.options
  const { id, requester, ownId } = lending
  const header: Header = { supplier: symbol, requester, timestamp: house.stamp(), id, supplierRequestId: ownId }
  const xml = supplierXml(header, answer, { name, address: addressOf(house) })
  return house.outbox.send(document(xml, house.options.prefixed ?? false), lending.scenario.doubles)
}

export function sendRequest(house: House, borrowing: Borrowing, wish: Wish): Promise<Sent> {
  const requester = { name: house.options.name, address: addressOf(house) }
  const xml = requestXml(headerOf(house, borrowing), wish, requester)
  return house.outbox.send(document(xml, house.options.prefixed ?? false), borrowing.scenario.doubles)
}

export function sendAction(house: House, borrowing: Borrowing, action: Action, note?: string): Promise<Sent> {
  const xml = actionXml(headerOf(house, borrowing), action, note)
  return house.outbox.send(document(xml, house.options.prefixed ?? false), borrowing.scenario.doubles)
}

export function sameAgency(one: AgencyId, other: AgencyId): boolean {
  return one.type === other.type && one.value === other.value
}

function headerOf(house: House, { id, supplier, supplierRequestId }: Borrowing): Header {
  const { symbol, accountSent } = house.options
  const timestamp = house.stamp()
  return { supplier, requester: symbol, timestamp, id, supplierRequestId, account: accountSent }
}

function addressOf(house: House): Address {
  const place = {
    line1: '1 Library Square',
    locality: 'Elsewhere',
    postalCode: '12000',
    region: 'US-NY',
    country: 'US',
  }
  return house.options.address ?? place
}
