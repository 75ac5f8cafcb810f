// Requests of Polaris' ILL module by PAPI: a patron's list with its ten statuses, cancelling, and making one where the
// staff interface is not set up (PatronILLRequestsGet, ILLRequestCancelPut, ILLRequestPost).
import { z } from 'zod'
import { bare } from '../bibs.ts'
import type { IlsIllRequest } from '../../../domain/ils/records.ts'
import type { IlsMatter } from '../../../office/ils-port.ts'
import type { Look } from '../is-it-there.ts'
import type { Polaris } from '../polaris.ts'
import { readDay } from './dates.ts'
import { placeByTalk } from './hold-talk.ts'

/** ILLStatusID by the manual. A site may leave 12 to 14 standing after Return; only the item tells then. */
export const illStatuses: Readonly<Record<number, IlsIllRequest['stands']>> = {
  1: 'inactive',
  3: 'active',
  5: 'shipped',
  10: 'held',
  11: 'transferred',
  12: 'out',
  13: 'used',
  14: 'unused',
  15: 'returned',
  16: 'cancelled',
}
const isSought = (statusId: number): boolean => [1, 3, 5].includes(statusId)

const text = z.string().nullish()
const shape = z.looseObject({
  PatronILLRequestsGetRows: z
    .array(
      z.looseObject({
        ILLRequestID: z.number(),
        ILLStatusID: z.number(),
        ItemRecordID: z.number().nullish(),
        PickupBranchID: z.number().nullish(),
        Title: text,
        NeedByDate: text,
        OpacNotes: text,
        Author: text,
        VolumeAndIssue: text,
      }),
    )
    .nullish(),
})
export interface PapiIll {
  readonly id: number
  readonly statusId: number
  readonly title: string
  readonly pickupBranchId: number | null
  readonly needBy: string | null
  readonly notes: string
  readonly author: string
  readonly volume: string
  readonly itemId: number | null
}

export async function illRequestsOf(
  { papi, assumed }: Polaris,
  card: string,
  about: { readonly reference: string | null; readonly isQuiet?: boolean },
): Promise<readonly PapiIll[]> {
  const answer = await papi.call({
    name: 'PatronILLRequestsGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', card, 'illrequests', 'all'],
    by: 'staff',
    shape,
    ...about,
  })
  return (answer.PatronILLRequestsGetRows ?? []).map((row) => ({
    id: row.ILLRequestID,
    statusId: row.ILLStatusID,
    title: row.Title ?? '',
    pickupBranchId: row.PickupBranchID ?? null,
    needBy: readDay(row.NeedByDate, assumed('timeZone')),
    notes: row.OpacNotes ?? '',
    author: row.Author ?? '',
    volume: row.VolumeAndIssue ?? '',
    itemId: row.ItemRecordID || null,
  }))
}

/** PAPI has no notes of staff: the one sought for this title is it; of two, nobody can say. */
export async function findPapiIll(polaris: Polaris, card: string, wanted: IlsMatter): Promise<Look<PapiIll>> {
  const { reference } = wanted
  const rows = (await illRequestsOf(polaris, card, { reference })).filter(
    (row) => isSought(row.statusId) && bare(row.title) === bare(wanted.title),
  )
  const [only] = rows
  if (!only) return { is: 'none' }
  return rows.length === 1
    ? { is: 'found', what: only }
    : { is: 'unsure', sentence: `The patron has ${rows.length} ILL requests for this title in Polaris.` }
}

export const askPapiIll = (
  polaris: Polaris,
  patronId: number,
  pickupBranchId: number,
  wanted: IlsMatter,
): Promise<void> => {
  const { userId, workstationId } = polaris.settings()
  return placeByTalk(polaris, {
    name: 'ILLRequestPost',
    part: 'illrequest',
    reference: wanted.reference,
    body: {
      PatronID: patronId,
      Author: wanted.author ?? '',
      Title: wanted.title,
      ISBN: wanted.isbn ?? '',
      ItemType: 1,
      MediumType: 1,
      PickupOrgID: pickupBranchId,
      WorkstationID: workstationId,
      UserID: userId,
    },
  })
}

export async function cancelIll({ papi, settings }: Polaris, card: string, id: string): Promise<void> {
  const { userId, workstationId } = settings()
  await papi.call({
    name: 'ILLRequestCancelPut',
    method: 'PUT',
    isProtected: false,
    parts: ['patron', card, 'illrequests', id, 'cancelled'],
    query: { wsid: workstationId, userid: userId },
    by: 'staff',
    shape: z.looseObject({}),
  })
}
