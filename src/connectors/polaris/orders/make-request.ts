// A request of the ILL module made for staff: a hold without a title, then converted; each looked for first.
import type { Holder } from '../institutions.ts'
import { isItThere, orAsk } from '../is-it-there.ts'
import { findHold, placeStaffHold } from '../staff/holds.ts'
import { convertHold, findIll, type IllRequest } from '../staff/ill.ts'
import type { Tools } from '../tools.ts'

export async function makeRequest(
  { polaris, now }: Tools,
  { reference, title }: { readonly reference: string; readonly title: string },
  { patronId }: Holder,
  pickupBranchId: number,
): Promise<IllRequest> {
  if (orAsk(await findHold(polaris, patronId, reference)) === null)
    await placeStaffHold(polaris, { key: reference, patronId, pickupBranchId, bibId: 0, title, at: now() })
  const hold = orAsk(await findHold(polaris, patronId, reference))
  if (hold) await convertHold(polaris, hold.id, reference)
  const made = orAsk(await findIll(polaris, patronId, { reference, title, itemId: null }))
  if (!made) throw isItThere(`The ILL request for ${reference} was made in Polaris and is not found there.`)
  return made
}
