// Between a kept value and what stands in the form. What does not fit goes to the office as it was typed: it says why.
import type { Draft, DraftGroup, DraftPair, FormField, FormValue, FormValues } from './form-field.ts'

const isGroup = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const groupDraft = (fields: readonly FormField[], value: unknown): DraftGroup =>
  Object.fromEntries(
    fields.map((field) => [field.name, draftOf(field, isGroup(value) ? value[field.name] : undefined)]),
  )

export function draftOf(field: FormField, kept: unknown): Draft {
  const value = kept === undefined ? field.standard : kept
  switch (field.is) {
    case 'tick':
      return value === true
    case 'group':
      // Empty words: it is not there at all, and may not be.
      return field.isNullable && !isGroup(value) ? '' : groupDraft(field.fields, value)
    case 'list':
      return Array.isArray(value) ? value.map((one) => draftOf(field.item, one)) : []
    case 'record':
      return isGroup(value) ? Object.entries(value).map(([key, one]) => ({ key, text: textOf(one, field.of) })) : []
    default:
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  }
}

/** Texts as they are; whatever else, and a text that reads like it, as JSON writes it: it comes back as the same thing. */
function textOf(value: unknown, of: 'text' | 'number' | 'json'): string {
  const isPlain = typeof value === 'string' && (of !== 'json' || jsonIn(value) === undefined)
  return isPlain ? value : (JSON.stringify(value) ?? '')
}

export const groupValue = (fields: readonly FormField[], draft: DraftGroup): FormValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, draft[field.name] ?? '')
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

/** Undefined: left out, so that the default is in force, or the office says that it is needed. */
function valueOf(field: FormField, draft: Draft): FormValue | undefined {
  if (field.is === 'tick') return draft === true
  if (field.is === 'group') return isDraftGroup(draft) ? groupValue(field.fields, draft) : field.isNullable ? null : {}
  if (field.is === 'list') return Array.isArray(draft) ? draft.map((one: Draft) => valueOf(field.item, one) ?? '') : []
  if (field.is === 'record') return Object.fromEntries(pairsIn(draft).flatMap((pair) => pairValue(pair, field.of)))
  const text = typeof draft === 'string' ? draft.trim() : ''
  if (text === '') return field.isNullable ? null : undefined
  return field.is === 'number' ? numberOr(text) : text
}

function pairValue({ key, text }: DraftPair, of: 'text' | 'number' | 'json'): [string, FormValue][] {
  if (key.trim() === '' && text.trim() === '') return []
  const value = of === 'number' ? numberOr(text) : of === 'json' ? (jsonIn(text) ?? text) : text
  return [[key.trim(), value]]
}

/** What is no number stays a text: the office says so, and nothing typed is lost. */
const numberOr = (text: string): number | string => (Number.isFinite(Number(text)) ? Number(text) : text)

/** Undefined: a plain word, meant as it stands. */
function jsonIn(text: string): FormValue | undefined {
  try {
    return formValue(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function formValue(value: unknown): FormValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map((one: unknown) => formValue(one))
  return isGroup(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, formValue(one)])) : null
}

export const isDraftGroup = (draft: Draft): draft is DraftGroup => typeof draft === 'object' && !Array.isArray(draft)
const isList = (draft: Draft): draft is readonly Draft[] => Array.isArray(draft)
export const listOf = (draft: Draft): readonly Draft[] => (isList(draft) ? draft : [])
export const pairsIn = (draft: Draft): readonly DraftPair[] =>
  Array.isArray(draft)
    ? draft.flatMap((one: unknown) =>
        isGroup(one) && typeof one['key'] === 'string' && typeof one['text'] === 'string'
          ? [{ key: one['key'], text: one['text'] }]
          : [],
      )
    : []
