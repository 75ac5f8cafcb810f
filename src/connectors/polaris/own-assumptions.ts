// What the site answered to the questions the vendor's documents leave open; where it has not, or with something that
// cannot be meant, our value stands.
import { polarisAssumptions, type PolarisAssumed, type PolarisReader } from '../../domain/assumptions/polaris.ts'

export function readerOf(own: () => Readonly<Record<string, unknown>>): PolarisReader {
  return (key) => {
    const kept = own()[key]
    return fits(key, kept) ? kept : polarisAssumptions[key].value
  }
}

/** Names of answers that are no question, or cannot be meant. */
export const unusable = (own: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(own).flatMap(([name, value]) => (isQuestion(name) && fits(name, value) ? [] : [name]))

const isQuestion = (name: string): name is keyof PolarisAssumed => name in polarisAssumptions

function fits<K extends keyof PolarisAssumed>(key: K, kept: unknown): kept is PolarisAssumed[K] {
  const { value, other } = polarisAssumptions[key]
  // Words are a choice of two; only a time zone is any.
  if (typeof kept === 'string' && key !== 'timeZone') return kept === value || kept === other
  return kindOf(kept) !== 'undefined' && (kindOf(kept) === kindOf(value) || kindOf(kept) === kindOf(other))
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)
