// Our answers to a borrower: the status our request stands at, with due date, terms and reasons, and where the piece
// is to go back to.
import { lostNotes } from '../correspondence/found-words.ts'
import type { Outcome } from '../lifecycle/facts.ts'
import type { Says } from '../lifecycle/effects.ts'
import { lifeOf, stateRow } from '../lifecycle/lives.ts'
import { startOfDay } from '../values/days.ts'
import type { Code, Header, Money } from './basics.ts'
import { isClosed, type ReasonForMessage, type Status } from './codes.ts'
import { physicalAddressOf } from './kept-header.ts'
import type { Matter } from './matter.ts'
import type { DeliveryInfo, MessageInfo, ReturnInfo, StatusInfo, SupplyingAgencyMessage } from './messages.ts'
import { knownCode, openCode, type OpenCodeName } from './open-codes.ts'
import { endOfDay } from './say-request.ts'

type SaysSupplier = Extract<Says, { message: 'supplier' }>

export function saySupplier(
  matter: Matter,
  header: Header,
  says: SaysSupplier,
  answeredBefore: boolean,
): SupplyingAgencyMessage {
  const status = says.status === 'current' ? currentStatus(matter) : closedStatus(says.status)
  const delivery = deliveryInfo(matter)
  return {
    kind: 'supplyingAgencyMessage',
    header,
    messageInfo: {
      reasonForMessage: reasonOf(matter, says, answeredBefore),
      ...(says.answer && { answerYesNo: says.answer }),
      ...messageInfo(matter),
    },
    statusInfo: statusInfo(matter, header, status),
    ...(delivery && { deliveryInfo: delivery }),
    ...(matter.effect.name === 'borrower.tellShipped' && { returnInfo: returnInfo(matter, header) }),
  }
}

/** The first answer to a request has a reason of its own; a reminder asks for just that answer again. */
function reasonOf({ event, effect }: Matter, says: SaysSupplier, answeredBefore: boolean): ReasonForMessage {
  if (effect.name === 'borrower.tellStatus' && event.action === 'reminded') return 'RequestResponse'
  if (says.reason === 'RequestResponse' || says.reason === 'StatusChange')
    return answeredBefore ? 'StatusChange' : 'RequestResponse'
  if (!isClosed('reasonForMessage', says.reason)) throw new Error(`ISO 18626 has no reason ${says.reason}`)
  return says.reason
}

const ended: Readonly<Record<Outcome, Status>> = {
  filled: 'LoanCompleted',
  filled_in_system: 'LoanCompleted',
  unfilled: 'Unfilled',
  not_supplied: 'Unfilled',
  not_available: 'Unfilled',
  refused: 'Unfilled',
  expired: 'Unfilled',
  cancelled: 'Cancelled',
  moved_on: 'Cancelled',
  lost: 'CompletedWithoutReturn',
}

/** Where the request stood when the act ordered this message. */
export function currentStatus({ request, event, effect, mayRetry }: Matter): Status {
  if (event.to === 'closed') {
    if (mayRetry) return 'RetryPossible'
    return request.service === 'copy' && request.outcome === 'filled'
      ? 'CopyCompleted'
      : ended[request.outcome ?? 'filled']
  }
  const status = closedStatus(stateRow(lifeOf(request), event.to).iso18626 ?? 'RequestReceived')
  if (status !== 'Loaned') return status
  const recalled = markedAt(request.recalledAt, effect.at)
  const overdue = markedAt(request.overdueToldAt, effect.at)
  if (recalled === null && overdue === null) return 'Loaned'
  return (recalled ?? 0) >= (overdue ?? 0) ? 'Recalled' : 'Overdue'
}

const markedAt = (at: Date | null, until: Date): number | null =>
  at !== null && at.getTime() <= until.getTime() ? at.getTime() : null

