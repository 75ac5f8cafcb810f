import type { z } from 'zod'
import type { requestFilters } from '../../contract/requests.ts'
import type { RequestLine } from '../../contract/request-view.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { isOver, isOverdue, owedStates, piecesAhead, statesWhere } from '../../domain/lifecycle/standing.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Sight } from '../../store/requests/sight.ts'
import type { ListedRequest, ListFilters } from '../../store/requests/list.ts'

/** A request as a line of a list; what others owe for it is for staff. */
export function lineOf(row: ListedRequest, sight: Sight, today: string): RequestLine {
  const state = stateRow(lifeOf(row), row.state)
  const { due_on: dueOn } = row
  return {
    id: row.id,
    number: writeNumber(row.number),
    kind: row.kind,
    service: row.service,
    state: row.state,
    stateLabel: state.label,
    stage: state.stage,
    stateSince: row.state_since.toISOString(),
    outcome: row.outcome,
    title: row.title,
    author: row.citation['author'] ?? null,
    partner: named(row.partner_id, row.partner_name),
    pickup: named(row.pickup_library_id, row.pickup_name),
    dueOn,
    neededBy: row.needed_by,
    answerBy: row.kind === 'lending' && isAskedOfUs(state.worldshare) ? row.network_last_day : null,
    isOverdue: isOverdue({ kind: row.kind, service: row.service, state: row.state, dueOn }, today),
    marks: marksOf(row, sight),
    pieces: row.places.length > 0 ? { count: row.places.length, ahead: piecesAhead(row, row.places) } : null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}

/** How the network sees what it waits for us with. */
const isAskedOfUs = (word: string | undefined): boolean => word === 'Submitted' || word === 'Considering'

export const named = (id: number | null, name: string | null): { id: number; name: string } | null =>
  id === null || name === null ? null : { id, name }

function marksOf(row: ListedRequest, sight: Sight): RequestLine['marks'] {
  const marks: Readonly<Record<RequestLine['marks'][number], boolean>> = {
    unwanted: row.unwanted,
    renewal_asked: row.renewal_asked_at !== null,
    recalled: row.recalled_at !== null && !isOver(row),
    question: row.question_to !== null,
    damaged: row.damaged,
    owing: row.owing_cents > 0 && sight.of === 'all',
    claimed_returned: row.claimed_returned_at !== null && !isOver(row),
    cancelling: row.cancel_asked_at !== null,
  }
  const names = [
    'unwanted',
    'renewal_asked',
    'recalled',
    'question',
    'damaged',
    'owing',
    'claimed_returned',
    'cancelling',
  ] as const
  return names.filter((name) => marks[name])
}

export const usualPage = 50

/** The query behind the filters of an address; one line more than asked says whether there are more. */
export function filtersFrom(asked: z.output<typeof requestFilters>, today: string): ListFilters {
  const { words, kind, service, state, stage, open, libraryId, overdue, ids, before, limit } = asked
  return {
    limit: (limit ?? usualPage) + 1,
    ...(words ? { words } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
    ...(state === undefined ? {} : { state }),
    ...(stage === undefined ? {} : { states: statesWhere((row) => row.stage === stage) }),
    ...(open === undefined ? {} : { isOpen: open }),
    ...(libraryId === undefined ? {} : { libraryId }),
    ...(overdue ? { overdue: { before: today, states: owedStates } } : {}),
    ...(ids === undefined ? {} : { ids: ids.split(',').map(Number) }),
    ...(before === undefined ? {} : { beforeId: before }),
  }
}
