import { IlsTrouble, type CopySeed, type Hold, type IlsData, type Item } from './words.ts'

/** What the stand-in has: its items and holds, and how they are found. */
export interface Shelves {
  readonly items: Map<string, Item>
  readonly holds: Map<string, Hold>
  copiesOf(wanted: {
    readonly isbn?: string | null
    readonly title: string
    readonly author?: string | null
  }): readonly Item[]
  /** By its barcode, else the one that a hold or the making ties to the reference. */
  itemFor(barcode: string | null, reference: string): Item
}

export function openShelves(data: IlsData): Shelves {
  const items = new Map(data.copies.map((copy) => [copy.barcode, ownItem(copy)]))
  const holds = new Map<string, Hold>()
  return {
    items,
    holds,
    copiesOf: (wanted) => [...items.values()].filter((item) => item.madeFor === null && isCopyOf(item, wanted)),
    itemFor(barcode, reference) {
      const tied =
        holds.get(reference)?.barcode ?? [...items.values()].find((one) => one.madeFor === reference)?.barcode
      const item = items.get(barcode ?? '') ?? items.get(tied ?? '')
      if (!item) throw new IlsTrouble('refused', 'There is no item with this barcode.')
      return item
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
function isCopyOf(
  item: Item,
  wanted: { readonly isbn?: string | null; readonly title: string; readonly author?: string | null },
): boolean {
  if (wanted.isbn && item.isbn) return bareIsbn(wanted.isbn) === bareIsbn(item.isbn)
  if (plain(item.title) !== plain(wanted.title)) return false
  if (!wanted.author || !item.author || plain(item.author) === plain(wanted.author)) return true
  const names = new Set(plain(item.author).split(' '))
  return plain(wanted.author)
    .split(' ')
    .some((name) => name.length > 2 && names.has(name))
}

/** Nine digits are the same in an ISBN of 10 and of 13; check digit and prefix are not. */
const bareIsbn = (isbn: string): string => {
  const digits = isbn.replaceAll(/[^\dXx]/g, '')
  return digits.length === 13 ? digits.slice(3, 12) : digits.slice(0, 9)
}
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(the|a|an) /, '')
    .trim()