function messageInfo({ effect, event, note, request, wanted, office }: Matter): Omit<MessageInfo, 'reasonForMessage'> {
  const cost = costIn(event.codes, wanted.currency)
  const retryAfter = textIn(event.codes, 'retryAfter')
  switch (effect.name) {
    case 'borrower.tellUnfilled':
      return {
        ...noted(note),
        ...(request.reason !== null &&
          request.reason !== 'Other' && { reasonUnfilled: word('reasonUnfilled', request.reason) }),
      }
    case 'borrower.tellRetry':
      return {
        ...noted(note),
        reasonRetry: word('reasonRetry', textIn(event.codes, 'retryReason') ?? 'NotCurrentAvailableForILL'),
        ...(cost && { offeredCosts: [cost] }),
        ...(retryAfter !== null && { retryAfter: startOfDay(retryAfter, office.timeZone).toISOString() }),
      }
    case 'borrower.tellCondition': {
      const conditions = listIn(event.codes, 'conditions')
      const several = conditions.length > 1 ? `Conditions: ${conditions.join(', ')}.` : null
      return {
        ...noted([several, note].filter((one) => one !== null).join(' ') || null),
        ...(cost && { offeredCosts: [cost] }),
      }
    }
    case 'borrower.tellLost':
      return noted(lostNotes.lost)
    case 'borrower.tellFound':
      return noted(lostNotes.found)
    case 'borrower.tell':
      return noted(note ?? (event.action === 'resend' ? 'We send the copy again.' : 'Please look at this request.'))
    default:
      return noted(note)
  }
}

function statusInfo(matter: Matter, { timestamp }: Header, status: Status): StatusInfo {
  const { request, office, effect, event } = matter
  const isOut = status === 'Loaned' || status === 'Overdue' || status === 'Recalled'
  const isChange = effect.name !== 'borrower.tellStatus' && effect.name !== 'borrower.tell'
  const lastChange = isChange || event.to !== request.state ? timestamp : request.stateSince.toISOString()
  return {
    status,
    ...(isOut && request.dueOn !== null && { dueDate: endOfDay(request.dueOn, office.timeZone) }),
    lastChange,
  }
}

/** What left, and how. Version 1.2 has a place for a condition only where it also wants a day of sending. */
function deliveryInfo({ effect, event, pieces }: Matter): DeliveryInfo | null {
  const dateSent = effect.at.toISOString()
  if (effect.name === 'borrower.tellCondition') {
    const [first] = listIn(event.codes, 'conditions')
    return first === undefined ? null : { dateSent, loanCondition: [word('loanCondition', first)] }
  }
  if (effect.name === 'borrower.tellCopySent') return { dateSent, deliveredFormat: openCode('format', 'PDF') }
  if (effect.name !== 'borrower.tellShipped') return null
  const barcodes = pieces.flatMap((one) => one.barcode ?? [])
  return { dateSent, ...(barcodes.length > 0 && { itemId: barcodes }), sentVia: openCode('sentVia', 'Mail') }
}

function returnInfo({ office }: Matter, header: Header): ReturnInfo {
  const physicalAddress = physicalAddressOf(office.address)
  return { returnAgencyId: header.supplyingAgencyId, name: office.name, ...(physicalAddress && { physicalAddress }) }
}

/** A word of a published list with the list's address; our own words without. */
const word = (list: OpenCodeName, value: string): Code =>
  knownCode(list, value) === null ? { value } : openCode(list, value)
const noted = (note: string | null): { note?: string } => (note === null ? {} : { note })

function costIn(codes: Readonly<Record<string, unknown>>, currency: string): Money | null {
  const cents = codes['costCents']
  return typeof cents === 'number' && cents > 0 ? { currency, cents } : null
}
function textIn(codes: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = codes[name]
  return typeof value === 'string' && value !== '' ? value : null
}
function listIn(codes: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = codes[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
function closedStatus(status: string): Status {
  if (!isClosed('status', status)) throw new Error(`ISO 18626 has no status ${status}`)
  return status
}
