/**
 * What two libraries tell each other over ISO 18626, as plain values. A property has the name of its element in version
 * 1.2; what may be missing is absent; what may repeat is a list. Parts marked 2021 are read but cannot be sent in 1.2.
 */
import type { Address, AgencyId, Code, DateTime, Header, Money, PhysicalAddress } from './basics.ts'
import type { Action, MessageStatus, ReasonForMessage, ServiceType, Status, YesNo } from './codes.ts'
import type { Request } from './request.ts'

export interface SupplyingAgencyMessage {
  readonly kind: 'supplyingAgencyMessage'
  readonly header: Header
  readonly messageInfo: MessageInfo
  readonly statusInfo: StatusInfo
  readonly retryInfo?: RetryInfo // 2021
  readonly deliveryInfo?: DeliveryInfo
  readonly shippingInfo?: ShippingInfo // 2021
  readonly returnInfo?: ReturnInfo
}

/** Offered costs and retry dates stand here, as in 1.2, even when they came in a 2021 retryInfo. */
export interface MessageInfo {
  readonly reasonForMessage: ReasonForMessage
  readonly answerYesNo?: YesNo
  readonly note?: string
  readonly reasonUnfilled?: Code
  readonly reasonRetry?: Code
  readonly offeredCosts?: readonly Money[] // 1.2 has room for one
  readonly retryAfter?: DateTime
  readonly retryBefore?: DateTime
}

export interface StatusInfo {
  readonly status: Status
  readonly expectedDeliveryDate?: DateTime
  readonly dueDate?: DateTime
  readonly lastChange: DateTime
}

/** On what terms a retry would be welcome (2021). */
export interface RetryInfo {
  readonly loanCondition?: readonly Code[]
  readonly edition?: readonly string[]
  readonly itemFormat?: readonly Code[]
  readonly volume?: readonly string[]
  readonly serviceType?: ServiceType
  readonly serviceLevel?: readonly Code[]
  readonly deliveryMethod?: readonly Code[]
  readonly courierName?: readonly Code[]
  readonly paymentMethod?: readonly Code[]
}

/** `sentVia` and `deliveredFormat` also hold what 2021 calls deliveryMethod and itemFormat. */
export interface DeliveryInfo {
  readonly dateSent: DateTime
  readonly itemId?: readonly string[] // 1.2 has room for one
  readonly URL?: string // 2021
  readonly sentVia?: Code
  readonly address?: Address // 2021
  readonly sentToPatron?: boolean
  readonly loanCondition?: readonly Code[] // 1.2 has room for one
  readonly deliveredFormat?: Code
  readonly serviceType?: ServiceType // 2021
  readonly deliveryCosts?: readonly Money[] // 1.2 has room for one
  readonly paymentMethod?: Code // 2021
}

/** How the parcel travels (2021). */
export interface ShippingInfo {
  readonly courierName?: Code
  readonly trackingId?: readonly string[]
  readonly insurance?: YesNo
  readonly insuranceThirdParty?: YesNo
  readonly thirdPartyName?: string
  readonly insuranceCosts?: readonly Money[]
}

export interface ReturnInfo {
  readonly returnAgencyId?: AgencyId
  readonly name?: string
  readonly physicalAddress?: PhysicalAddress
}

export interface RequestingAgencyMessage {
  readonly kind: 'requestingAgencyMessage'
  readonly header: Header
  readonly action: Action
  readonly note?: string
}

export interface ConfirmationHeader {
  readonly supplyingAgencyId?: AgencyId
  readonly requestingAgencyId?: AgencyId
  /** When the message was confirmed. */
  readonly timestamp: DateTime
  readonly requestingAgencyRequestId?: string
  readonly multipleItemRequestId?: string
  /** When the message arrived; some partners put the message's own timestamp here. */
  readonly timestampReceived: DateTime
  readonly messageStatus: MessageStatus
}

/** `errorType` is as the partner wrote it: see `knownErrorType`. We send the five known ones only. */
export interface ErrorData {
  readonly errorType: string
  readonly errorValue?: string
}

export interface RequestConfirmation {
  readonly kind: 'requestConfirmation'
  readonly confirmationHeader: ConfirmationHeader
  readonly errorData?: readonly ErrorData[] // 1.2 has room for one
}

export interface SupplyingAgencyMessageConfirmation {
  readonly kind: 'supplyingAgencyMessageConfirmation'
  readonly confirmationHeader: ConfirmationHeader
  readonly reasonForMessage?: ReasonForMessage
  readonly errorData?: readonly ErrorData[]
}

export interface RequestingAgencyMessageConfirmation {
  readonly kind: 'requestingAgencyMessageConfirmation'
  readonly confirmationHeader: ConfirmationHeader
  readonly action?: Action
  readonly errorData?: readonly ErrorData[]
}

/** The three that open or carry on a transaction; each is answered by its confirmation. */
export type TransactionMessage = Request | SupplyingAgencyMessage | RequestingAgencyMessage
export type Confirmation =
  | RequestConfirmation
  | SupplyingAgencyMessageConfirmation
  | RequestingAgencyMessageConfirmation
export type Message = TransactionMessage | Confirmation
export type MessageKind = Message['kind']
export type ConfirmationKind = Confirmation['kind']
