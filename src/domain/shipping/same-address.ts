// Whether an address that a message names is the one on record, however either is written: the same postal code, and the
// same street with its number or the same post office box.
import { addressLines, type AddressLines } from '../worklist/step.ts'
import { addressFrom } from './address-from.ts'

/** `unclear`: the codes agree, and on one side no street is named, or no number of the house. */
export type Likeness = 'same' | 'other' | 'unclear'

export function compareAddress(lines: readonly string[], record: AddressLines): Likeness {
  const known = addressLines(record)
  const [code, ours] = [postcodeIn(lines.join(' ')), postcodeIn(known.join(' '))]
  if (code === null || code !== ours) return 'other'
  const town = townOf(record)
  const [told, own] = [placesIn(lines, town), placesIn(known, town)]
  if (told.length === 0 || own.length === 0) return 'unclear'
  if (told.every((one) => own.includes(one))) return 'same'
  const bare = own.map(withoutNumber)
  const isHalfSaid = told.some((one) => bare.includes(withoutNumber(one)) && (isBare(one) || own.some(isBare)))
  return isHalfSaid ? 'unclear' : 'other'
}

/** US five digits, the four behind them left out; Canadian codes without their blank. */
function postcodeIn(text: string): string | null {
  const us = [...text.matchAll(/(?<![\d-])(\d{5})(?:-\d{4})?(?!\d)/g)].at(-1)?.[1]
  return us ?? /\b([a-z]\d[a-z])\s?(\d[a-z]\d)\b/i.exec(text)?.slice(1).join('').toUpperCase() ?? null
}

const townOf = (record: AddressLines): string =>
  plain(record.city ?? addressFrom(record.lines ?? []).city ?? '').join(' ')

/** The streets and boxes in it, each in one spelling: “12 n main st”, “po box 5”. */
const placesIn = (lines: readonly string[], town: string): readonly string[] =>
  lines
    .flatMap((line) => line.split(/[,;|]|\s[-–—]\s/))
    .flatMap((part) => {
      const words = plain(part).join(' ')
      const box = /\b(?:p ?o|post office) box (\w+)/.exec(words)
      if (box) return [`po box ${box[1]}`]
      const street = withoutTown(words.replace(inside, ''), town)
      return isStreet(street) ? [street] : []
    })

/** Where in the house it is. */
const inside =
  /(?:^| )(?:\d+(?:st|nd|rd|th) fl(?:oor)?|(?:ste|suite|rm|room|apt|apartment|unit|fl|floor|dept|department|mail stop|ms)\b.*)$/
const withoutTown = (words: string, town: string): string => {
  const street = words.replace(/ [a-z]{2} \d{5}(?:to\d{4})?$/, '')
  return town !== '' && street.endsWith(` ${town}`) ? street.slice(0, -town.length - 1) : street
}
/** A building of its own at the same street counts as a place. */
const isStreet = (words: string): boolean =>
  /^(?:\d\w* [a-z\d]|bldg \w)/.test(words) ||
  new RegExp(String.raw`^[a-z].* (?:${kinds.join('|')})(?: [nesw]{1,2})?$`).test(words)
const isBare = (street: string): boolean => !/^\d/.test(street) && !street.startsWith('po box')
const withoutNumber = (street: string): string => street.replace(/^\d\w* /, '')

function plain(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll(/[.'’]/g, '')
    .replaceAll(/(?<=\d)\s*[-–]\s*(?=\d)/g, 'to')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => short[word] ?? word)
}

/** As the Postal Service abbreviates them (Publication 28, appendix C and section 233), and how else they are written. */
// oxfmt-ignore
const streets: Readonly<Record<string, readonly string[]>> = {
  ave: ['avenue', 'av'], blvd: ['boulevard'], cir: ['circle'], ct: ['court'], dr: ['drive', 'drv'], expy: ['expressway'],
  hwy: ['highway'], ln: ['lane'], loop: [], mall: [], pkwy: ['parkway'], pike: [], pl: ['place'], plz: ['plaza'],
  rd: ['road'], row: [], rte: ['route', 'rt'], sq: ['square'], st: ['street', 'str', 'saint'], ter: ['terrace'],
  tpke: ['turnpike'], trl: ['trail'], walk: [], way: [],
}
// oxfmt-ignore
const others: Readonly<Record<string, readonly string[]>> = {
  n: ['north'], s: ['south'], e: ['east'], w: ['west'], ne: ['northeast'], nw: ['northwest'], se: ['southeast'], sw: ['southwest'],
  mt: ['mount'], ft: ['fort'], ctr: ['center', 'centre'], bldg: ['building'],
  1: ['one'], 2: ['two'], 3: ['three'], 4: ['four'], 5: ['five'], 6: ['six'], 7: ['seven'], 8: ['eight'], 9: ['nine'], 10: ['ten'],
  '1st': ['first'], '2nd': ['second'], '3rd': ['third'], '4th': ['fourth'], '5th': ['fifth'], '6th': ['sixth'], '7th': ['seventh'],
  '8th': ['eighth'], '9th': ['ninth'], '10th': ['tenth'],
}
const kinds = Object.keys(streets)
const short: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...others, ...streets }).flatMap(([one, written]) => written.map((word) => [word, one])),
)
