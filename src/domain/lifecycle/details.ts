// What an action needs to be told: plain descriptors, turned into checks for the API and into form fields
// for the screen elsewhere, so that the rules import nothing.
export type DetailType =
  | 'day'
  | 'instant'
  | 'text'
  | 'note'
  | 'flag'
  | 'cents'
  | 'count'
  | 'id'
  | 'ids'
  | 'barcode'
  | 'code'
  | 'codes'

/** `note` is free text: it goes to the note table and never into an event. `ids` keep their order. */
export interface Detail {
  readonly type: DetailType
  readonly label: string
  readonly optional: boolean
  readonly codes?: readonly string[]
  /** What an id points at, so that a screen can offer a choice. */
  readonly of?: 'library' | 'entry' | 'piece' | 'parcel'
}
export type Needs = Readonly<Record<string, Detail>>

export type DetailValue = string | number | boolean | readonly string[] | readonly number[]
export type Details = Readonly<Record<string, DetailValue | undefined>>

const field = (type: DetailType, label: string, more: Omit<Partial<Detail>, 'type' | 'label'> = {}): Detail => ({
  type,
  label,
  optional: false,
  ...more,
})
export const day = (label: string): Detail => field('day', label)
export const instant = (label: string): Detail => field('instant', label)
export const text = (label: string): Detail => field('text', label)
export const note = (label = 'Note'): Detail => field('note', label)
export const flag = (label: string): Detail => field('flag', label)
export const cents = (label: string): Detail => field('cents', label)
export const count = (label: string): Detail => field('count', label)
export const barcode = (label: string): Detail => field('barcode', label)
export const code = (label: string, codes: readonly string[]): Detail => field('code', label, { codes })
export const codes = (label: string, list: readonly string[]): Detail => field('codes', label, { codes: list })
export const idOf = (of: 'library' | 'entry' | 'piece' | 'parcel', label: string): Detail => field('id', label, { of })
export const idsOf = (of: 'library' | 'entry' | 'piece' | 'parcel', label: string): Detail =>
  field('ids', label, { of })
export const optional = (detail: Detail): Detail => ({ ...detail, optional: true })

export const textIn = (details: Details, name: string): string | null => {
  const value = details[name]
  return typeof value === 'string' && value !== '' ? value : null
}
export const numberIn = (details: Details, name: string): number | null => {
  const value = details[name]
  return typeof value === 'number' ? value : null
}
export const flagIn = (details: Details, name: string): boolean => details[name] === true
export const listIn = (details: Details, name: string): readonly string[] => {
  const value = details[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
export const idsIn = (details: Details, name: string): readonly number[] => {
  const value = details[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}
