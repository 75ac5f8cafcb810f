// What patrons are written. No text says more of a loan than the one it is for needs.
import type { FieldName } from './fields.ts'
import type { TextRow } from './text-row.ts'

const signed = '\n\n{office}\n{contact}'
const about = '{title}\nOur number: {number}'
const page = '[See it, answer or cancel: {page}]'

const patronFields: readonly FieldName[] = [
  'title',
  'number',
  'library',
  'until',
  'due',
  'note',
  'page',
  'office',
  'contact',
]
const patron = (label: string, subject: string, body: string, more: readonly FieldName[] = []): TextRow => ({
  to: 'patron',
  label,
  fields: [...patronFields, ...more],
  text: { subject, body: `${body}\n\n${page}${signed}` },
})

// oxfmt-ignore
export const patronTexts = {
  'patron.tellReady': patron('Ready on the hold shelf', 'Ready for you at {library}', `The following is ready for you at {library}[ until {until}]:\n\n${about}`),
  'patron.tellDueSoon': patron('Due soon', 'Due soon: {title}', `The following is due[ on {due}]. You may ask for more time on your page; else please bring it to any of our libraries.\n\n${about}`),
  'patron.tellOverdue': patron('Overdue', 'Overdue: {title}', `The following was due[ on {due}]. It belongs to another library: please bring it to any of our libraries now, or tell us what became of it.\n\n${about}`),
  'patron.tellBill': patron('Something is owed', 'About an interlibrary loan', `Something is owed for the following loan. {library} can tell you more.\n\n${about}`),
  'patron.tellUnfilled': patron('It cannot be got', 'We could not get it for you', `We are sorry: no library could send us the following.\n\n${about}\n\nYou may ask us again later; your library can help you look for something like it.`),
  'patron.ask': patron('A question', 'A question about what you asked for', `We have a question about the following:\n\n${about}\n\n{question}\n{note}`, ['question']),
  'patron.tellRecalled': patron('Wanted back by its owner', 'Please bring it back', `The library that owns the following wants it back. Please bring it to any of our libraries now[, by {due}].\n\n${about}`),
  'patron.tellRenewed': patron('More time', 'You may keep it longer', `You may keep the following longer[, until {due}]:\n\n${about}`),
  'patron.tellNotRenewed': patron('No more time', 'No more time', `We are sorry: its owner gives no more time for the following. Please bring it back[ by {due}].\n\n${about}`),
  signIn: {
    to: 'patron', label: 'The way in, where no PIN can be asked for', fields: ['page', 'office', 'contact'], needs: ['page'],
    text: { subject: 'Your way in', body: `With this address you open your interlibrary loans. It works once, for half an hour:\n\n{page}\n\nIf you did not ask for it, leave it be.${signed}` },
  },
} as const satisfies Record<string, TextRow>
