import { jsonDate, xmlDate, type JsonDateFormat } from './dates.ts'
import type { Fields, Value } from './value.ts'

export interface Style {
  readonly jsonDates: JsonDateFormat
  readonly zone: string
  readonly nulls: 'nil' | 'empty'
}

export function asJson(fields: Value, style: Style): string {
  return JSON.stringify(plain(fields, style))
}

function plain(value: Value, style: Style): unknown {
  if (value instanceof Date) return jsonDate(value, style.jsonDates, style.zone)
  if (isList(value)) return value.map((one) => plain(one, style))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, style)]))
}

/** Elements stand in the order in which the answer names them, which is the documented one. */
export function asXml(root: string, fields: Fields, style: Style): string {
  return `<${root} xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${children(fields, style)}</${root}>`
}

function children(fields: Fields, style: Style): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value, style))
    .join('')
}

function element(name: string, value: Value, style: Style): string {
  if (value === null) return style.nulls === 'nil' ? `<${name} i:nil="true" />` : `<${name} />`
  const inside = isList(value)
    ? value.map((one) => element(rowName(name), one, style)).join('')
    : value instanceof Date
      ? xmlDate(value, style.zone)
      : typeof value === 'object'
        ? children(value, style)
        : escaped(String(value))
  return inside === '' ? `<${name} />` : `<${name}>${inside}</${name}>`
}

const oddRows: Readonly<Record<string, string>> = {
  PatronAddresses: 'PatronAddress',
  BlockRows: 'ItemRenewBlockRow',
  DueDateRows: 'ItemRenewDueDateRow',
  PickupBranchesRows: 'ID',
}

/** A list XRows holds elements XRow. */
function rowName(list: string): string {
  return oddRows[list] ?? list.replace(/s$/, '')
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

function escaped(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for these at all
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}
