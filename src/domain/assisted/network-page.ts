// What a queue or request page of WorldShare says, request by request; and what on it could not be understood. A page
// nobody documents is believed only where it is plain: one number, one status, in columns or behind labels.
import type { NetworkStatus } from '../worldshare/statuses.ts'
import { normal } from './headings.ts'
import { networkHeading, type NetworkField } from './network-headings.ts'
import { readPageDay } from './page-dates.ts'
import type { Line } from './page-lines.ts'
import { queueShown, reasonShown, statusShown } from './status-words.ts'
import { lineBlocks, pairsByRequest, tableRows, type FoundValues } from './page-shapes.ts'

export type Side = 'borrowing' | 'lending'
export interface SeenRequest {
  readonly number: string
  readonly status: NetworkStatus
  /** As the page spells it. */
  readonly word: string
  readonly side: Side | null
  readonly title: string | null
  readonly author: string | null
  readonly service: 'loan' | 'copy' | null
  readonly dueOn: string | null
  readonly newDueOn: string | null
  readonly neededBy: string | null
  readonly lender: string | null
  readonly lenders: readonly string[]
  readonly borrower: string | null
  readonly reference: string | null
  readonly oclc: string | null
  readonly note: string | null
  readonly reason: string | null
  readonly costCents: number | null
  /** How sure the parts belong together: `pieced` only where the title stands there whole. */
  readonly evidence: 'plain' | 'pieced'
  /** Words that stand beside the number where the page has no columns: our title must be among them. */
  readonly beside: readonly string[]
}
export interface NotUnderstood {
  readonly number: string | null
  readonly why: string
}
export interface NetworkPage {
  readonly requests: readonly SeenRequest[]
  readonly notUnderstood: readonly NotUnderstood[]
}

export function readNetworkPage(lines: readonly Line[]): NetworkPage {
  const isOfTable = tableRows(lines, networkHeading, 'number')
  const found = isOfTable ?? pairsByRequest(lines, networkHeading, 'number') ?? lineBlocks(lines, isNumber)
  return oncePerNumber(found.map(seenOf))
}

const isNumber = (text: string): boolean => /^#?\d{9}$/.test(text)
const numberIn = (text: string | undefined): string | null => {
  const all = [...new Set((text ?? '').match(/(?<!\d)\d{9}(?!\d)/g) ?? [])]
  return all.length === 1 ? (all[0] ?? null) : null
}

function seenOf({ values, ...found }: FoundValues<NetworkField>): SeenRequest | NotUnderstood {
  const value = (field: NetworkField): string | null => values[field]?.trim() || null
  const number = numberIn(values.number)
  if (number === null) return { number: null, why: `“${short(values.number)}” is not a nine-digit request number` }
  if (found.fault !== null) return { number, why: found.fault }
  const queue = found.under.flatMap((text) => queueShown(text) ?? []).at(-1) ?? null
  const word = value('status') ?? found.beside.find((text) => statusShown(text) !== null) ?? null
  const said = found.beside.flatMap((text) => statusShown(text) ?? [])
  if (value('status') === null && new Set(said).size > 1) return { number, why: 'two statuses stand beside it' }
  const status = word === null ? (found.evidence === 'plain' ? (queue?.status ?? null) : null) : statusShown(word)
  if (status === null)
    return { number, why: word === null ? 'no status stands beside it' : `the status “${short(word)}” is not known` }
  const lenders = symbolsIn(value('lenders'))
  const current = lenders.find((one) => one.startsWith('*'))
  return {
    number,
    status,
    word: word ?? queue?.words[0] ?? '',
    side: queue?.side ?? sideOf(value('borrower'), value('lender')),
    title: value('title'),
    author: value('author'),
    service: serviceIn(value('service')),
    dueOn: readPageDay(value('due') ?? ''),
    newDueOn: readPageDay(value('newDue') ?? ''),
    neededBy: readPageDay(value('needed') ?? ''),
    lender: symbolsIn(value('lender'))[0]?.replace('*', '') ?? current?.slice(1) ?? null,
    lenders: lenders.map((one) => one.replace('*', '')),
    borrower: symbolsIn(value('borrower'))[0]?.replace('*', '') ?? null,
    reference: value('reference'),
    oclc: /^\d{1,12}$/.test(value('oclc') ?? '') ? value('oclc') : null,
    note: value('note')?.slice(0, 2000) ?? null,
    reason: value('reason') === null ? null : reasonShown(value('reason') ?? ''),
    costCents: centsIn(value('charge')),
    evidence: found.evidence,
    beside: found.beside,
  }
}

/** A page with one of the two columns is that side's; with both, either. */
const sideOf = (borrower: string | null, lender: string | null): Side | null =>
  borrower !== null && lender === null ? 'lending' : lender !== null && borrower === null ? 'borrowing' : null

const symbolsIn = (text: string | null): string[] =>
  (text ?? '')
    .split(/[\s,;>→]+/)
    .filter((one) => /^\*?[A-Z0-9@#$'+-]{2,6}\*?$/.test(one))
    .map((one) => (one.endsWith('*') ? `*${one.replaceAll('*', '')}` : one))
const serviceIn = (text: string | null): 'loan' | 'copy' | null =>
  text === null ? null : /loan/i.test(text) ? 'loan' : /copy|article/i.test(text) ? 'copy' : null
function centsIn(text: string | null): number | null {
  const match = /(\d{1,6})(?:[.,](\d{2}))?(?!\d)/.exec(text ?? '')
  return match ? Number(match[1]) * 100 + Number(match[2] ?? 0) : null
}
const short = (text: string | undefined): string => (text ?? '').trim().slice(0, 40)

/** The same said twice is said once; two different things about one request are believed neither. */
function oncePerNumber(all: readonly (SeenRequest | NotUnderstood)[]): NetworkPage {
  const requests = new Map<string, SeenRequest>()
  const notUnderstood: NotUnderstood[] = []
  const contradicted = new Set<string>()
  for (const one of all) {
    if (!('status' in one)) {
      notUnderstood.push(one)
      if (one.number !== null) contradicted.add(one.number)
      continue
    }
    const before = requests.get(one.number)
    if (before && before.status !== one.status) contradicted.add(one.number)
    else if (before && !agreesWith(before, one)) contradicted.add(one.number)
    else requests.set(one.number, before && filled(before) >= filled(one) ? before : one)
  }
  for (const number of contradicted) {
    if (!requests.delete(number)) continue
    if (!notUnderstood.some((one) => one.number === number))
      notUnderstood.push({ number, why: 'the page says two different things of it' })
  }
  return { requests: [...requests.values()], notUnderstood }
}
const agreesWith = (a: SeenRequest, b: SeenRequest): boolean =>
  a.dueOn === null || b.dueOn === null || a.dueOn === b.dueOn
const filled = (one: SeenRequest): number => Object.values(one).filter((value) => value !== null).length

/** Whether what was read may be meant for a request with this title. */
export { isSameTitle } from './headings.ts'
export const standsBeside = (title: string, beside: readonly string[]): boolean =>
  beside.some((text) => normal(text) === normal(title))
