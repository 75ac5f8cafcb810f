// A facility's line: a correctional facility's library asks for something from its list. The borrower is that
// library, never a reader: list and line are the only link, and only the facility can follow it.
import { besideFacility } from './beside.ts'
import * as change from './changes.ts'
import { reasonsLost } from './codes.ts'
import { barcode, code, count, day, idOf, note, optional, text } from './details.ts'
import * as when from './guards.ts'
import { commonRows, damagedRow } from './rows-common.ts'
import type { ActionTable, States } from './table.ts'
import { whichItems } from './which-items.ts'

// oxfmt-ignore
export const facilityStates = {
  new:       { label: 'New',       stage: 'review',  about: 'A line of a facility’s list.' },
  gathering: { label: 'Gathering', stage: 'waiting', beside: besideFacility.gathering, about: 'Coming: by a hold, a loan from outside, a purchase or the deposit.' },
  ready:     { label: 'Ready',     stage: 'here',    about: 'In the office, screened by the facility’s rules.', place: 'office' },
  sent:      { label: 'Sent',      stage: 'out', beside: besideFacility.sent,     about: 'At the facility.', place: 'facility' },
  returning: { label: 'Returning', stage: 'out', beside: besideFacility.sent,     about: 'On its way back.', place: 'from_facility' },
  lost:      { label: 'Lost',      stage: 'late',    aside: true, about: 'Lost, or kept; not settled yet.', place: 'lost' },
  closed:    { label: 'Closed',    stage: 'done', beside: besideFacility.closed,    about: 'Over; the outcome says how.', place: 'owner' },
} as const satisfies States<string>

export type FacilityState = keyof typeof facilityStates
const all = [
  'new',
  'gathering',
  'ready',
  'sent',
  'returning',
  'lost',
  'closed',
] as const satisfies readonly FacilityState[]
const open = ['new', 'gathering', 'ready', 'sent', 'returning', 'lost'] as const satisfies readonly FacilityState[]
const pieceId = optional(idOf('piece', 'Piece'))

