// A temporary title and item for a borrowed book, where the site does not use Polaris' ILL module. The title carries
// our reference in 035 and in a note that the catalog's search finds.
import { z } from 'zod'
import type { EarlierCall } from '../../../office/ports.ts'
import type { Look } from '../is-it-there.ts'
import type { Item } from '../items.ts'
import type { Polaris } from '../polaris.ts'
import { barcodeTaken } from './ill.ts'
import { prompts, results, runWorkflow, workflows } from './workflow.ts'

export interface Matter {
  readonly reference: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
}
const makesTitle = 'Make temporary title'
const makesItem = 'Make temporary item'
const bibId = z.number().int().positive()

/** Our temporary title: as Polaris once answered, or as its search finds. */
export async function findTitle(polaris: Polaris, reference: string): Promise<Look<number>> {
  const earlier = await polaris.keeper.earlier(reference, makesTitle)
  const answered = earlier.map(answerOf).findLast((one) => one !== null)
  if (answered !== undefined && answered !== null) return { is: 'found', what: answered }
  const found = await polaris.papi.call({
    name: 'BibSearch',
    method: 'GET',
    isProtected: false,
    parts: ['search', 'bibs', 'keyword', 'NOTE'],
    query: { q: reference, bibsperpage: 5, page: 1 },
    by: 'anyone',
    reference,
    shape: z.looseObject({
      BibSearchRows: z.array(z.looseObject({ ControlNumber: z.coerce.number() })).nullish(),
    }),
  })
  const row = found.BibSearchRows?.[0]
  if (row) return { is: 'found', what: row.ControlNumber }
  const open = earlier.filter((one) => one.status === null)
  if (open.length === 0) return { is: 'none' }
  // Asked once: whoever tries again has looked, and it was not there.
  for (const one of open) await polaris.keeper.end(one.id, { status: 0, body: 'No answer came; a person looked.' })
  return {
    is: 'unsure',
    sentence: `Polaris did not answer when the temporary title for ${reference} was made, and its search may not know it yet: look for a title with the note ${reference}, and delete it if its item is missing.`,
  }
}

/** Titles that Polaris once said it made for the request. */
export const madeTitles = async (polaris: Polaris, reference: string): Promise<readonly number[]> =>
  (await polaris.keeper.earlier(reference, makesTitle)).flatMap((one) => answerOf(one) ?? [])

/** Titles whose note names the request, where the catalog's search tells them. */
export async function notedTitles(polaris: Polaris, reference: string): Promise<readonly number[]> {
  const found = await polaris.papi.call({
    name: 'BibSearch',
    method: 'GET',
    isProtected: false,
    parts: ['search', 'bibs', 'keyword', 'NOTE'],
    query: { q: reference, bibsperpage: 5, page: 1 },
    by: 'anyone',
    reference,
    isQuiet: true,
    shape: z.looseObject({ BibSearchRows: z.array(z.looseObject({ ControlNumber: z.coerce.number() })).nullish() }),
  })
  return (found.BibSearchRows ?? []).map((row) => row.ControlNumber)
}

function answerOf(call: EarlierCall): number | null {
  if (call.status === null || call.status < 200 || call.status >= 300) return null
  return bibId.safeParse(Number(call.answer)).data ?? null
}

export async function makeTitle(polaris: Polaris, matter: Matter, now: Date): Promise<number> {
  return polaris.staff.call({
    name: makesTitle,
    method: 'POST',
    parts: ['bibliographicrecords'],
    query: { type: 'create' },
    reference: matter.reference,
    body: {
      RecordOwnerID: polaris.settings().branchId,
      DisplayInPAC: false,
      DoNotOverlay: true,
      Record: marcOf(matter, now),
    },
    shape: bibId,
  })
}

function marcOf({ reference, title, author, isbn }: Matter, now: Date) {
  const field = (tag: string, ind1: string, ind2: string, code: string, data: string) => ({
    tag,
    ind1,
    ind2,
    subfields: [{ code, data }],
  })
  const entered = now.toISOString().slice(2, 10).replaceAll('-', '')
  return {
    leader: '00000nam a2200000 a 4500',
    controlfields: [{ tag: '008', data: `${entered}s        xx            000 0 und d` }],
    datafields: [
      ...(isbn === null ? [] : [field('020', ' ', ' ', 'a', isbn)]),
      field('035', ' ', ' ', 'a', `(Keuka)${reference}`),
      ...(author === null ? [] : [field('100', '1', ' ', 'a', author)]),
      field('245', author === null ? '0' : '1', '0', 'a', title),
      field('500', ' ', ' ', 'a', `ILL ${reference}`),
    ],
  }
}

/** Whether an item with our barcode is ours: it says so, or we made it. */
export async function isOurs(polaris: Polaris, item: Item, barcode: string, reference: string): Promise<boolean> {
  if (item.note !== undefined && item.note !== null) return item.note.includes(reference)
  const made = await polaris.keeper.earlier(reference, makesItem)
  return made.some((one) => one.body.includes(`"${barcode}"`))
}

export async function makeItem(
  polaris: Polaris,
  order: { readonly reference: string; readonly barcode: string; readonly bibId: number; readonly mayLeave: boolean },
): Promise<void> {
  const settings = polaris.settings()
  const { branchId, item } = settings
  await runWorkflow(polaris.staff, settings, {
    name: makesItem,
    type: workflows.saveItem,
    reference: order.reference,
    fields: {
      IsNew: true,
      AssociatedBibRecordID: order.bibId,
      Barcode: order.barcode,
      AssignedBranchID: branchId,
      OwningBranchID: branchId,
      HomeBranchID: branchId,
      MaterialTypeID: item.materialTypeId,
      LoanPeriodCodeID: item.loanPeriodCodeId,
      FineCodeID: item.fineCodeId,
      // The lender gives more time, never Polaris by itself.
      RenewalLimit: 0,
      ShelvingSchemeID: item.shelvingSchemeId,
      ItemStatusID: 1,
      DisplayInPAC: false,
      Holdable: true,
      LoneableOutsideSystem: false,
      NonCirculating: !order.mayLeave,
      NonPublicNote: `ILL ${order.reference}`,
      IsProvisionalSave: false,
      ItemRecordHistoryActionID: 5,
    },
    replies: { [prompts.notInPac]: results.continue },
    refusals: { [prompts.duplicates]: barcodeTaken(order.barcode) },
  })
}

export const deleteItem = (polaris: Polaris, itemId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Delete temporary item',
    type: workflows.deleteItem,
    fields: { ItemRecordIDs: [itemId], IsAutoDelete: false },
    reference,
    // The title is deleted by a step of its own, once nothing hangs on it.
    replies: { [prompts.confirmItemDelete]: results.yes, [prompts.lastCopy]: results.retain },
  })

export const deleteTitle = (polaris: Polaris, id: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Delete temporary title',
    type: workflows.deleteBib,
    fields: { BibRecordIDs: [id] },
    reference,
    replies: { [prompts.confirmBibDelete]: results.yes },
  })
