// The shape of one text the office sends: to whom, on which occasion, with which fields, and the program's own words.
import type { FieldName } from './fields.ts'
import type { Template } from './fill.ts'

export type Addressee = 'patron' | 'member' | 'facility' | 'lender' | 'borrower'

export interface TextRow {
  readonly to: Addressee
  /** When it is sent, for whoever looks for it in a list. */
  readonly label: string
  readonly fields: readonly FieldName[]
  /** Without these the mail says nothing. */
  readonly needs?: readonly FieldName[]
  readonly text: Template
}
