// What member libraries and facilities are written.
import type { TextRow } from './text-row.ts'

const signed = '\n\n{office}\n{contact}'

// oxfmt-ignore
export const memberTexts = {
  'member.ask': {
    to: 'member', label: 'A question', fields: ['title', 'number', 'library', 'question', 'note', 'office', 'contact'],
    text: { subject: 'A question about {number}', body: `We have a question about the following:\n\n{title}\nOur number: {number}\n\n{question}\n{note}\n\nAn answer to this mail is enough.${signed}` },
  },
  'facility.ask': {
    to: 'facility', label: 'A question', fields: ['title', 'number', 'library', 'question', 'note', 'office', 'contact'],
    text: { subject: 'A question about {number}', body: `We have a question about the following line of a list of yours:\n\n{title}\nOur number: {number}\n\n{question}\n{note}\n\nAn answer to this mail, or by telephone, is enough.${signed}` },
  },
  'facility.tellLost': {
    to: 'facility', label: 'Lost on its way', fields: ['title', 'number', 'library', 'note', 'office', 'contact'],
    text: { subject: 'Lost on its way: {title}', body: `We are sorry: the following line of a list of yours was lost on its way to you:\n\n{title}\nOur number: {number}\n\nShould its crate reach you after all, please let us know.${signed}` },
  },
  'facility.tellFound': {
    to: 'facility', label: 'On its way after all', fields: ['title', 'number', 'library', 'note', 'due', 'office', 'contact'],
    text: { subject: 'On its way after all: {title}', body: `The following line of a list of yours, which was lost on its way to you, has been found and is on its way again:\n\n{title}\nOur number: {number}\n[Due: {due}]${signed}` },
  },
  memberList: {
    to: 'member', label: 'What is wanted of it, each morning', fields: ['library', 'count', 'lines', 'office', 'contact'], needs: ['lines'],
    text: { subject: '{count} wanted of {library}', body: `Good morning. What follows is wanted of {library}. The addresses below each line open a page with one button; nobody has to sign in, and each line is answered once.\n\n{lines}${signed}` },
  },
} as const satisfies Record<string, TextRow>
