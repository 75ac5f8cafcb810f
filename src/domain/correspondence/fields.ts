// The named fields of the texts: what each puts in its place, in words for whoever edits a text.

export const fields = {
  title: 'its title',
  number: 'its number',
  library: 'the library it is for',
  until: 'the last day: on the hold shelf, or wished for',
  from: 'the first day',
  due: 'the day it is due',
  question: 'the question chosen',
  note: 'what a colleague wrote with it',
  reason: 'the reason chosen',
  request: 'the request, a line for each fact',
  page: 'the address of their page',
  count: 'how many lines follow',
  lines: 'the lines, each with its addresses',
  office: 'the office’s name',
  address: 'the office’s postal address',
  contact: 'the office’s e-mail and telephone',
} as const satisfies Record<string, string>

export type FieldName = keyof typeof fields
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name)
/** What stands in the fields for one mail; one left out is empty. */
export type Blanks = Readonly<Partial<Record<FieldName, string>>>
