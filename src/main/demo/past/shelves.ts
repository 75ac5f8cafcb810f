// What stood on the shelves while the office's past is told: fourteen months of acts in a few minutes are too many for
// calls over HTTP. When the office opens, Polaris is given what stands there by then.
import { bareIsbn, plainTitle } from '../same-title.ts'
import type { CopySeed, IlsData, PatronSeed } from '../seeds.ts'

/** A copy of the system's own, or an item made for something borrowed. */
export interface Item extends Omit<CopySeed, 'isIn' | 'libraryCode'> {
  readonly libraryCode: string | null
  /** The request it was made for; null for the system's own. */
  readonly madeFor: string | null
  state: 'in' | 'held' | 'in_transit' | 'out' | 'retired'
  /** A card, or the institution. */
  holder: string | null
  dueOn: string | null
}
export interface Hold {
  readonly reference: string
  /** A card, or the institution. */
  readonly holder: string
  readonly barcode: string
  state: 'active' | 'on_shelf' | 'filled' | 'failed' | 'cancelled'
}
export interface Wanted {
  readonly isbn?: string | null
  readonly title: string
  readonly author?: string | null
}
export interface Shelves {
  readonly patrons: ReadonlyMap<string, PatronSeed>
  readonly items: Map<string, Item>
  readonly holds: Map<string, Hold>
  copiesOf(wanted: Wanted): readonly Item[]
  /** By its barcode, else the one that a hold or the making ties to the reference. */
  itemFor(barcode: string | null, reference: string): Item | undefined
}

export function openShelves({ patrons, copies }: IlsData): Shelves {
  const items = new Map(copies.map((copy) => [copy.barcode, ownItem(copy)]))
  const holds = new Map<string, Hold>()
  return {
    patrons: new Map(patrons.map((one) => [one.card, one])),
    items,
    holds,
    copiesOf: (wanted) => [...items.values()].filter((item) => item.madeFor === null && isCopyOf(item, wanted)),
    itemFor(barcode, reference) {
      const tied =
        holds.get(reference)?.barcode ?? [...items.values()].find((one) => one.madeFor === reference)?.barcode
      return items.get(barcode ?? '') ?? items.get(tied ?? '')
    },
  }
}

const ownItem = ({ isIn, ...copy }: CopySeed): Item => ({
  ...copy,
  madeFor: null,
  state: isIn ? 'in' : 'out',
  holder: null,
  dueOn: null,
})

/** The same ISBN, in either length; without one, the same title and a shared name in the author. */
export function isCopyOf(item: Pick<Item, 'title' | 'author' | 'isbn'>, wanted: Wanted): boolean {
  if (wanted.isbn && item.isbn) return bareIsbn(wanted.isbn) === bareIsbn(item.isbn)
  if (plainTitle(item.title) !== plainTitle(wanted.title)) return false
  if (!wanted.author || !item.author || plainTitle(item.author) === plainTitle(wanted.author)) return true
  const names = new Set(plainTitle(item.author).split(' '))
  return plainTitle(wanted.author)
    .split(' ')
    .some((name) => name.length > 2 && names.has(name))
}
