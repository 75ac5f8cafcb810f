// What acts ask of the outside world, each once: to which port, in which words, what a person does when there is
// no connection (the card, its key, the act that follows), and what it is in ISO 18626 and Polaris.

import type { NoticeName } from './notices.ts'

export type Port = 'partner' | 'ils' | 'network' | 'mail' | 'paper'

/** What we send in ISO 18626: a request, a requester's action, or a supplier's reason with status and answer. */
export type Says =
  | { readonly message: 'request'; readonly requestType: 'New' | 'Retry' | 'Reminder' }
  | { readonly message: 'action'; readonly action: string }
  | {
      readonly message: 'supplier'
      readonly reason: string
      readonly status: string | 'current'
      readonly answer?: 'Y' | 'N'
    }

export type MailTo = 'patron' | 'member' | 'facility'

export interface EffectRow {
  readonly port: Port
  /** On the card and in the story: what is to be done, in the imperative. */
  readonly words: string
  /** The card's key and its word, when a person does it. */
  readonly byHand: { readonly label: string; readonly key: string }
  /** The act that records the outcome, when there is one. */
  readonly then?: { readonly done?: string; readonly failed?: string }
  readonly iso18626?: Says
  readonly polaris?: string
  /** Once for each piece the act moves, instead of once. */
  readonly perPiece?: true
  /** It waits for no other step of its request, and none waits for it. */
  readonly isApart?: true
  /** A look at the library system shows whether it was done: its card is looked at again by itself. */
  readonly isSeen?: true
  /** A person’s word alone does not end it where the library system can be asked. */
  readonly untilSeen?: true
  /** Ordered only where it can have something to do there; else always. */
  readonly onlyIf?: 'billStandsAtIls' | 'ilsKnowsIt' | 'lossWasTold' | 'noHoldBringsIt'
  /** What its card says beside the title: whose card, and the item's barcode where the piece has none of its own. */
  readonly shows?: { readonly patron?: true; readonly item?: true }
  /** A mail: to whom, and which notice it is. One party owns each notice; what another owns is not ordered here. Null: nobody
   * else could send it. */
  readonly mail?: { readonly to: MailTo; readonly notice: NoticeName | null }
}

const partner = (words: string, label: string, iso18626: Says, then?: EffectRow['then']): EffectRow => ({
  port: 'partner',
  words,
  byHand: { label, key: 'D' },
  iso18626,
  ...(then ? { then } : {}),
})
const ils = (words: string, label: string, polaris: string, then?: EffectRow['then']): EffectRow => ({
  port: 'ils',
  words,
  byHand: { label, key: 'D' },
  polaris,
  ...(then ? { then } : {}),
})
const mail = (words: string, to: MailTo, notice: NoticeName | null): EffectRow => ({
  port: 'mail',
  words,
  byHand: { label: 'Told them', key: 'D' },
  mail: { to, notice },
})
const paper = (words: string): EffectRow => ({ port: 'paper', words, byHand: { label: 'Printed', key: 'D' } })
const seen = (row: EffectRow): EffectRow => ({ ...row, isSeen: true })
const names = (shows: NonNullable<EffectRow['shows']>, row: EffectRow): EffectRow => ({ ...row, shows })
const eachPiece = (row: EffectRow): EffectRow => ({ ...row, perPiece: true })
const requester = (action: string): Says => ({ message: 'action', action })
const supplier = (reason: string, status: string, answer?: 'Y' | 'N'): Says => ({
  message: 'supplier',
  reason,
  status,
  ...(answer ? { answer } : {}),
})

