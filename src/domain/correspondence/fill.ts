// How a text becomes a mail. `{field}` is filled in. `[…{field}…]` is left out when one of its fields is empty, and so
// is a line of which nothing but empty fields was left.
import { refuse, type Refusal } from '../refusal.ts'
import { fields, isFieldName, type Blanks, type FieldName } from './fields.ts'

export interface Template {
  readonly subject: string
  readonly body: string
}

const field = /\{(\w+)\}/g
const partOrField = /\[([^[\]]*\{\w+\}[^[\]]*)\]|\{(\w+)\}/g

/** What is filled in is never read as a text again. */
export function fillTemplate(template: Template, blanks: Blanks): Template {
  const value = (name: string): string => (isFieldName(name) ? (blanks[name] ?? '').trim() : '')
  const fill = (text: string): string =>
    text.replaceAll(partOrField, (_, part: string | undefined, name: string | undefined) => {
      if (part === undefined) return value(name ?? '')
      const isWhole = namesIn(part).every((one) => value(one) !== '')
      return isWhole ? part.replaceAll(field, (__, one: string) => value(one)) : ''
    })
  const lines = template.body.split('\n').flatMap((line) => {
    const filled = fill(line)
    return filled.trim() === '' && line.trim() !== '' ? [] : [filled.trimEnd()]
  })
  return {
    subject: fill(template.subject).replaceAll(/\s+/g, ' ').trim(),
    body: lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

/** Why a text cannot be kept: a field that is not known here, a brace left open, or one missing without which it says nothing. */
export function faultOfTemplate(
  template: Template,
  known: readonly FieldName[],
  needed: readonly FieldName[],
): Refusal | null {
  const parts = [
    ['subject', template.subject],
    ['body', template.body],
  ] as const
  for (const [part, text] of parts) {
    if (text.trim() === '') return refuse('text-empty', { part: part === 'subject' ? 'subject' : 'text' }, part)
    for (const [written, name = ''] of text.matchAll(/\{([^{}\n]*)\}/g))
      if (!known.some((one) => one === name))
        return refuse('text-field-unknown', { field: written, known: known.map(inBraces).join(' ') }, part)
    const left = /.{0,20}[{}].{0,20}/.exec(text.replaceAll(/\{[^{}\n]*\}/g, ''))
    if (left) return refuse('text-brace', { near: left[0].trim() }, part)
  }
  const missing = needed.find((one) => !namesIn(template.body).includes(one))
  return missing === undefined
    ? null
    : refuse('text-field-missing', { field: inBraces(missing), what: fields[missing] }, 'body')
}

export const inBraces = (name: FieldName): string => `{${name}}`
const namesIn = (text: string): readonly string[] => [...text.matchAll(field)].map(([, name = '']) => name)
