import { assume, type Assumption } from './assumption.ts'

/** What the papers leave open about names: of actions, statuses, fields and search terms. One line each. */
export const worldshareWordAssumptions = {
  actionReceive: action('borrower: it arrived', 'RECEIVE', 'RECEIVED'),
  actionNotReceived: action('borrower: it has not arrived', 'NOT_RECEIVED', 'NOTRECEIVED'),
  actionReturn: action('borrower: it is on its way back', 'RETURN', 'RETURNED'),
  actionRenew: action('borrower: asks for more time', 'RENEW', 'RENEWAL_REQUEST'),
  actionCancel: assume<string>({
    about: 'Action “borrower: cancel”.',
    value: 'CANCEL',
    other: 'CANCELLED',
    ground: 'client',
    source: 'Aspen Discovery’s driver for Resource Sharing for Groups',
    ask: 'Is CANCEL the name of the action?',
  }),
  actionConditionalYes: action('borrower: accepts the conditions', 'CONDITIONAL_YES', 'ACCEPT_CONDITIONAL'),
  actionConditionalNo: action('borrower: does not accept the conditions', 'CONDITIONAL_NO', 'REJECT_CONDITIONAL'),
  actionBorrowerLost: action('borrower: it is lost', 'LOST', 'MISSING'),
  actionResend: action('borrower: send an unfilled request again', 'RESEND', 'RESUBMIT'),
  actionSubmit: action('borrower: send a request in review to these lenders', 'SUBMIT', 'SEND'),
  actionClose: action('borrower: it is over', 'CLOSE', 'COMPLETE_BORROWING'),
  actionConsider: action('lender: we are looking', 'CONSIDER', 'CONSIDERING'),
  actionShip: action('lender: yes, shipped', 'SHIP', 'SHIPPED'),
  actionNo: action('lender: no', 'NO', 'UNFILLED'),
  actionConditional: action('lender: on conditions', 'CONDITIONAL', 'ASK_CONDITIONAL'),
  actionRenewYes: action('lender: more time', 'RENEW_YES', 'RENEWAL_ACCEPTED'),
  actionRenewNo: action('lender: no more time', 'RENEW_NO', 'RENEWAL_REJECTED'),
  actionRecall: action('lender: wants it back', 'RECALL', 'RECALLED'),
  actionComplete: action('lender: it is home', 'COMPLETE', 'CHECKED_IN'),
  actionNotReturned: action('lender: returned but missing', 'NOT_RETURNED', 'MISSING_RETURN'),

  statusSubmitted: status('with the lenders', 'SUBMITTED', 'PRODUCED'),
  statusConsidering: status('a lender is looking', 'CONSIDERING', 'IN_PROCESS'),
  statusConditional: status('a lender asked something first', 'CONDITIONAL', 'CONDITIONAL_PENDING'),
  statusUnfilled: status('no lender is left', 'UNFILLED', 'EXHAUSTED'),
  statusShipped: status('shipped to the borrower', 'SHIPPED', 'IN_TRANSIT'),
  statusReceivedAsked: status('shipped long ago, nothing heard', 'RECEIVED_AGED', 'RECEIVED?'),
  statusNotReceived: status('shipped, not arrived', 'NOT_RECEIVED', 'NOTRECEIVED'),
  statusRenewalPending: status('more time asked for', 'RENEWAL_PENDING', 'RENEWAL_REQUESTED'),
  statusRecalled: status('wanted back', 'RECALLED', 'ITEM_DUE_BACK'),
  statusOverdue: status('past due', 'OVERDUE', 'PAST_DUE'),
  statusLost: status('lost by the borrower', 'LOST', 'ITEM_LOST'),
  statusReturned: status('on its way back', 'RETURNED', 'RETURN_IN_TRANSIT'),
  statusReturnedAsked: status('returned long ago, nothing heard', 'RETURNED_AGED', 'COMPLETE?'),
  statusMissing: status('returned, but the lender does not have it', 'MISSING', 'RETURNED_MISSING'),
  statusCancelled: status('cancelled by the borrower', 'CLOSED', 'CANCELLED'),
  statusExpired: status('ended by its Need Before date', 'CLOSED', 'EXPIRED'),

  fieldSupplier: field('the block of the lender', 'supplier', 'lender'),
  fieldShippedDate: field('when it was shipped', 'shippedDate', 'dateShipped'),
  fieldDueDate: field('until when it is lent', 'dueDate', 'originalDueDate'),
  fieldRenewalDueDate: field('the date asked for, or granted, in a renewal', 'newDueDate', 'renewalDueDate'),
  fieldReceivedDate: field('when the borrower had it', 'receivedDate', 'dateReceived'),
  fieldReturnedDate: field('when the borrower sent it back', 'returnedDate', 'dateReturned'),
  fieldLenderNote: field('the lender’s note', 'lendingNotes', 'note'),
  fieldBorrowerNote: field('the borrower’s note', 'borrowingNotes', 'requesterNote'),
  fieldCondition: field('what a conditional asks', 'condition', 'conditionalReason'),
  fieldReason: field('why a lender says no', 'reasonUnfilled', 'reasonForNo'),
  fieldCharge: field('what the lender charges', 'charges', 'cost'),
  fieldLenderBilling: field('how the lender bills', 'billingType', 'billingTypes'),
  fieldItemBarcode: field('the lender’s barcode', 'itemBarcode', 'barcode'),
  fieldCurrentLender: field('which lender of the string is asked now', 'currentInstitutionId', 'activeInstitutionId'),
  fieldRespondBy: field('when that lender’s time is over', 'respondBy', 'dueToRespond'),
  fieldHistory: field('what happened', 'history', 'requestHistory'),

  termPatron: assume<string>({
    about: 'Search term “requests of one patron”.',
    value: 'patronID',
    other: 'userId',
    ground: 'client',
    source: 'Aspen Discovery’s driver for Resource Sharing for Groups',
    ask: 'Does patronID search the patron’s userId?',
  }),
  termStatus: term('by status', 'requestStatus', 'status'),
  termReference: term('by our own number', 'referenceId', 'reference'),
  termBorrower: term('where a library borrows', 'requesterId', 'borrower'),
  termLender: term('where a library is the lender asked', 'supplierId', 'lender'),
  termEditedSince: term('changed since an instant', 'editedSince', 'updatedMin'),
  termTitle: term('by title', 'title', 'ti'),
  termOclcNumber: term('by OCLC number', 'oclcNumber', 'on'),

  reasonInUse: reason('In use/On loan', 'IN_USE_ON_LOAN', 'InUseOnLoan'),
  reasonLacking: reason('Lacking', 'LACKING', 'Lacking'),
  reasonNotOwned: reason('Not owned', 'NOT_OWNED', 'NotOwned'),
  reasonNonCirculating: reason('Non-circulating', 'NON_CIRCULATING', 'NonCirculating'),
  reasonChecked: reason('No - System checked availability', 'SYSTEM_CHECKED', 'SystemCheckedAvailability'),
  reasonOther: reason('anything else', 'OTHER', 'Other'),

  ifmBilling: assume<string>({
    about: 'Billing type that means ILL Fee Management.',
    value: 'OCLC_IFM',
    other: 'IFM',
    ground: 'inferred',
    source: 'OCLC’s pages on ILL Fee Management',
    ask: 'Which value in requesterBilling.billingTypes means IFM, and where does the lender’s charge stand?',
  }),
  copyrightCcg: copyright('conforms to the CONTU guidelines', 'CCG', 'US:CCG'),
  copyrightCcl: copyright('conforms to copyright law otherwise', 'CCL', 'US:CCL'),
} as const

