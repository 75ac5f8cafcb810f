// What the run will ask for: each request with its own title, by which it is known everywhere, and its fate.
import { drawer, pick } from '../../src/lab/worldshare/chance.ts'
import type { FaultOffice } from './set-up.ts'

export type Kind = 'borrowing loan' | 'borrowing copy' | 'lending loan' | 'lending copy'
export type Fate =
  | 'usual'
  | 'cancelled before'
  | 'cancelled after'
  | 'renewed'
  | 'lost'
  | 'wrong item'
  | 'not picked up'
  | 'refused'

/** One line of the driver’s own ledger. */
export interface Planned {
  readonly n: number
  readonly kind: Kind
  readonly fate: Fate
  /** Where a loan for a reader is asked for first. */
  readonly born: 'here' | 'polaris' | 'worldshare'
  readonly title: string
  /** What the other side does, in the words of the make-believe network. */
  readonly scenario: string
  readonly memberId: number
  readonly branchId: number
  readonly lenders: readonly number[]
  /** Of a reader Polaris knows; null: one who walks in and is made a patron first. */
  readonly card: string | null
  /** The copy we lend. */
  readonly barcode: string | null
}

export function planRun(requests: number, seed: number, office: FaultOffice): readonly Planned[] {
  let lent = 0
  return Array.from({ length: requests }, (_, n): Planned => {
    const draw = drawer(seed, `request ${n}`)
    const kind: Kind =
      pick(draw, [
        [62, 'borrowing loan'],
        [13, 'borrowing copy'],
        [17, 'lending loan'],
        [8, 'lending copy'],
      ]) ?? 'borrowing loan'
    const [member] = chosen(office.members, draw)
    const isLoan = kind === 'borrowing loan'
    const copy = kind.startsWith('lending') ? office.shelf[lent++] : undefined
    const fate: Fate =
      pick(draw, [
        [66, 'usual'],
        [5, 'cancelled before'],
        [8, 'cancelled after'],
        [isLoan ? 9 : 0, 'renewed'],
        [isLoan ? 3 : 0, 'lost'],
        [isLoan ? 4 : 0, 'wrong item'],
        [isLoan ? 4 : 0, 'not picked up'],
        [kind.startsWith('lending') ? 12 : 0, 'refused'],
      ]) ?? 'usual'
    const isLending = kind.startsWith('lending')
    const card = draw() < 0.12 ? null : (chosen(office.cards, draw)[0] ?? null)
    const born =
      isLoan && card !== null
        ? (pick(draw, [
            [80, 'here' as const],
            [12, 'polaris' as const],
            [8, 'worldshare' as const],
          ]) ?? 'here')
        : 'here'
    const scenario = isLending ? borrowerDoes(fate, draw) : lendersDo(fate, draw)
    const number = String(n + 1).padStart(5, '0')
    return {
      n,
      kind,
      fate,
      // The lenders played there read their parts in the title.
      title:
        copy?.title ?? `B${number} ${kind === 'borrowing copy' ? 'Transactions' : 'A book'} [scenario: ${scenario}]`,
      scenario,
      memberId: member?.id ?? 0,
      branchId: member?.branchId ?? 0,
      lenders: shuffled(office.lenderIds, draw).slice(0, 2 + Math.floor(draw() * 2)),
      card,
      born,
      barcode: copy?.barcode ?? null,
    }
  })
}

const lendersDo = (fate: Fate, draw: () => number): string => {
  const begins =
    pick(draw, [
      [60, ''],
      [16, 'NO:IN_USE '],
      [8, 'NO:LACKING '],
      [10, 'CONSIDER '],
      [6, 'CONDITIONAL:Library use only '],
    ]) ?? ''
  // Nobody on the string ever says a word: each one's time runs out.
  if (fate === 'usual' && draw() < 0.04) return 'SILENT'
  if (fate === 'usual' && draw() < 0.05) return 'NO:IN_USE NO:LACKING NO:NOT_OWNED NO:CHECKED'
  if (fate === 'cancelled after') return 'WAIT:2h SHIP'
  return `${begins}SHIP:${draw() < 0.3 ? 35 : 56}${fate === 'renewed' ? ' RENEW-YES' : ''}`
}

const borrowerDoes = (fate: Fate, draw: () => number): string =>
  fate === 'cancelled after' ? 'CANCEL' : draw() < 0.2 ? 'RECEIVE RENEW RETURN' : 'RECEIVE RETURN'

function chosen<T>(list: readonly T[], draw: () => number): readonly T[] {
  const at = Math.floor(draw() * list.length)
  return list.slice(at, at + 1)
}
function shuffled<T>(list: readonly T[], draw: () => number): readonly T[] {
  return list
    .map((one) => ({ one, by: draw() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ one }) => one)
}
