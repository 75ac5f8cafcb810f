import type { ServiceType } from './codes.ts'

type Draw = () => number
type Lot = readonly [weight: number, text: string]

const loans: readonly Lot[] = [
  [30, 'WILLSUPPLY LOANED'],
  [14, 'RECEIVED WILLSUPPLY LOANED'],
  [16, 'LOANED'],
  [8, 'EXPECT WILLSUPPLY LOANED'],
  [8, 'WILLSUPPLY LOANED OVERDUE'],
  [3, 'LOANED RECALLED'],
  [4, 'CONDITION:LibraryUseOnly LOANED'],
  [2, 'COST:15.00 LOANED'],
  [2, 'RETRY:OnLoan WILLSUPPLY LOANED'],
  [5, 'UNFILLED:NotOnShelf'],
  [4, 'UNFILLED:NonCirculating'],
  [2, 'UNFILLED:NotHeld'],
  [1, 'LOANED OVERDUE LOST'],
  [1, 'SILENT'],
]

const copies: readonly Lot[] = [
  [60, 'COPYCOMPLETED'],
  [20, 'WILLSUPPLY COPYCOMPLETED'],
  [4, 'RETRY:NotFoundAsCited COPYCOMPLETED'],
  [10, 'UNFILLED:NotOnShelf'],
  [6, 'UNFILLED:PolicyProblem'],
]

const borrowings: readonly Lot[] = [
  [60, 'ACCEPT RETRY RECEIVE RETURN'],
  [20, 'ACCEPT RETRY RECEIVE RENEW RETURN'],
  [6, 'DECLINE RECEIVE RETURN'],
  [6, 'ACCEPT RETRY RECEIVE ON:Overdue RETURN'],
  [4, 'ACCEPT RETRY REMIND RECEIVE RETURN'],
  [4, 'ACCEPT RETRY CANCEL RECEIVE RETURN'],
]

/** What becomes of a request for which no scenario is named: the same for the same seed and request. */
export function lenderByChance(seed: number, requestId: string, service: ServiceType | undefined): string {
  return pick(drawer(seed, requestId), service === 'Copy' ? copies : loans)
}

export function borrowerByChance(seed: number, requestId: string): string {
  return pick(drawer(seed, requestId), borrowings)
}

/** A number from 0.5 to 1.5, to make two loans differ in their pace. */
export function spread(seed: number, text: string): number {
  return 0.5 + drawer(seed, text)()
}

function pick(draw: Draw, lots: readonly Lot[]): string {
  let left = draw() * lots.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, text] of lots) {
    left -= weight
    if (left < 0) return text
  }
  return lots.at(-1)?.[1] ?? ''
}

/** Numbers from 0 to 1 that follow from seed and text alone (FNV-1a, then mulberry32). */
function drawer(seed: number, text: string): Draw {
  let state = 2_166_136_261 ^ seed
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
