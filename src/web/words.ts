// Coded answers as people read them.
import { isMaterial, materialWords } from '../domain/requests/materials.ts'

// oxfmt-ignore
const codeWords: Readonly<Record<string, string>> = {
  NonCirculating: 'Does not circulate', NotAvailableForILL: 'Not available for interlibrary loan', NotHeld: 'We do not hold it', NotOnShelf: 'Not on the shelf', PolicyProblem: 'Policy problem',
  PoorCondition: 'In poor condition', OnLoan: 'On loan', Lost: 'Lost', CostExceedsMaxCost: 'Costs more than the maximum', NotFoundAsCited: 'Not found as cited', Other: 'Other',
  AtBindery: 'At the bindery', LoanPossible: 'Possible as a loan', NotCurrentAvailableForILL: 'Not available at present', OnOrder: 'On order', ReqDelDateNotPossible: 'Not by the day wanted',
  ReqDelMethodNotSupp: 'Not by the delivery wanted', MultiVolAvail: 'Several volumes: say which', MustMeetLoanCondition: 'Only on our conditions',
  LibraryUseOnly: 'Library use only', NoReproduction: 'No copying', SignatureRequired: 'Signature required', SpecCollSupervReq: 'Supervised reading room', WatchLibraryUseOnly: 'Supervised library use',
  NoRenewal: 'No renewal', Insured: 'Insured shipping',
  more_time: 'May it stay longer?', accept_terms: 'Are the terms all right?', which_edition: 'Which edition?', still_wanted: 'Still wanted?', which_first: 'Which one first?', which_patron: 'For whom is it?', patron_blocked: 'Why is the patron blocked?', where_is_it: 'Where is it?', recalled: 'It is wanted back',
  waiting_for_copy: 'Waiting for a copy', gone_on: 'WorldShare has gone on without us', hold_not_filled: 'A hold in Polaris was not filled', other: 'Other',
  wrong_item: 'Wrong item', damaged: 'Damaged', no_longer_wanted: 'No longer wanted', lost: 'Lost', destroyed: 'Destroyed', lost_in_transit: 'Lost on the way',
  owned: 'We own it', policy: 'Against policy', blocked: 'Patron is blocked', duplicate: 'Asked already', incomplete: 'Not enough to go on', facility_rule: 'A facility’s rule',
  filled: 'filled', filled_in_system: 'filled in the system', unfilled: 'unfilled', cancelled: 'cancelled', expired: 'expired', refused: 'refused', not_supplied: 'not supplied', moved_on: 'moved on', not_available: 'not available',
  by_hand: 'By hand', iso18626: 'ISO 18626', worldshare: 'WorldShare', check_in_here: 'To be checked in here by then', in_their_hands: 'In their hands until then', member: 'Member library', partner: 'Partner library', facility: 'Facility',
  usps: 'USPS', ups: 'UPS', fedex: 'FedEx', courier: 'Library courier', van: 'Our van', library_mail: 'Library Mail', media_mail: 'Media Mail',
  tracked: 'Tracked', signature: 'Signature', ownPackaging: 'In its own packaging, by itself', promptly: 'Return promptly', keepStrap: 'Keep the strap on', noBookDrop: 'Not in a book drop', supervised: 'Use under supervision',
  torn: 'Torn', wet: 'Wet', stained: 'Stained', loose: 'Loose binding', writing: 'Writing in it', missing: 'Part missing', case: 'Case broken', dirty: 'Dirty or moldy', otherwise: 'Other damage',
  ccg: 'CCG: within the guidelines', ccl: 'CCL: another provision of the law',
}

/** The words for a code; an unknown one is spelled out as well as can be. */
export function wordsFor(code: string): string {
  const known = codeWords[code]
  if (known !== undefined) return known
  const spaced = code
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** A kind of material as a label: “Sound recordings”. */
export function materialLabel(code: string): string {
  const words = code === 'other' ? 'something else' : isMaterial(code) ? materialWords[code] : code
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const kindWords = { borrowing: 'Borrowing', lending: 'Lending', facility: 'Facility' } as const
export const serviceWords = { loan: 'Loan', copy: 'Copy' } as const
export const stageWords = {
  review: 'To look at',
  waiting: 'Waiting',
  here: 'Here',
  out: 'Out',
  late: 'Late',
  done: 'Done',
} as const
export const roleWords = {
  assistant: 'Assistant',
  librarian: 'Librarian',
  administrator: 'Administrator',
  member: 'Member library',
  facility: 'Facility',
} as const
// oxfmt-ignore
export const markWords = {
  unwanted: 'no longer wanted', renewal_asked: 'more time asked', recalled: 'recalled', question: 'open question', damaged: 'damaged', owing: 'money owed', claimed_returned: 'said to be returned', cancelling: 'cancelling',
} as const
// oxfmt-ignore
export const citationWords: Readonly<Record<string, string>> = {
  author: 'Author', edition: 'Edition', publisher: 'Publisher', year: 'Year', isbn: 'ISBN', issn: 'ISSN', oclc: 'OCLC number', volume: 'Volume', copy: 'Only this copy', issue: 'Issue', pages: 'Pages', article: 'Article',
  articleAuthor: 'Author of the article', callNumber: 'Call number', note: 'Remark', material: 'Kind',
}

/** `$12.50`, and `12.50 CAD` in another money than the office's; with null the number alone. */
export function moneyWords(cents: number, currency: string | null): string {
  const amount = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  if (currency === null) return amount
  return currency === 'USD' ? `$${amount}` : `${amount} ${currency}`
}

/** A figure that is read in a column: with its thousands apart. */
export const thousandsApart = (figure: string): string =>
  figure.replace(/\d+/, (whole) => Number(whole).toLocaleString('en-US'))

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
