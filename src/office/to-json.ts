import type { Json } from '../store/column-types.ts'

/** A plain value as what a jsonb column holds. */
export function toJson(value: object): { [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
      part === undefined ? [] : [[name, jsonOf(part)]],
    ),
  )
}

function jsonOf(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map(jsonOf)
  return typeof value === 'object' ? toJson(value) : null
}
