// Where a piece out of the drop box goes, in one word that can be read across the room.

export const destinations = {
  home: { word: 'HOME', about: 'to its lender' },
  van: { word: 'VAN', about: 'to a library’s bin' },
  crate: { word: 'CRATE', about: 'to a facility' },
  shelf: { word: 'SHELF', about: 'our own' },
  ask: { word: 'ASK', about: 'a person looks at it' },
  aside: { word: 'ASIDE', about: 'unknown here' },
} as const satisfies Readonly<Record<string, { readonly word: string; readonly about: string }>>
export type Destination = keyof typeof destinations
export const destinationNames = [
  'home',
  'van',
  'crate',
  'shelf',
  'ask',
  'aside',
] as const satisfies readonly Destination[]
export const isDestination = (name: string | null): name is Destination =>
  name !== null && Object.hasOwn(destinations, name)

/** What else lies in a drop box, or is noticed there: a key each. */
export const finds = {
  donation: { label: 'Donation', key: 'G', needsPerson: false },
  damaged: { label: 'Wet or damaged', key: 'E', needsPerson: true },
  valuables: { label: 'Cash or letter in it', key: 'V', needsPerson: true },
  not_ours: { label: 'Not ours', key: 'U', needsPerson: true },
} as const
export type Find = keyof typeof finds
export const findNames = ['donation', 'damaged', 'valuables', 'not_ours'] as const satisfies readonly Find[]
export const isFind = (name: string | null): name is Find => name !== null && Object.hasOwn(finds, name)
/** In the order of their keys, each once. */
export const findsIn = (names: readonly string[]): readonly Find[] => findNames.filter((one) => names.includes(one))
/** There or not, as is wished; the others stay. */
export const withOrWithout = (found: readonly string[], what: Find, isThere: boolean): readonly Find[] =>
  findsIn(isThere ? [...found, what] : found.filter((one) => one !== what))
export const findWords = (found: readonly Find[]): string =>
  found.map((one) => finds[one].label.toLowerCase()).join(', ')

/** Why a piece needs a person, or why nobody knows it. */
export const whys = {
  choose: 'it has to be said what came',
  refused: 'it could not be done',
  station: 'it belongs to another station',
  no_lender: 'no lender is on record for it',
  lender_has_it: 'its lender should have it',
  to_pack: 'it waits to be packed for its borrower',
  on_its_way: 'it is not expected here',
  card: 'a patron’s card',
  parcel: 'a package’s label',
  damaged: 'wet or damaged',
  trapped: 'a hold traps it, and its library is not known here',
  unknown: 'nobody knows this code',
  unread: 'what was read is no barcode',
  no_system: 'not in our requests, and no library system is connected',
  slow: 'the library system did not answer in two seconds',
  not_there: 'the library system does not know it',
  no_branch: 'the library system names a branch that is no library here',
} as const
export type Why = keyof typeof whys
export const isWhy = (name: string | null): name is Why => name !== null && Object.hasOwn(whys, name)

export interface Goes {
  readonly to: Destination
  readonly libraryId: number | null
  /** What stands on the bin: the library’s short name; or the package’s number. */
  readonly bin: string | null
  readonly why: Why | null
}
export const goes = (to: Destination, more: Partial<Omit<Goes, 'to'>> = {}): Goes => ({
  to,
  libraryId: null,
  bin: null,
  why: null,
  ...more,
})
/** What a screen said while the line was down. */
export interface Said {
  readonly to: Destination
  readonly bin: string | null
}
/** A package is chosen as pieces come; the pile is the same. */
export const differs = (said: Said, is: { readonly to: Destination; readonly bin: string | null }): boolean =>
  said.to !== is.to || ((said.to === 'van' || said.to === 'crate') && said.bin !== is.bin)
