import type { Lab } from './lab.ts'
import { libraryNamed, libraryOf, milesBetween, type Library } from './libraries.ts'
import { at, textOf, type JsonObject, type LabRequest } from './state.ts'
import { titleNumbered, titles, titlesByIsbn, type Title } from './catalogue.ts'

/** Which holdings are wanted, as the query of bibs-holdings says; or the parameter that cannot be understood. */
export interface HoldingsWish {
  readonly allEditions: boolean
  readonly country: string | null
  readonly state: string | null
  readonly symbols: readonly string[] | null
  readonly institutions: readonly number[] | null
  readonly type: string | null
  readonly group: string | null
  readonly near: { readonly lat: number; readonly lon: number; readonly miles: number } | null
  readonly nearest: number | null
}

const milesPerKilometre = 0.621371

export function readHoldingsWish(query: URLSearchParams): HoldingsWish | { readonly detail: string } {
  const symbols = listIn(query, 'heldBySymbol')
  if (symbols && (symbols.length === 0 || symbols.length > 5))
    return { detail: 'heldBySymbol must have 1 to 5 symbols' }
  const ids = listIn(query, 'heldByInstitutionID')
  if (ids?.some((one) => !/^\d+$/.test(one))) {
    return { detail: 'heldByInstitutionID must be a positive whole number' }
  }
  const state = query.get('heldInState')
  if (state !== null && !/^[A-Z]{2}-[A-Z0-9]{1,3}$/i.test(state)) {
    return { detail: 'heldInState must be an ISO 3166-2 code such as US-NY' }
  }
  const nearest = query.get('numberNearestHoldings')
  if (nearest !== null && !/^[1-9]\d*$/.test(nearest)) {
    return { detail: 'numberNearestHoldings must be a positive whole number' }
  }
  const near = readNear(query)
  if (near !== null && 'detail' in near) return near
  return {
    allEditions: query.get('holdingsAllEditions') === 'true',
    country: query.get('heldInCountry'),
    state,
    symbols,
    institutions: ids?.map(Number) ?? null,
    type: query.get('heldByLibraryType'),
    group: query.get('heldByGroup'),
    near,
    nearest: nearest === null ? null : Number(nearest),
  }
}

function readNear(query: URLSearchParams): HoldingsWish['near'] | { readonly detail: string } {
  const lat = query.get('lat')
  const lon = query.get('lon')
  if (lat === null && lon === null) return null
  const isNumber = (text: string | null, most: number): boolean =>
    text !== null && /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most
  if (!isNumber(lat, 90)) return { detail: 'lat must be a latitude in decimal degrees' }
  if (!isNumber(lon, 180)) return { detail: 'lon must be a longitude in decimal degrees' }
  const distance = query.get('distance')
  if (distance !== null && !/^\d+(\.\d+)?$/.test(distance))
    return { detail: 'distance must be a positive whole number' }
  const unit = (query.get('unit') ?? 'M').toUpperCase()
  if (unit !== 'M' && unit !== 'K') return { detail: 'unit must be M or K' }
  const miles = distance === null ? Infinity : Number(distance) * (unit === 'K' ? milesPerKilometre : 1)
  return { lat: Number(lat), lon: Number(lon), miles }
}

