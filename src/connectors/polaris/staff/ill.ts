// Requests of Polaris' ILL module: found by our reference in their notes, made in two steps (a hold, then converted),
// received with the barcode Polaris asks for.
import { z } from 'zod'
import { bare } from '../bibs.ts'
import { namesRequest } from '../../../domain/ils/wanted-items.ts'
import { plainNumbers } from '../../../domain/values/request-number.ts'
import type { Look } from '../is-it-there.ts'
import type { Polaris } from '../polaris.ts'
import { prompts, results, runWorkflow, workflows } from './workflow.ts'

const text = z.string().nullish()
const number = z.number().nullish()
const rowShape = z.looseObject({
  ILLRequestID: z.number(),
  ILLStatusID: z.number(),
  ItemRecordID: number,
  BibRecordID: number,
  PickupLibID: number,
  Title: text,
})
const detailShape = z.looseObject({ StaffNotes1: text, StaffNotes2: text, OPACNotes: text, ItemBarcode: text })

export interface IllRequest {
  readonly id: number
  readonly statusId: number
  readonly itemId: number | null
  readonly pickupBranchId: number | null
}
/** Sought, not yet here (4.4 of the manual's ILL statuses: inactive, active, shipped). */
export const isSought = (statusId: number): boolean => [1, 3, 5].includes(statusId)
export const isReceived = (statusId: number): boolean => statusId >= 10 && statusId <= 14
/** Received, and not yet lent: its pick-up library can still be changed (PPill help: held, transferred). */
export const pickupMoves = (statusId: number): boolean => statusId === 10 || statusId === 11
const cancelled = 16

interface Wanted {
  readonly reference: string
  readonly title: string
  /** The item with our barcode, once there is one: what was received as it is ours, whatever its notes say. */
  readonly itemId: number | null
  /** The request it was made for, where that is known. */
  readonly illRequestId?: string | null
}

export async function findIll(polaris: Polaris, patronId: number, wanted: Wanted): Promise<Look<IllRequest>> {
  const all = (await illRowsOf(polaris, patronId, wanted.reference)).filter((row) => row.ILLStatusID !== cancelled)
  const received = all.find((row) => row.ItemRecordID && row.ItemRecordID === wanted.itemId)
  if (received) return { is: 'found', what: illOf(received) }
  const born = all.find((row) => String(row.ILLRequestID) === wanted.illRequestId)
  if (born) return { is: 'found', what: illOf(born) }
  const rows = all.filter((row) => bare(row.Title ?? '') === bare(wanted.title))
  const others: z.infer<typeof rowShape>[] = []
  let mute = 0
  for (const row of rows) {
    const detail = await polaris.staff.find({
      name: 'ILL request',
      method: 'GET',
      parts: ['patrons', patronId, 'requests', 'ill', row.ILLRequestID],
      reference: wanted.reference,
      shape: detailShape,
    })
    const notes = detail ? [detail.StaffNotes1, detail.StaffNotes2, detail.OPACNotes] : []
    if (notes.some((note) => namesRequest(note ?? '', wanted.reference))) return { is: 'found', what: illOf(row) }
    if (notes.every((note) => note === undefined)) mute += 1
    // Another request of ours for the same title carries another reference.
    if (!notes.some((note) => /[BLF]\d{8,}/.test(plainNumbers(note ?? '')))) others.push(row)
  }
  const sought = others.filter((row) => isSought(row.ILLStatusID))
  // The patron asked in Polaris' catalog, and what came is for that request.
  if (sought.length === 1 && sought[0]) return { is: 'found', what: illOf(sought[0]) }
  if (sought.length > 1)
    return {
      is: 'unsure',
      sentence: `The patron has ${sought.length} ILL requests for this title: receive the right one in Leap.`,
    }
  if (mute > 0)
    return {
      is: 'unsure',
      sentence: `The patron has an ILL request for this title whose notes Polaris does not tell: look whether it is for ${wanted.reference}.`,
    }
  return { is: 'none' }
}

