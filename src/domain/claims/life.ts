// A claim for a lost package: open until somebody files it, then paid or refused; withdrawn when there is nothing to claim.
import { done, refuse, type Answer } from '../refusal.ts'

export const claimStates = {
  open: { label: 'To be filed', about: 'Nobody has claimed it from the carrier yet.' },
  filed: { label: 'Filed', about: 'The carrier has it and has not decided.' },
  paid: { label: 'Paid', about: 'The carrier has paid.' },
  refused: { label: 'Refused', about: 'The carrier pays nothing.' },
  withdrawn: { label: 'Withdrawn', about: 'Nothing is claimed: it was found, or the office lets it be.' },
} as const
export type ClaimState = keyof typeof claimStates

// oxfmt-ignore
export const claimActions = {
  file:     { label: 'Filed with the carrier', key: 'C', from: ['open', 'refused'],           to: 'filed' },
  paid:     { label: 'The carrier paid',       key: 'P', from: ['filed', 'refused', 'paid'],  to: 'paid' },
  refused:  { label: 'The carrier refused',    key: 'X', from: ['filed'],                     to: 'refused' },
  withdraw: { label: 'Claim nothing',          key: 'W', from: ['open', 'filed'],             to: 'withdrawn' },
  reopen:   { label: 'Claim it after all',     key: 'O', from: ['withdrawn'],                 to: 'open' },
} as const satisfies Readonly<Record<string, { label: string; key: string; from: readonly ClaimState[]; to: ClaimState }>>
export type ClaimAction = keyof typeof claimActions
export const claimActionNames = [
  'file',
  'paid',
  'refused',
  'withdraw',
  'reopen',
] as const satisfies readonly ClaimAction[]

export interface ClaimFacts {
  readonly state: ClaimState
  /** It was withdrawn because everything was found. */
  readonly isFound: boolean
}
export interface ClaimDetails {
  /** The carrier's number for it. */
  readonly claimNumber?: string | null
  readonly filedOn?: string
  readonly paidCents?: number
}
export interface Claimed extends ClaimDetails {
  readonly state: ClaimState
}

export const claimActionsAt = ({ state, isFound }: ClaimFacts): readonly ClaimAction[] =>
  claimActionNames.filter(
    (name) => claimActions[name].from.some((one) => one === state) && !(name === 'reopen' && isFound),
  )

export function decideClaim(
  claim: ClaimFacts,
  action: ClaimAction,
  { claimNumber, filedOn, paidCents }: ClaimDetails,
  today: string,
): Answer<Claimed> {
  if (!claimActionsAt(claim).includes(action)) return refuse('claim-state', { state: claimStates[claim.state].label })
  const { to } = claimActions[action]
  if (action === 'file') {
    const on = filedOn ?? today
    // Filed once more, it keeps its number unless another is given.
    const given = claimNumber?.trim() ?? ''
    return on > today
      ? refuse('claim-filed-ahead', {}, 'filedOn')
      : done({ state: to, ...(given === '' ? {} : { claimNumber: given }), filedOn: on })
  }
  if (action !== 'paid') return done({ state: to })
  return paidCents === undefined || paidCents <= 0
    ? refuse('claim-amount', {}, 'paidCents')
    : done({ state: to, paidCents })
}
