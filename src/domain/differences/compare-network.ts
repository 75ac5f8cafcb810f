// A request held against WorldShare: behind us, ahead of us, ended, gone, or with another due date.
import { lifeOf, stateRow } from '../lifecycle/lives.ts'
import { isOver } from '../lifecycle/standing.ts'
import { networkStatuses, shownThere, type NetworkStatus } from '../worldshare/statuses.ts'
import type { DifferenceKind } from './kinds.ts'
import type { Found, NetworkSays, OursSay } from './says.ts'

export type Kinded = readonly [DifferenceKind, Found]

const order: readonly string[] = Object.keys(networkStatuses)
const placeOf = (status: NetworkStatus): number => order.indexOf(status)
const endings: readonly string[] = ['cancelled', 'expired', 'closed']
export const hasEndedThere = (status: NetworkStatus | null): boolean => status !== null && endings.includes(status)
const withPiece: readonly string[] = ['shipped', 'receivedAsked', 'received', 'renewalPending', 'recalled', 'overdue']

export const wordOf = (there: NetworkSays): string => shownThere(there.status) ?? there.word

export function compareNetwork(ours: OursSay, says: ReadonlyMap<string, NetworkSays>): readonly Kinded[] {
  const [latest] = ours.numbers
  if (!latest) return []
  const there = says.get(latest.number)
  const standing = stateRow(lifeOf(ours), ours.state)
  // One that had ended there is not asked for again.
  if (!there)
    return latest.hasEnded || isOver(ours)
      ? []
      : [['notThere', { ...about(latest.number, standing.label), worldshare: 'Not found' }]]
  if (there.status === null || (ours.kind === 'lending' && !there.isWithUs && isOver(ours))) return []
  const expected = standing.beside?.network
  if (!expected) return []
  const fits = expected.is.includes(there.status)
  const base = { ...about(there.number, standing.label), worldshare: wordOf(there) }
  if (!fits) return [kindOf(ours, there.status, expected, base)]
  return unequalDue(ours, there, base)
}

const about = (number: string, label: string) => ({
  about: number,
  ours: label,
  number,
  fields: [{ label: 'Request number', value: number }],
})

function kindOf(
  ours: OursSay,
  status: NetworkStatus,
  { is, told }: { readonly is: readonly NetworkStatus[]; readonly told?: Found['effect'] },
  base: Found,
): Kinded {
  if (hasEndedThere(status)) return ['endedThere', base]
  const isBehind = told !== undefined && is.every((one) => placeOf(status) < placeOf(one))
  if (isBehind) {
    const found = { ...base, effect: told }
    if (told === 'lender.tellReceived') return ['notReceivedThere', found]
    return [told === 'lender.tellReturned' ? 'notReturnedThere' : 'notToldThere', found]
  }
  return [ours.kind === 'borrowing' && status.startsWith('returned') ? 'returnedThere' : 'elsewhereThere', base]
}

function unequalDue(ours: OursSay, there: NetworkSays, base: Found): readonly Kinded[] {
  if (there.status === null || !withPiece.includes(there.status) || there.dueOn === null) return []
  const isLent = ours.kind === 'lending'
  const our = isLent ? ours.dueOn : ours.lenderDueOn
  if (our === null || our === there.dueOn) return []
  const said = { ...base, ours: `Due ${our}`, worldshare: `Due ${there.dueOn}`, until: there.dueOn }
  return [isLent ? ['lentDueThere', { ...said, effect: 'borrower.tellRenewed' }] : ['dueThere', said]]
}
