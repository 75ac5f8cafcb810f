// ISBN, ISSN and OCLC numbers as they come: kept as typed, compared without hyphens, their check digits tried.

export interface ReadNumber {
  /** Only what counts, in the longer form: an ISBN's 13 digits, an ISSN's eight, an OCLC number without zeros. */
  readonly bare: string
  /** The check digit says so. Old books carry wrong ones: such a number is flagged, never thrown away. */
  readonly addsUp: boolean
}

/** ISO 2108: ten digits weighted 10 to 1 modulo 11, or thirteen weighted 1 and 3 modulo 10 after 978 or 979. */
export function readIsbn(text: string): ReadNumber | null {
  const bare = bareOf(text)
  if (bare === '') return null
  if (bare.length === 10)
    return { bare: longIsbn(bare), addsUp: /^\d{9}[\dX]$/.test(bare) && sumOf(bare, 10) % 11 === 0 }
  return { bare, addsUp: /^97[89]\d{10}$/.test(bare) && sum13(bare) % 10 === 0 }
}

/** The form with ten digits, which only numbers after 978 have. */
export function shortIsbn(isbn: string): string | null {
  if (!/^978\d{10}$/.test(isbn)) return null
  const nine = isbn.slice(3, 12)
  const check = (11 - (sumOf(`${nine}0`, 10) % 11)) % 11
  return nine + (check === 10 ? 'X' : String(check))
}

/** ISO 3297: eight digits weighted 8 to 1 modulo 11. */
export function readIssn(text: string): ReadNumber | null {
  const bare = bareOf(text)
  return bare === '' ? null : { bare, addsUp: /^\d{7}[\dX]$/.test(bare) && sumOf(bare, 8) % 11 === 0 }
}

/** `(OCoLC)ocm00012345`, `ocn123456789`, `on1234567890` or the number itself. */
export function readOclc(text: string): string | null {
  const digits = /^(?:\(ocolc\))?(?:oc[mn]|on)?0*(\d+)$/i.exec(text.trim())?.[1]
  return digits ?? null
}

const bareOf = (text: string): string => text.toUpperCase().replaceAll(/[^\dX]/g, '')
const digitOf = (char: string): number => (char === 'X' ? 10 : Number(char))
const sumOf = (text: string, first: number): number =>
  [...text].reduce((sum, char, index) => sum + (first - index) * digitOf(char), 0)
const sum13 = (text: string): number =>
  [...text].reduce((sum, char, index) => sum + (index % 2 === 0 ? 1 : 3) * digitOf(char), 0)
function longIsbn(ten: string): string {
  const twelve = `978${ten.slice(0, 9)}`
  return twelve + String((10 - (sum13(`${twelve}0`) % 10)) % 10)
}
