// The head of a borrower's request as it must be given back in every answer, and where it wants things sent.
import type { AgencyId, PhysicalAddress } from './basics.ts'
import type { Request } from './request.ts'

export interface KeptHeader {
  readonly supplyingAgencyId?: AgencyId
  readonly requestingAgencyId: AgencyId
  readonly multipleItemRequestId?: string
  /** What we called this matter before, when it comes again under the borrower's old number. */
  readonly supplyingAgencyRequestId?: string
  readonly previousRequestId?: string
}

/** What of a request's head is kept; the borrower's patron is none of it, nor an address that may be the patron's. */
export function headerToKeep(
  { header, serviceInfo, requestedDeliveryInfo, patronInfo }: Request,
  ourEarlierNumber?: string,
): object {
  const { supplyingAgencyId, requestingAgencyId, multipleItemRequestId } = header
  const previousRequestId = serviceInfo?.requestingAgencyPreviousRequestId
  const goesToPatron = patronInfo?.sendToPatron === 'Y'
  return {
    ...(supplyingAgencyId && { supplyingAgencyId }),
    requestingAgencyId,
    ...(multipleItemRequestId !== undefined && { multipleItemRequestId }),
    ...(ourEarlierNumber !== undefined && { supplyingAgencyRequestId: ourEarlierNumber }),
    ...(previousRequestId !== undefined && { previousRequestId }),
    ...(requestedDeliveryInfo &&
      !goesToPatron && { deliveryAddresses: requestedDeliveryInfo.flatMap((one) => one.address ?? []) }),
  }
}

/** The kept head as it comes from the database; null when there is none. */
export function readKeptHeader(value: unknown): KeptHeader | null {
  const requestingAgencyId = agencyIn(value, 'requestingAgencyId')
  if (!requestingAgencyId) return null
  const supplyingAgencyId = agencyIn(value, 'supplyingAgencyId')
  const multipleItemRequestId = textIn(value, 'multipleItemRequestId')
  const supplyingAgencyRequestId = textIn(value, 'supplyingAgencyRequestId')
  const previousRequestId = textIn(value, 'previousRequestId')
  return {
    requestingAgencyId,
    ...(supplyingAgencyId && { supplyingAgencyId }),
    ...(multipleItemRequestId !== undefined && { multipleItemRequestId }),
    ...(supplyingAgencyRequestId !== undefined && { supplyingAgencyRequestId }),
    ...(previousRequestId !== undefined && { previousRequestId }),
  }
}

/** The office's address as the schema has it: two lines, codes for region (ISO 3166-2) and country (ISO 3166-1). */
export function physicalAddressOf(address: {
  lines?: readonly string[]
  city?: string
  region?: string
  postcode?: string
  country?: string
}): PhysicalAddress | null {
  const [line1, ...more] = (address.lines ?? []).map((one) => one.trim()).filter((one) => one !== '')
  const country = address.country?.trim()
  const region = address.region?.trim()
  const regionCode =
    region && country && /^[A-Z]{2}$/.test(country) && /^[A-Z0-9]{1,3}$/.test(region) ? `${country}-${region}` : region
  const parts = {
    ...(line1 !== undefined && { line1 }),
    ...(more.length > 0 && { line2: more.join(', ') }),
    ...(address.city && { locality: address.city }),
    ...(address.postcode && { postalCode: address.postcode }),
    ...(regionCode && { region: { value: regionCode } }),
    ...(country && { country: { value: country } }),
  }
  return Object.keys(parts).length > 0 ? parts : null
}

function agencyIn(value: unknown, name: string): AgencyId | undefined {
  const agency = partOf(value, name)
  const type = textIn(agency, 'type')
  const id = textIn(agency, 'value')
  return type === undefined || id === undefined ? undefined : { type, value: id }
}

function textIn(value: unknown, name: string): string | undefined {
  const part = partOf(value, name)
  return typeof part === 'string' ? part : undefined
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const part: unknown = Reflect.get(value, name)
  return part
}
