/**
 * How values travel, the same on both databases: instants are `Date`, days are 'YYYY-MM-DD', whole numbers are numbers
 * (bigint beyond what a number can hold), jsonb is parsed, bytes are `Uint8Array`, everything else is PostgreSQL's text.
 */
const scalars: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't', // bool
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')), // bytea
  20: wholeNumber, // int8
  21: Number, // int2
  23: Number, // int4
  26: Number, // oid
  114: parseJson, // json
  700: Number, // float4
  701: Number, // float8
  1184: instant, // timestamptz
  3802: parseJson, // jsonb
}

const text = (value: string): unknown => value

/** Array types and what they hold: PostgreSQL's fixed numbers for its own types. */
// oxfmt-ignore
const arrays: Record<number, number> = {
  1000: 16, 1001: 17, 1016: 20, 1005: 21, 1007: 23, 1028: 26, 199: 114, 1021: 700, 1022: 701, 1185: 1184, 3807: 3802,
  1009: 25, 1015: 1043, 1014: 1042, 1002: 18, 1003: 19, 1182: 1082, 1115: 1114, 1183: 1083, 1187: 1186, 1231: 1700, 2951: 2950, 1041: 869,
}

/** PostgreSQL types that PGlite would otherwise parse in its own way. */
const asText = [25, 1043, 1042, 1082, 1114, 1700, 2950]

export const parsers: Record<number, (text: string) => unknown> = {
  ...Object.fromEntries(asText.map((type) => [type, text])),
  ...scalars,
  ...Object.fromEntries(
    Object.entries(arrays).map(([type, of]) => [type, (value: string) => parseArray(value, scalars[of] ?? text)]),
  ),
}

export function parserOf(type: number): (value: string) => unknown {
  return parsers[type] ?? text
}

/** A value as the text PostgreSQL reads. A list becomes an SQL array, any other object JSON; a list for jsonb must be stringified by the caller. */
export function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return arrayText(value)
  return JSON.stringify(value)
}

function arrayText(list: readonly unknown[]): string {
  return `{${list.map((item) => (Array.isArray(item) ? arrayText(item) : arrayItem(toParameter(item)))).join(',')}}`
}

function arrayItem(item: string | null): string {
  return item === null ? 'NULL' : `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function parseArray(source: string, parse: (text: string) => unknown): unknown[] {
  // A lower bound other than 1 is written in front: [0:1]={…}.
  let at = source.startsWith('[') ? source.indexOf('=') + 1 : 0
  return list()

  function list(): unknown[] {
    const items: unknown[] = []
    at += 1
    while (source[at] !== '}') {
      if (source[at] === ',') at += 1
      items.push(source[at] === '{' ? list() : item())
    }
    at += 1
    return items
  }

  function item(): unknown {
    if (source[at] !== '"') {
      const start = at
      while (source[at] !== ',' && source[at] !== '}') at += 1
      const word = source.slice(start, at)
      return word === 'NULL' ? null : parse(word)
    }
    let word = ''
    for (at += 1; source[at] !== '"'; at += 1) {
      if (source[at] === '\\') at += 1
      word += source[at]
    }
    at += 1
    return parse(word)
  }
}

function wholeNumber(value: string): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

function instant(value: string): Date {
  const iso = value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  return new Date(iso)
}

function parseJson(value: string): unknown {
  return JSON.parse(value)
}
