// Polaris' staff screens (the desktop client's names; Leap has the same fields), step by step. A borrowed item is
// received against its ILL request where there is one, else entered briefly as a temporary item.
import { decimals } from '../values/money.ts'
import type { StepMatter } from '../worklist/step.ts'
import { plainNumbers } from '../values/request-number.ts'
import { wantedItems } from '../ils/wanted-items.ts'
import { writeUsDay } from './page-dates.ts'
import type { Screen, ScreenField, ScreenTable } from './screens.ts'

const field = (label: string, of: ScreenField['of'], max?: number): ScreenField => ({
  label,
  of,
  ...(max === undefined ? {} : { max }),
})
const usDay = (day: string | null): string | null => (day === null ? null : writeUsDay(day))
const barcode = field('Barcode', (m) => m.barcode, 20)
const patron = field('Patron barcode', (m) => m.patronCard, 20)
const institution = field('Patron', (m) => m.library?.name, 100)
const title = field('Title', (m) => m.title, 255)
const author = field('Author', (m: StepMatter) => m.citation['author'], 255)
/** As it is stored: what is keyed here is found by it later, also by Polaris' own search. */
const ours = field('Non-public note', (m) => plainNumbers(m.number), 255)
/** Each volume or copy is held by itself, under its own key. */
const oursEach = field('Non-public note', (m) => keysOf(m), 255)
const keysOf = (m: StepMatter): string => {
  const number = plainNumbers(m.number)
  const wanted = wantedItems(number, m.citation)
  return wanted.length === 0 ? number : wanted.map((one) => one.key).join(' ')
}
const pickup = field('Pickup branch', (m) => m.pickup)
const due = field('Due date', (m) => usDay(m.patronDueOn ?? m.dueOn))

const hold = (who: ScreenField, menu: string): Screen => ({
  name: 'Hold Request',
  menu,
  page: 'new',
  calledUpBy: 'card',
  fields: [who, title, author, pickup, ours],
})
const checkOut: Screen = {
  name: 'Check Out',
  menu: 'Circulation › Check Out',
  page: 'checkOut',
  calledUpBy: 'barcode',
  fields: [institution, barcode, due],
}

/** Patron Status workform, Account view, Charge (staff help 7.6, “Create a Charge from the Patron Account View”). */
const charge: Screen = {
  name: 'Patron Status, Account: Charge',
  menu: 'Circulation › Patron Status › the patron › Account › Charge (Ctrl+C)',
  page: 'patron',
  calledUpBy: 'card',
  fields: [
    patron,
    field('Amount', (m) => (m.amountCents === null ? null : decimals(m.amountCents))),
    field('Reason', (m) => m.reason),
    field('Associated item', (m) => m.barcode, 20),
    field('Notes', (m) => `Interlibrary loan ${m.number}`, 255),
  ],
}

export const polarisScreens: ScreenTable = {
  'ils.makeCirculable': {
    name: 'ILL Request: Receive, Brief Item Entry',
    menu: 'Request Manager › ILL › the request › Receive',
    page: 'request',
    calledUpBy: 'barcode',
    fields: [patron, title, author, barcode, pickup, due, field('Note', (m) => m.pieceLabel, 255), ours],
  },
  'ils.changeDueDate': {
    name: 'Reset Due Date',
    menu: 'Circulation › the patron’s items out › Reset due date',
    page: 'item',
    calledUpBy: 'barcode',
    fields: [barcode, due],
  },
  'ils.changePickup': {
    name: 'Hold Request or ILL Request: Pickup branch',
    menu: 'Circulation › Patron Status › the patron › Requests › the request',
    page: 'patron',
    calledUpBy: 'card',
    fields: [patron, title, pickup],
  },
  'ils.retire': {
    name: 'Check In, then ILL Request: Return and Delete',
    menu: 'Circulation › Check In; then Request Manager › ILL › the request › Return',
    page: 'checkIn',
    calledUpBy: 'barcode',
    fields: [barcode, title],
  },
  'ils.placeHold': hold(patron, 'Request Manager › New › Hold request'),
  'ils.cancelHold': {
    name: 'Hold Request: Cancel',
    menu: 'Request Manager › Holds › the request › Cancel',
    page: 'patron',
    calledUpBy: 'card',
    fields: [patron, title, ours],
  },
  'ils.pull': {
    ...hold(institution, 'Request Manager › New › Hold request, for the borrowing library’s record'),
    fields: [
      institution,
      title,
      author,
      field('Volume', (m) => m.citation['volume'], 100),
      field('Item barcode', (m) => m.citation['copy'], 255),
      pickup,
      oursEach,
    ],
  },
  'ils.charge': charge,
  'ils.checkOutToBorrower': checkOut,
  'ils.checkOutToFacility': checkOut,
  'ils.checkIn': {
    name: 'Check In',
    menu: 'Circulation › Check In',
    page: 'checkIn',
    calledUpBy: 'barcode',
    fields: [barcode, title],
  },
}

/** The item is checked in already; only Return is left. */
export const polarisLeftScreens: ScreenTable = {
  'ils.retire': {
    name: 'ILL Request: Return',
    menu: 'Request Manager › ILL › the request › Return',
    page: 'request',
    calledUpBy: 'barcode',
    fields: [patron, title, barcode],
  },
}
