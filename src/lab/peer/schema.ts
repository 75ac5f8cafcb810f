import * as codes from './codes.ts'

export const namespace = 'http://illtransactions.org/2013/iso18626'

// `?` may be absent, `*` any number, `3` up to three, `a|b` one of the two; the order is the order on the wire.
/** What stands in what, by ISO-18626-v1_2.xsd. */
export const shapes: Record<string, string> = {
  ISO18626Message:
    'request|requestConfirmation|supplyingAgencyMessage|supplyingAgencyMessageConfirmation|requestingAgencyMessage|requestingAgencyMessageConfirmation',
  request:
    'header bibliographicInfo publicationInfo? serviceInfo? supplierInfo* requestedDeliveryInfo* requestingAgencyInfo? patronInfo? billingInfo?',
  requestConfirmation: 'confirmationHeader errorData?',
  supplyingAgencyMessage: 'header messageInfo statusInfo deliveryInfo? returnInfo?',
  supplyingAgencyMessageConfirmation: 'confirmationHeader reasonForMessage? errorData?',
  requestingAgencyMessage: 'header action note?',
  requestingAgencyMessageConfirmation: 'confirmationHeader action? errorData?',
  header:
    'supplyingAgencyId requestingAgencyId multipleItemRequestId timestamp requestingAgencyRequestId supplyingAgencyRequestId? requestingAgencyAuthentication?',
  confirmationHeader:
    'supplyingAgencyId? requestingAgencyId? timestamp requestingAgencyRequestId? multipleItemRequestId? timestampReceived messageStatus',
  supplyingAgencyId: 'agencyIdType agencyIdValue',
  requestingAgencyId: 'agencyIdType agencyIdValue',
  returnAgencyId: 'agencyIdType agencyIdValue',
  supplierCode: 'agencyIdType agencyIdValue',
  requestingAgencyAuthentication: 'accountId? securityCode?',
  errorData: 'errorType errorValue?',
  bibliographicInfo:
    'supplierUniqueRecordId? title? author? subtitle? seriesTitle? edition? titleOfComponent? authorOfComponent? volume? issue? pagesRequested? estimatedNoPages? bibliographicItemId* sponsor? informationSource? bibliographicRecordId*',
  bibliographicItemId: 'bibliographicItemIdentifier bibliographicItemIdentifierCode',
  bibliographicRecordId: 'bibliographicRecordIdentifierCode bibliographicRecordIdentifier',
  publicationInfo: 'publisher? publicationType? publicationDate? placeOfPublication?',
  serviceInfo:
    'requestType? requestSubType3 requestingAgencyPreviousRequestId? serviceType serviceLevel? preferredFormat? needBeforeDate? copyrightCompliance? anyEdition? startDate? endDate? note?',
  supplierInfo:
    'sortOrder? supplierCode? supplierDescription? bibliographicRecordId? callNumber? summaryHoldings? availabilityNote?',
  requestedDeliveryInfo: 'sortOrder? address?',
  requestingAgencyInfo: 'name? contactName? address*',
  patronInfo: 'patronId? surname? givenName? patronType? sendToPatron? address*',
  billingInfo: 'paymentMethod? maximumCosts? billingMethod? billingName? address?',
  address: 'electronicAddress|physicalAddress',
  electronicAddress: 'electronicAddressType electronicAddressData',
  physicalAddress: 'line1? line2? locality? postalCode? region? country?',
  messageInfo:
    'reasonForMessage answerYesNo? note? reasonUnfilled? reasonRetry? offeredCosts? retryAfter? retryBefore?',
  statusInfo: 'status expectedDeliveryDate? dueDate? lastChange',
  deliveryInfo: 'dateSent itemId? sentVia? sentToPatron? loanCondition? deliveredFormat? deliveryCosts?',
  returnInfo: 'returnAgencyId? name? physicalAddress?',
  maximumCosts: 'currencyCode monetaryValue',
  offeredCosts: 'currencyCode monetaryValue',
  deliveryCosts: 'currencyCode monetaryValue',
}

/** The elements whose text is one of a closed list. */
export const closedLists: Record<string, readonly string[]> = {
  requestType: codes.requestTypes,
  requestSubType: codes.requestSubTypes,
  serviceType: codes.serviceTypes,
  reasonForMessage: codes.reasons,
  status: codes.statuses,
  action: codes.actions,
  messageStatus: codes.messageStatuses,
  errorType: codes.errorTypes,
  answerYesNo: codes.yesNo,
  anyEdition: codes.yesNo,
  sendToPatron: codes.yesNo,
}

const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** The elements whose text must have a certain form; all others are plain text. An instant needs its zone. */
export const forms: Record<string, RegExp> = {
  timestamp: dateTime,
  timestampReceived: dateTime,
  retryAfter: dateTime,
  retryBefore: dateTime,
  expectedDeliveryDate: dateTime,
  dueDate: dateTime,
  lastChange: dateTime,
  dateSent: dateTime,
  needBeforeDate: dateTime,
  startDate: dateTime,
  endDate: dateTime,
  monetaryValue: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  sortOrder: /^[+-]?\d+$/,
  sentToPatron: /^(true|false|0|1)$/,
}

/** The elements that may say which list their value comes from. */
export const openCodes: readonly string[] = [
  'agencyIdType',
  'bibliographicItemIdentifierCode',
  'bibliographicRecordIdentifierCode',
  'paymentMethod',
  'billingMethod',
  'sentVia',
  'loanCondition',
  'deliveredFormat',
  'electronicAddressType',
  'reasonUnfilled',
  'reasonRetry',
  'patronType',
  'region',
  'country',
  'publicationType',
  'serviceLevel',
  'preferredFormat',
  'copyrightCompliance',
  'currencyCode',
]
