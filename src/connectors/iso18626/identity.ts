// When two messages are the same, and which belong to one matter. A sender repeats the same words after a time-out;
// ids, timestamp and what it says tell it from any other message.
import { createHash } from 'node:crypto'
import type { AgencyId } from '../../domain/iso18626/basics.ts'
import type { TransactionMessage } from '../../domain/iso18626/messages.ts'

/** Messages with the same name wait for each other. */
export function lockName({ header }: TransactionMessage): string {
  return hashOf([...agency(header.requestingAgencyId), header.requestingAgencyRequestId])
}

/** The same for the same message, however often it comes. */
export function messageKey(message: TransactionMessage): string {
  const { header, kind } = message
  const sender =
    message.kind === 'supplyingAgencyMessage' ? message.header.supplyingAgencyId : header.requestingAgencyId
  return hashOf([...agency(sender), header.requestingAgencyRequestId, header.timestamp, kind, ...whatOf(message)])
}

/** For people: which of the messages it is. */
export const titleOf = (message: TransactionMessage): string => [message.kind, ...whatOf(message)].join(' ')

function whatOf(message: TransactionMessage): readonly string[] {
  if (message.kind === 'request') return [message.serviceInfo?.requestType ?? 'New']
  if (message.kind === 'requestingAgencyMessage') return [message.action]
  return [message.messageInfo.reasonForMessage, message.statusInfo.status]
}

const agency = ({ type, value }: AgencyId): readonly string[] => [type.trim().toUpperCase(), value.trim().toUpperCase()]
const hashOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')
