// What can be read off the tables about a state by name, for lists, cards and the story: its label, its stage,
// whether a due date counts there, and which states answer to a description.
import type { Kind, Service } from './facts.ts'
import { actionRow, lifeNames, lifeOf, lives, stateRow, type Life } from './lives.ts'
import type { Place } from './places.ts'
import type { StateRow } from './table.ts'

interface Subject {
  readonly kind: Kind
  readonly service: Service
}

/** Where a piece still has to come home from: a due date that has passed makes it late. */
const owedAt: readonly Place[] = [
  'office',
  'van_out',
  'shelf',
  'patron',
  'van_in',
  'packing',
  'borrower',
  'from_borrower',
  'facility',
  'from_facility',
]

export interface StatesOfLife {
  readonly kind: Kind
  readonly service: Service
  readonly states: readonly string[]
}
/** Per life, the states whose row answers to a description; lives without one are left out. */
export function statesWhere(fits: (row: StateRow, state: string) => boolean): readonly StatesOfLife[] {
  return lifeNames.flatMap((name) => {
    const life: Life = lives[name]
    const states = Object.entries(life.states).flatMap(([state, row]) => (fits(row, state) ? [state] : []))
    return states.length > 0 ? [{ kind: life.kind, service: life.service, states }] : []
  })
}
export const owedStates = statesWhere((row) => row.place !== undefined && owedAt.includes(row.place))

/** Has its life come to its end? It may still be reopened. */
export const isOver = (request: Subject & { readonly state: string }): boolean =>
  stateRow(lifeOf(request), request.state).stage === 'done'

/** Is the piece late at home, or at its owner's? */
export function isOverdue(
  request: Subject & { readonly state: string; readonly dueOn: string | null },
  today: string,
): boolean {
  if (request.dueOn === null || request.dueOn >= today) return false
  const place = lifeOf(request).states[request.state]?.place
  return place !== undefined && owedAt.includes(place)
}

/** A state's row; a request answered as a copy has a past among the states of a loan. */
export const knownState = (request: Subject, state: string): StateRow | null => {
  for (const life of bothLives(request)) {
    const row = life.states[state]
    if (row) return row
  }
  return null
}

/** What the story calls an event of the record. */
export function labelOfEvent(request: Subject, action: string): string {
  if (action === 'undo') return 'Undone'
  if (action === 'scrub') return 'Personal data forgotten'
  for (const life of bothLives(request)) {
    const row = actionRow(life, action)
    if (row) return row.label
  }
  return action
}

const bothLives = (request: Subject): readonly Life[] => {
  const own = lifeOf(request)
  const other = lifeOf({ kind: request.kind, service: request.service === 'loan' ? 'copy' : 'loan' })
  return own === other ? [own] : [own, other]
}

/** How many of a request's pieces are further on than the request itself says. */
export function piecesAhead(request: Subject & { readonly state: string }, pieces: readonly Place[]): number {
  const place = lifeOf(request).states[request.state]?.place
  return place === undefined ? 0 : pieces.filter((one) => one !== place && one !== 'lost' && one !== 'settled').length
}
