// The stand-in library system keeps nothing over a restart: what it did for requests still open is told to it again.
import type { IlsStandIn } from '../../lab/ils/ils.ts'
import type { Item } from '../../lab/ils/words.ts'
import { ConnectorError } from '../../office/ports.ts'
import { type Ils, type IlsOrder } from '../../office/ils-port.ts'
import { borrowedPieces, doneIlsEffects, pulledNumbers, type DoneIlsEffect } from '../../store/demo.ts'
import type { Store } from '../../store/open.ts'

const stateAt: Readonly<Record<string, Item['state']>> = {
  shelf: 'held',
  patron: 'out',
  van_out: 'in_transit',
  van_in: 'in_transit',
  lost: 'out',
}

export async function remind(store: Store, ils: Ils, standIn: IlsStandIn): Promise<void> {
  for (const done of await doneIlsEffects(store.db)) {
    const order = orderOf(done)
    try {
      if (order) await ils.carry(done.key, order)
    } catch (error) {
      // It was done by hand, or the request has changed since: the stand-in goes without it.
      if (!(error instanceof ConnectorError)) throw error
    }
  }
  for (const { number, place } of await borrowedPieces(store.db)) {
    const item = standIn.items.get(number)
    const state = stateAt[place]
    if (item && state && item.state !== 'retired') item.state = state
  }
  for (const number of await pulledNumbers(store.db)) {
    const hold = standIn.holds.get(number)
    if (hold?.state === 'active') hold.state = 'on_shelf'
  }
}

/** The order as it was, from the request as it stands; conditions no longer matter to what is there already. */
function orderOf(done: DoneIlsEffect): IlsOrder | null {
  const { dueOn, barcode, pickupCode, card } = done
  const matter = {
    reference: done.number,
    title: done.title,
    author: done.citation['author'] ?? null,
    isbn: done.citation['isbn'] ?? null,
  }
  const code = barcode ?? (done.pieces > 1 && done.pieceN !== null ? `${done.number}-${done.pieceN}` : done.number)
  const institution = done.institution ?? ''
  switch (done.name) {
    case 'ils.makeCirculable':
      return {
        ...matter,
        name: done.name,
        barcode: code,
        patronCard: card,
        pickupCode,
        dueOn,
        inLibraryOnly: false,
        mayRenew: true,
      }
    case 'ils.changeDueDate':
      return { ...matter, name: done.name, barcodes: [code], dueOn }
    case 'ils.retire':
      return { ...matter, name: done.name, barcode: code, patronCard: card }
    case 'ils.placeHold':
      return { ...matter, name: done.name, patronCard: card, pickupCode }
    case 'ils.pull':
      return { ...matter, name: done.name, institution, ownerCode: done.ownerCode }
    case 'ils.cancelHold':
      return { ...matter, name: done.name, patronCard: card, institution }
    case 'ils.checkOutToBorrower':
      return { ...matter, name: done.name, institution, barcode, dueOn }
    case 'ils.checkOutToFacility':
      return { ...matter, name: done.name, institution, barcode: done.kind === 'borrowing' ? code : barcode, dueOn }
    case 'ils.checkIn':
      return { ...matter, name: done.name, barcode }
    default:
      return null
  }
}
