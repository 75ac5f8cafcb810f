/** 2026-12-15T00:00:00.000+0000: no colon in the offset, as the request service writes dates. */
export function writeInstant(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}

/** 2026-11-24 18:45:29Z: a space instead of T, as the token service writes them. */
export function writeTokenInstant(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace(/\.\d+/, '')
}

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/

/** A date with or without a time and offset, in the forms clients send; null if it is none. */
export function readInstant(text: string): number | null {
  const [, day, time = '00:00:00', zone = 'Z'] = form.exec(text.trim()) ?? []
  if (day === undefined) return null
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const ms = Date.parse(`${day}T${time}${offset}`)
  const isRealDay = new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  return Number.isNaN(ms) || !isRealDay ? null : ms
}
