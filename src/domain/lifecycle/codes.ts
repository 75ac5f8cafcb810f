// Coded answers that details may carry, in our own words; the ISO 18626 spellings stand in domain/iso18626.
// Lists after ISO 18626's open code lists ReasonUnfilled, ReasonRetry and LoanCondition, plus what ALA's form knows.

export const reasonsNotSupplied = [
  'NonCirculating',
  'NotAvailableForILL',
  'NotHeld',
  'NotOnShelf',
  'PolicyProblem',
  'PoorCondition',
  'OnLoan',
  'Lost',
  'CostExceedsMaxCost',
  'NotFoundAsCited',
  'Other',
] as const
export const reasonsRetry = [
  'AtBindery',
  'CostExceedsMaxCost',
  'LoanPossible',
  'NotCurrentAvailableForILL',
  'NotFoundAsCited',
  'OnLoan',
  'OnOrder',
  'ReqDelDateNotPossible',
  'ReqDelMethodNotSupp',
  'MultiVolAvail',
  'MustMeetLoanCondition',
  'Other',
] as const
export const loanConditions = [
  'LibraryUseOnly',
  'NoReproduction',
  'SignatureRequired',
  'SpecCollSupervReq',
  'WatchLibraryUseOnly',
  'NoRenewal',
  'Insured',
  'Other',
] as const
export const questionCodes = [
  'more_time',
  'accept_terms',
  'which_edition',
  'still_wanted',
  'which_first',
  'which_patron',
  'patron_blocked',
  'where_is_it',
  'recalled',
  'waiting_for_copy',
  'gone_on',
  'hold_not_filled',
  'other',
] as const
export const reasonsBack = ['wrong_item', 'damaged', 'no_longer_wanted', 'other'] as const
export const reasonsLost = ['lost', 'destroyed', 'lost_in_transit'] as const
export const reasonsRefused = [
  'owned',
  'policy',
  'blocked',
  'duplicate',
  'incomplete',
  'facility_rule',
  'other',
] as const
/** CCG: conforms to the CONTU guidelines. CCL: conforms to another provision of copyright law. */
export const complianceCodes = ['ccg', 'ccl'] as const
