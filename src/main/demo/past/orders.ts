// What the office asked of its library system in the past, done on the shelves of the past.
import type { IlsOrder } from '../../../office/ils-port.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { Item, Shelves } from './shelves.ts'

const no = (why: string): never => {
  throw new ConnectorError('refused', why)
}
type Of<N extends IlsOrder['name']> = Extract<IlsOrder, { name: N }>

/** Does one order; throws, with nothing changed, when it cannot be done. */
export function doOrder(shelves: Shelves, order: IlsOrder): void {
  const itemFor = (barcode: string | null): Item =>
    shelves.itemFor(barcode, order.reference) ?? no('There is no item with this barcode.')
  switch (order.name) {
    case 'ils.makeCirculable':
      return make(shelves, order)
    case 'ils.changeDueDate': {
      const found = order.barcodes.map(itemFor)
      for (const item of found) item.dueOn = order.dueOn
      return
    }
    case 'ils.changePickup': {
      const item = shelves.items.get(order.barcode)
      if (item) shelves.items.set(item.barcode, { ...item, libraryCode: order.pickupCode })
      return
    }
    case 'ils.retire':
      return takeBack(itemFor(order.barcode), 'retired')
    case 'ils.placeHold': {
      const patron = shelves.patrons.get(order.patronCard ?? '') ?? no('No patron has this card.')
      if (patron.blocks.length > 0) no('The patron is blocked.')
      return hold(shelves, order, patron.card, null)
    }
    case 'ils.pull':
      return hold(shelves, order, order.institution, order.ownerCode)
    case 'ils.cancelHold': {
      const known = shelves.holds.get(order.reference) ?? no('There is no hold for this request.')
      if (known.state === 'filled') no('The hold has been filled.')
      known.state = 'cancelled'
      return
    }
    case 'ils.checkOutToBorrower':
    case 'ils.checkOutToFacility':
      return checkOut(shelves, itemFor(order.barcode), order)
    // Keyed by a person, as ever.
    case 'ils.charge':
      return
    case 'ils.checkIn': {
      const item = itemFor(order.barcode)
      return takeBack(item, item.madeFor === null ? 'in' : 'in_transit')
    }
  }
}

/** Item barcodes are at most 20 characters in Polaris. */
const longestBarcode = 20

function make(shelves: Shelves, order: Of<'ils.makeCirculable'>): void {
  const { barcode, title, author, isbn, dueOn } = order
  if (barcode.length > longestBarcode) no('The barcode is longer than 20 characters.')
  const known = shelves.items.get(barcode)
  if (known && (known.madeFor !== order.reference || known.state !== 'retired'))
    no('An item with this barcode exists already.')
  if (order.patronCard !== null && !shelves.patrons.has(order.patronCard)) no('No patron has this card.')
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

function hold(shelves: Shelves, order: Of<'ils.placeHold' | 'ils.pull'>, holder: string, owner: string | null): void {
  const rank = (item: Item): number => (item.state === 'in' ? 2 : 0) + (item.libraryCode === owner ? 1 : 0)
  const [copy] = shelves.copiesOf(order).toSorted((a, b) => rank(b) - rank(a))
  const { barcode } = copy ?? no('Nobody in the system owns this title.')
  shelves.holds.set(order.reference, { reference: order.reference, holder, barcode, state: 'active' })
}

function checkOut(shelves: Shelves, item: Item, order: Of<'ils.checkOutToBorrower' | 'ils.checkOutToFacility'>): void {
  if (item.state === 'retired') no('The item has been returned to its lender.')
  if (item.state === 'out' && item.holder !== order.institution) no('The item is out to somebody else.')
  const known = shelves.holds.get(order.reference)
  if (known) known.state = 'filled'
  Object.assign(item, { state: 'out', holder: order.institution, dueOn: order.dueOn })
}

const takeBack = (item: Item, state: Item['state']): void =>
  void Object.assign(item, { state, holder: null, dueOn: null })
