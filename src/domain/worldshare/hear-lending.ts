// What the network says of a request we were asked for, as acts: it moved on, was cancelled, the borrower has it. What a
// status means follows from the stage at which the request stands; whether an act may be done there, from its life.
import type { RequestFacts } from '../lifecycle/facts.ts'
import { isMissing } from '../lifecycle/places.ts'
import { allowsFrom, lifeOf, stateRow } from '../lifecycle/lives.ts'
import type { StateRow } from '../lifecycle/table.ts'
import type { HeardAct, NetworkNews } from './news.ts'

/** Which actions the rows of its life allow where the request stands. */
type Allows = (action: string) => boolean

/** `us`: our registry id; `before`: the status heard last. */
export function hearLending(
  request: RequestFacts,
  us: number,
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  const allows: Allows = (action) => allowsFrom(lifeOf(request), action, request.state)
  const state = stateRow(lifeOf(request), request.state)
  switch (state.stage) {
    case 'review':
    case 'waiting':
    case 'here':
      return whilePending(allows, us, news, before)
    case 'out':
    case 'late':
      return whileAway(state, allows, us, news, before)
    case 'done':
      return []
    default:
      return state.stage satisfies never
  }
}

/** Our answer is still open: nothing has left. */
function whilePending(allows: Allows, us: number, news: NetworkNews, before: string | null): readonly HeardAct[] {
  if (news.status === 'cancelled' || news.status === 'closed') return [act('cancelled')]
  if (news.status === 'expired' || news.status === 'unfilled') return [act('movedOn')]
  if (news.currentLender !== null && news.currentLender !== us) return [act('movedOn')]
  const isAsking = news.status === 'submitted' || news.status === 'considering'
  return isAsking && allows('accepted') && before === 'conditional' ? [act('accepted')] : []
}

function whileAway(
  { place }: StateRow,
  allows: Allows,
  us: number,
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  // Where a loss is being settled, only what is new there changes that.
  const isLost = place !== undefined && isMissing(place)
  switch (news.status) {
    case 'submitted':
    case 'considering':
    case 'unfilled': {
      // Our yes leaves with the package; until then the network may go on without us.
      const isElsewhere = news.status === 'unfilled' || (news.currentLender !== null && news.currentLender !== us)
      return isElsewhere && !isLost && before !== 'unfilled'
        ? [
            askColleague(
              'gone_on',
              'WorldShare has gone on without us. If it has not left yet, undo the closing of its package, take it out and press Moved on; if it goes all the same, press Answered.',
            ),
          ]
        : []
    }
    case 'received':
      return before === 'received' || before === 'renewalPending' ? [] : [act('borrowerReceived')]
    case 'renewalPending':
      return before === 'renewalPending'
        ? []
        : [act('renewalAsked', news.newDueOn === null ? {} : { until: news.newDueOn })]
    case 'notReceived':
      return before === 'notReceived'
        ? []
        : [askColleague('where_is_it', 'The borrower says in WorldShare that it has not arrived.')]
    case 'returned':
    case 'returnedAsked':
      return allows('saysReturning') && !(isLost && before === news.status) ? [act('saysReturning')] : []
    case 'lost':
      return allows('saysLost') ? [act('saysLost')] : []
    case 'cancelled':
      return before === 'cancelled' ? [] : [act('tooLateToCancel')]
    default:
      return []
  }
}

const act = (action: string, details: HeardAct['details'] = {}): HeardAct => ({ action, details, as: 'network' })
const askColleague = (question: string, note: string): HeardAct => ({
  action: 'ask',
  as: 'office',
  details: { to: 'staff', question, note },
})
