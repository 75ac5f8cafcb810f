// The record of a new patron as PAPI takes it (PatronRegistrationCreate v2), with what the branch gives where nothing
// was said.
import { z } from 'zod'
import type { NewIlsPatron } from '../../domain/ils/records.ts'
import { ConnectorError } from '../../office/ports.ts'
import type { Branches } from './branches.ts'
import { writeDay } from './papi/dates.ts'
import { logOn, type Polaris } from './polaris.ts'

const text = z.string().nullish()
const defaultsShape = z.looseObject({ City: text, State: text, PostalCode: text, PatronCodeID: z.number().nullish() })

export async function recordOf(
  polaris: Polaris,
  branches: Branches,
  wanted: NewIlsPatron,
  more: { readonly key: string | null; readonly now: Date },
): Promise<Readonly<Record<string, unknown>>> {
  const settings = polaris.settings()
  const branchId = await branches.idOf(wanted.libraryCode)
  const defaults = polaris.staff.isThere() ? await defaultsOf(polaris, branchId) : null
  const address = filledAddress(wanted.address, defaults)
  const patronCode = settings.patronCodeId ?? defaults?.PatronCodeID
  return {
    ...logOn(settings),
    PatronBranchID: branchId,
    NameFirst: wanted.firstName,
    NameLast: wanted.lastName,
    ...(wanted.birthDate === null ? {} : { Birthdate: writeDay(wanted.birthDate) }),
    ...(wanted.email === null ? {} : { EmailAddress: wanted.email, DeliveryOptionID: 2 }),
    ...(wanted.phone === null ? {} : { PhoneVoice1: wanted.phone }),
    ...(wanted.userName === null ? {} : { UserName: wanted.userName }),
    ...(wanted.card === null ? {} : { Barcode: wanted.card }),
    ...(patronCode === null || patronCode === undefined ? {} : { PatronCode: patronCode }),
    ...(wanted.pickupCode === null ? {} : { RequestPickupBranchID: await branches.idOf(wanted.pickupCode) }),
    // A day in the past is a block that comes back.
    AddrCheckDate: writeDay(new Date(more.now.getTime() + 365 * 86_400_000).toISOString().slice(0, 10)),
    ...(more.key === null ? {} : { FormerID: more.key }),
    Addresses: [address],
  }
}

/** Polaris makes no patron without city, state and postal code: what was not said is the branch's. */
export const addressDefaults = async (polaris: Polaris, branchId: number, said: NewIlsPatron['address']) =>
  filledAddress(said, polaris.staff.isThere() ? await defaultsOf(polaris, branchId) : null)

function filledAddress(said: NewIlsPatron['address'], defaults: z.infer<typeof defaultsShape> | null) {
  const city = said.city ?? defaults?.City
  const region = said.region ?? defaults?.State
  const postcode = said.postcode ?? defaults?.PostalCode
  const missing = [city ? [] : ['city'], region ? [] : ['state'], postcode ? [] : ['ZIP code']].flat()
  if (missing.length > 0)
    throw new ConnectorError(
      'refused',
      `Polaris makes no patron without ${missing.join(', ')}: add it, or set the branch’s defaults there.`,
    )
  return {
    AddressTypeID: 1,
    ...(said.street === null ? {} : { StreetOne: said.street }),
    City: city,
    State: region,
    PostalCode: postcode,
  }
}

/** What the branch gives a new patron. Without an answer we go by what was said. */
const defaultsOf = (polaris: Polaris, branchId: number) =>
  polaris.staff.find({
    name: 'Patron defaults of the branch',
    method: 'GET',
    parts: ['patrondefaults'],
    query: { orgid: branchId },
    shape: defaultsShape,
  })

const names: Readonly<Record<string, string>> = {
  PatronBranchID: 'Branch id',
  NameFirst: 'First name',
  NameLast: 'Last name',
  Birthdate: 'Birth date',
  EmailAddress: 'E-mail',
  PhoneVoice1: 'Telephone',
  UserName: 'User name',
  Barcode: 'Card',
  PatronCode: 'Patron code',
  RequestPickupBranchID: 'Pick-up branch id',
  AddrCheckDate: 'Address to be checked',
  StreetOne: 'Street',
  City: 'City',
  State: 'State',
  PostalCode: 'ZIP code',
}
/** In the record's own order, for a person to look at before it is made. */
export function fieldsOf(record: Readonly<Record<string, unknown>>): readonly { field: string; value: string }[] {
  const addresses = z.array(z.record(z.string(), z.unknown())).catch([]).parse(record['Addresses'])
  return Object.entries({ ...record, ...addresses[0] }).flatMap(([name, value]) => {
    const field = names[name]
    return field !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? [{ field, value: String(value).replace('T00:00:00', '') }]
      : []
  })
}
