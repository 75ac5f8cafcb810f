import { actions, errorTypes, oneOf, reasons, requestTypes, serviceTypes, statuses, yesNo } from './codes.ts'
import type { Action, Reason, RequestType, ServiceType, Status, YesNo } from './codes.ts'
import type { Cost, AgencyId } from './messages.ts'
import { find, textAt } from './tree.ts'
import type { Element } from './tree.ts'

export const messageKinds = ['request', 'supplyingAgencyMessage', 'requestingAgencyMessage'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What the peer needs to know of a message, whichever of the three it is. */
export type Essentials = {
  kind: MessageKind
  supplier: AgencyId
  requester: AgencyId
  id: string
  timestamp: string
  supplierRequestId: string | undefined
  accountId: string | undefined
  securityCode: string | undefined
  /** The request type, the action or the reason, as written. */
  what: string
  requestType: RequestType | undefined
  action: Action | undefined
  reason: Reason | undefined
  title: string | undefined
  author: string | undefined
  note: string | undefined
  service: ServiceType | undefined
  previousId: string | undefined
  maximumCost: Cost | undefined
  status: Status | undefined
  answer: YesNo | undefined
  reasonUnfilled: string | undefined
  reasonRetry: string | undefined
  retryAfter: Date | undefined
  dueDate: Date | undefined
  itemId: string | undefined
  loanCondition: string | undefined
  offeredCosts: Cost | undefined
}

/** The essentials of what stands inside ISO18626Message; undefined if that is none of the three messages. */
export function readMessage(root: Element): Essentials | undefined {
  const message = root.children[0]
  const kind = oneOf(messageKinds, message?.name)
  if (!message || !kind) return undefined
  const header = find(message, 'header')
  const what = {
    request: textAt(message, 'serviceInfo', 'requestType') ?? 'New',
    supplyingAgencyMessage: textAt(message, 'messageInfo', 'reasonForMessage') ?? '',
    requestingAgencyMessage: textAt(message, 'action') ?? '',
  }[kind]
  return {
    kind,
    supplier: readAgencyId(find(header, 'supplyingAgencyId')),
    requester: readAgencyId(find(header, 'requestingAgencyId')),
    id: textAt(header, 'requestingAgencyRequestId') ?? '',
    timestamp: textAt(header, 'timestamp') ?? '',
    supplierRequestId: textAt(header, 'supplyingAgencyRequestId'),
    accountId: textAt(header, 'requestingAgencyAuthentication', 'accountId'),
    securityCode: textAt(header, 'requestingAgencyAuthentication', 'securityCode'),
    what,
    requestType: kind === 'request' ? oneOf(requestTypes, what) : undefined,
    action: kind === 'requestingAgencyMessage' ? oneOf(actions, what) : undefined,
    reason: kind === 'supplyingAgencyMessage' ? oneOf(reasons, what) : undefined,
    title: textAt(message, 'bibliographicInfo', 'title'),
    author: textAt(message, 'bibliographicInfo', 'author'),
    note: textAt(message, 'serviceInfo', 'note') ?? textAt(message, 'messageInfo', 'note') ?? textAt(message, 'note'),
    service: oneOf(serviceTypes, textAt(message, 'serviceInfo', 'serviceType')),
    previousId: textAt(message, 'serviceInfo', 'requestingAgencyPreviousRequestId'),
    maximumCost: readCost(find(message, 'billingInfo', 'maximumCosts')),
    status: oneOf(statuses, textAt(message, 'statusInfo', 'status')),
    answer: oneOf(yesNo, textAt(message, 'messageInfo', 'answerYesNo')),
    reasonUnfilled: textAt(message, 'messageInfo', 'reasonUnfilled'),
    reasonRetry: textAt(message, 'messageInfo', 'reasonRetry'),
    retryAfter: readTime(textAt(message, 'messageInfo', 'retryAfter')),
    dueDate: readTime(textAt(message, 'statusInfo', 'dueDate')),
    itemId: textAt(message, 'deliveryInfo', 'itemId'),
    loanCondition: textAt(message, 'deliveryInfo', 'loanCondition'),
    offeredCosts: readCost(find(message, 'messageInfo', 'offeredCosts')),
  }
}

export type ReadConfirmation = {
  kind: string
  id: string | undefined
  messageStatus: string | undefined
  /** The action or the reason it gives back. */
  echo: string | undefined
  errorType: string | undefined
  errorValue: string | undefined
}

export function readConfirmation(root: Element): ReadConfirmation | undefined {
  const message = root.children[0]
  const header = find(message, 'confirmationHeader')
  if (!message || !header) return undefined
  return {
    kind: message.name,
    id: textAt(header, 'requestingAgencyRequestId'),
    messageStatus: textAt(header, 'messageStatus'),
    echo: textAt(message, 'action') ?? textAt(message, 'reasonForMessage'),
    errorType: oneOf(errorTypes, textAt(message, 'errorData', 'errorType')),
    errorValue: textAt(message, 'errorData', 'errorValue'),
  }
}

function readAgencyId(element: Element | undefined): AgencyId {
  return { type: textAt(element, 'agencyIdType') ?? '', value: textAt(element, 'agencyIdValue') ?? '' }
}

function readCost(element: Element | undefined): Cost | undefined {
  const value = textAt(element, 'monetaryValue')
  if (value === undefined) return undefined
  return { currency: textAt(element, 'currencyCode') ?? '', cents: Math.round(Number(value) * 100) }
}

function readTime(value: string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value)
}
