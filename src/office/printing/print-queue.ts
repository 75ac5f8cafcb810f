// What a person does at the print queue: print again, put the last ones back after a jam, say what came out, take what
// waits as one PDF.
import { randomUUID } from 'node:crypto'
import { papersFor } from '../../domain/printing/papers-for.ts'
import { shiftFor, startField } from '../../domain/printing/printers.ts'
import { isPaperKind, type PaperKind, type Sheet, type SheetsOnStock } from '../../domain/printing/sheet.ts'
import { perSheet, stocks, type StockName } from '../../domain/printing/stock.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announce, announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import { parcelById } from '../../store/parcels.ts'
import {
  addPrintJobs,
  lastPrinted,
  lockPrintJobs,
  printJobsById,
  setPrintJobs,
  type PrintJob,
  type PrintState,
} from '../../store/print-jobs.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { testSheet } from '../../domain/printing/more-sheets.ts'
import { sheetFor } from './paper-matter.ts'
import { paperSettings } from './paper-settings.ts'

export type PaperWanted =
  | { readonly kind: Exclude<PaperKind, 'label'>; readonly requestId: number; readonly pieceId?: number }
  | { readonly kind: 'label'; readonly parcelId: number }

/** One more of a paper, asked for by a person: one for each piece, unless one is named. */
export const printPaper = (office: Office, wanted: PaperWanted): Promise<Answer<{ jobIds: readonly number[] }>> =>
  allOrNothing(office.store, async (tx) => {
    const { stock, printer } = (await paperSettings(tx)).kinds[wanted.kind]
    const base = {
      kind: wanted.kind,
      effect_id: null,
      stock,
      printer,
      request_id: null,
      piece_id: null,
      parcel_id: null,
    }
    const now = office.clock.now()
    if (wanted.kind === 'label') {
      if (!(await parcelById(tx, wanted.parcelId))) return refuse('parcel-not-found')
      const jobIds = await addPrintJobs(tx, [{ ...base, parcel_id: wanted.parcelId }], now)
      await announceAll(tx)
      return done({ jobIds })
    }
    const facts = await loadFacts(tx, wanted.requestId)
    if (!facts) return refuse('not-found')
    if (!papersFor(facts.request.kind, facts.request.service).includes(wanted.kind)) return refuse('paper-not-for-this')
    const pieces = facts.pieces.filter((one) => wanted.pieceId === undefined || one.id === wanted.pieceId)
    if (wanted.pieceId !== undefined && pieces.length === 0) return refuse('piece-unknown')
    const each = wanted.kind === 'pull' || pieces.length === 0 ? [null] : pieces.map((one) => one.id)
    const jobIds = await addPrintJobs(
      tx,
      each.map((piece_id) => ({ ...base, request_id: facts.request.id, piece_id })),
      now,
    )
    await announce(tx, facts.request.id)
    return done({ jobIds })
  })

const mayBecome: Readonly<Record<Settled, readonly PrintState[]>> = {
  printed: ['waiting', 'failed', 'unsure'],
  again: ['printed', 'failed', 'unsure', 'waiting', 'cancelled'],
  cancel: ['waiting', 'failed', 'unsure'],
}
export type Settled = 'printed' | 'again' | 'cancel'

/** A person says what became of papers, or wants them (again). What stands otherwise by now is left alone. */
export const settlePrints = (
  office: Office,
  jobIds: readonly number[],
  how: Settled,
): Promise<Answer<{ jobIds: readonly number[] }>> =>
  allOrNothing(office.store, async (tx) => {
    const jobs = await lockPrintJobs(tx, jobIds)
    const [first] = jobs
    if (!first) return refuse('print-job-not-found')
    const fit = jobs.filter((one) => mayBecome[how].includes(one.state))
    if (fit.length === 0) return refuse('print-job-state', { state: first.state })
    const ids = fit.map((one) => one.id)
    const now = office.clock.now()
    if (how === 'printed') await setPrintJobs(tx, ids, { state: 'printed', printed_at: now, error: null })
    if (how === 'cancel') await setPrintJobs(tx, ids, { state: 'cancelled' })
    if (how === 'again') await putBack(tx, office, fit)
    await tell(tx, fit)
    return done({ jobIds: ids })
  })

