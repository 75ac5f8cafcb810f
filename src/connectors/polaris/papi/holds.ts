// Holds by PAPI, for offices without the staff interface and for cancelling: ours is known by the reference in the
// notes the patron may read.
import { z } from 'zod'
import { isKeyIn, requestOfKey } from '../../../domain/ils/wanted-items.ts'
import type { Look } from '../is-it-there.ts'
import type { Polaris } from '../polaris.ts'
import { activationOf, isOverHold, openFirst, type Hold, type NotedHold } from '../staff/holds.ts'
import { PapiRefusal } from './errors.ts'
import { placeByTalk } from './hold-talk.ts'

const shape = z.looseObject({
  PatronHoldRequestsGetRows: z
    .array(z.looseObject({ HoldRequestID: z.number(), StatusID: z.number(), PACDisplayNotes: z.string().nullish() }))
    .nullish(),
})

/** All holds of a patron that Polaris lists, each with the note the patron may read. */
export async function papiHoldsOf(
  { papi }: Polaris,
  card: string,
  about: { readonly reference: string | null; readonly isQuiet: boolean },
): Promise<readonly NotedHold[]> {
  const answer = await papi.call({
    name: 'PatronHoldRequestsGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', card, 'holdrequests', 'all'],
    by: 'staff',
    shape,
    ...about,
  })
  const all = (answer.PatronHoldRequestsGetRows ?? []).map((row) => ({
    id: row.HoldRequestID,
    statusId: row.StatusID,
    note: row.PACDisplayNotes ?? '',
  }))
  return openFirst(all)
}

export async function findPapiHold(
  polaris: Polaris,
  card: string,
  key: string,
  { withOver = false, isQuiet = false }: { readonly withOver?: boolean; readonly isQuiet?: boolean } = {},
): Promise<Look<Hold>> {
  const all = await papiHoldsOf(polaris, card, { reference: requestOfKey(key), isQuiet })
  const ours = all.find((one) => isKeyIn(one.note, key) && (withOver || !isOverHold(one.statusId)))
  return ours ? { is: 'found', what: { id: ours.id, statusId: ours.statusId } } : { is: 'none' }
}

export function placePapiHold(
  polaris: Polaris,
  hold: {
    /** Stands in its notes. */
    readonly key: string
    readonly patronId: number
    readonly pickupBranchId: number
    readonly bibId: number
    /** The one item that is held, with its volume as Polaris writes it. */
    readonly item?: { readonly barcode: string; readonly volume: string | null } | null
    readonly at: Date
  },
): Promise<void> {
  const { branchId, userId, workstationId } = polaris.settings()
  return placeByTalk(polaris, {
    name: 'HoldRequestCreate',
    part: 'holdrequest',
    reference: requestOfKey(hold.key),
    body: {
      PatronID: hold.patronId,
      BibID: hold.bibId,
      ...(hold.item ? { ItemBarcode: hold.item.barcode } : {}),
      ...(hold.item?.volume ? { VolumeNumber: hold.item.volume } : {}),
      PickupOrgID: hold.pickupBranchId,
      IsBorrowByMail: 0,
      PatronNotes: `ILL ${hold.key}`,
      ActivationDate: activationOf(hold.at),
      WorkstationID: workstationId,
      UserID: userId,
      RequestingOrgID: branchId,
    },
  })
}

/** Only while it waits: refused with -4016 once an item is on its way or on the shelf. */
export async function moveHold(
  polaris: Polaris,
  card: string,
  holdId: number,
  pickupBranchId: number,
  reference: string,
): Promise<void> {
  const { userId, workstationId } = polaris.settings()
  await polaris.papi.call({
    name: 'HoldRequestPickupBranch',
    method: 'PUT',
    isProtected: false,
    parts: ['patron', card, 'holdrequests', holdId, 'pickupbranch'],
    query: { userid: userId, wsid: workstationId, pickupbranchid: pickupBranchId },
    by: 'staff',
    reference,
    shape: z.looseObject({}),
  })
}

/** Cancelled, expired, or nothing to cancel: what was wanted is so. */
const isSoAlready = new Set([-4205, -4206, -4300])

export async function cancelHold(polaris: Polaris, card: string, holdId: number, reference: string): Promise<void> {
  const { userId, workstationId } = polaris.settings()
  try {
    await polaris.papi.call({
      name: 'HoldRequestCancel',
      method: 'PUT',
      isProtected: false,
      parts: ['patron', card, 'holdrequests', holdId, 'cancelled'],
      query: { wsid: workstationId, userid: userId },
      by: 'staff',
      reference,
      shape: z.looseObject({}),
    })
  } catch (error) {
    if (!(error instanceof PapiRefusal && isSoAlready.has(error.code))) throw error
  }
}
