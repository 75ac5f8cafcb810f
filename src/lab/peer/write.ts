import { namespace } from './schema.ts'

export type Xml = string | undefined

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Characters that XML 1.0 cannot carry in any spelling.
const unspeakable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escape(text: string): string {
  return text.replaceAll(unspeakable, '').replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character)
}

/** An element holding others; those that are undefined are left out. */
export function group(name: string, ...children: Xml[]): string {
  return `<${name}>${children.filter((child) => child !== undefined).join('')}</${name}>`
}

/** The same, but left out when nothing stands in it. */
export function groupIfAny(name: string, ...children: Xml[]): Xml {
  return children.some((child) => child !== undefined) ? group(name, ...children) : undefined
}

/** An element holding text; undefined leaves it out. */
export function text(name: string, value: string | undefined): Xml {
  return value === undefined ? undefined : `<${name}>${escape(value)}</${name}>`
}

export function time(name: string, value: Date | undefined): Xml {
  return text(name, value?.toISOString())
}

/** A value of a published list, with the address of the list. */
export function code(name: string, list: string, value: string | undefined): Xml {
  if (value === undefined) return undefined
  const scheme = `http://illtransactions.org/ISO18626/OpenCodeList/${list}-V1.0`
  return `<${name} ill:scheme="${scheme}">${escape(value)}</${name}>`
}

/** The whole document. `prefixed` writes every element with a prefix, as some systems do; it means the same. */
export function document(message: string, prefixed: boolean): string {
  const names = prefixed ? `xmlns:ill="${namespace}"` : `xmlns="${namespace}" xmlns:ill="${namespace}"`
  const whole = `<ISO18626Message ${names} ill:version="1.2">${message}</ISO18626Message>`
  const body = prefixed ? whole.replaceAll(/<(\/?)(?=\w)/g, '<$1ill:') : whole
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}