/** The printer jammed: the last papers that came out of it wait again. */
export const jammed = (
  office: Office,
  which: { readonly printer: string | null; readonly count: number },
): Promise<Answer<{ jobIds: readonly number[] }>> =>
  allOrNothing(office.store, async (tx) => {
    const jobs = await lastPrinted(tx, which.printer, which.count)
    if (jobs.length === 0) return refuse('print-nothing')
    await putBack(tx, office, jobs)
    await tell(tx, jobs)
    return done({ jobIds: jobs.map((one) => one.id) })
  })

/** To the printer that is set for such a paper today: the one before may be gone. */
async function putBack(tx: Tx, office: Office, jobs: readonly PrintJob[]): Promise<void> {
  const { kinds, printers } = await paperSettings(tx)
  for (const [kind, own] of Map.groupBy(jobs, (one) => one.kind)) {
    const [first] = own
    const known = printers.some((one) => one.name === first?.printer) ? first?.printer : null
    const to = isPaperKind(kind)
      ? { stock: kinds[kind].stock, printer: kinds[kind].printer }
      : { printer: known ?? null }
    await setPrintJobs(
      tx,
      own.map((one) => one.id),
      {
        state: 'waiting',
        not_before: office.clock.now(),
        error: null,
        printed_at: null,
        batch: null,
        is_void: false,
        ...to,
      },
    )
  }
}

/** Takes papers as one PDF: they count as printed, and a jam puts them back. Without ids: all that wait for no printer. */
export const takeBatch = (
  office: Office,
  jobIds: readonly number[],
  startAt = 0,
): Promise<Answer<{ batch: string; jobIds: readonly number[] }>> =>
  allOrNothing(office.store, async (tx) => {
    const jobs = (await lockPrintJobs(tx, jobIds)).filter(
      (one) => one.kind !== 'form' && (one.state === 'waiting' || one.state === 'failed'),
    )
    const [first] = jobs
    if (!first) return refuse('print-nothing')
    if (startField(first.stock, startAt) === null)
      return refuse('print-no-field', { fields: String(perSheet(stocks[first.stock])) }, 'startAt')
    const batch = randomUUID()
    const ids = jobs.map((one) => one.id)
    const now = office.clock.now()
    await setPrintJobs(tx, ids, { state: 'printed', printed_at: now, batch, error: null, printer: null })
    await tell(tx, jobs)
    return done({ batch, jobIds: ids })
  })

/**
 * What these papers say today, by the stock they go on. `printer` moves them as far as it needs (null: PDFs); `startAt`
 * is the first free field of the first sheet. A form is no sheet of ours, and is left out.
 */
export async function sheetsOf(
  office: Office,
  jobIds: readonly number[],
  { printer = null, startAt = 0 }: { readonly printer?: string | null; readonly startAt?: number } = {},
): Promise<readonly SheetsOnStock[]> {
  const { db } = office.store
  const jobs = await printJobsById(db, jobIds)
  const settings = await paperSettings(db)
  const drawn: SheetsOnStock[] = []
  const shift = (stock: StockName) => shiftFor(settings, printer, stock)
  for (const [stock, own] of Map.groupBy(
    jobs.filter((one) => one.kind !== 'test' && one.kind !== 'form'),
    (one) => one.stock,
  )) {
    const sheets: Sheet[] = []
    for (const job of own) {
      const sheet = await sheetFor(office, db, job)
      if (sheet) sheets.push(sheet)
    }
    const start = drawn.length === 0 ? (startField(stock, startAt) ?? 0) : 0
    if (sheets.length > 0) drawn.push({ stock, sheets, startAt: start, shift: shift(stock) })
  }
  for (const { stock } of jobs.filter((one) => one.kind === 'test'))
    drawn.push({ ...testPage(office, printer, stock), shift: shift(stock) })
  return drawn
}

function testPage(office: Office, printer: string | null, stock: StockName): SheetsOnStock {
  const of = perSheet(stocks[stock])
  const sheets = Array.from({ length: of }, (_, index) =>
    testSheet({ n: index + 1, of }, printer ?? 'PDF', stock, office.settings().name),
  )
  return { stock, sheets, rulers: true }
}

async function tell(tx: Tx, jobs: readonly PrintJob[]): Promise<void> {
  if (jobs.some((one) => one.request_id === null)) return announceAll(tx)
  for (const id of new Set(jobs.map((one) => one.request_id))) if (id !== null) await announce(tx, id)
}
