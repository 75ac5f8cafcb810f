import type { Details } from '../../acting.ts'
import type { Button, RequestView } from '../../../contract/request-view.ts'
import type { Refusal } from '../../refusal.ts'

export type Needs = Button['needs']
export type Need = Needs[string]
export type FieldValue = string | boolean | readonly string[] | readonly number[]
export type FieldValues = Readonly<Record<string, FieldValue>>

/** Fields only partners' systems fill: a person has nothing to type there. */
const partnersFields = new Set(['status'])

/** The fields a person fills. One piece, or one lender, is no choice. */
export const neededFromPeople = (needs: Needs, request: Pick<RequestView, 'entries' | 'pieces'>): [string, Need][] =>
  Object.entries(needs).filter(([name, need]) => !partnersFields.has(name) && !isPointless(need, request))

const isPointless = (need: Need, { entries, pieces }: Pick<RequestView, 'entries' | 'pieces'>): boolean =>
  need.optional &&
  need.type === 'id' &&
  ((need.of === 'entry' && entries.length < 2) || (need.of === 'piece' && pieces.length < 2))

/** Keys that set one thing of a form: a code of a list is ticked or unticked, another field gets the focus. */
export type FieldKeys = Readonly<Record<string, { readonly field: string; readonly code?: string }>>
export const keyFor = (keys: FieldKeys | undefined, field: string, code?: string): string | null =>
  Object.entries(keys ?? {}).find(([, one]) => one.field === field && one.code === code)?.[0] ?? null

export const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')
export const textsOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
export const idsOf = (value: FieldValue | undefined): readonly number[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []

const hint = 'Write the amount with two decimals: 12.50'

/** What was typed, as the action wants it; or what is wrong with it. */
export function detailsFrom(needs: Needs, values: FieldValues): { details: Details } | { refusal: Refusal } {
  const details: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(needs)) {
    const read = detailFrom(need, values[name])
    if (read.problem !== undefined)
      return { refusal: { code: 'bad-details', sentence: `${need.label}: ${read.problem}`, field: name } }
    if (read.value !== undefined) details[name] = read.value
    else if (!need.optional)
      return { refusal: { code: 'bad-details', sentence: `${need.label} is needed.`, field: name } }
  }
  return { details }
}

interface Reading {
  value?: unknown
  problem?: string
}

function detailFrom(need: Need, value: FieldValue | undefined): Reading {
  if (need.type === 'flag') return { value: value === true }
  if (need.type === 'ids') return listed(idsOf(value))
  // Codes of a list that were all unticked say so; those never shown say nothing.
  if (need.type === 'codes' && need.codes) return Array.isArray(value) ? { value: textsOf(value) } : {}
  if (need.type === 'codes') return listed(splitCodes(textOf(value)))
  const text = textOf(value).trim()
  if (text === '') return {}
  switch (need.type) {
    case 'instant':
      return { value: new Date(text).toISOString() }
    case 'cents': {
      const cents = centsFrom(text)
      return cents === null ? { problem: hint } : { value: cents }
    }
    case 'count':
    case 'id':
      return { value: Number(text) }
    default:
      return { value: text }
  }
}

const listed = (list: readonly unknown[]): Reading => (list.length === 0 ? {} : { value: list })
const splitCodes = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** "12.50", "12,5" or "12" in whole cents; null when it is no amount. */
export function centsFrom(text: string): number | null {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
