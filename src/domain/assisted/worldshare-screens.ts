// WorldShare's staff screens, step by step. Names of screens, menus and lending fields are OCLC's staff help; the order
// of the borrowing form is as staff fill it in (what, which lenders, until when, at what price).
import { foundHow, foundNotes, lostNotes } from '../correspondence/found-words.ts'
import { codeWords, moneyText, type StepMatter } from '../worklist/step.ts'
import { writeUsDay } from './page-dates.ts'
import type { Screen, ScreenField, ScreenTable } from './screens.ts'

const field = (label: string, of: ScreenField['of'], max?: number): ScreenField => ({
  label,
  of,
  ...(max === undefined ? {} : { max }),
})
const citation = (name: string) => (m: StepMatter) => m.citation[name]
const usDay = (day: string | null): string | null => (day === null ? null : writeUsDay(day))

const number = field('Request ID', (m) => m.networkNumber, 9)
const note = (label: string) => field(label, (m) => m.note, 1000)
const dueDate = field('Due Date', (m) => usDay(m.dueOn))
const newDueDate = field('New Due Date', (m) => usDay(m.dueOn))

const borrowing = (button: string, more: readonly ScreenField[] = []): Screen => ({
  name: `Borrowing request, ${button}`,
  menu: 'Interlibrary Loan › Borrowing Requests › search by Request ID',
  page: 'request',
  calledUpBy: 'number',
  fields: [number, ...more],
})
const lending = (button: string, more: readonly ScreenField[] = []): Screen => ({
  ...borrowing(button, more),
  name: `Lending request, ${button}`,
  menu: 'Interlibrary Loan › Lending Requests › search by Request ID',
})

const create: Screen = {
  name: 'Create Request',
  menu: 'Interlibrary Loan › Borrowing Requests › Create Request',
  page: 'new',
  calledUpBy: 'number',
  givesBack: 'network number',
  fields: [
    field('Type', (m) => (m.service === 'loan' ? 'Loan' : 'Copy')),
    field('OCLC Number', citation('oclc'), 12),
    field('Title', (m) => m.title, 500),
    field('Author', citation('author'), 255),
    field('Article Title', citation('article'), 500),
    field('Article Author', citation('articleAuthor'), 255),
    field('Volume', citation('volume'), 60),
    field('Issue', citation('issue'), 60),
    field('Pages', citation('pages'), 60),
    field('Edition', citation('edition'), 100),
    field('Publisher', citation('publisher'), 255),
    field('Date', citation('year'), 20),
    field('ISBN', citation('isbn'), 17),
    field('ISSN', citation('issn'), 9),
    field('Need Before', (m) => usDay(m.neededBy)),
    field('Lenders', (m) => m.lenderString.slice(0, mostLenders).join(', ')),
    field('Max Cost', (m) => moneyText(m.maxCostCents, m.currency)),
    field('Copyright Compliance', (m) => m.copyrightCompliance?.toUpperCase()),
    field('Reference ID', (m) => m.number, 30),
    field('Borrowing Notes', citation('note'), 1000),
  ],
}
/** Widely given as the most a string may hold there. */
const mostLenders = 15

const reasons: Readonly<Record<string, string>> = {
  OnLoan: 'In use/On loan',
  NotOnShelf: 'In use/On loan',
  NotHeld: 'Not owned',
  NonCirculating: 'Non-circulating',
  NotFoundAsCited: 'Lacking',
}
const reason = field('Reason', (m) => (m.reason === null ? null : (reasons[m.reason] ?? codeWords(m.reason))))
const conditions = field('Lending Notes', (m) =>
  [m.conditions.map(codeWords).join(', '), m.note].filter(Boolean).join('. '),
)
const charge = field('Lending Charges', (m) => moneyText(m.costCents, m.currency))
const itself = (nothing: string) => ({ nothing })

export const worldshareScreens: ScreenTable = {
  'lender.ask': create,
  'lender.askAgain': create,
  'lender.remind': borrowing('Borrowing Notes', [note('Borrowing Notes')]),
  'lender.cancel': borrowing('Cancel Request'),
  'lender.accept': borrowing('Conditional: Yes', [note('Borrowing Notes')]),
  'lender.tellReceived': borrowing('Received'),
  'lender.tellReturned': borrowing('Returned'),
  'lender.tellForwarded': borrowing('Returned', [note('Borrowing Notes')]),
  'lender.askRenewal': borrowing('Request Renewal', [
    field('New Due Date', (m) => usDay(m.renewalWish)),
    note('Borrowing Notes'),
  ]),
  'lender.tell': borrowing('Borrowing Notes', [note('Borrowing Notes')]),
  'lender.tellLost': borrowing('Lost', [note('Borrowing Notes')]),
  'lender.tellFound': borrowing('Borrowing Notes', [
    field('Borrowing Notes', (m) => foundNotes[foundHow(m.action, m.settled)]),
  ]),
  'lender.askStatus': itself('WorldShare shows where it stands: paste the page.'),
  'borrower.tellWillSupply': lending('Mark as Considering'),
  'borrower.tellCondition': lending('Conditional', [charge, conditions]),
  'borrower.tellUnfilled': lending('No', [reason, note('Lending Notes')]),
  'borrower.tellRetry': lending('No', [
    reason,
    field('Lending Notes', (m) => (m.askAgainFrom === null ? m.note : `May be asked again from ${m.askAgainFrom}`)),
  ]),
  'borrower.tellShipped': lending('Yes', [dueDate, charge, note('Lending Notes')]),
  'borrower.tellCopySent': lending('Yes', [charge, note('Lending Notes')]),
  'borrower.tellRenewed': lending('Renewal: Yes', [newDueDate]),
  'borrower.tellNotRenewed': lending('Renewal: No', [note('Lending Notes')]),
  'borrower.tellRecall': lending('Recall Item', [note('Lending Notes')]),
  'borrower.tellCheckedIn': lending('Checked-in/Complete'),
  'borrower.tellSettled': lending('Not Returned', [note('Lending Notes')]),
  'borrower.tellLost': lending('Lending Notes', [field('Lending Notes', () => lostNotes.lost)]),
  'borrower.tellFound': lending('Lending Notes', [field('Lending Notes', () => lostNotes.found)]),
  'borrower.tell': lending('Lending Notes', [note('Lending Notes')]),
  'borrower.tellOverdue': itself('WorldShare says overdue by itself, 14 days after the due date.'),
  'borrower.tellCancelled': itself('The borrower cancelled it there: WorldShare knows.'),
  'borrower.tellNotCancelled': itself('It stands at shipped there: WorldShare knows.'),
  'borrower.tellStatus': itself('WorldShare shows the borrower where it stands.'),
}
