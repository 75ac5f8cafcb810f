// Cards about paper: a printer that does not answer, a paper that was refused, one of which nobody knows whether it came
// out, and a patron who would have too few days.
import { lifeOf, type Life } from '../../domain/lifecycle/lives.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { printLabels } from '../../domain/printing/sheet.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { addDays, daysBetween } from '../../domain/values/days.ts'
import { plainCard, type Card } from '../../domain/worklist/card.ts'
import { keysAt, openKey } from '../../domain/worklist/card-keys.ts'
import { queuedPapers, shortLoans, type QueuedPaper } from '../../store/print-queue.ts'
import { today, type Office } from '../context.ts'

const most = 200
/** In our hands and not yet in the patron's. */
const beforePatron = statesWhere((row) => row.beforePatron === true).flatMap((one) => one.states)

export async function paperCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const { db } = office.store
  const day = today(office)
  const [papers, short] = await Promise.all([
    queuedPapers(db, { states: ['waiting', 'failed', 'unsure'] }, most),
    shortLoans(db, {
      states: beforePatron,
      before: addDays(day, office.policy().shortLoanDays),
      ...(requestId === undefined ? {} : { requestId }),
    }),
  ])
  const own = requestId === undefined ? papers : papers.filter((one) => one.request_id === requestId)
  return [...outages(own), ...own.flatMap(oneCard), ...short.flatMap((one) => shortCard(one, day))]
}

/** One card a printer, about the oldest paper of a request that waits for it. */
const outages = (papers: readonly QueuedPaper[]): readonly Card[] =>
  outagesIn(papers).flatMap(({ words, papers: own }) =>
    cardOf(
      own.find((one) => requestOf(one) !== null),
      words,
      'A printer does not print',
    ),
  )

/** Printers that take nothing, and what waits for each. */
function outagesIn(papers: readonly QueuedPaper[]) {
  const waiting = papers.filter((one) => one.state === 'waiting' && one.error !== null)
  return [...Map.groupBy(waiting, (one) => one.printer)].map(([printer, own]) => ({
    words: `The printer ${printer ?? ''} does not print: ${own.length} in the print queue`,
    papers: own,
  }))
}

function oneCard(paper: QueuedPaper): readonly Card[] {
  const words = troubleWords(paper)
  return words === null
    ? []
    : cardOf(paper, words, paper.state === 'unsure' ? 'Did these print?' : 'These did not print')
}

function troubleWords({ kind, state }: QueuedPaper): string | null {
  const what = printLabels[kind].toLowerCase()
  if (state === 'unsure') return `Did this ${what} print? Say so in the print queue`
  return state === 'failed' ? `This ${what} did not print` : null
}

/** A package's paper is found by one of the requests in it. */
const requestOf = (paper: QueuedPaper): number | null => paper.request_id ?? paper.packed_request_id

export interface PaperTrouble {
  readonly id: number
  readonly words: string
  readonly why: string
}
/** The same trouble with papers that are of no request: a test page, a form, a pack label. */
export async function looseTroubles(office: Office): Promise<readonly PaperTrouble[]> {
  const papers = await queuedPapers(office.store.db, { states: ['waiting', 'failed', 'unsure'] }, most)
  const silent = outagesIn(papers).filter(({ papers: own }) => own.every((one) => requestOf(one) === null))
  return [
    ...silent.flatMap(({ words, papers: [first] }) => (first ? [troubleOf(first, words)] : [])),
    ...papers.flatMap((one) => {
      const words = troubleWords(one)
      return words === null || requestOf(one) !== null ? [] : [troubleOf(one, words)]
    }),
  ]
}
function troubleOf(paper: QueuedPaper, words: string): PaperTrouble {
  const name = paper.supply_name ?? paper.form_name
  return { id: paper.id, words: name === null ? words : `${words}: ${name}`, why: paper.error ?? '' }
}

function cardOf(paper: QueuedPaper | undefined, words: string, together: string): readonly Card[] {
  const requestId = paper ? requestOf(paper) : null
  if (!paper || requestId === null) return []
  return [
    {
      ...plainCard,
      key: `paper:${paper.id}`,
      kind: 'paper',
      section: 'trouble',
      alike: { key: `paper:${paper.state}`, words: together },
      requestId,
      number: paper.request_number === null ? (paper.parcel_number ?? '') : writeNumber(paper.request_number),
      title: paper.title ?? paper.library_name ?? '',
      words,
      why: paper.error ?? '',
      since: paper.created_at.toISOString(),
      until: null,
      keys: [openKey],
    },
  ]
}

type ShortLoan = Awaited<ReturnType<typeof shortLoans>>[number]
function shortCard(one: ShortLoan, day: string): readonly Card[] {
  if (one.patron_due_on === null) return []
  const left = Math.max(0, daysBetween(day, one.patron_due_on))
  return [
    {
      ...plainCard,
      key: `short_loan:${one.id}`,
      kind: 'short_loan',
      section: 'due',
      alike: { key: 'short_loan', words: 'Too few days for the patron: ask for more time first' },
      requestId: one.id,
      number: writeNumber(one.number),
      title: one.title,
      words: `Ask ${one.partner_name ?? 'the lender'} for more time first`,
      why: `The patron would have ${left === 1 ? 'one day' : `${left} days`}.`,
      since: one.state_since.toISOString(),
      until: one.patron_due_on,
      keys: [...renewKeys(lifeOf(one), one.state), openKey],
    },
  ]
}
/** Asking for more time comes first, whatever else can be done. */
const renewKeys = (life: Life, state: string): Card['keys'] =>
  keysAt(life, state).toSorted((a, b) => Number(b.action === 'renew') - Number(a.action === 'renew'))
