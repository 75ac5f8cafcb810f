// One item of Polaris by its barcode, and what its status means.
import { z } from 'zod'
import { readDay } from './papi/dates.ts'
import type { Polaris } from './polaris.ts'

const number = z.number().nullish()
const shape = z.looseObject({
  ItemRecordID: z.number(),
  Barcode: z.string().nullish(),
  ItemStatusID: z.number(),
  ItemStatusDescription: z.string().nullish(),
  NonPublicNote: z.string().nullish(),
  BibInfo: z.looseObject({ BibliographicRecordID: number, BibRecordID: number }).nullish(),
  CirculationData: z.looseObject({ DueDate: z.string().nullish() }).nullish(),
})

export interface Item {
  readonly id: number
  readonly statusId: number
  /** The status in Polaris' words. */
  readonly word: string
  readonly bibId: number | null
  readonly dueOn: string | null
  /** Undefined: this Polaris does not say. */
  readonly note: string | null | undefined
}

// Item statuses (site notes on the lookup tables; `GET itemstatuses` of a site lists its own).
export const itemStatus = {
  in: 1,
  out: 2,
  outIll: 3,
  held: 4,
  transferred: 5,
  inTransit: 6,
  lost: 7,
  returnedIll: 17,
} as const
const hanging: Readonly<Record<number, string>> = {
  7: 'it is lost, and billed',
  8: 'it is claimed to have been returned',
  9: 'it is claimed never to have been had',
  10: 'it is missing',
  21: 'parts of it are claimed missing',
  23: 'it is damaged',
}
/** Why a record with this status may not be taken away; null when it may. */
export const hangsOnStatus = (statusId: number): string | null => hanging[statusId] ?? null
export const isOut = (statusId: number): boolean => statusId === itemStatus.out || statusId === itemStatus.outIll
/** On its way, or waiting on a hold shelf. */
export const isMoving = (statusId: number): boolean =>
  statusId === itemStatus.held || statusId === itemStatus.transferred || statusId === itemStatus.inTransit

export async function findItem(
  polaris: Polaris,
  barcode: string,
  about: { readonly reference: string | null; readonly isQuiet?: boolean },
): Promise<Item | null> {
  const found = await polaris.staff.find({
    name: 'Item by barcode',
    method: 'GET',
    parts: ['itemrecords', barcode],
    query: { isBarcode: true },
    shape,
    ...about,
  })
  if (!found) return null
  return {
    id: found.ItemRecordID,
    statusId: found.ItemStatusID,
    word: found.ItemStatusDescription ?? `status ${found.ItemStatusID}`,
    bibId: found.BibInfo?.BibliographicRecordID ?? found.BibInfo?.BibRecordID ?? null,
    dueOn: readDay(found.CirculationData?.DueDate, polaris.assumed('timeZone')),
    note: found.NonPublicNote,
  }
}
