// What libraries outside the system are written when they are reached by hand: a sentence for each step, the request
// below it, and never who it is for.
import type { FieldName } from './fields.ts'
import type { Addressee, TextRow } from './text-row.ts'

const partnerFields: readonly FieldName[] = [
  'title',
  'number',
  'library',
  'until',
  'due',
  'reason',
  'note',
  'request',
  'page',
  'office',
  'address',
  'contact',
]
const partner =
  (to: Addressee) =>
  (label: string, sentence: string): TextRow => ({
    to,
    label,
    fields: partnerFields,
    text: {
      subject: 'Interlibrary loan {number}: {title}',
      body: `${sentence}\n\n{note}\n\n{request}\n\n[Where it stands, and to answer: {page}]\n\n{office}\n{address}\n{contact}`,
    },
  })
const lender = partner('lender')
const borrower = partner('borrower')

// oxfmt-ignore
export const partnerTexts = {
  'lender.ask':           lender('May we borrow it?', 'May we borrow the following item?'),
  'lender.askCopy':       lender('May we have a copy?', 'May we have a copy of the following?'),
  'lender.askAgain':      lender('Asking again on their terms', 'You kindly said on which terms we may ask again. May we have the following item?'),
  'lender.remind':        lender('Reminder of our request', 'May we remind you of our request below? An answer, also a no, would help us.'),
  'lender.cancel':        lender('We no longer want it', 'We no longer need the item below. Please cancel our request and let us know that you have.'),
  'lender.accept':        lender('We accept the conditions', 'We accept your conditions for the item below. Please send it.'),
  'lender.tellReceived':  lender('It arrived', 'The item below has arrived. Thank you.'),
  'lender.tellReturned':  lender('It is on its way back', 'The item below is on its way back to you. Thank you for the loan.'),
  'lender.tellForwarded': lender('It was sent on', 'As you wished, the item below has been sent on to the library you named.'),
  'lender.askRenewal':    lender('May we keep it longer?', 'May we keep the item below longer[ until {until}]?'),
  'lender.askStatus':     lender('Where does it stand?', 'Could you tell us where our request below stands?'),
  'lender.tell':          lender('A note', 'About the item below:'),
  'lender.tellLost':      lender('It is lost', 'We are sorry: the item below is lost. Please tell us how you wish to settle it.'),
  'lender.tellFound':     lender('It is found', 'The item below, which was missing, has been found. It comes home to you.'),
  'lender.tellFoundPaid':     lender('It is found, and was paid for', 'The item below, for which you were paid as lost, has been found. It comes home to you. May we ask you to refund what was paid for it?'),
  'lender.tellFoundReplaced': lender('It is found, and was replaced', 'The item below, in place of which you were given another copy, has been found. It comes home to you. May we ask for that copy?'),
  'lender.tellFoundHere':     lender('It is found, and here', 'The item below, which was missing on its way to us, has been found and has arrived here.'),
  'lender.tellFoundOut':      lender('It is found, and on loan again', 'The item below, which was missing, has been found. It is on loan here again as before[; it is due on {due}], and comes home to you afterwards.'),
  'borrower.tellWillSupply':    borrower('We will send it', 'We will send you the item below.'),
  'borrower.tellCondition':     borrower('Our conditions', 'We would send you the item below on these conditions. Do you accept them?'),
  'borrower.tellUnfilled':      borrower('No', 'We are sorry: we cannot supply the item below[ ({reason})].'),
  'borrower.tellRetry':         borrower('No, but ask again', 'We cannot supply the item below now[ ({reason})], but you may ask us again.'),
  'borrower.tellShipped':       borrower('It was sent', 'The item below has been sent to you[; it is due on {due}].'),
  'borrower.tellCopySent':      borrower('The copy was sent', 'The copy below has been sent to you.'),
  'borrower.tellRenewed':       borrower('More time', 'You may keep the item below longer[ until {due}].'),
  'borrower.tellNotRenewed':    borrower('No more time', 'We are sorry: the item below cannot be renewed[; it is due on {due}].'),
  'borrower.tellRecall':        borrower('We need it back', 'The item below is needed here. Please send it back now[, so that it is here by {due}].'),
  'borrower.tellOverdue':       borrower('It is overdue', 'The item below was due[ on {due}]. Please send it back.'),
  'borrower.tellCheckedIn':     borrower('It came back', 'The item below has come back to us. Thank you.'),
  'borrower.tellLost':          borrower('It was lost on its way', 'We are sorry: the item below was lost on its way to you. We search for it with the carrier; should it reach you after all, please let us know.'),
  'borrower.tellFound':         borrower('It is on its way after all', 'The item below, which was lost on its way to you, has been found and is on its way to you again[; it is due on {due}].'),
  'borrower.tellSettled':       borrower('Settled without the piece', 'The item below will not be returned; the matter is settled and closed.'),
  'borrower.tellCancelled':     borrower('Cancelled, as asked', 'As you asked, your request below is cancelled.'),
  'borrower.tellNotCancelled':  borrower('Too late to cancel', 'It is too late to cancel your request below: it has left us.'),
  'borrower.tellStatus':        borrower('Where it stands', 'You asked where your request below stands:'),
  'borrower.tell':              borrower('A note', 'About the item below:'),
  partnersAway: {
    to: 'lender',
    label: 'Nobody is at our desk',
    fields: ['library', 'from', 'until', 'count', 'office', 'address', 'contact'],
    needs: ['from', 'until'],
    text: {
      subject: '{office}: no interlibrary loan from {from} to {until}',
      body: 'Nobody is at our interlibrary loan desk from {from} to {until}.\n\n[Open between {library} and us: {count}. ]What you send or ask meanwhile is seen to when we are back; please count these days when you set a date for us.\n\n{office}\n{address}\n{contact}',
    },
  },
} as const satisfies Record<string, TextRow>
