import type { Shelves } from './shelves.ts'
import {
  IlsTrouble,
  type CheckOutOrder,
  type Item,
  type MakeOrder,
  type Order,
  type PatronHoldOrder,
  type PatronSeed,
  type PullOrder,
} from './words.ts'

/** Item barcodes are at most 20 characters in Polaris. */
const longestBarcode = 20
const no = (why: string): never => {
  throw new IlsTrouble('refused', why)
}

/** Does one order; throws IlsTrouble, with nothing changed, when it cannot be done. */
export function doOrder(shelves: Shelves, patrons: ReadonlyMap<string, PatronSeed>, order: Order): void {
  switch (order.name) {
    case 'ils.makeCirculable':
      return make(shelves, patrons, order)
    case 'ils.changeDueDate': {
      const found = order.barcodes.map((barcode) => shelves.itemFor(barcode, order.reference))
      for (const item of found) item.dueOn = order.dueOn
      return
    }
    case 'ils.retire':
      return takeBack(shelves.itemFor(order.barcode, order.reference), 'retired')
    case 'ils.placeHold':
      return placeHold(shelves, patrons, order)
    case 'ils.pull':
      return pull(shelves, order)
    case 'ils.cancelHold': {
      const hold = shelves.holds.get(order.reference) ?? no('There is no hold for this request.')
      if (hold.state === 'filled') no('The hold has been filled.')
      hold.state = 'cancelled'
      return
    }
    case 'ils.checkOutToBorrower':
    case 'ils.checkOutToFacility':
      return checkOut(shelves, order)
    case 'ils.checkIn': {
      const item = shelves.itemFor(order.barcode, order.reference)
      return takeBack(item, item.madeFor === null ? 'in' : 'in_transit')
    }
  }
}

function make(shelves: Shelves, patrons: ReadonlyMap<string, PatronSeed>, order: MakeOrder): void {
  if (order.barcode.length > longestBarcode) no('The barcode is longer than 20 characters.')
  const known = shelves.items.get(order.barcode)
  if (known && (known.madeFor !== order.reference || known.state !== 'retired'))
    no('An item with this barcode exists already.')
  if (order.patronCard !== null && !patrons.has(order.patronCard)) no('No patron has this card.')
  const { barcode, title, author, isbn, dueOn } = order
  shelves.items.set(barcode, {
    barcode,
    title,
    author,
    isbn,
    dueOn,
    libraryCode: order.pickupCode,
    callNumber: 'ILL',
    madeFor: order.reference,
    state: order.patronCard === null ? 'in' : 'in_transit',
    holder: order.patronCard,
  })
}

function placeHold(shelves: Shelves, patrons: ReadonlyMap<string, PatronSeed>, order: PatronHoldOrder): void {
  const patron = patrons.get(order.patronCard ?? '') ?? no('No patron has this card.')
  if (patron.blocks.length > 0) no('The patron is blocked.')
  hold(shelves, order, patron.card, order.pickupCode ?? patron.libraryCode, null)
}

function pull(shelves: Shelves, order: PullOrder): void {
  hold(shelves, order, order.institution, null, order.ownerCode)
}

function hold(
  shelves: Shelves,
  order: PatronHoldOrder | PullOrder,
  holder: string,
  pickupCode: string | null,
  ownerCode: string | null,
): void {
  const copies = shelves.copiesOf(order).toSorted((a, b) => rank(b, ownerCode) - rank(a, ownerCode))
  const copy = copies[0] ?? no('Nobody in the system owns this title.')
  shelves.holds.set(order.reference, {
    reference: order.reference,
    holder,
    pickupCode,
    barcode: copy.barcode,
    state: 'active',
  })
}
const rank = (item: Item, ownerCode: string | null): number =>
  (item.state === 'in' ? 2 : 0) + (item.libraryCode === ownerCode ? 1 : 0)

function checkOut(shelves: Shelves, order: CheckOutOrder): void {
  const item = shelves.itemFor(order.barcode, order.reference)
  if (item.state === 'retired') no('The item has been returned to its lender.')
  if (item.state === 'out' && item.holder !== order.institution) no('The item is out to somebody else.')
  const hold = shelves.holds.get(order.reference)
  if (hold) hold.state = 'filled'
  item.state = 'out'
  item.holder = order.institution
  item.dueOn = order.dueOn
}

function takeBack(item: Item, state: Item['state']): void {
  item.state = state
  item.holder = null
  item.dueOn = null
}
