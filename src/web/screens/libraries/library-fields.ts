import type { LibraryView } from '../../../contract/directory.ts'
import { symbolsFrom } from '../../../domain/values/library-symbol.ts'
import type { Inputs } from '../../api.ts'
import { orNull } from '../../fields.ts'
import { libraryKinds } from '../../searches.ts'

export type LibraryInput = Inputs['libraries']['add']

export const emptyLibrary = {
  kind: 'partner',
  name: '',
  code: '',
  symbols: '',
  channel: 'by_hand',
  endpoint: '',
  accountId: '',
  securityCode: '',
  lines: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
  email: '',
  phone: '',
  dueMeans: 'check_in_here',
  wayDays: '',
  postalZone: '',
  courierHub: '',
}
export type LibraryTexts = typeof emptyLibrary

export function textsOf(library: LibraryView): LibraryTexts {
  const { address } = library
  return {
    kind: library.kind,
    name: library.name,
    code: library.code ?? '',
    symbols: library.symbols.map((one) => `${one.scheme}:${one.symbol}`).join(' '),
    channel: library.channel,
    endpoint: library.endpoint ?? '',
    accountId: library.accountId ?? '',
    securityCode: '',
    lines: (address?.lines ?? []).join('\n'),
    city: address?.city ?? '',
    region: address?.region ?? '',
    postcode: address?.postcode ?? '',
    country: address?.country ?? '',
    email: library.email ?? '',
    phone: library.phone ?? '',
    dueMeans: library.dueMeans,
    wayDays: library.wayDays === null ? '' : String(library.wayDays),
    postalZone: library.postalZone === null ? '' : String(library.postalZone),
    courierHub: library.courierHub ?? '',
  }
}

export interface LibraryTicks {
  readonly lendsFree: boolean
  readonly active: boolean
  readonly isInstitution: boolean
  readonly byCourier: boolean
}

/** The form as it is sent; an empty security code leaves the old one. */
export function libraryFrom(texts: LibraryTexts, ticks: LibraryTicks): LibraryInput {
  const address = addressFrom(texts)
  return {
    kind: libraryKinds.find((one) => one === texts.kind) ?? 'partner',
    name: texts.name,
    code: orNull(texts.code),
    symbols: symbolsFrom(texts.symbols),
    channel: texts.channel === 'iso18626' || texts.channel === 'worldshare' ? texts.channel : 'by_hand',
    endpoint: orNull(texts.endpoint),
    accountId: orNull(texts.accountId),
    ...(texts.securityCode === '' ? {} : { securityCode: texts.securityCode }),
    address: Object.keys(address).length === 0 ? null : address,
    email: orNull(texts.email),
    phone: orNull(texts.phone),
    dueMeans: texts.dueMeans === 'in_their_hands' ? 'in_their_hands' : 'check_in_here',
    wayDays: texts.wayDays.trim() === '' ? null : Number(texts.wayDays),
    postalZone: texts.postalZone === '' ? null : Number(texts.postalZone),
    courierHub: orNull(texts.courierHub),
    ...ticks,
  }
}

export function addressFrom(texts: Pick<LibraryTexts, 'lines' | 'city' | 'region' | 'postcode' | 'country'>) {
  const lines = texts.lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return {
    ...(lines.length === 0 ? {} : { lines }),
    ...(texts.city.trim() === '' ? {} : { city: texts.city.trim() }),
    ...(texts.region.trim() === '' ? {} : { region: texts.region.trim() }),
    ...(texts.postcode.trim() === '' ? {} : { postcode: texts.postcode.trim() }),
    ...(texts.country.trim() === '' ? {} : { country: texts.country.trim() }),
  }
}
