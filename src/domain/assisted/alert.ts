// WorldShare's three staff alerts by mail: a copy was filled, a request is unfilled, a library asks us. Their layout is
// not documented: what is looked for are the words of each and the nine-digit number, wherever they stand.
import type { NetworkStatus } from '../worldshare/statuses.ts'
import { networkHeading } from './network-headings.ts'
import { readNetworkPage, type SeenRequest, type Side } from './network-page.ts'
import { pageLines, type Line } from './page-lines.ts'
import { pairsByRequest } from './page-shapes.ts'

export interface Mail {
  readonly from: string
  readonly subject: string
  readonly text: string | null
  readonly html: string | null
}
export type AlertKind = 'filled' | 'unfilled' | 'asked'
const kinds: readonly {
  readonly kind: AlertKind
  readonly words: RegExp
  readonly status: NetworkStatus
  readonly side: Side
}[] = [
  {
    kind: 'unfilled',
    words: /\bunfilled\b|not (been )?filled|could not be filled/i,
    status: 'unfilled',
    side: 'borrowing',
  },
  {
    kind: 'filled',
    words:
      /\b(copy|article|document)\b.{0,60}\b(filled|available|ready|delivered|supplied)\b|\bfilled\b.{0,40}\bcopy\b/i,
    status: 'shipped',
    side: 'borrowing',
  },
  {
    kind: 'asked',
    words: /\bnew lending request|lending request.{0,30}(received|waiting|arrived)|can you supply/i,
    status: 'submitted',
    side: 'lending',
  },
]
export const isOfWorldshare = (from: string): boolean =>
  /@([a-z0-9-]+\.)*(oclc|worldcat|worldshare)\.org>?\s*$/i.test(from.trim())

export interface Alert {
  readonly kind: AlertKind
  readonly requests: readonly SeenRequest[]
}

/** Null: not one of the three, or no number in it. The subject decides before the text does. */
export function readAlert(mail: Mail): Alert | null {
  if (!isOfWorldshare(mail.from)) return null
  const lines = pageLines(
    mail.html !== null && mail.html.trim() !== '' ? { html: mail.html } : { text: mail.text ?? '' },
  )
  const head = lines.slice(0, 12).flat().join(' ')
  const row = kinds.find((one) => one.words.test(mail.subject)) ?? kinds.find((one) => one.words.test(head))
  if (!row) return null
  const page = readNetworkPage(lines)
  const told = new Map(page.requests.filter((one) => one.status === row.status).map((one) => [one.number, one]))
  const numbers = numbersIn(mail, lines)
  const requests = numbers.map((number) => told.get(number) ?? bare(number, row, numbers.length === 1 ? lines : []))
  return requests.length === 0
    ? null
    : { kind: row.kind, requests: requests.map((one) => ({ ...one, side: row.side })) }
}

/** Numbers called so, or alone in their place; in a subject any of nine digits. */
function numbersIn({ subject }: Mail, lines: readonly Line[]): string[] {
  const called = /(?:request|ill)\s*(?:id|number|no\.?|#)?\s*[:#]?\s*(\d{9})(?!\d)/gi
  const cells = lines.flat()
  const alone = cells.filter((cell) => /^#?\d{9}$/.test(cell)).map((cell) => cell.replace('#', ''))
  const labelled = pairsByRequest(lines, networkHeading, 'number') ?? []
  const otherNumbers = new Set(labelled.flatMap(({ values }) => values.oclc ?? []))
  const all = [
    ...[...subject.matchAll(/(?<!\d)\d{9}(?!\d)/g)].map(([number]) => number),
    ...cells.flatMap((cell) => [...cell.matchAll(called)].map((one) => one[1] ?? '')),
    ...alone,
  ]
  return [...new Set(all)].filter((number) => number !== '' && !otherNumbers.has(number))
}

function bare(number: string, row: (typeof kinds)[number], lines: readonly Line[]): SeenRequest {
  // With one request in the mail, what is labelled in it is about that one.
  const withNumber: readonly Line[] =
    lines.length === 0
      ? []
      : [
          ['Request ID', number],
          ['Status', shownWord(row.status)],
          ...lines.filter((line) => !/status|request id/i.test(line[0] ?? '')),
        ]
  const [labelled] = readNetworkPage(withNumber).requests
  if (labelled?.number === number) return labelled
  return {
    number,
    status: row.status,
    word: shownWord(row.status),
    side: row.side,
    title: null,
    author: null,
    service: row.kind === 'filled' ? 'copy' : null,
    dueOn: null,
    newDueOn: null,
    neededBy: null,
    lender: null,
    lenders: [],
    borrower: null,
    reference: null,
    oclc: null,
    note: null,
    reason: null,
    costCents: null,
    evidence: 'plain',
    beside: [],
  }
}
const shownWord = (status: NetworkStatus): string =>
  status === 'shipped' ? 'In Transit' : status === 'unfilled' ? 'Unfilled' : 'Submitted'
