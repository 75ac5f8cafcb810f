import { decimals } from '../../domain/values/money.ts'
import type { Action, ErrorType, Reason, RequestType, ServiceType, Status, YesNo } from './codes.ts'
import { code, group, groupIfAny, text, time } from './write.ts'
import type { Xml } from './write.ts'

export type AgencyId = { type: string; value: string }
export type Cost = { currency: string; cents: number }
export type Account = { accountId?: string | undefined; securityCode?: string | undefined }
export type Address = {
  line1?: string | undefined
  locality?: string | undefined
  postalCode?: string | undefined
  region?: string | undefined
  country?: string | undefined
}

export type Header = {
  supplier: AgencyId
  requester: AgencyId
  timestamp: Date
  id: string
  supplierRequestId?: string | undefined
  account?: Account | undefined
}

/** What a requester may say in a request; the peer fills in the rest. */
export type Wish = {
  title?: string | undefined
  author?: string | undefined
  subtitle?: string | undefined
  edition?: string | undefined
  titleOfComponent?: string | undefined
  authorOfComponent?: string | undefined
  volume?: string | undefined
  issue?: string | undefined
  pages?: string | undefined
  isbn?: string | undefined
  issn?: string | undefined
  oclc?: string | undefined
  publisher?: string | undefined
  year?: string | undefined
  publicationType?: string | undefined
  requestType?: RequestType | undefined
  previousId?: string | undefined
  serviceType?: ServiceType | undefined
  serviceLevel?: string | undefined
  needBefore?: Date | undefined
  copyright?: string | undefined
  note?: string | undefined
  patronId?: string | undefined
  maximumCost?: Cost | undefined
}

/** What a supplier may say in a supplying agency message. */
export type Answer = {
  reason: Reason
  status: Status
  answer?: YesNo | undefined
  note?: string | undefined
  reasonUnfilled?: string | undefined
  reasonRetry?: string | undefined
  offeredCosts?: Cost | undefined
  retryAfter?: Date | undefined
  retryBefore?: Date | undefined
  expectedDeliveryDate?: Date | undefined
  dueDate?: Date | undefined
  dateSent?: Date | undefined
  itemId?: string | undefined
  sentVia?: string | undefined
  loanCondition?: string | undefined
  deliveredFormat?: string | undefined
  deliveryCosts?: Cost | undefined
}

export function requestXml(header: Header, wish: Wish, requester: { name: string; address: Address }): string {
  return group(
    'request',
    headerXml(header),
    group(
      'bibliographicInfo',
      text('title', wish.title),
      text('author', wish.author),
      text('subtitle', wish.subtitle),
      text('edition', wish.edition),
      text('titleOfComponent', wish.titleOfComponent),
      text('authorOfComponent', wish.authorOfComponent),
      text('volume', wish.volume),
      text('issue', wish.issue),
      text('pagesRequested', wish.pages),
      itemIdXml('ISBN', wish.isbn),
      itemIdXml('ISSN', wish.issn),
      recordIdXml('OCLC', wish.oclc),
    ),
    groupIfAny(
      'publicationInfo',
      text('publisher', wish.publisher),
      code('publicationType', 'PublicationType', wish.publicationType),
      text('publicationDate', wish.year),
    ),
    group(
      'serviceInfo',
      text('requestType', wish.requestType ?? 'New'),
      text('requestingAgencyPreviousRequestId', wish.previousId),
      text('serviceType', wish.serviceType ?? 'Loan'),
      code('serviceLevel', 'ServiceLevel', wish.serviceLevel),
      time('needBeforeDate', wish.needBefore),
      code('copyrightCompliance', 'CopyrightCompliance', wish.copyright),
      text('note', wish.note),
    ),
    group('requestedDeliveryInfo', text('sortOrder', '1'), group('address', addressXml(requester.address))),
    group('requestingAgencyInfo', text('name', requester.name)),
    wish.patronId === undefined ? undefined : group('patronInfo', text('patronId', wish.patronId)),
    wish.maximumCost === undefined ? undefined : group('billingInfo', costXml('maximumCosts', wish.maximumCost)),
  )
}

