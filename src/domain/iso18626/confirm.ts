/** The answers a message gets at the door: understood, or not and why. They say nothing about what the library decides. */
import type { AgencyId, DateTime } from './basics.ts'
import type { ErrorType } from './codes.ts'
import { isClosed } from './codes.ts'
import type { Confirmation, ConfirmationHeader, ConfirmationKind, TransactionMessage } from './messages.ts'

/** What of a message its confirmation repeats, as far as it could be read; action and reason word for word. */
export interface Echo {
  readonly kind: ConfirmationKind
  readonly supplyingAgencyId?: AgencyId
  readonly requestingAgencyId?: AgencyId
  readonly requestingAgencyRequestId?: string
  readonly multipleItemRequestId?: string
  readonly action?: string
  readonly reasonForMessage?: string
}

export interface Fault {
  readonly errorType: ErrorType
  readonly errorValue?: string
}

export interface ConfirmationTimes {
  readonly receivedAt: DateTime
  readonly confirmedAt: DateTime
}

export function confirmOk(message: TransactionMessage, times: ConfirmationTimes): Confirmation {
  return confirm(echoOf(message), times)
}

export function confirmError(message: TransactionMessage, fault: Fault, times: ConfirmationTimes): Confirmation {
  return confirm(echoOf(message), times, fault)
}

/** The confirmation of a message that may not have been readable throughout. */
export function confirm(echo: Echo, times: ConfirmationTimes, fault?: Fault): Confirmation {
  const confirmationHeader = headerOf(echo, times, fault)
  const errorData = fault ? { errorData: [fault] } : {}
  const { kind, reasonForMessage, action } = echo
  if (kind === 'requestConfirmation') return { kind, confirmationHeader, ...errorData }
  if (kind === 'supplyingAgencyMessageConfirmation') {
    const reason = isClosed('reasonForMessage', reasonForMessage) ? { reasonForMessage } : {}
    return { kind, confirmationHeader, ...reason, ...errorData }
  }
  return { kind, confirmationHeader, ...(isClosed('action', action) ? { action } : {}), ...errorData }
}

function headerOf(echo: Echo, times: ConfirmationTimes, fault?: Fault): ConfirmationHeader {
  const { supplyingAgencyId, requestingAgencyId, requestingAgencyRequestId, multipleItemRequestId } = echo
  return {
    ...(supplyingAgencyId && { supplyingAgencyId }),
    ...(requestingAgencyId && { requestingAgencyId }),
    timestamp: times.confirmedAt,
    ...(requestingAgencyRequestId !== undefined && { requestingAgencyRequestId }),
    ...(multipleItemRequestId !== undefined && { multipleItemRequestId }),
    timestampReceived: times.receivedAt,
    messageStatus: fault ? 'ERROR' : 'OK',
  }
}

export function echoOf(message: TransactionMessage): Echo {
  const { supplyingAgencyId, requestingAgencyId, requestingAgencyRequestId, multipleItemRequestId } = message.header
  const header = {
    ...(supplyingAgencyId && { supplyingAgencyId }),
    requestingAgencyId,
    requestingAgencyRequestId,
    ...(multipleItemRequestId !== undefined && { multipleItemRequestId }),
  }
  if (message.kind === 'request') return { kind: 'requestConfirmation', ...header }
  if (message.kind === 'requestingAgencyMessage') {
    return { kind: 'requestingAgencyMessageConfirmation', ...header, action: message.action }
  }
  const { reasonForMessage } = message.messageInfo
  return { kind: 'supplyingAgencyMessageConfirmation', ...header, reasonForMessage }
}
