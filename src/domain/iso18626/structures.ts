/**
 * Which parts a message has, in the order version 1.2 wants them, and what each part may hold. Reading, writing and
 * checking all go by this one table; `messages.ts` says the same for people and the compiler, and a test compares them.
 *
 * A part is written `type`, then how often: nothing for once, `?` perhaps, `*` any number, `*1` and `*3` a list of which
 * version 1.2 takes one or three, `!` perhaps when read but always sent, `|` one of these. `2021`: newer than 1.2.
 */

// oxfmt-ignore
export const structures = {
  request: {
    header: 'requestHeader',
    bibliographicInfo: 'bibliographicInfo',
    publicationInfo: 'publicationInfo?',
    serviceInfo: 'serviceInfo?',
    supplierInfo: 'supplierInfo*',
    requestedDeliveryInfo: 'requestedDeliveryInfo*',
    requestingAgencyInfo: 'requestingAgencyInfo?',
    patronInfo: 'patronInfo?',
    billingInfo: 'billingInfo?',
  },
  supplyingAgencyMessage: {
    header: 'header',
    messageInfo: 'messageInfo',
    statusInfo: 'statusInfo',
    retryInfo: 'retryInfo? 2021',
    deliveryInfo: 'deliveryInfo?',
    shippingInfo: 'shippingInfo? 2021',
    returnInfo: 'returnInfo?',
  },
  requestingAgencyMessage: {
    header: 'header',
    action: 'action',
    note: 'text?',
  },
  requestConfirmation: {
    confirmationHeader: 'confirmationHeader',
    errorData: 'errorData*1',
  },
  supplyingAgencyMessageConfirmation: {
    confirmationHeader: 'confirmationHeader',
    reasonForMessage: 'reasonForMessage?',
    errorData: 'errorData*1',
  },
  requestingAgencyMessageConfirmation: {
    confirmationHeader: 'confirmationHeader',
    action: 'action?',
    errorData: 'errorData*1',
  },
  requestHeader: {
    supplyingAgencyId: 'agencyId!',
    requestingAgencyId: 'agencyId',
    consortialId: 'agencyId? 2021',
    multipleItemRequestId: 'text!',
    timestamp: 'dateTime',
    requestingAgencyRequestId: 'text',
    supplyingAgencyRequestId: 'text?',
    requestingAgencyAuthentication: 'requestingAgencyAuthentication?',
  },
  header: {
    supplyingAgencyId: 'agencyId',
    requestingAgencyId: 'agencyId',
    consortialId: 'agencyId? 2021',
    multipleItemRequestId: 'text!',
    timestamp: 'dateTime',
    requestingAgencyRequestId: 'text',
    supplyingAgencyRequestId: 'text?',
    requestingAgencyAuthentication: 'requestingAgencyAuthentication?',
  },
  confirmationHeader: {
    supplyingAgencyId: 'agencyId?',
    requestingAgencyId: 'agencyId?',
    timestamp: 'dateTime',
    requestingAgencyRequestId: 'text?',
    multipleItemRequestId: 'text?',
    timestampReceived: 'dateTime',
    messageStatus: 'messageStatus',
  },
  requestingAgencyAuthentication: {
    accountId: 'text?',
    securityCode: 'text?',
  },
  errorData: {
    errorType: 'text',
    errorValue: 'text?',
  },
  bibliographicInfo: {
    supplierUniqueRecordId: 'text?',
    title: 'text?',
    author: 'text?',
    authorId: 'text? 2021',
    subtitle: 'text?',
    seriesTitle: 'text?',
    edition: 'text?',
    titleOfComponent: 'text?',
    authorOfComponent: 'text?',
    volume: 'text*1',
    issue: 'text?',
    pagesRequested: 'text?',
    estimatedNoPages: 'text?',
    bibliographicItemId: 'bibliographicItemId*',
    sponsor: 'text?',
    informationSource: 'text?',
    bibliographicRecordId: 'bibliographicRecordId*',
  },
  bibliographicItemId: {
    bibliographicItemIdentifier: 'text',
    bibliographicItemIdentifierCode: 'code',
  },
  bibliographicRecordId: {
    bibliographicRecordIdentifierCode: 'code',
    bibliographicRecordIdentifier: 'text',
  },
  publicationInfo: {
    publisher: 'text?',
    publisherId: 'text? 2021',
    publicationType: 'code?',
    publicationDate: 'text?',
    placeOfPublication: 'text?',
  },
  serviceInfo: {
    requestType: 'requestType?',
    requestSubType: 'requestSubType*3',
    requestingAgencyPreviousRequestId: 'text?',
    serviceType: 'serviceType',
    serviceLevel: 'code?',
    preferredFormat: 'code?',
    needBeforeDate: 'dateTime?',
    copyrightCompliance: 'code?',
    anyEdition: 'yesNo?',
    preferredEdition: 'preferredEdition? 2021',
    loanCondition: 'code* 2021',
    startDate: 'dateTime?',
    endDate: 'dateTime?',
    note: 'text?',
  },
  supplierInfo: {
    sortOrder: 'integer?',
    supplierCode: 'agencyId?',
    supplierDescription: 'text?',
    bibliographicRecordId: 'bibliographicRecordId?',
    callNumber: 'text?',
    summaryHoldings: 'text?',
    availabilityNote: 'text?',
  },
  requestedDeliveryInfo: {
    sortOrder: 'integer?',
    address: 'address?',
    deliveryMethod: 'code? 2021',
    courierName: 'code? 2021',
  },
  requestingAgencyInfo: {
    name: 'text?',
    contactName: 'text?',
    address: 'address*',
  },
  patronInfo: {
    patronId: 'text?',
    surname: 'text?',
    givenName: 'text?',
    patronType: 'code?',
    sendToPatron: 'yesNo?',
    address: 'address*',
  },
  billingInfo: {
    paymentMethod: 'code?',
    maximumCosts: 'money?',
    billingMethod: 'code?',
    billingName: 'text?',
    address: 'address?',
  },
  address: {
    electronicAddress: 'electronicAddress|',
    physicalAddress: 'physicalAddress|',
  },
  electronicAddress: {
    electronicAddressType: 'code',
    electronicAddressData: 'text',
  },
  physicalAddress: {
    line1: 'text?',
    line2: 'text?',
    locality: 'text?',
    postalCode: 'text?',
    region: 'code?',
    country: 'code?',
  },
  messageInfo: {
    reasonForMessage: 'reasonForMessage',
    answerYesNo: 'yesNo?',
    note: 'text?',
    reasonUnfilled: 'code?',
    reasonRetry: 'code?',
    offeredCosts: 'money*1',
    retryAfter: 'dateTime?',
    retryBefore: 'dateTime?',
  },
  statusInfo: {
    status: 'status',
    expectedDeliveryDate: 'dateTime?',
    dueDate: 'dateTime?',
    lastChange: 'dateTime',
  },
  retryInfo: {
    loanCondition: 'code* 2021',
    edition: 'text* 2021',
    itemFormat: 'code* 2021',
    volume: 'text* 2021',
    serviceType: 'serviceType? 2021',
    serviceLevel: 'code* 2021',
    deliveryMethod: 'code* 2021',
    courierName: 'code* 2021',
    paymentMethod: 'code* 2021',
  },
  deliveryInfo: {
    dateSent: 'dateTime',
    itemId: 'text*1',
    URL: 'text? 2021',
    sentVia: 'code?',
    address: 'address? 2021',
    sentToPatron: 'boolean?',
    loanCondition: 'code*1',
    deliveredFormat: 'code?',
    serviceType: 'serviceType? 2021',
    deliveryCosts: 'money*1',
    paymentMethod: 'code? 2021',
  },
  shippingInfo: {
    courierName: 'code? 2021',
    trackingId: 'text* 2021',
    insurance: 'yesNo? 2021',
    insuranceThirdParty: 'yesNo? 2021',
    thirdPartyName: 'text? 2021',
    insuranceCosts: 'money* 2021',
  },
  returnInfo: {
    returnAgencyId: 'agencyId?',
    name: 'text?',
    physicalAddress: 'physicalAddress?',
  },
} as const

/** Parts that 2021 renamed, by the structure they stand in: the new name and ours. */
export const renamed2021: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  serviceInfo: { itemFormat: 'preferredFormat' },
  deliveryInfo: { deliveryMethod: 'sentVia', itemFormat: 'deliveredFormat' },
}

/** Parts that 2021 moved out of messageInfo into retryInfo. */
export const movedToRetryInfo2021: readonly string[] = ['offeredCosts', 'retryAfter', 'retryBefore']

export const messageKinds = [
  'request',
  'supplyingAgencyMessage',
  'requestingAgencyMessage',
  'requestConfirmation',
  'supplyingAgencyMessageConfirmation',
  'requestingAgencyMessageConfirmation',
] as const satisfies readonly (keyof typeof structures)[]