function listIn(query: URLSearchParams, name: string): readonly string[] | null {
  const text = query.get(name)
  if (text === null) return null
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** The libraries that hold a title, the nearest first if a place was named. */
export function holdersOf(title: Title, wish: HoldingsWish): readonly Library[] {
  const editions = wish.allEditions ? titles().filter((one) => one.work === title.work) : [title]
  const ids = new Set(editions.flatMap((one) => one.holders))
  const { near } = wish
  const away = (one: Library): number => (near ? milesBetween(near.lat, near.lon, one) : 0)
  const held = [...ids].flatMap((id) => libraryOf(id) ?? []).filter((one) => isWanted(one, wish))
  const within = near ? held.filter((one) => away(one) <= near.miles) : held
  const ordered = within.toSorted((a, b) => away(a) - away(b) || a.symbol.localeCompare(b.symbol))
  return wish.nearest === null ? ordered : ordered.slice(0, wish.nearest)
}

function isWanted(library: Library, wish: HoldingsWish): boolean {
  const { country, state, symbols, institutions, type, group } = wish
  if (country !== null && country.toUpperCase() !== 'US') return false
  if (state !== null && state.toUpperCase() !== `US-${library.state}`) return false
  if (symbols && !symbols.some((one) => libraryNamed(one)?.id === library.id)) return false
  if (institutions && !institutions.includes(library.id)) return false
  if (group !== null && !library.groups.includes(group)) return false
  return type === null || type.toUpperCase() === 'ALL' || type.toUpperCase() === library.type
}

/** The lenders that automation would ask: suppliers that hold the title, the nearest to the borrower first. */
export function suggestLenders({ assumed }: Lab, request: LabRequest): readonly number[] {
  const number = textOf(at(request.document, 'item.oclcNumber'))
  const title = titleNumbered(number) ?? titlesByIsbn(textOf(at(request.document, 'item.isbn')))[0]
  const home = libraryOf(request.borrower)
  if (!title || !home) return []
  return title.holders
    .flatMap((id) => libraryOf(id) ?? [])
    .filter((one) => one.supplies && one.id !== home.id)
    .toSorted((a, b) => milesBetween(home.lat, home.lon, a) - milesBetween(home.lat, home.lon, b))
    .slice(0, Math.min(5, assumed('lenderStringMost')))
    .map((one) => one.id)
}

export function editionsOf(title: Title): number {
  return titles().filter((one) => one.work === title.work).length
}

export function briefRecord(title: Title): JsonObject {
  return {
    oclcNumber: title.oclcNumber,
    title: title.title,
    creator: title.creator,
    date: `${title.date}.`,
    machineReadableDate: title.date,
    language: title.language,
    generalFormat: title.generalFormat,
    specificFormat: title.specificFormat,
    edition: '',
    publisher: title.publisher,
    ...(title.isbn !== '' && { isbns: [title.isbn] }),
    ...(title.issn !== '' && { issns: [title.issn] }),
    mergedOclcNumbers: [],
  }
}

export function briefHolding(
  { assumed }: Lab,
  library: Library,
  origin: string,
  near: HoldingsWish['near'],
): JsonObject {
  return {
    country: 'US',
    state: library.state,
    oclcSymbol: library.symbol,
    registryId: library.id,
    institutionName: library.name,
    self: `${origin}/oclc-config/institution/data/${library.id}`,
    illStatus: library.supplies ? 'S' : assumed('supplierLetter'),
    institutionType: library.type,
    hasOPACLink: false,
    ...(library.groups.length > 0 && { illGroup: library.groups.join(',') }),
    ...(near && { distance: milesBetween(near.lat, near.lon, library).toFixed(2) }),
    address: addressOf(library),
  }
}

export function addressOf(library: Library): JsonObject {
  return {
    street1: '1 Library Street',
    city: library.city,
    state: library.state,
    postalCode: library.postal,
    country: 'US',
    lat: String(library.lat),
    lon: String(library.lon),
  }
}

/** The shelves of one library that has the title. */
export function detailedHolding(title: Title, library: Library): JsonObject {
  return {
    lhrControlNumber: String(Number(title.oclcNumber) + library.id),
    oclcNumber: title.oclcNumber,
    format: 'zu',
    lhrDateEntered: '20190401',
    lhrLastUpdated: '20240401',
    lendingPolicy: library.supplies ? 'a' : 'b',
    location: { holdingLocation: library.symbol, sublocationCollection: 'MAIN', shelvingLocation: 'Stacks' },
    copyNumber: '1',
    callNumber: { displayCallNumber: `${(Number(title.oclcNumber) % 900) + 100}.${library.id % 97}` },
    hasSharedPrintCommitment: 'N',
    holdingParts: [{ pieceDesignation: `3${title.oclcNumber}${String(library.id).slice(-3)}` }],
  }
}
