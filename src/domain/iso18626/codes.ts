/**
 * The words two libraries may say to each other over ISO 18626. Closed codes are the whole vocabulary, anything else is
 * refused; open codes are published lists that a partner may go beyond, and what they say is kept as they said it.
 */

export const requestTypes = ['New', 'Retry', 'Reminder'] as const
export const requestSubTypes = [
  'BookingRequest',
  'MultipleItemRequest',
  'PatronRequest',
  'TransferRequest',
  'SupplyingLibrarysChoice',
] as const
export const serviceTypes = ['Copy', 'Loan', 'CopyOrLoan'] as const
export const reasonsForMessage = [
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
] as const
export const statuses2017 = [
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
export const statusesAdded2021 = ['HoldReturn', 'ReleaseHoldReturn'] as const
export const statuses = [...statuses2017, ...statusesAdded2021] as const
export const actions2017 = [
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
] as const
export const actionsAdded2021 = ['HoldReturn', 'Lost'] as const
export const actions = [...actions2017, ...actionsAdded2021] as const
export const messageStatuses = ['OK', 'ERROR'] as const
export const errorTypes = [
  'UnsupportedActionType',
  'UnsupportedReasonForMessageType',
  'UnrecognisedDataElement',
  'UnrecognisedDataValue',
  'BadlyFormedMessage',
] as const
export const yesNo = ['Y', 'N'] as const
/** New in 2021, where it replaces a plain yes or no about the edition. */
export const preferredEditions = ['MostRecentEdition', 'ThisEdition', 'AnyEdition'] as const

export type RequestType = (typeof requestTypes)[number]
export type RequestSubType = (typeof requestSubTypes)[number]
export type ServiceType = (typeof serviceTypes)[number]
export type ReasonForMessage = (typeof reasonsForMessage)[number]
export type Status = (typeof statuses)[number]
export type Action = (typeof actions)[number]
export type MessageStatus = (typeof messageStatuses)[number]
export type ErrorType = (typeof errorTypes)[number]
export type YesNo = (typeof yesNo)[number]
export type PreferredEdition = (typeof preferredEditions)[number]

/** Every closed list by the name of its type. */
export const closedCodes = {
  requestType: requestTypes,
  requestSubType: requestSubTypes,
  serviceType: serviceTypes,
  reasonForMessage: reasonsForMessage,
  status: statuses,
  action: actions,
  messageStatus: messageStatuses,
  errorType: errorTypes,
  yesNo,
  preferredEdition: preferredEditions,
} as const

export type ClosedCodeName = keyof typeof closedCodes
export type ClosedCode<Name extends ClosedCodeName> = (typeof closedCodes)[Name][number]

/** Is this one of the words of the closed list? Spelling and case count: the schema knows no other. */
export function isClosed<Name extends ClosedCodeName>(name: Name, value: unknown): value is ClosedCode<Name> {
  const known: readonly unknown[] = closedCodes[name]
  return known.includes(value)
}

/** Can version 1.2 say this word? Only statuses and actions have grown since. */
export function isIn2017(value: string): boolean {
  const later: readonly string[] = [...statusesAdded2021, ...actionsAdded2021]
  return !later.includes(value)
}

/** The error a partner named, in our spelling; null if it is one of their own making. */
export function knownErrorType(value: string): ErrorType | null {
  const british = value.trim().replace(/^Unrecognized/, 'Unrecognised')
  return isClosed('errorType', british) ? british : null
}