// oxfmt-ignore
export const effects = {
  // To the lender, as borrower
  'lender.ask':           partner('Ask the lender', 'Asked', { message: 'request', requestType: 'New' }, { done: 'asked', failed: 'sendFailed' }),
  'lender.askAgain':      partner('Ask the lender again on its terms', 'Asked', { message: 'request', requestType: 'Retry' }, { done: 'asked', failed: 'sendFailed' }),
  'lender.remind':        partner('Remind the lender', 'Reminded', { message: 'request', requestType: 'Reminder' }),
  'lender.cancel':        partner('Tell the lender we no longer want it', 'Told them', requester('Cancel')),
  'lender.accept':        partner('Tell the lender we accept the conditions', 'Told them', requester('Notification')),
  'lender.tellReceived':  partner('Tell the lender it arrived', 'Told them', requester('Received')),
  'lender.tellReturned':  partner('Tell the lender it is on its way back', 'Told them', requester('ShippedReturn')),
  'lender.tellForwarded': partner('Tell the lender it was sent on', 'Told them', requester('ShippedForward')),
  'lender.askRenewal':    partner('Ask the lender for more time', 'Asked', requester('Renew')),
  'lender.askStatus':     partner('Ask the lender where the matter stands', 'Asked', requester('StatusRequest')),
  'lender.tell':          partner('Send the lender a note', 'Sent', requester('Notification')),
  'lender.tellLost':      partner('Tell the lender it is lost', 'Told them', requester('Notification')),
  'lender.tellFound':     { ...partner('Tell the lender it is found', 'Told them', requester('Notification')), onlyIf: 'lossWasTold' },
  // To the borrower, as lender
  'borrower.tellWillSupply':    partner('Tell the borrower we will send it', 'Told them', supplier('RequestResponse', 'WillSupply')),
  'borrower.tellCondition':     partner('Tell the borrower our conditions', 'Told them', supplier('RequestResponse', 'WillSupply')),
  'borrower.tellUnfilled':      partner('Tell the borrower no', 'Told them', supplier('RequestResponse', 'Unfilled')),
  'borrower.tellRetry':         partner('Tell the borrower on which terms to ask again', 'Told them', supplier('RequestResponse', 'RetryPossible')),
  'borrower.tellShipped':       partner('Tell the borrower it was shipped', 'Told them', supplier('StatusChange', 'Loaned')),
  'borrower.tellCopySent':      partner('Tell the borrower the copy was sent', 'Told them', supplier('StatusChange', 'CopyCompleted')),
  'borrower.tellRenewed':       partner('Tell the borrower the new due date', 'Told them', supplier('RenewResponse', 'Loaned', 'Y')),
  'borrower.tellNotRenewed':    partner('Tell the borrower it cannot be renewed', 'Told them', supplier('RenewResponse', 'current', 'N')),
  'borrower.tellRecall':        partner('Ask the borrower to send it back now', 'Told them', supplier('StatusChange', 'Recalled')),
  'borrower.tellOverdue':       partner('Tell the borrower it is overdue', 'Told them', supplier('StatusChange', 'Overdue')),
  'borrower.tellCheckedIn':     partner('Tell the borrower it came back', 'Told them', supplier('StatusChange', 'LoanCompleted')),
  'borrower.tellLost':         partner('Tell the borrower it was lost on its way to them', 'Told them', supplier('Notification', 'current')),
  'borrower.tellFound':        { ...partner('Tell the borrower it is on its way after all', 'Told them', supplier('Notification', 'current')), onlyIf: 'lossWasTold' },
  'borrower.tellSettled':       partner('Tell the borrower the matter is closed without the piece', 'Told them', supplier('StatusChange', 'CompletedWithoutReturn')),
  'borrower.tellCancelled':     partner('Tell the borrower it is cancelled', 'Told them', supplier('CancelResponse', 'Cancelled', 'Y')),
  'borrower.tellNotCancelled':  partner('Tell the borrower it is too late to cancel', 'Told them', supplier('CancelResponse', 'current', 'N')),
  'borrower.tellStatus':        partner('Tell the borrower where the matter stands', 'Told them', supplier('StatusRequestResponse', 'current')),
  'borrower.tell':              partner('Send the borrower a note', 'Sent', supplier('Notification', 'current')),
  // To the integrated library system
  'ils.makeCirculable':     names({ patron: true, item: true }, eachPiece(ils('Make the item in Polaris so that it can circulate', 'Made', 'ill/receive', { failed: 'ilsFailed' }))),
  'ils.changeDueDate':      names({ item: true }, seen(ils('Change the due date in Polaris', 'Changed', 'item due date', { failed: 'ilsFailed' }))),
  'ils.changePickup':       names({ patron: true }, { ...ils('Change the pick-up library in Polaris', 'Changed', 'hold or ILL request: pick-up branch', { failed: 'ilsFailed' }), onlyIf: 'ilsKnowsIt' }),
  'ils.retire':             names({ patron: true, item: true }, seen(eachPiece(ils('Take the item out of Polaris', 'Taken out', 'ill/return', { failed: 'ilsFailed' })))),
  'ils.placeHold':          names({ patron: true }, ils('Place a hold in Polaris for the patron', 'Placed', 'HoldRequestCreate', { failed: 'holdFailed' })),
  'ils.cancelHold':         names({ patron: true }, ils('Cancel the hold in Polaris', 'Cancelled', 'HoldRequestCancel', { failed: 'ilsFailed' })),
  'ils.pull':               ils('Place a hold in Polaris for the borrowing library', 'Placed', 'HoldRequestCreate (institutional patron)', { failed: 'ilsFailed' }),
  'ils.checkOutToBorrower': eachPiece(ils('Check out to the borrowing library in Polaris', 'Checked out', 'ItemCheckout (institutional patron)', { failed: 'ilsFailed' })),
  'ils.checkOutToFacility': eachPiece(ils('Check out to the facility in Polaris', 'Checked out', 'ItemCheckout (institutional patron)', { failed: 'ilsFailed' })),
  'ils.checkIn':            eachPiece(ils('Check in in Polaris', 'Checked in', 'ItemCheckin', { failed: 'ilsFailed' })),
  // To the patron's account there; no call makes a charge, so a person always keys it
  'ils.charge':             { ...ils('Key a charge in Polaris', 'Keyed', 'PatronAccountGet, afterwards'), isApart: true, isSeen: true, untilSeen: true, onlyIf: 'billStandsAtIls', shows: { patron: true } },
  // By mail to the patron, to a member library, and to a facility
  'patron.tellReady':      mail('Tell the patron it is ready', 'patron', 'hold_ready'),
  'patron.tellDueSoon':    mail('Tell the patron it is due soon', 'patron', 'due_soon'),
  'patron.tellOverdue':    mail('Tell the patron it is overdue', 'patron', 'overdue'),
  'patron.tellBill':       mail('Tell the patron what is owed', 'patron', 'bill'),
  'patron.tellUnfilled':   mail('Tell the patron it cannot be got', 'patron', 'unfilled'),
  'patron.ask':            mail('Ask the patron', 'patron', 'question'),
  'patron.tellRecalled':   mail('Ask the patron to bring it back', 'patron', 'recalled'),
  'patron.tellRenewed':    mail('Tell the patron they may keep it longer', 'patron', 'more_time'),
  'patron.tellNotRenewed': mail('Tell the patron there is no more time', 'patron', 'more_time'),
  'member.ask':            mail('Ask the member library', 'member', 'question'),
  'facility.ask':          mail('Ask the facility', 'facility', 'question'),
  'facility.tellLost':     mail('Tell the facility it was lost on its way to them', 'facility', null),
  'facility.tellFound':    { ...mail('Tell the facility it is on its way after all', 'facility', null), onlyIf: 'lossWasTold' },
  // To the printer; nothing of it leaves the house
  'paper.strap':     eachPiece(paper('Print the bookstrap')),
  'paper.slip':      eachPiece(paper('Print the routing slip')),
  'paper.pullCard':  { ...paper('Print a pull card, where the piece cannot be held in Polaris'), onlyIf: 'noHoldBringsIt' },
  'paper.lentStrap': eachPiece(paper('Print the strap that goes with our piece')),
} as const satisfies Record<string, EffectRow>

/** Whoever heard of a loss hears that it is over, and nobody else. */
export const tellingsOfLoss = [
  { lost: 'lender.tellLost', found: 'lender.tellFound' },
  { lost: 'borrower.tellLost', found: 'borrower.tellFound' },
  { lost: 'facility.tellLost', found: 'facility.tellFound' },
] as const satisfies readonly { readonly lost: EffectName; readonly found: EffectName }[]

export type EffectName = keyof typeof effects
export const effectRow = (name: EffectName): EffectRow => effects[name]
export const isEffectName = (name: string): name is EffectName => Object.hasOwn(effects, name)
