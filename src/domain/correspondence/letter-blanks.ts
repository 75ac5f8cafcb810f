// What the fields of a letter to a partner stand for: the request as its step's card shows it, without a patron.
import { seenFrom } from '../printing/domestic.ts'
import { addressLines, codeWords, stepFields, type StepMatter } from '../worklist/step.ts'
import type { Blanks } from './fields.ts'
import { foundHow, type Found } from './found-words.ts'
import { isTemplateName, type TemplateName } from './templates.ts'

const longestTitle = 100

/** Which letter a step is; null for steps that are no message to a library. */
export function letterOf(matter: StepMatter): TemplateName | null {
  if (matter.name === 'lender.ask' && matter.service === 'copy') return 'lender.askCopy'
  if (matter.name === 'lender.tellFound') return foundLetters[foundHow(matter.action, matter.settled)]
  return isTemplateName(matter.name) ? matter.name : null
}

const foundLetters = {
  home: 'lender.tellFound',
  paid: 'lender.tellFoundPaid',
  replaced: 'lender.tellFoundReplaced',
  out: 'lender.tellFoundOut',
  here: 'lender.tellFoundHere',
} as const satisfies Record<Found, TemplateName>

export function letterBlanks(matter: StepMatter): Blanks {
  const { office, number, theirNumber, title } = matter
  const about = stepFields({ ...matter, note: null }).filter(
    (field) => field.label !== 'Lender' && field.label !== 'Library',
  )
  return {
    title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
    number: theirNumber === null ? number : `${theirNumber} (ours ${number})`,
    library: matter.library?.name ?? '',
    until: matter.renewalWish ?? '',
    due: matter.dueOn ?? '',
    reason: matter.reason === null ? '' : codeWords(matter.reason),
    note: matter.note ?? '',
    request: about.map((field) => `${field.label}: ${field.value}`).join('\n'),
    page: matter.statusAddress ?? '',
    office: office.name,
    address: addressLines(seenFrom(office.address, matter.library?.address ?? {})).join('\n'),
    contact: [office.email, office.phone].filter((line) => line !== null).join(' · '),
  }
}
