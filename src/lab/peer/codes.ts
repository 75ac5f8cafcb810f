/** The closed codes of ISO 18626 v1.2, as its schema enumerates them. */
export const requestTypes = ['New', 'Retry', 'Reminder'] as const
export const requestSubTypes = [
  'BookingRequest',
  'MultipleItemRequest',
  'PatronRequest',
  'TransferRequest',
  'SupplyingLibrarysChoice',
] as const
export const serviceTypes = ['Copy', 'Loan', 'CopyOrLoan'] as const
export const reasons = [
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
] as const
export const statuses = [
  'RequestReceived',
  'ExpectToSupply',
  'WillSupply',
  'Loaned',
  'Overdue',
  'Recalled',
  'RetryPossible',
  'Unfilled',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
  'Cancelled',
] as const
export const actions = [
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
] as const
export const messageStatuses = ['OK', 'ERROR'] as const
export const errorTypes = [
  'UnsupportedActionType',
  'UnsupportedReasonForMessageType',
  'UnrecognisedDataElement',
  'UnrecognisedDataValue',
  'BadlyFormedMessage',
] as const
export const yesNo = ['Y', 'N'] as const

export type RequestType = (typeof requestTypes)[number]
export type ServiceType = (typeof serviceTypes)[number]
export type Reason = (typeof reasons)[number]
export type Status = (typeof statuses)[number]
export type Action = (typeof actions)[number]
export type ErrorType = (typeof errorTypes)[number]
export type YesNo = (typeof yesNo)[number]

/** The value, if it is one of the list. */
export function oneOf<T extends string>(list: readonly T[], value: string | undefined): T | undefined {
  return list.find((known) => known === value)
}

export const finalStatuses: readonly Status[] = [
  'RetryPossible',
  'Unfilled',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
  'Cancelled',
]

/** Where a supplier's status may go, as the requester sees it. What is not here is final. */
const early: readonly Status[] = ['RetryPossible', 'Unfilled', 'Loaned', 'CopyCompleted', 'Cancelled']
export const mayFollow: Partial<Record<Status | 'nothing', readonly Status[]>> = {
  nothing: ['RequestReceived', 'ExpectToSupply', 'WillSupply', ...early],
  RequestReceived: ['ExpectToSupply', 'WillSupply', ...early],
  ExpectToSupply: ['WillSupply', ...early],
  WillSupply: ['WillSupply', ...early],
  Loaned: ['Overdue', 'Recalled', 'Loaned', 'LoanCompleted', 'CompletedWithoutReturn'],
  Overdue: ['Loaned', 'Recalled', 'LoanCompleted', 'CompletedWithoutReturn'],
  Recalled: ['Overdue', 'LoanCompleted', 'CompletedWithoutReturn'],
}
