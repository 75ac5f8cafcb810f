// An answer's body as plain values, whether it came as JSON or as XML: elements of the same name become a list.
import { SaxesParser } from 'saxes'

export type Body =
  | { readonly is: 'read'; readonly value: unknown }
  | { readonly is: 'web page' | 'unreadable' | 'empty' }

const deepest = 40

export function readBody(text: string): Body {
  const bare = text.replace(/^\uFEFF/, '').trim()
  if (bare === '') return { is: 'empty' }
  if (/^(<!doctype html|<html)/i.test(bare)) return { is: 'web page' }
  try {
    const value: unknown = bare.startsWith('<') ? readXml(bare) : JSON.parse(bare)
    return typeof value === 'object' && value !== null ? { is: 'read', value } : { is: 'unreadable' }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BadXml) return { is: 'unreadable' }
    throw error
  }
}

class BadXml extends Error {
  override name = 'BadXml'
}
interface Open {
  readonly name: string
  readonly inside: Map<string, unknown[]>
  text: string
}

function readXml(text: string): unknown {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let whole: unknown = null
  parser.on('error', (error) => {
    throw new BadXml(error.message)
  })
  parser.on('doctype', () => {
    throw new BadXml('a DOCTYPE')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw new BadXml('too deep')
    open.push({ name: tag.local, inside: new Map(), text: '' })
  })
  parser.on('text', (more) => {
    const last = open.at(-1)
    if (last) last.text += more
  })
  parser.on('cdata', (more) => {
    const last = open.at(-1)
    if (last) last.text += more
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    const value = valueOf(closed)
    const parent = open.at(-1)
    // What the outermost element is called nobody says: what stands in it is the answer.
    if (!parent) whole = rootNames.has(closed.name) ? { [closed.name]: value } : value
    else parent.inside.set(closed.name, [...(parent.inside.get(closed.name) ?? []), value])
  })
  parser.write(text).close()
  return whole
}

/** Outermost elements that are themselves what we look for. */
const rootNames = new Set(['illRequest', 'responses'])

function valueOf({ inside, text }: Open): unknown {
  if (inside.size === 0) return text.trim()
  return Object.fromEntries([...inside].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

/** A field of a plain object; undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

/** One, several or none as a list; XML cannot tell a list of one from one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value]

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null

export const numberOf = (value: unknown): number | null => {
  const text = textOf(value)
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
