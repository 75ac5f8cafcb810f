import { headingReader, type Headings } from './headings.ts'

export const networkFields = [
  'number',
  'status',
  'title',
  'author',
  'service',
  'due',
  'newDue',
  'needed',
  'lender',
  'lenders',
  'borrower',
  'reference',
  'oclc',
  'note',
  'reason',
  'charge',
] as const
export type NetworkField = (typeof networkFields)[number]

const headings: Headings<NetworkField> = {
  number: ['Request ID', 'Request Number', 'Request No', 'Request', 'ILL Number', 'ILL Request ID', 'ID'],
  status: ['Status', 'Request Status', 'Current Status'],
  title: ['Title', 'Item Title', 'Title/Author'],
  author: ['Author', 'Creator'],
  service: ['Type', 'Request Type', 'Service Type', 'Service'],
  due: ['Due Date', 'Due', 'Item Due Date', 'Original Due Date'],
  newDue: ['New Due Date', 'Renewal Due Date', 'Requested Due Date'],
  needed: ['Need Before', 'Needed By', 'Need By', 'Need Before Date'],
  lender: ['Lender', 'Current Lender', 'Supplier', 'Lending Library'],
  lenders: ['Lenders', 'Lender String', 'Lending String'],
  borrower: ['Borrower', 'Requester', 'Borrowing Library'],
  reference: ['Reference ID', 'Reference', 'Local ID', 'Local Request ID'],
  oclc: ['OCLC Number', 'OCLC No', 'OCLC #'],
  note: ['Lending Notes', 'Lender Notes', 'Lending Note', 'Condition', 'Conditions'],
  reason: ['Reason', 'Reason for No'],
  charge: ['Lending Charges', 'Lending Charge', 'Charges', 'Lender Charge'],
}
export const networkHeading = headingReader(headings, networkFields)
