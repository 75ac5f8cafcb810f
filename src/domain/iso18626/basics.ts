/** What messages of every kind are made of: instants, symbols, words of open lists, money, addresses, heads. */

/** An instant in UTC as ISO 8601 writes it: `2026-11-24T13:30:45.657Z`. */
export type DateTime = string

export interface AgencyId {
  readonly type: string
  readonly value: string
}

/** A word of an open list, as the partner wrote it. */
export interface Code {
  readonly value: string
  readonly scheme?: string
}

/** Cents are hundredths of the currency, whatever the currency. */
export interface Money {
  readonly currency: string
  readonly cents: number
}

/** Either an electronic or a physical address, never both. */
export type Address = { readonly electronicAddress: ElectronicAddress } | { readonly physicalAddress: PhysicalAddress }

export interface ElectronicAddress {
  readonly electronicAddressType: Code
  readonly electronicAddressData: string
}

export interface PhysicalAddress {
  readonly line1?: string
  readonly line2?: string
  readonly locality?: string
  readonly postalCode?: string
  readonly region?: Code
  readonly country?: Code
}

export interface Authentication {
  readonly accountId?: string
  readonly securityCode?: string
}

/** The head of what supplier and requester send each other once a request is under way. */
export interface Header {
  readonly supplyingAgencyId: AgencyId
  readonly requestingAgencyId: AgencyId
  readonly consortialId?: AgencyId // 2021
  readonly multipleItemRequestId?: string
  readonly timestamp: DateTime
  readonly requestingAgencyRequestId: string
  readonly supplyingAgencyRequestId?: string
  readonly requestingAgencyAuthentication?: Authentication
}

/** The head of a request, which may come without a supplier since 2021. */
export interface RequestHeader extends Omit<Header, 'supplyingAgencyId'> {
  readonly supplyingAgencyId?: AgencyId
}
