// Cards about paper: a printer that does not answer, a paper that was refused, one of which nobody knows whether it came
// out, and a patron who would have too few days.
import { lifeOf, type Life } from '../../domain/lifecycle/lives.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { printLabels } from '../../domain/printing/sheet.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { addDays, daysBetween } from '../../domain/values/days.ts'
import type { Card } from '../../domain/worklist/card.ts'
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

/** One card a printer, about its oldest paper. */
const outages = (papers: readonly QueuedPaper[]): readonly Card[] =>
  [
    ...Map.groupBy(
      papers.filter((one) => one.state === 'waiting' && one.error !== null),
      (one) => one.printer,
    ),
  ].flatMap(([printer, own]) =>
    cardOf(
      own[0],
      `The printer ${printer ?? ''} does not print: ${own.length} in the print queue`,
      'A printer does not print',
    ),
  )

function oneCard(paper: QueuedPaper): readonly Card[] {
  const what = printLabels[paper.kind].toLowerCase()
  if (paper.state === 'unsure')
    return cardOf(paper, `Did this ${what} print? Say so in the print queue`, 'Did these print?')
  return paper.state === 'failed' ? cardOf(paper, `This ${what} did not print`, 'These did not print') : []
}

/** A package's paper is found by one of the requests in it. */
function cardOf(paper: QueuedPaper | undefined, words: string, together: string): readonly Card[] {
  const requestId = paper?.request_id ?? paper?.packed_request_id ?? null
  if (!paper || requestId === null) return []
  return [
    {
      ...plain,
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
      ...plain,
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

const plain = { by: null, isLate: false, effectId: null, fields: [], assist: null, mail: null }
