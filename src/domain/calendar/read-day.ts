// Days as people write them in a mail: "15 Dec", "December 24, 2026", "12/24", "24.12.2026", "2026-12-24", "Dec 24-26",
// "between 15 and 29 December", "Dec 24, 25, and 31".

/** A day with the year only if it was written. */
export interface SaidDay {
  readonly year: number | null
  readonly month: number
  readonly day: number
}
/** A first and a last day, the same for a single one. */
export interface SaidDays {
  readonly first: SaidDay
  readonly last: SaidDay
}

/** One mention, and where it stands in the text. */
export interface Mention extends SaidDays {
  /** What else the same list names: 25 and 31 of "Dec 24, 25, and 31". */
  readonly others: readonly SaidDays[]
  readonly at: number
  readonly end: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?'
const date = '(\\d{1,2})(?:st|nd|rd|th)?'
const one = '\\d{1,2}(?:st|nd|rd|th)?'
const year = '(?:,?\\s+(?:of\\s+)?(20\\d\\d)\\b)?'
const to = '\\s*(?:-|–|—|\\bto\\b|\\bthrough\\b|\\bthru\\b|\\buntil\\b|\\btill\\b)\\s*'
const notMore = `(?!\\d|\\s*[/:]\\s*\\d|\\s*(?:am|pm)\\b)`
const listed = `(?:the\\s+)?${one}(?:${to}${one})?`
const list = `(${listed}(?:(?:\\s*,\\s*(?:and\\s+|&\\s*)?|\\s+and\\s+|\\s*&\\s*)${listed})+)`
const noMonth = `(?!\\s*(?:of\\s+)?${month.replace('(', '(?:')})`

interface Pattern {
  readonly expression: RegExp
  read(groups: readonly Group[]): SaidDays | readonly SaidDays[] | null
}

// Earlier patterns win where two that can be read begin at the same place.
const patterns: readonly Pattern[] = [
  pattern(`\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b`, ([y, m, d]) => single(y, m, d)),
  pattern(`\\b${date}-${month}-(20\\d\\d)\\b`, ([d, m, y]) => single(y, m, d)),
  pattern(
    `\\bbetween\\s+(?:the\\s+)?${date}\\s+and\\s+(?:the\\s+)?${date}\\s+(?:of\\s+)?${month}${year}`,
    ([a, b, m, y]) => range(y, m, a, b),
  ),
  pattern(`\\bbetween\\s+${month}\\s*${date}\\s+and\\s+${date}\\b${notMore}${noMonth}${year}`, ([m, a, b, y]) =>
    range(y, m, a, b),
  ),
  pattern(`\\b${month}\\s*${list}\\b${notMore}${noMonth}${year}`, ([m, days, y]) => several(y, m, days)),
  pattern(`\\b${list}\\s+(?:of\\s+)?${month}${year}`, ([days, m, y]) => several(y, m, days)),
  pattern(`\\b${month}\\s*${date}${to}${date}\\b${notMore}${noMonth}${year}`, ([m, a, b, y]) => range(y, m, a, b)),
  pattern(`\\b${date}${to}${date}\\s+(?:of\\s+)?${month}${year}`, ([a, b, m, y]) => range(y, m, a, b)),
  pattern(`\\b${month}\\s*${date}\\b${notMore}${year}`, ([m, d, y]) => single(y, m, d)),
  pattern(`\\b${date}\\s+(?:of\\s+)?${month}${year}`, ([d, m, y]) => single(y, m, d)),
  pattern(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?(?![\\d/])`, ([a, b, y]) => slashed(a, b, y)),
  pattern(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)?(?!\\d)`, ([d, m, y]) => single(y, m, d)),
]

/** Every day or span of days within one month that the text names, in its order. */
export function mentionsIn(text: string): readonly Mention[] {
  const found: Mention[] = []
  let from = 0
  for (;;) {
    const next = firstFrom(text, from)
    if (!next) return found
    if (next.mention) found.push(next.mention)
    from = next.end
  }
}

function firstFrom(text: string, from: number): { mention: Mention | null; end: number } | null {
  let best: { at: number; end: number; mention: Mention | null } | null = null
  for (const { expression, read } of patterns) {
    expression.lastIndex = from
    const match = expression.exec(text)
    if (!match || (best && (best.at < match.index || (best.at === match.index && best.mention)))) continue
    const end = match.index + match[0].length
    const all = read(match.slice(1))
    const [days, ...others] = all === null ? [] : [all].flat()
    best = { at: match.index, end, mention: days ? { ...days, others, at: match.index, end } : null }
  }
  return best
}

function pattern(source: string, read: Pattern['read']): Pattern {
  return { expression: new RegExp(source, 'gi'), read }
}

type Group = string | undefined

function single(y: Group, m: Group, d: Group): SaidDays | null {
  const day = said(y, m, d)
  return day && { first: day, last: day }
}

function range(y: Group, m: Group, a: Group, b: Group): SaidDays | null {
  const first = said(y, m, a)
  const last = said(y, m, b)
  return first && last && first.day <= last.day ? { first, last } : null
}

/** Null unless each is later than the one before: "Dec 24, 3 books" is no list. */
function several(y: Group, m: Group, list: Group): readonly SaidDays[] | null {
  const items = (list ?? '').split(/,|&|\band\b/i).filter((item) => /\d/.test(item))
  const days = items.map((item) => {
    const [a, b] = item.match(/\d{1,2}/g) ?? []
    return range(y, m, a, b ?? a)
  })
  const whole = days.filter((one) => one !== null)
  const isAscending = whole.every((one, at) => at === 0 || one.first.day > (whole[at - 1]?.last.day ?? 0))
  return whole.length === days.length && isAscending ? whole : null
}

/** Month first, as it is written here, unless that cannot be; "24/7" is no day. */
function slashed(a: Group, b: Group, y: Group): SaidDays | null {
  if (a === '24' && b === '7') return null
  const fullYear = y?.length === 2 ? `20${y}` : y
  return Number(a) > 12 ? single(fullYear, b, a) : single(fullYear, a, b)
}

/** Null for what no calendar has, 30 February for one. */
function said(y: Group, m: Group, d: Group): SaidDay | null {
  const number = Number(m)
  const month = Number.isNaN(number) ? months.indexOf((m ?? '').slice(0, 3).toLowerCase()) + 1 : number
  const day = Number(d)
  const year = y === undefined ? null : Number(y)
  if (month < 1 || month > 12 || day < 1) return null
  const most = Temporal.PlainYearMonth.from({ year: year ?? 2028, month }).daysInMonth
  return day <= most ? { year, month, day } : null
}
