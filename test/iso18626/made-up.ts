// Messages to post at the door, each with a number and a time of its own.
import type { Header } from '../../src/domain/iso18626/basics.ts'
import type { Action, Status } from '../../src/domain/iso18626/codes.ts'
import type { TransactionMessage } from '../../src/domain/iso18626/messages.ts'
import { ourSymbol } from './iso-office.ts'

export const theirSymbol = { type: 'ISIL', value: 'US-TWO' }
export const lenderSymbol = { type: 'ISIL', value: 'US-ONE' }

let ticks = 0
const now = (): string => new Date(Date.parse('2026-03-02T16:00:00Z') + (ticks += 1)).toISOString()

const header = (more: Partial<Header>): Header => ({
  supplyingAgencyId: ourSymbol,
  requestingAgencyId: theirSymbol,
  timestamp: now(),
  requestingAgencyRequestId: `T-${ticks}`,
  ...more,
})

/** A library asks us. */
export const request = (
  more: Partial<Header> = {},
  service: object = {},
): TransactionMessage & { kind: 'request' } => ({
  kind: 'request',
  header: header(more),
  bibliographicInfo: { title: 'A book' },
  serviceInfo: { requestType: 'New', serviceType: 'Loan', ...service },
})

/** A library that borrows from us acts. */
export const ram = (action: Action, more: Partial<Header> = {}): TransactionMessage => ({
  kind: 'requestingAgencyMessage',
  header: header(more),
  action,
})

/** A lender answers the request of ours that has this number. */
export const samAbout =
  (number: () => string) =>
  (more: Partial<Header> = {}, words: object = {}, status: Status = 'Loaned'): TransactionMessage => ({
    kind: 'supplyingAgencyMessage',
    header: header({
      supplyingAgencyId: lenderSymbol,
      requestingAgencyId: ourSymbol,
      requestingAgencyRequestId: number(),
      ...more,
    }),
    messageInfo: { reasonForMessage: 'StatusChange', ...words },
    statusInfo: { status, lastChange: now() },
  })
