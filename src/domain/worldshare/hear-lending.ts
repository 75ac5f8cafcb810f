// What the network says of a request we were asked for, as acts: it moved on, was cancelled, the borrower has it. What a
// status means where a request stands follows from which actions its life allows there.
import type { RequestFacts } from '../lifecycle/facts.ts'
import { allowsFrom, lifeOf } from '../lifecycle/lives.ts'
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
  // Our answer is still open, or the piece is away; what is over hears nothing.
  if (allows('movedOn')) return whilePending(allows, us, news, before)
  return allows('tooLateToCancel') ? whileAway(allows, us, news, before) : []
}

function whilePending(allows: Allows, us: number, news: NetworkNews, before: string | null): readonly HeardAct[] {
  if (news.status === 'cancelled' || news.status === 'closed') return [act('cancelled')]
  if (news.status === 'expired' || news.status === 'unfilled') return [act('movedOn')]
  if (news.currentLender !== null && news.currentLender !== us) return [act('movedOn')]
  const isAsking = news.status === 'submitted' || news.status === 'considering'
  return isAsking && allows('accepted') && before === 'conditional' ? [act('accepted')] : []
}

function whileAway(allows: Allows, us: number, news: NetworkNews, before: string | null): readonly HeardAct[] {
  // Where a loss is being settled, only what is new there changes that.
  const isLost = allows('paid')
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
