import { refuse } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { PrintJobView } from '../../contract/paper.ts'
import { alaForm } from '../../domain/printing/ala-form.ts'
import { supplyCode } from '../../domain/supplies/supply.ts'
import { printTestPage } from '../../office/printing/print-more.ts'
import { changePaperSettings, paperSettings } from '../../office/printing/paper-settings.ts'
import { jammed, printPaper, settlePrints, sheetsOf, takeBatch } from '../../office/printing/print-queue.ts'
import type { Db } from '../../store/open.ts'
import { keptPaperSettings } from '../../store/paper-settings.ts'
import { queuedPapers, type QueuedPaper } from '../../store/print-queue.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostListed = 500
const mostPrinted = 100

export const paperRoutes = {
  queue: os.paper.queue.handler(async ({ input: { requestId, parcelId }, context: { office } }) => {
    const { db } = office.store
    if (requestId !== undefined || parcelId !== undefined) {
      const of = requestId === undefined ? { parcelId: parcelId ?? 0 } : { requestId }
      const papers = (await queuedPapers(db, of, mostListed)).map(viewOf)
      return {
        open: papers.filter((one) => isOpen(one.state)),
        printed: papers.filter((one) => !isOpen(one.state)),
      }
    }
    const [open, printed] = await Promise.all([
      queuedPapers(db, { states: ['waiting', 'printing', 'failed', 'unsure'] }, mostListed),
      queuedPapers(db, { states: ['printed'] }, mostPrinted),
    ])
    return { open: open.map(viewOf), printed: printed.map(viewOf) }
  }),

  print: os.paper.print.handler(async ({ input: { kind, requestId, parcelId, pieceId }, context: { office } }) => {
    if (kind === 'label') {
      if (parcelId === undefined) throw refusalError(refuse('parcel-not-found'))
      const { jobIds } = orRefuse(await printPaper(office, { kind, parcelId }))
      return { jobIds: [...jobIds] }
    }
    if (requestId === undefined) throw refusalError(refuse('not-found'))
    const piece = pieceId === undefined ? {} : { pieceId }
    const { jobIds } = orRefuse(await printPaper(office, { kind, requestId, ...piece }))
    return { jobIds: [...jobIds] }
  }),

  settle: os.paper.settle.handler(async ({ input, context: { office } }) => ({
    jobIds: [...orRefuse(await settlePrints(office, input.jobIds, input.how)).jobIds],
  })),

  jam: os.paper.jam.handler(async ({ input, context: { office } }) => ({
    jobIds: [...orRefuse(await jammed(office, input)).jobIds],
  })),

  take: os.paper.take.handler(async ({ input, context: { office } }) => {
    const start = input.startAt === undefined || input.startAt === 0 ? '' : `&startAt=${input.startAt}`
    const { jobIds } = orRefuse(await takeBatch(office, input.jobIds, input.startAt ?? 0))
    return { jobIds: [...jobIds], address: `/api/print/pdf?jobIds=${jobIds.join(',')}${start}` }
  }),

  pdf: os.paper.pdf.handler(async ({ input, context: { office, press } }) => {
    const parts = await sheetsOf(office, input.jobIds, { startAt: input.startAt ?? 0 })
    if (parts.length === 0) throw refusalError(refuse('print-job-not-found'))
    return new File([await press.draw(parts)], 'papers.pdf', { type: 'application/pdf' })
  }),

  test: os.paper.test.handler(async ({ input, context: { office } }) => ({
    jobIds: [...orRefuse(await printTestPage(office, input.printer, input.stock)).jobIds],
  })),

  settings: os.paper.settings.handler(async ({ context: { office } }) => view(office.store.db)),
  changeSettings: os.paper.changeSettings.handler(async ({ input, context: { office } }) => {
    const { version, ...next } = input
    orRefuse(await changePaperSettings(office, next, version))
    return view(office.store.db)
  }),
}

async function view(db: Db) {
  const version = await settingsVersion(db, 'paper')
  const { kinds, printers, stationPrinters, offsets } = await paperSettings(db)
  const isUnreadable = (await keptPaperSettings(db)) === 'unreadable'
  return {
    kinds: { ...kinds },
    printers: [...printers],
    stationPrinters: [...stationPrinters],
    offsets: [...offsets],
    isUnreadable,
    version,
  }
}
const isOpen = (state: QueuedPaper['state']): boolean => state !== 'printed' && state !== 'cancelled'

const viewOf = (job: QueuedPaper): PrintJobView => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  isVoid: job.is_void,
  stock: job.stock,
  printer: job.printer,
  requestId: job.request_id,
  parcelId: job.parcel_id,
  supplyId: job.supply_id,
  number: numberOf(job),
  about:
    job.title ?? job.library_name ?? job.supply_name ?? (job.kind === 'form' ? (job.form_name ?? alaForm.name) : ''),
  error: job.error,
  tries: job.tries,
  createdAt: job.created_at.toISOString(),
  printedAt: job.printed_at?.toISOString() ?? null,
})

/** As it stands on the paper: a set’s with the piece’s. */
function numberOf(job: QueuedPaper): string {
  if (job.request_number !== null)
    return [
      writeNumber(job.request_number),
      ...(Number(job.pieces) > 1 && job.piece_n !== null ? [job.piece_n] : []),
    ].join('-')
  return job.parcel_number ?? (job.supply_id === null ? '' : supplyCode(job.supply_id))
}
