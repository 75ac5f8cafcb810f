// Blank forms: the office's own as PDF with their versions, and the ALA request form this program draws.
import { alaForm, alaFormPages } from '../../domain/printing/ala-form.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import * as store from '../../store/forms.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'
import { copyrightWarning } from '../intake/copy-forms.ts'
import type { Press } from '../paper-port.ts'

export interface ListedForm {
  /** 'ala' is drawn here. */
  readonly id: string
  readonly name: string
  readonly version: string
  readonly inForceFrom: string | null
  readonly stockCount: number | null
  readonly isCurrent: boolean
  readonly bytes: number | null
}
export type FormId = number | 'ala'

export async function listForms(office: Office): Promise<readonly ListedForm[]> {
  const rows = await store.listForms(office.store.db)
  const day = today(office)
  const own = [...Map.groupBy(rows, (one) => one.name.toLowerCase()).values()].flatMap((versions) => {
    const current = versions.find((one) => one.in_force_from <= day)
    return versions.map((one) => ({
      id: String(one.id),
      name: one.name,
      version: one.version,
      inForceFrom: one.in_force_from,
      stockCount: one.stock_count,
      isCurrent: one === current,
      bytes: one.bytes,
    }))
  })
  const drawn = { ...alaForm, id: 'ala', inForceFrom: null, stockCount: null, isCurrent: true, bytes: null }
  return [drawn, ...own]
}

/** A new form, or a new version of one: the old ones stay. */
export async function addForm(
  office: Office,
  form: Omit<store.NewForm, 'file'> & { readonly file: File },
  mostBytes: number,
): Promise<Answer<{ id: string }>> {
  const megabytes = `${Math.round(mostBytes / 1_000_000)} MB`
  if (form.file.size > mostBytes) return refuse('form-too-large', { limit: megabytes }, 'file')
  const file = new Uint8Array(await form.file.arrayBuffer())
  if (!isPdf(file)) return refuse('form-no-pdf', {}, 'file')
  return allOrNothing(office.store, async (tx) => {
    const { name, version } = form
    if (await store.formVersion(tx, name, version)) return refuse('form-version-taken', { name, version }, 'version')
    const id = await store.insertForm(tx, { ...form, file }, office.clock.now())
    await announceAll(tx)
    return done({ id: String(id) })
  })
}

/** ISO 32000, 7.5.2: a PDF begins with %PDF-. */
const magic = [0x25, 0x50, 0x44, 0x46, 0x2d]
const isPdf = (file: Uint8Array): boolean => magic.every((byte, index) => file[index] === byte)

export const setFormStock = (office: Office, id: FormId, count: number | null): Promise<Answer<{ id: string }>> =>
  allOrNothing(office.store, async (tx) => {
    if (id === 'ala' || !(await store.setFormStock(tx, id, count))) return refuse('form-not-found')
    await announceAll(tx)
    return done({ id: String(id) })
  })

export async function formPdf(office: Office, press: Press, id: FormId): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  if (id === 'ala')
    return done(await press.draw([{ pages: alaFormPages(office.settings(), copyrightWarning(office)) }]))
  const form = await store.formById(office.store.db, id)
  return form ? done(new Uint8Array(form.file)) : refuse('form-not-found')
}
