import { readInstant, writeInstant } from './dates.ts'
import type { Kind, Shape } from './document-shape.ts'
import { failureCodes, type Detail } from './failure.ts'
import { isObject, textOf, type Json, type JsonObject } from './state.ts'

export interface Understood {
  readonly document: JsonObject
  readonly flaws: readonly Detail[]
}

/** Takes over the fields it knows, each as the kind it should be; a value of the wrong kind is a flaw and left out. */
export function understand(given: Json | undefined, shape: Shape): Understood {
  const flaws: Detail[] = []
  const document = takeObject(given, shape, '', flaws)
  return { document, flaws }
}

function takeObject(given: Json | undefined, shape: Shape, path: string, flaws: Detail[]): JsonObject {
  const taken: JsonObject = {}
  if (!isObject(given)) return taken
  for (const [name, kind] of Object.entries(shape)) {
    const value = given[name]
    if (value === undefined || value === null) continue
    const result = take(value, kind, path === '' ? name : `${path}.${name}`, flaws)
    if (result !== undefined) taken[name] = result
  }
  return taken
}

function take(value: Json, kind: Kind | Shape | readonly [Shape], path: string, flaws: Detail[]): Json | undefined {
  if (typeof kind === 'string') return takeValue(value, kind, path, flaws)
  if (isList(kind)) return listOf(value).map((one) => takeObject(one, kind[0], path, flaws))
  if (isObject(value)) return takeObject(value, kind, path, flaws)
  // An empty element of XML is an object without fields.
  if (value === '') return {}
  flaws.push({ failureCode: failureCodes.badData, fieldName: path })
  return undefined
}

function takeValue(value: Json, kind: Kind, path: string, flaws: Detail[]): Json | undefined {
  if (kind === 'texts') return listOf(value).flatMap((one) => (one === '' ? [] : [textOf(one)]))
  const read = readers[kind](value)
  if (read !== null) return read
  flaws.push({ failureCode: kind === 'date' ? failureCodes.conversion : failureCodes.badData, fieldName: path })
  return undefined
}

/** Clients send numbers as text and text as numbers; both are understood. */
const readers = {
  text: (value: Json) => (typeof value === 'string' || typeof value === 'number' ? String(value) : null),
  integer: (value: Json) => (/^-?\d{1,15}$/.test(textOf(value).trim()) ? Number(value) : null),
  number: (value: Json) => (/^-?\d+(\.\d+)?$/.test(textOf(value).trim()) ? Number(value) : null),
  flag: (value: Json) => (/^(true|false)$/.test(textOf(value)) ? textOf(value) === 'true' : null),
  date: (value: Json) => {
    const at = typeof value === 'string' ? readInstant(value) : typeof value === 'number' ? value : null
    return at === null ? null : writeInstant(at)
  },
} as const

function isList(kind: Shape | readonly [Shape]): kind is readonly [Shape] {
  return Array.isArray(kind)
}

/** XML cannot tell one from a list of one. */
function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : value === '' ? [] : [value]
}
