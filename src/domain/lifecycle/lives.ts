// The five lives of a request by kind and service, and what can be read off them by name.
import { borrowingCopyActions, borrowingCopyStates } from './borrowing-copy.ts'
import { borrowingLoanActions, borrowingLoanStates } from './borrowing-loan.ts'
import type { Kind, Service } from './facts.ts'
import { facilityActions, facilityStates } from './facility.ts'
import { lendingCopyActions, lendingCopyStates } from './lending-copy.ts'
import { lendingLoanActions, lendingLoanStates } from './lending-loan.ts'
import type { ActionRow, ActionTable, StateRow, States } from './table.ts'

export interface Life {
  readonly name: LifeName
  readonly label: string
  readonly kind: Kind
  readonly service: Service
  readonly states: States<string>
  readonly actions: ActionTable<string>
}

export const lives = {
  borrowingLoan: {
    name: 'borrowingLoan',
    label: 'Borrowing, loan',
    kind: 'borrowing',
    service: 'loan',
    states: borrowingLoanStates,
    actions: borrowingLoanActions,
  },
  borrowingCopy: {
    name: 'borrowingCopy',
    label: 'Borrowing, copy',
    kind: 'borrowing',
    service: 'copy',
    states: borrowingCopyStates,
    actions: borrowingCopyActions,
  },
  lendingLoan: {
    name: 'lendingLoan',
    label: 'Lending, loan',
    kind: 'lending',
    service: 'loan',
    states: lendingLoanStates,
    actions: lendingLoanActions,
  },
  lendingCopy: {
    name: 'lendingCopy',
    label: 'Lending, copy',
    kind: 'lending',
    service: 'copy',
    states: lendingCopyStates,
    actions: lendingCopyActions,
  },
  facility: {
    name: 'facility',
    label: 'Facility',
    kind: 'facility',
    service: 'loan',
    states: facilityStates,
    actions: facilityActions,
  },
} as const satisfies Record<string, Omit<Life, 'name'> & { name: string }>

export type LifeName = keyof typeof lives
export const lifeNames = [
  'borrowingLoan',
  'borrowingCopy',
  'lendingLoan',
  'lendingCopy',
  'facility',
] as const satisfies readonly LifeName[]

export function lifeOf(request: { readonly kind: Kind; readonly service: Service }): Life {
  if (request.kind === 'facility') return lives.facility
  if (request.kind === 'borrowing') return request.service === 'loan' ? lives.borrowingLoan : lives.borrowingCopy
  return request.service === 'loan' ? lives.lendingLoan : lives.lendingCopy
}

export const stateRow = (life: Life, state: string): StateRow => {
  const row = life.states[state]
  if (!row) throw new Error(`no state ${state} in ${life.name}`)
  return row
}
export const actionRow = (life: Life, action: string): ActionRow<string> | null =>
  Object.hasOwn(life.actions, action) ? (life.actions[action] ?? null) : null

/** Does the action start from this state, as its row says? Its guards may still refuse. */
export function allowsFrom(life: Life, action: string, state: string): boolean {
  const row = actionRow(life, action)
  return row !== null && row.from !== 'nothing' && row.from.includes(state)
}

/** The states an action may lead to, `same` read as the state it starts from. */
export function targets(row: ActionRow<string>, from: string): readonly string[] {
  if (row.movesFrom && !row.movesFrom.includes(from)) return [from]
  const results = typeof row.to === 'string' ? [row.to] : Object.values(row.to)
  return [...new Set(results.map((to) => (to === 'same' ? from : to)))]
}