export function supplierXml(header: Header, answer: Answer, lender: { name: string; address: Address }): string {
  const { itemId, sentVia, loanCondition, deliveredFormat, deliveryCosts, status } = answer
  const delivers = [answer.dateSent, itemId, sentVia, loanCondition, deliveredFormat, deliveryCosts].some(Boolean)
  return group(
    'supplyingAgencyMessage',
    headerXml(header),
    group(
      'messageInfo',
      text('reasonForMessage', answer.reason),
      text('answerYesNo', answer.answer),
      text('note', answer.note),
      code('reasonUnfilled', 'ReasonUnfilled', answer.reasonUnfilled),
      code('reasonRetry', 'ReasonRetry', answer.reasonRetry),
      costXml('offeredCosts', answer.offeredCosts),
      time('retryAfter', answer.retryAfter),
      time('retryBefore', answer.retryBefore),
    ),
    group(
      'statusInfo',
      text('status', status),
      time('expectedDeliveryDate', answer.expectedDeliveryDate),
      time('dueDate', answer.dueDate),
      time('lastChange', header.timestamp),
    ),
    // The schema wants a date of sending even where only a condition is told.
    delivers
      ? group(
          'deliveryInfo',
          time('dateSent', answer.dateSent ?? header.timestamp),
          text('itemId', itemId),
          code('sentVia', 'SentVia', sentVia),
          code('loanCondition', 'LoanCondition', loanCondition),
          code('deliveredFormat', 'Format', deliveredFormat),
          costXml('deliveryCosts', deliveryCosts),
        )
      : undefined,
    status === 'Loaned' && itemId !== undefined
      ? group(
          'returnInfo',
          agencyXml('returnAgencyId', header.supplier),
          text('name', lender.name),
          addressXml(lender.address),
        )
      : undefined,
  )
}

export function actionXml(header: Header, action: Action, note: string | undefined): string {
  return group('requestingAgencyMessage', headerXml(header), text('action', action), text('note', note))
}

export type Confirmation = {
  kind: 'requestConfirmation' | 'supplyingAgencyMessageConfirmation' | 'requestingAgencyMessageConfirmation'
  supplier: AgencyId | undefined
  requester: AgencyId | undefined
  confirmedAt: Date
  receivedAt: Date
  id: string | undefined
  reason: Reason | undefined
  action: Action | undefined
  error: { type: ErrorType; value: string } | undefined
}

export function confirmationXml(confirmation: Confirmation): string {
  const { kind, supplier, requester, error } = confirmation
  return group(
    kind,
    group(
      'confirmationHeader',
      supplier && agencyXml('supplyingAgencyId', supplier),
      requester && agencyXml('requestingAgencyId', requester),
      time('timestamp', confirmation.confirmedAt),
      text('requestingAgencyRequestId', confirmation.id),
      time('timestampReceived', confirmation.receivedAt),
      text('messageStatus', error ? 'ERROR' : 'OK'),
    ),
    text('reasonForMessage', confirmation.reason),
    text('action', confirmation.action),
    error && group('errorData', text('errorType', error.type), text('errorValue', error.value)),
  )
}

function headerXml(header: Header): string {
  return group(
    'header',
    agencyXml('supplyingAgencyId', header.supplier),
    agencyXml('requestingAgencyId', header.requester),
    // Mandatory in every v1.2 header, empty where there is none.
    text('multipleItemRequestId', ''),
    time('timestamp', header.timestamp),
    text('requestingAgencyRequestId', header.id),
    text('supplyingAgencyRequestId', header.supplierRequestId),
    header.account &&
      group(
        'requestingAgencyAuthentication',
        text('accountId', header.account.accountId),
        text('securityCode', header.account.securityCode),
      ),
  )
}

function agencyXml(name: string, { type, value }: AgencyId): string {
  return group(name, code('agencyIdType', 'AgencyIdType', type), text('agencyIdValue', value))
}

function costXml(name: string, cost: Cost | undefined): Xml {
  if (cost === undefined) return undefined
  return group(name, text('currencyCode', cost.currency), text('monetaryValue', decimals(cost.cents)))
}

function itemIdXml(kind: string, value: string | undefined): Xml {
  if (value === undefined) return undefined
  return group(
    'bibliographicItemId',
    text('bibliographicItemIdentifier', value),
    code('bibliographicItemIdentifierCode', 'BibliographicItemIdCode', kind),
  )
}

function recordIdXml(kind: string, value: string | undefined): Xml {
  if (value === undefined) return undefined
  return group(
    'bibliographicRecordId',
    code('bibliographicRecordIdentifierCode', 'BibliographicRecordIdCode', kind),
    text('bibliographicRecordIdentifier', value),
  )
}

function addressXml(address: Address): string {
  return group(
    'physicalAddress',
    text('line1', address.line1),
    text('locality', address.locality),
    text('postalCode', address.postalCode),
    text('region', address.region),
    text('country', address.country),
  )
}
