// Papers a person asks for that are about no request: labels for packs of supplies, a test page, copies of a form.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import type { StockName } from '../../domain/printing/stock.ts'
import { announceAll } from '../../store/announce.ts'
import { formById } from '../../store/forms.ts'
import { addPrintJobs, type NewPrintJob } from '../../store/print-jobs.ts'
import { supplyById } from '../../store/supplies.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import type { FormId } from './forms.ts'
import { paperSettings } from './paper-settings.ts'

type Queued = Answer<{ readonly jobIds: readonly number[] }>
const about = { request_id: null, piece_id: null, parcel_id: null, effect_id: null } as const

/** On the stock and by the printer of address labels. */
export const printPackLabels = (office: Office, supplyId: number, copies: number): Promise<Queued> =>
  queue(office, async (tx) => {
    if (!(await supplyById(tx, supplyId))) return refuse('supply-not-found')
    const { stock, printer } = (await paperSettings(tx)).kinds.label
    return done({ job: { ...about, kind: 'pack', supply_id: supplyId, stock, printer }, copies })
  })

/** Null: with the next PDF. */
export const printTestPage = (office: Office, printer: string | null, stock: StockName): Promise<Queued> =>
  queue(office, async (tx) => {
    const { printers } = await paperSettings(tx)
    if (printer !== null && !printers.some((one) => one.name === printer)) return refuse('printer-unknown', { printer })
    return done({ job: { ...about, kind: 'test', stock, printer }, copies: 1 })
  })

export const printForm = (office: Office, formId: FormId, printer: string, copies: number): Promise<Queued> =>
  queue(office, async (tx) => {
    if (formId !== 'ala' && !(await formById(tx, formId))) return refuse('form-not-found')
    const chosen = (await paperSettings(tx)).printers.find((one) => one.name === printer)
    if (!chosen) return refuse('printer-unknown', { printer })
    if (chosen.way === 'zpl') return refuse('print-form-zpl')
    const form_id = formId === 'ala' ? null : formId
    return done({ job: { ...about, kind: 'form', form_id, stock: 'letter', printer }, copies })
  })

type Tx = Parameters<Parameters<typeof allOrNothing>[1]>[0]
const queue = (
  office: Office,
  ask: (tx: Tx) => Promise<Answer<{ readonly job: NewPrintJob; readonly copies: number }>>,
): Promise<Queued> =>
  allOrNothing(office.store, async (tx) => {
    const asked = await ask(tx)
    if (!asked.ok) return asked
    const { job, copies } = asked.value
    const jobs = Array.from({ length: copies }, () => job)
    const jobIds = await addPrintJobs(tx, jobs, office.clock.now())
    await announceAll(tx)
    return done({ jobIds })
  })
