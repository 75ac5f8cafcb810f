import { sql, type Insertable, type Selectable } from 'kysely'
import type { PrintJobTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type PrintJob = Selectable<PrintJobTable>
export type PrintState = PrintJob['state']
export type NewPrintJob = Pick<
  Insertable<PrintJobTable>,
  'kind' | 'request_id' | 'piece_id' | 'parcel_id' | 'supply_id' | 'form_id' | 'effect_id' | 'stock' | 'printer'
>

export async function addPrintJobs(tx: Tx, jobs: readonly NewPrintJob[], now: Date): Promise<readonly number[]> {
  if (jobs.length === 0) return []
  const rows = await tx
    .insertInto('print_job')
    .values(jobs.map((one) => ({ ...one, state: 'waiting' as const, not_before: now, created_at: now })))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The paper effects of one event, which the act that ordered them carries out itself. */
export const paperEffectsOf = (tx: Tx, eventId: number) =>
  tx
    .selectFrom('effect')
    .select(['id', 'name', 'request_id', 'piece_id'])
    .where('event_id', '=', eventId)
    .where('port', '=', 'paper')
    .orderBy('id')
    .execute()

export const printJobById = (db: Db | Tx, id: number): Promise<PrintJob | undefined> =>
  db.selectFrom('print_job').selectAll().where('id', '=', id).executeTakeFirst()

export const printJobsById = (db: Db | Tx, ids: readonly number[]): Promise<PrintJob[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('print_job')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute()

export const lockPrintJobs = (tx: Tx, ids: readonly number[]): Promise<PrintJob[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('print_job')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('id')
        .forUpdate()
        .execute()

export interface SetPrintJob {
  readonly state: PrintState
  readonly not_before?: Date
  readonly error?: string | null
  readonly printed_at?: Date | null
  readonly batch?: string | null
  readonly is_void?: boolean
  readonly stock?: PrintJob['stock']
  readonly printer?: string | null
}
export async function setPrintJobs(tx: Tx, ids: readonly number[], set: SetPrintJob, countTry = false): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('print_job')
    .set({ ...set, ...(countTry ? { tries: sql<number>`tries + 1` } : {}) })
    .where('id', 'in', [...ids])
    .execute()
}

/** What waits for a printer and may go now: the oldest, with others for the same printer and stock; locked. */
export async function nextPrintJobs(tx: Tx, now: Date, most: (stock: string) => number): Promise<PrintJob[]> {
  const [first] = await due(tx, now).limit(1).execute()
  if (!first || first.printer === null) return []
  // A form is pages of its own, and a test page begins on a fresh sheet.
  if (standsAlone(first.kind)) return [first]
  return due(tx, now)
    .where('kind', 'not in', ['form', 'test'])
    .where('printer', '=', first.printer)
    .where('stock', '=', first.stock)
    .limit(most(first.stock))
    .execute()
}
const standsAlone = (kind: PrintJob['kind']): boolean => kind === 'form' || kind === 'test'
const due = (tx: Tx, now: Date) =>
  tx
    .selectFrom('print_job')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('printer', 'is not', null)
    .where('not_before', '<=', now)
    .orderBy('id')
    .forUpdate()
    .skipLocked()

export async function nextPrintAt(db: Db, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('print_job')
    .select(({ fn }) => fn.min('not_before').as('at'))
    .where('state', '=', 'waiting')
    .where('printer', 'is not', null)
    .where('not_before', '>', now)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Everything else for a printer that does not answer waits as long. */
export async function holdPrinter(tx: Tx, printer: string, until: Date): Promise<void> {
  await tx
    .updateTable('print_job')
    .set({ not_before: until })
    .where('state', '=', 'waiting')
    .where('printer', '=', printer)
    .where('not_before', '<', until)
    .execute()
}

/** At start: nobody knows whether what was at the printer came out. */
export const unsurePrintJobs = (tx: Tx): Promise<{ id: number; request_id: number | null }[]> =>
  tx
    .updateTable('print_job')
    .set({ state: 'unsure', error: 'The program ended while this was at the printer.' })
    .where('state', '=', 'printing')
    .returning(['id', 'request_id'])
    .execute()

/** The papers that came out last, latest first; of one printer, or of the batches. */
export const lastPrinted = (tx: Tx, printer: string | null, count: number): Promise<PrintJob[]> =>
  tx
    .selectFrom('print_job')
    .selectAll()
    .where('state', '=', 'printed')
    .where('is_void', '=', false)
    .where((eb) => (printer === null ? eb('printer', 'is', null) : eb('printer', '=', printer)))
    .orderBy('printed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .forUpdate()
    .execute()

/** What a gesture or the closing of a package queued, to other printers by stock. */
export async function sendToPrinters(
  tx: Tx,
  which: { readonly gesture: string; readonly parcelId: number | null },
  printers: readonly { readonly stock: PrintJob['stock']; readonly printer: string }[],
): Promise<void> {
  for (const { stock, printer } of printers)
    await tx
      .updateTable('print_job')
      .set({ printer })
      .where('state', '=', 'waiting')
      .where('stock', '=', stock)
      .where((eb) =>
        eb.or([
          eb(
            'effect_id',
            'in',
            eb
              .selectFrom('effect as f')
              .innerJoin('request_event as v', 'v.id', 'f.event_id')
              .select('f.id')
              .where('v.gesture', '=', which.gesture),
          ),
          ...(which.parcelId === null ? [] : [eb('parcel_id', '=', which.parcelId)]),
        ]),
      )
      .execute()
}

/** What undone events had printed: not printed yet, it is cancelled; else it is to be thrown away. Answers the kinds. */
export async function voidPrintJobs(
  tx: Tx,
  eventIds: readonly number[],
  parcelIds: readonly number[],
): Promise<readonly PrintJob['kind'][]> {
  const about = tx
    .selectFrom('print_job')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb(
          'effect_id',
          'in',
          eb
            .selectFrom('effect')
            .select('id')
            .where('event_id', 'in', [...eventIds]),
        ),
        ...(parcelIds.length > 0 ? [eb('parcel_id', 'in', [...parcelIds])] : []),
      ]),
    )
    .where('state', '<>', 'cancelled')
    .forUpdate()
  const jobs = await about.execute()
  const out = jobs.filter((one) => one.state === 'printed' || one.state === 'printing' || one.state === 'unsure')
  const inside = jobs.filter((one) => !out.includes(one))
  await setPrintJobs(
    tx,
    inside.map((one) => one.id),
    { state: 'cancelled' },
  )
  if (out.length > 0)
    await tx
      .updateTable('print_job')
      .set({ is_void: true })
      .where(
        'id',
        'in',
        out.map((one) => one.id),
      )
      .execute()
  return [...new Set(out.map((one) => one.kind))]
}

/** Printed papers older than this are not listed; what still waits is printed first. */
export async function forgetOldPrints(tx: Tx, before: Date): Promise<number> {
  const result = await tx
    .deleteFrom('print_job')
    .where('state', 'in', ['printed', 'cancelled'])
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