function copyright(about: string, value: string, other: string): Assumption<string> {
  const ask = 'Which values has copyrightType?'
  return {
    about: `Copyright code “${about}”.`,
    value,
    other,
    ground: 'unknown',
    source: 'request document of OCLC’s workshop of 2018 (devconnect2018-tipasa)',
    ask,
  }
}

function action(about: string, value: string, other: string): Assumption<string> {
  const ask = 'What is this action called, and what does it carry?'
  return { about: `Action “${about}”.`, value, other, ground: 'unknown', source: 'no page found', ask }
}

function status(about: string, value: string, other: string): Assumption<string> {
  const ask = 'Which requestStatus means this?'
  return {
    about: `Status “${about}”.`,
    value,
    other,
    ground: 'unknown',
    source:
      'request document of OCLC’s workshop of 2018 (devconnect2018-tipasa); help.oclc.org, ILL statuses and queues',
    ask,
  }
}

function field(about: string, value: string, other: string): Assumption<string> {
  const ask = 'Where in the document does this stand?'
  return {
    about: `Field “${about}”.`,
    value,
    other,
    ground: 'unknown',
    source: 'request document of OCLC’s workshop of 2018 (devconnect2018-tipasa)',
    ask,
  }
}

function term(about: string, value: string, other: string): Assumption<string> {
  const ask = 'Which search terms are there?'
  return {
    about: `Search term “${about}”.`,
    value,
    other,
    ground: 'unknown',
    source: 'Aspen Discovery’s driver for Resource Sharing for Groups',
    ask,
  }
}

function reason(about: string, value: string, other: string): Assumption<string> {
  const ask = 'What is the list of reasons for No?'
  return {
    about: `Reason “${about}”.`,
    value,
    other,
    ground: 'unknown',
    source: 'help.oclc.org, ILL statuses and queues',
    ask,
  }
}
