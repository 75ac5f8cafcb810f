import { errorTypes, oneOf } from './codes.ts'
import type { ErrorType } from './codes.ts'
import { readDuration } from './scenarios.ts'
import type { FaultWord } from './scenarios.ts'

/** What shall happen to the next posts; each number is used up one by one, slowness stays. */
type Faults = {
  down: number
  downUntil: number
  hangUp: number
  timeout: number
  cut: number
  errors: ErrorType[]
  slowMs: number
}

/** What becomes of a post that is not acted on. */
export type Fault = { kind: 'none' | 'down' | 'hang up' } | { kind: 'error'; type: ErrorType }

/** How the answer to a post that was acted on is lost. */
export type Loss = 'none' | 'never answered' | 'cut off'

/** Faults by request id, and those that meet every post (`everywhere`). */
export type FaultBook = {
  arm(where: string, word: FaultWord, value: string | undefined): void
  /** What befalls this post before it is acted on; using it up. */
  before(where: string): Fault
  /** What befalls its answer; using it up. */
  after(where: string): Loss
  slowMs(where: string): number
  mend(): void
}

export const everywhere = '*'

export function faultBook(now: () => Date): FaultBook {
  const book = new Map<string, Faults>()
  const at = (where: string): Faults => {
    const known = book.get(where) ?? { down: 0, downUntil: 0, hangUp: 0, timeout: 0, cut: 0, errors: [], slowMs: 0 }
    book.set(where, known)
    return known
  }
  const both = (where: string): Faults[] => [at(everywhere), at(where)]
  const useUp = (where: string, kind: 'down' | 'hangUp' | 'timeout' | 'cut'): boolean => {
    const due = both(where).find((faults) => faults[kind] > 0)
    if (due) due[kind] -= 1
    return due !== undefined
  }
  return {
    arm: (where, word, value) => arm(at(where), word, value, now().getTime()),
    before(where) {
      if (both(where).some(({ downUntil }) => now().getTime() < downUntil)) return { kind: 'down' }
      if (useUp(where, 'down')) return { kind: 'down' }
      if (useUp(where, 'hangUp')) return { kind: 'hang up' }
      const type = both(where)
        .find(({ errors }) => errors.length > 0)
        ?.errors.shift()
      return type ? { kind: 'error', type } : { kind: 'none' }
    },
    after(where) {
      if (useUp(where, 'timeout')) return 'never answered'
      return useUp(where, 'cut') ? 'cut off' : 'none'
    },
    slowMs: (where) => Math.max(...both(where).map(({ slowMs }) => slowMs)),
    mend: () => book.clear(),
  }
}

function arm(faults: Faults, word: FaultWord, value: string | undefined, now: number): void {
  const duration = readDuration(value)
  const count = Number(value ?? 1)
  switch (word) {
    case 'DOWN':
      if (duration === undefined) faults.down += count
      else faults.downUntil = now + duration
      break
    case 'HANGUP':
      faults.hangUp += count
      break
    case 'TIMEOUT':
      faults.timeout += count
      break
    case 'CUT':
      faults.cut += count
      break
    case 'ERROR':
      faults.errors.push(oneOf(errorTypes, value) ?? 'UnrecognisedDataValue')
      break
    case 'SLOW':
      faults.slowMs = duration ?? count
      break
    case 'SILENT':
      break
    default:
      word satisfies never
  }
}
