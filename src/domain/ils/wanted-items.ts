// Which items a lending request or a facility's line asks for by volume or copy. Where neither is said any copy of the
// title will do, and the title is held; otherwise each item is held by itself, under a key of its own.
import { plainNumbers } from '../values/request-number.ts'

export interface WantedItem {
  /** Stands in the notes of its hold, so that there are never two: the request's number and what is wanted. */
  readonly key: string
  /** As it was asked for, such as 2 or Supplement; null: any. */
  readonly volume: string | null
  /** The one copy that is meant; null: any that fits. */
  readonly barcode: string | null
}

/** More than this is no set that somebody sends in a package, but a number that was misread. */
const mostVolumes = 40

export function wantedItems(reference: string, citation: Readonly<Record<string, unknown>>): readonly WantedItem[] {
  const copies = unlike(split(textOf(citation['copy']), /[,;\s]+/))
  if (copies.length > 0)
    return copies.map((barcode) => ({ key: `${reference}.c${plain(barcode)}`, volume: null, barcode }))
  return volumesOf(textOf(citation['volume'])).map((volume) => ({
    key: `${reference}.v${plain(volume)}`,
    volume,
    barcode: null,
  }))
}

/** "1-3" is three, "2, 4" and "2 and 4" are two, "v. 2" is 2; what is no number is taken as it stands. */
export function volumesOf(said: string): readonly string[] {
  const parts = split(said, /[,;&+]|\band\b/).flatMap((part) => {
    const bare = bareVolume(part)
    const [, first = '', last = ''] = /^(\d{1,4})\s*(?:-|–|—|to)\s*(\d{1,4})$/.exec(bare) ?? []
    const count = Number(last) - Number(first) + 1
    // 2024-2025 is one volume for two years.
    return first !== '' && first.length < 4 && count > 1 && count <= mostVolumes
      ? Array.from({ length: count }, (_, index) => String(Number(first) + index))
      : [bare]
  })
  return unlike(parts).slice(0, mostVolumes)
}

/** Whether two ways of writing it mean the same volume. */
export const isSameVolume = (one: string, other: string): boolean =>
  plain(bareVolume(one)) !== '' && plain(bareVolume(one)) === plain(bareVolume(other))

/** The volume at the end of a call number, such as 940.3 C56 v.2; null when it names none. */
export const volumeInCallNumber = (callNumber: string): string | null =>
  /\b(?:v|vol|bd|band|pt|part|t|tome)\.?\s*(\d{1,4}[a-z]?)\s*(?:c\.?\s*\d+)?$/i.exec(callNumber.trim())?.[1] ?? null

/** Without the word for it and leading noughts. */
const bareVolume = (said: string): string =>
  said
    .trim()
    .replace(/^(?:volumes?|vols?|v|bd|band|tome|t|part|pt|no|number)\b\.?\s*/i, '')
    .replace(/^(?:vols?|v|bd|pt)\.?(?=\d)/i, '')
    .replace(/^0+(?=\d)/, '')
    .trim()

/** Letters and digits only: safe in a note, and the same however it is spaced; a point between digits is told by an x. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(?<=\d)[.,](?=\d)/g, 'x')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
/** Each once, as its key would say it; what has neither letter nor digit is nothing. */
const unlike = (all: readonly string[]): readonly string[] =>
  all.filter((one, at) => plain(one) !== '' && all.findIndex((other) => plain(other) === plain(one)) === at)
const split = (text: string, by: RegExp): readonly string[] =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The number of the request that a key belongs to. */
export const requestOfKey = (key: string): string => key.replace(/\.[cv][\p{L}\p{N}]+$/u, '')

/** Whether a note names the request, for itself or for one of its items. */
export const namesRequest = (note: string, reference: string): boolean => plainNumbers(note).includes(reference)

/** Whether a note carries this key, and not one that is longer. */
export function isKeyIn(note: string, key: string): boolean {
  const behind = plainNumbers(note).split(key).slice(1)
  return behind.some((rest) => !/^(?:[\p{L}\p{N}]|\.[cv][\p{L}\p{N}])/u.test(rest))
}

/** The request's keys in a note: its number, which is the title's hold, or that of one of its items. */
export function holdKeyIn(note: string, reference: string): string | null {
  const [, ...behind] = plainNumbers(note).split(reference)
  const [rest] = behind
  return rest === undefined ? null : reference + (/^\.[cv][\p{L}\p{N}]+/u.exec(rest)?.[0] ?? '')
}