// oxfmt-ignore
export const facilityActions = {
  takeIn: {
    label: 'Take in', about: 'A line of a list.', by: ['staff', 'facility', 'office'], from: 'nothing', to: 'new', only: 'take_in',
  },
  edit: {
    label: 'Change', about: 'Title or needed-by day.', by: ['staff', 'facility'], from: ['new', 'gathering'], to: 'same', needs: { neededBy: optional(day('Needed by')), title: optional(text('Title')) }, sets: [change.editedFields], undo: 'held',
  },
  gather: {
    label: 'Gather by a hold', about: 'A member owns it: a hold brings it.', key: 'H', by: ['staff'], from: ['new'], to: 'gathering', effects: ['ils.pull'], undo: 'held', polaris: 'HoldRequestCreate',
  },
  holdNotFilled: {
    label: 'Hold not filled', about: 'Polaris could not fill a hold for one volume or copy; a colleague looks for another.', by: ['ils'], from: ['gathering'], to: 'same', sets: [change.openQuestion('staff', 'hold_not_filled')], polaris: 'Hold not supplied',
  },
  sayWhich: {
    label: 'Which volume or copy', about: 'What exactly is wanted: each volume or copy is held by itself in Polaris. Neither: any copy of the title.', key: 'I', by: ['staff'], from: ['new', 'gathering'], to: 'same',
    needs: { volume: optional(text('Volume')), copy: optional(text('Only this copy (its barcode)')) }, sets: [whichItems, change.closeQuestion], effects: [{ effect: 'ils.pull', when: when.holdChanges }], undo: 'held',
  },
  borrowOut: {
    label: 'Borrow from outside', about: 'A linked borrowing request is made; the lender must agree first.', key: 'S', by: ['staff'], from: ['new'], to: 'gathering', only: 'borrow', undo: 'held',
  },
  buy: {
    label: 'Buy', about: 'Bought for the facility.', by: ['librarian', 'administrator'], from: ['new'], to: 'gathering', undo: 'held',
  },
  fillFromDeposit: {
    label: 'From the deposit', about: 'The deposit collection has it.', by: ['staff'], from: ['new'], to: 'gathering', undo: 'held',
  },
  waitForCopy: {
    label: 'Wait for a copy', about: 'Every copy is out; an open question keeps it in sight.', by: ['staff'], from: ['new', 'gathering'], to: 'gathering', needs: { until: optional(day('Until')) }, sets: [change.openQuestion('staff', 'waiting_for_copy')], undo: 'held',
  },
  refuse: {
    label: 'Refuse', about: 'The facility’s rule forbids it; the rule is named.', key: 'X', by: ['staff'], from: ['new', 'gathering', 'ready'], to: 'closed', needs: { reason: text('Rule'), note: optional(note()) }, sets: [change.whyNot], effects: [{ effect: 'ils.cancelHold', when: when.gatheredByHold }], outcome: 'refused', undo: 'held',
  },
  arrive: {
    label: 'Arrived', about: 'In the office, screened by the facility’s rules.', key: 'R', scan: 'arriving', by: ['staff', 'office'], from: ['new', 'gathering'], to: 'ready', needs: { pieceId, barcode: optional(barcode('Barcode')), pieces: optional(count('Pieces')) }, sets: [change.firstPieces, change.pieceBarcode, change.closeQuestion], undo: 'held',
  },
  notAvailable: {
    label: 'Not available', about: 'It cannot be had.', key: 'Z', by: ['staff', 'office'], from: ['new', 'gathering'], to: 'closed', needs: { note: optional(note()) }, effects: [{ effect: 'ils.cancelHold', when: when.gatheredByHold }], outcome: 'not_available', undo: 'held',
  },
  cancel: {
    label: 'Cancel', phone: true, about: 'The facility no longer wants it.', key: 'C', by: ['staff', 'facility'], from: ['new', 'gathering', 'ready'], to: 'closed', effects: [{ effect: 'ils.cancelHold', when: when.gatheredByHold }], outcome: 'cancelled', undo: 'held',
  },
  ship: {
    label: 'Send with a crate', about: 'It leaves by closing the facility’s crate.', scan: 'packing', scanned: 'In the crate', by: ['staff'], from: ['ready'], to: 'sent', needs: { parcelId: idOf('parcel', 'Crate'), pieceId, dueOn: optional(day('Due')) }, guard: [when.inParcel, when.dueAhead], only: 'package', sets: [change.ourDue], effects: [{ effect: 'ils.checkOutToFacility', when: when.ownCopy }], undo: 'held', polaris: 'Out',
  },
  saysReturning: {
    label: 'Coming back', about: 'The facility says it is in a crate.', by: ['facility', 'staff'], from: ['sent'], to: 'returning', needs: { pieceId }, undo: 'held',
  },
  refusedByReview: {
    label: 'Refused by media review', about: 'The facility’s review did not let it in; the outcome is kept, no reader’s name.', by: ['facility', 'staff'], from: ['sent'], to: 'returning', needs: { reason: text('Reason given') }, sets: [change.whyNot], undo: 'held',
  },
  readerMoved: {
    label: 'Reader moved', about: 'Nobody there wants it any more.', by: ['facility', 'staff'], from: ['sent'], to: 'returning', sets: [change.setUnwanted], undo: 'held',
  },
  cameBack: {
    label: 'Came back', about: 'In the office again.', key: 'B', scan: 'drop_box', scanAlso: { station: 'arriving', at: ['facility', 'from_facility', 'lost'] }, by: ['staff', 'ils', 'office'], from: ['sent', 'returning', 'lost'], to: 'closed', needs: { pieceId, droppedOn: optional(day('Dropped in the box on')) }, guard: [when.droppedBefore], effects: [{ effect: 'ils.checkIn', when: when.ownCopy }], outcome: 'filled', undo: 'held', polaris: 'In',
  },
  cameBackAnyway: {
    label: 'Came back anyway', about: 'A closed line’s piece turned up.', scan: 'drop_box', scanAlso: { station: 'arriving', at: ['settled'] }, by: ['staff', 'ils'], from: ['closed'], to: 'same', needs: { droppedOn: optional(day('Dropped in the box on')) }, guard: [when.droppedBefore], sets: [change.homeAfterAll], effects: ['ils.checkIn'], undo: 'held',
  },
  turnedUp: {
    label: 'On its way after all', about: 'It was said to be lost with its crate, and the carrier has it.', by: ['staff'], from: ['lost'], to: 'sent', only: 'lost_package', needs: { pieceId }, sets: [change.foundAgain], effects: ['facility.tellFound'], undo: 'held',
  },
  kept: {
    label: 'Kept', about: 'The facility keeps it and is billed.', by: ['facility', 'staff'], from: ['sent', 'returning'], to: 'lost', needs: { pieceId, note: optional(note()) }, undo: 'held',
  },
  damaged: damagedRow(['ready', 'sent', 'returning']),
  lose: {
    label: 'Lost', phone: true, about: 'Lost or destroyed.', key: 'L', by: ['staff', 'facility'], from: ['ready', 'sent', 'returning'], to: 'lost', needs: { pieceId, reason: code('How', reasonsLost), note: optional(note()) }, sets: [change.whyNot], effects: [{ effect: 'facility.tellLost', when: when.lostOnItsWayThere }], undo: 'held', polaris: 'Lost',
  },
  paid: {
    label: 'Paid', about: 'The facility paid for it.', by: ['staff'], from: ['lost'], to: 'closed', sets: [change.settle('paid')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  replaced: {
    label: 'Replaced', about: 'Another copy was given for it.', by: ['staff'], from: ['lost'], to: 'closed', sets: [change.settle('replaced')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  writtenOff: {
    label: 'Written off', about: 'Nobody will pay.', by: ['librarian', 'administrator'], from: ['lost'], to: 'closed', sets: [change.settle('written_off')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  refunded: {
    label: 'Refunded', about: 'What was paid went back.', by: ['librarian', 'administrator'], from: ['lost', 'closed'], to: 'same', guard: [when.wasPaid], sets: [change.settle('refunded'), change.closeQuestion], undo: 'held',
  },
  ...commonRows(open, all),
} as const satisfies ActionTable<FacilityState>
