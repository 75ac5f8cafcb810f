import { at, type JsonObject } from './state.ts'

export interface Word {
  readonly word: string
  readonly value: string
}

/** CONDITIONAL:Library use only is a word with its value. */
export function wordOf(text: string): Word {
  const [word = '', ...value] = text.split(':')
  return { word: word.toUpperCase(), value: value.join(':').trim() }
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** 3d, 20s, 5m, 2h, in milliseconds. */
export function readWait(text: string): number | null {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim()) ?? []
  if (count === undefined || (unit !== 's' && unit !== 'm' && unit !== 'h' && unit !== 'd')) return null
  return Number(count) * units[unit]
}

const places = ['item.title', 'item.verification', 'referenceId', 'patron.department']

/** The scenario a request names for its lenders: [scenario: NO:LACKING SHIP:28] in its title, verification or reference. */
export function scenarioIn(document: JsonObject): string | null {
  for (const place of places) {
    const text = at(document, place)
    const [, words] = /\[scenario:([^\]]+)\]/i.exec(typeof text === 'string' ? text : '') ?? []
    if (words !== undefined) return words.trim()
  }
  return null
}
