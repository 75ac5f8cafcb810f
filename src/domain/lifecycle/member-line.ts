// What a member library is asked to do about a request, as one line of its daily mail, with the answers it may give.
import type { RequestFacts } from './facts.ts'
import { lifeOf } from './lives.ts'
import { statesWhere } from './standing.ts'
import type { Details } from './details.ts'
import type { PageButton, Visitor } from './table.ts'

/** States in which a member library has something to do. */
export const memberStates = statesWhere((row) => row.member !== undefined)

export interface MemberLine {
  readonly libraryId: number
  readonly words: string
  readonly answers: readonly VisitorAction[]
}
export interface VisitorAction {
  readonly action: string
  readonly label: string
  /** Details the button answers by itself. */
  readonly gives: Details
}

export function memberLine(request: RequestFacts, today: string): MemberLine | null {
  const asks = lifeOf(request).states[request.state]?.member
  if (!asks) return null
  const libraryId = asks.asked === 'owner' ? request.ownerLibraryId : request.pickupLibraryId
  const isOver = request.shelfUntil !== null && request.shelfUntil < today
  const waits = asks.from === 'shelf over' && !isOver && !request.unwanted && request.recalledAt === null
  return libraryId === null || waits
    ? null
    : { libraryId, words: asks.words, answers: visitorActions(request, 'member') }
}

/** What somebody without an account may do where the request stands, by the buttons of the life cycle. */
export function visitorActions(request: RequestFacts, visitor: Visitor): readonly VisitorAction[] {
  return Object.entries(lifeOf(request).actions).flatMap(([action, row]) => {
    const button: PageButton | undefined = row.onPage?.[visitor]
    const isHere = button && row.from !== 'nothing' && (button.at ?? row.from).includes(request.state)
    return isHere ? [{ action, label: button.label, gives: button.gives ?? {} }] : []
  })
}
