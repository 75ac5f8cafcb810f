import { SaxesParser } from 'saxes'
import { isObject, textOf, type Json, type JsonObject } from './state.ts'

/** An object as XML: a list is the same element again. */
export function writeXml(root: string, value: JsonObject, namespace = ''): string {
  const open = namespace === '' ? root : `${root} xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${open}>${inside(value)}</${root}>`
}

function inside(value: Json): string {
  if (!isObject(value)) return escapeXml(textOf(value))
  return Object.entries(value)
    .flatMap(([name, one]) => (Array.isArray(one) ? one : [one]).map((each) => element(name, each)))
    .join('')
}

function element(name: string, value: Json): string {
  return value === null ? '' : `<${name}>${inside(value)}</${name}>`
}

// What XML 1.0 cannot hold is left out.
// oxlint-disable-next-line no-control-regex -- these are the very characters that are left out
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

export function escapeXml(text: string): string {
  return text
    .replaceAll(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The outermost element and what is in it, as an object of texts; null if it is not XML. Document types are refused. */
export function readXml(text: string): { readonly root: string; readonly value: Json } | null {
  interface Open {
    readonly name: string
    readonly fields: JsonObject
    text: string
  }
  const stack: Open[] = []
  let bad = false
  let done: { root: string; value: Json } | null = null
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => void (bad = true))
  parser.on('doctype', () => void (bad = true))
  parser.on('opentag', (tag) => void stack.push({ name: tag.local, fields: {}, text: '' }))
  const addText = (more: string): void => {
    const open = stack.at(-1)
    if (open) open.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = stack.pop()
    if (!closed) return
    const value = Object.keys(closed.fields).length > 0 ? closed.fields : closed.text.trim()
    const parent = stack.at(-1)
    if (parent) addField(parent.fields, closed.name, value)
    else done = { root: closed.name, value }
  })
  parser.write(text).close()
  return bad ? null : done
}

function addField(fields: JsonObject, name: string, value: Json): void {
  const before = fields[name]
  if (before === undefined) fields[name] = value
  else fields[name] = Array.isArray(before) ? [...before, value] : [before, value]
}