export interface IllListed {
  readonly id: number
  readonly statusId: number
  readonly itemId: number | null
  readonly title: string
  /** Null: the list does not tell. */
  readonly note: string | null
}
export async function illsOf(
  polaris: Polaris,
  patronId: number,
  about: { readonly reference: string | null; readonly isQuiet: boolean },
): Promise<readonly IllListed[]> {
  const rows = await polaris.staff.call({
    name: 'ILL requests of the patron',
    method: 'GET',
    parts: ['patrons', patronId, 'requests', 'ill'],
    shape: z.array(rowShape).nullable(),
    ...about,
  })
  return (rows ?? []).map((row) => ({
    id: row.ILLRequestID,
    statusId: row.ILLStatusID,
    itemId: row.ItemRecordID || null,
    title: row.Title ?? '',
    note: null,
  }))
}

/** What the notes of one request say. */
export async function illNotes(polaris: Polaris, patronId: number, illId: number): Promise<string | null> {
  const detail = await polaris.staff.find({
    name: 'ILL request',
    method: 'GET',
    parts: ['patrons', patronId, 'requests', 'ill', illId],
    isQuiet: true,
    shape: detailShape,
  })
  return detail ? [detail.StaffNotes1, detail.StaffNotes2, detail.OPACNotes].filter((one) => one).join(' ') : null
}

const illRowsOf = async (polaris: Polaris, patronId: number, reference: string) =>
  (await polaris.staff.call({
    name: 'ILL requests of the patron',
    method: 'GET',
    parts: ['patrons', patronId, 'requests', 'ill'],
    reference,
    shape: z.array(rowShape).nullable(),
  })) ?? []

const illOf = (row: z.infer<typeof rowShape>): IllRequest => ({
  id: row.ILLRequestID,
  statusId: row.ILLStatusID,
  itemId: row.ItemRecordID || null,
  pickupBranchId: row.PickupLibID ?? null,
})

/** The second step: a hold for a title the system does not have becomes an ILL request. */
export const convertHold = (polaris: Polaris, holdId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Convert hold to ILL',
    type: workflows.holdToIll,
    fields: { SysHoldRequestID: holdId, SkipTotalILLLimitExceededPrompt: true },
    reference,
  })

export const moveIll = (polaris: Polaris, illId: number, pickupBranchId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Update ILL request',
    type: workflows.updateIll,
    fields: { ILLRequestID: illId, PickupBranchID: pickupBranchId },
    reference,
  })

export async function receiveIll(polaris: Polaris, illId: number, barcode: string, reference: string): Promise<void> {
  const { assumed } = polaris
  const duplicate = assumed('duplicateBarcodePrompt')
  const transfer = assumed('receiveTransferPrompt')
  await runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Receive ILL item',
    type: workflows.receiveIll,
    fields: { ILLRequestID: illId, circTranType: 12 },
    reference,
    replies: {
      [prompts.briefItem]: {
        WorkflowPromptResult: assumed('briefItemResult'),
        ...nested(assumed('briefItemReply'), barcode),
      },
      ...(transfer === null ? {} : { [transfer]: results.yes }),
    },
    refusals: duplicate === null ? {} : { [duplicate]: barcodeTaken(barcode) },
  })
}

export const barcodeTaken = (barcode: string): string =>
  `Another item in Polaris has the barcode ${barcode}: look at it, and give ours another.`

/** Where requests are mediated a new one is inactive, and cannot be received. */
export const isInactive = (statusId: number): boolean => statusId === 1

export const activateIll = (polaris: Polaris, illId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Activate ILL request',
    type: polaris.assumed('illActivateWorkflow'),
    fields: { ILLRequestID: illId },
    reference,
  })

export const returnIll = (polaris: Polaris, illId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Return ILL item',
    type: polaris.assumed('illReturnWorkflow'),
    fields: { ILLRequestID: illId },
    reference,
  })

/** The request with its temporary title and item. */
export const deletesIll = 'Delete ILL request'
export const deleteIll = (polaris: Polaris, illId: number, reference: string) =>
  runWorkflow(polaris.staff, polaris.settings(), {
    name: deletesIll,
    type: polaris.assumed('illDeleteWorkflow'),
    fields: { ILLRequestID: illId },
    reference,
    replies: {
      [prompts.confirmItemDelete]: results.yes,
      [prompts.confirmBibDelete]: results.yes,
      [prompts.lastCopy]: results.yes,
    },
  })

/** { a: { b: value } } for the path a, b. */
function nested(path: readonly string[], value: unknown): object {
  const [first, ...rest] = path
  return first === undefined ? {} : { [first]: rest.length === 0 ? value : nested(rest, value) }
}
