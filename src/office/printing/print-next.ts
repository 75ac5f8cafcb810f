// Sends what waits to its printer, one sheet's worth at a time. A printer knows no keys: what was at it when the
// program ended is neither repeated nor taken as done, a person says.
import type { Printer } from '../../domain/printing/printers.ts'
import { isStockName, perSheet, stocks } from '../../domain/printing/stock.ts'
import type { SheetsOnStock } from '../../domain/printing/sheet.ts'
import { announce, announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import { holdPrinter, nextPrintJobs, setPrintJobs, unsurePrintJobs, type PrintJob } from '../../store/print-jobs.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import type { Press, Printers } from '../paper-port.ts'
import { formPdf } from './forms.ts'
import { paperSettings } from './paper-settings.ts'
import { sheetsOf } from './print-queue.ts'

export interface PrintTools {
  readonly press: Press
  readonly printers: Printers
}

/** Minutes until a printer that did not answer is tried again. */
const waits = [1, 2, 5, 15, 30]

/** Prints what is next. False when nothing is. */
export async function printNext(office: Office, tools: PrintTools): Promise<boolean> {
  const jobs = await office.store.transact(async (tx) => {
    const taken = await nextPrintJobs(tx, office.clock.now(), (stock) =>
      isStockName(stock) ? perSheet(stocks[stock]) : 1,
    )
    await setPrintJobs(
      tx,
      taken.map((one) => one.id),
      { state: 'printing' },
      true,
    )
    return taken
  })
  const [first] = jobs
  if (!first || first.printer === null) return false
  const fault = await attempt(office, tools, first.printer, jobs)
  await office.store.transact((tx) => record(tx, office, jobs, fault))
  return true
}

async function attempt(
  office: Office,
  tools: PrintTools,
  name: string,
  jobs: readonly PrintJob[],
): Promise<ConnectorError | null> {
  try {
    const printer = (await paperSettings(office.store.db)).printers.find((one) => one.name === name)
    if (!printer) return new ConnectorError('refused', `The settings know no printer ${name}.`)
    const jobName = `keuka-${jobs[0]?.id ?? 0}-${jobs[0]?.tries ?? 0}`
    if (jobs[0]?.kind === 'form') return await sendForm(office, tools, printer, jobs[0], jobName)
    const ids = jobs.map((one) => one.id)
    const [drawn] = await sheetsOf(office, ids, { printer: name })
    if (!drawn) return new ConnectorError('refused', 'What this paper was about is gone.')
    await send(tools, printer, drawn, jobName)
    return null
  } catch (error) {
    if (error instanceof ConnectorError) return error
    office.log(`print job ${jobs[0]?.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return new ConnectorError('refused', 'Our own program failed at drawing it; its log has the cause.')
  }
}

async function send(tools: PrintTools, printer: Printer, drawn: SheetsOnStock, name: string): Promise<void> {
  const { width, height } = stocks[drawn.stock]
  const { shift = { x: 0, y: 0 } } = drawn
  if (printer.way === 'zpl') return tools.printers.label(printer.address, drawn.sheets, { width, height, shift })
  return tools.printers.page(printer.address, await tools.press.draw([drawn]), { name, width, height })
}

/** A form's own pages, as they are. */
async function sendForm(
  office: Office,
  tools: PrintTools,
  printer: Printer,
  job: PrintJob,
  name: string,
): Promise<ConnectorError | null> {
  const pdf = await formPdf(office, tools.press, job.form_id ?? 'ala')
  if (!pdf.ok) return new ConnectorError('refused', pdf.sentence)
  const { width, height } = stocks.letter
  await tools.printers.page(printer.address, pdf.value, { name, width, height })
  return null
}

async function record(tx: Tx, office: Office, jobs: readonly PrintJob[], fault: ConnectorError | null): Promise<void> {
  const ids = jobs.map((one) => one.id)
  const now = office.clock.now()
  if (fault === null) await setPrintJobs(tx, ids, { state: 'printed', printed_at: now, error: null })
  else if (fault.retry) {
    // A printer that is out is tried for as long as it takes: its papers wait, and a card says so.
    const tries = Math.max(...jobs.map((one) => one.tries))
    const until = new Date(now.getTime() + (waits[Math.min(tries, waits.length - 1)] ?? 30) * 60_000)
    await setPrintJobs(tx, ids, { state: 'waiting', not_before: until, error: fault.message })
    const printer = jobs[0]?.printer ?? null
    if (printer !== null) await holdPrinter(tx, printer, until)
  } else await setPrintJobs(tx, ids, { state: 'failed', error: fault.message })
  await tell(
    tx,
    jobs.map((one) => one.request_id),
  )
}

/** At start: what was at a printer when the program ended waits for a person's word. */
export const settleHalfPrinted = (office: Office): Promise<number> =>
  office.store.transact(async (tx) => {
    const jobs = await unsurePrintJobs(tx)
    await tell(
      tx,
      jobs.map((one) => one.request_id),
    )
    return jobs.length
  })

async function tell(tx: Tx, requestIds: readonly (number | null)[]): Promise<void> {
  if (requestIds.includes(null)) return announceAll(tx)
  for (const id of new Set(requestIds)) if (id !== null) await announce(tx, id)
}
