/** Whether a value is a whole message: everything mandatory there, every code known, every date a date. */
import { isClosed } from './codes.ts'
import type { Part, StructureName } from './grammar.ts'
import { isStructure, partsOf } from './grammar.ts'
import type { Message } from './messages.ts'
import { messageKinds } from './structures.ts'
import { readDateTime } from './values.ts'

export function isMessage(value: unknown): value is Message {
  return wrongIn(value) === null
}

/** The path of the first part that does not fit, or null. */
export function wrongIn(value: unknown): string | null {
  if (!isObject(value)) return 'message'
  const parts = new Map<string, unknown>(Object.entries(value))
  const kind = messageKinds.find((known) => known === parts.get('kind'))
  if (!kind) return 'kind'
  parts.delete('kind')
  return wrongInParts(parts, kind, kind)
}

function wrongInParts(parts: ReadonlyMap<string, unknown>, name: StructureName, path: string): string | null {
  const grammar = partsOf(name)
  const stranger = [...parts.keys()].find((key) => grammar.every((part) => part.name !== key))
  if (stranger !== undefined) return `${path}.${stranger}`
  const isChoice = grammar.some((part) => part.often === 'choice')
  if (isChoice && parts.size !== 1) return path
  for (const part of grammar) {
    const here = `${path}.${part.name}`
    const wrong = parts.has(part.name) ? wrongInPart(parts.get(part.name), part, here) : wrongMissing(part, here)
    if (wrong !== null) return wrong
  }
  return null
}

function wrongMissing(part: Part, path: string): string | null {
  return part.often === 'once' ? path : null
}

function wrongInPart(value: unknown, part: Part, path: string): string | null {
  if (part.often !== 'list') return wrongInOne(value, part.type, path)
  if (!Array.isArray(value)) return path
  const items: readonly unknown[] = value
  for (const [index, item] of items.entries()) {
    const wrong = wrongInOne(item, part.type, `${path}[${index}]`)
    if (wrong !== null) return wrong
  }
  return null
}

function wrongInOne(value: unknown, type: Part['type'], path: string): string | null {
  if (isStructure(type)) {
    return isObject(value) ? wrongInParts(new Map(Object.entries(value)), type, path) : path
  }
  return fits(value, type) ? null : path
}

function fits(value: unknown, type: Exclude<Part['type'], StructureName>): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'dateTime':
      return typeof value === 'string' && readDateTime(value) !== null
    case 'integer':
      return Number.isSafeInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'code':
      return isObject(value) && hasOnly(value, { value: isText }, { scheme: isText })
    case 'agencyId':
      return isObject(value) && hasOnly(value, { type: isText, value: isText }, {})
    case 'money':
      return isObject(value) && hasOnly(value, { currency: isText, cents: Number.isSafeInteger }, {})
    default:
      return isClosed(type, value)
  }
}

type Test = (value: unknown) => boolean

function hasOnly(value: object, needed: Record<string, Test>, perhaps: Record<string, Test>): boolean {
  const parts = new Map<string, unknown>(Object.entries(value))
  const all = { ...needed, ...perhaps }
  const complete = Object.keys(needed).every((name) => parts.has(name))
  return complete && [...parts].every(([name, part]) => all[name]?.(part) === true)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
