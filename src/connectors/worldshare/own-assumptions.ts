// What the site answered to the questions OCLC's documents leave open; where it has not, or with something of another
// kind, our value stands.
import {
  worldshareAssumptions,
  type WorldshareAssumed,
  type WorldshareReader,
} from '../../domain/assumptions/worldshare.ts'

export function readerOf(own: () => Readonly<Record<string, unknown>>): WorldshareReader {
  return (key) => {
    const kept = own()[key]
    return fits(key, kept) ? kept : worldshareAssumptions[key].value
  }
}

/** Names of answers that are no question, or cannot be meant. */
export const unusable = (own: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(own).flatMap(([name, value]) => (isQuestion(name) && fits(name, value) ? [] : [name]))

const isQuestion = (name: string): name is keyof WorldshareAssumed => name in worldshareAssumptions
/** Answers that are one of two; everything else in words is the site's own. */
const choices: ReadonlySet<string> = new Set([
  'requestForm',
  'defaultFormat',
  'jsonOne',
  'jsonList',
  'actionVerb',
  'actionBody',
  'conditionalAgesTo',
  'patronCodeIn',
])

function fits<K extends keyof WorldshareAssumed>(key: K, kept: unknown): kept is WorldshareAssumed[K] {
  const { value, other } = worldshareAssumptions[key]
  if (choices.has(key)) return kept === value || kept === other
  if (Array.isArray(value)) return Array.isArray(kept) && kept.every((one) => typeof one === 'string')
  return typeof kept === typeof value
}
