/** A request as it goes from requester to supplier: what is wanted, how, by when, for whom and who pays. */
import type { Address, AgencyId, Code, DateTime, Money, RequestHeader } from './basics.ts'
import type { PreferredEdition, RequestSubType, RequestType, ServiceType, YesNo } from './codes.ts'

export interface Request {
  readonly kind: 'request'
  readonly header: RequestHeader
  readonly bibliographicInfo: BibliographicInfo
  readonly publicationInfo?: PublicationInfo
  readonly serviceInfo?: ServiceInfo
  readonly supplierInfo?: readonly SupplierInfo[]
  readonly requestedDeliveryInfo?: readonly RequestedDeliveryInfo[]
  readonly requestingAgencyInfo?: RequestingAgencyInfo
  readonly patronInfo?: PatronInfo
  readonly billingInfo?: BillingInfo
}

export interface BibliographicInfo {
  readonly supplierUniqueRecordId?: string
  readonly title?: string
  readonly author?: string
  readonly authorId?: string // 2021
  readonly subtitle?: string
  readonly seriesTitle?: string
  readonly edition?: string
  readonly titleOfComponent?: string
  readonly authorOfComponent?: string
  readonly volume?: readonly string[] // 1.2 has room for one
  readonly issue?: string
  readonly pagesRequested?: string
  readonly estimatedNoPages?: string
  readonly bibliographicItemId?: readonly BibliographicItemId[]
  readonly sponsor?: string
  readonly informationSource?: string
  readonly bibliographicRecordId?: readonly BibliographicRecordId[]
}

export interface BibliographicItemId {
  readonly bibliographicItemIdentifier: string
  readonly bibliographicItemIdentifierCode: Code
}

export interface BibliographicRecordId {
  readonly bibliographicRecordIdentifierCode: Code
  readonly bibliographicRecordIdentifier: string
}

export interface PublicationInfo {
  readonly publisher?: string
  readonly publisherId?: string // 2021
  readonly publicationType?: Code
  readonly publicationDate?: string
  readonly placeOfPublication?: string
}

export interface ServiceInfo {
  readonly requestType?: RequestType
  readonly requestSubType?: readonly RequestSubType[]
  readonly requestingAgencyPreviousRequestId?: string
  readonly serviceType: ServiceType
  readonly serviceLevel?: Code
  readonly preferredFormat?: Code
  readonly needBeforeDate?: DateTime
  readonly copyrightCompliance?: Code
  readonly anyEdition?: YesNo
  readonly preferredEdition?: PreferredEdition // 2021
  readonly loanCondition?: readonly Code[] // 2021
  readonly startDate?: DateTime
  readonly endDate?: DateTime
  readonly note?: string
}

/** A place in the requester's rota. */
export interface SupplierInfo {
  readonly sortOrder?: number
  readonly supplierCode?: AgencyId
  readonly supplierDescription?: string
  readonly bibliographicRecordId?: BibliographicRecordId
  readonly callNumber?: string
  readonly summaryHoldings?: string
  readonly availabilityNote?: string
}

export interface RequestedDeliveryInfo {
  readonly sortOrder?: number
  readonly address?: Address
  readonly deliveryMethod?: Code // 2021
  readonly courierName?: Code // 2021
}

export interface RequestingAgencyInfo {
  readonly name?: string
  readonly contactName?: string
  readonly address?: readonly Address[]
}

export interface PatronInfo {
  readonly patronId?: string
  readonly surname?: string
  readonly givenName?: string
  readonly patronType?: Code
  readonly sendToPatron?: YesNo
  readonly address?: readonly Address[]
}

export interface BillingInfo {
  readonly paymentMethod?: Code
  readonly maximumCosts?: Money
  readonly billingMethod?: Code
  readonly billingName?: string
  readonly address?: Address
}
