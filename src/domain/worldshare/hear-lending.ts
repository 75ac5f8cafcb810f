// What the network says of a request we were asked for, as acts: it moved on, was cancelled, the borrower has it.
import type { RequestFacts } from '../lifecycle/facts.ts'
import type { HeardAct, NetworkNews } from './news.ts'

const pending: ReadonlySet<string> = new Set(['new', 'conditional', 'pulling', 'coming', 'ready', 'scanned'])
const away: ReadonlySet<string> = new Set(['shipped', 'returning', 'lost', 'sent'])

/** `us`: our registry id; `before`: the status heard last. */
export function hearLending(
  request: RequestFacts,
  us: number,
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  if (pending.has(request.state)) return whilePending(request, us, news, before)
  return away.has(request.state) ? whileAway(request, us, news, before) : []
}

function whilePending(
  request: RequestFacts,
  us: number,
  news: NetworkNews,
  before: string | null,
): readonly HeardAct[] {
  if (news.status === 'cancelled' || news.status === 'closed') return [act('cancelled')]
  if (news.status === 'expired' || news.status === 'unfilled') return [act('movedOn')]
  if (news.currentLender !== null && news.currentLender !== us) return [act('movedOn')]
  const isAsking = news.status === 'submitted' || news.status === 'considering'
  return isAsking && request.state === 'conditional' && before === 'conditional' ? [act('accepted')] : []
}

function whileAway(request: RequestFacts, us: number, news: NetworkNews, before: string | null): readonly HeardAct[] {
  switch (news.status) {
    case 'submitted':
    case 'considering':
    case 'unfilled': {
      // Our yes leaves with the package; until then the network may go on without us.
      const isElsewhere = news.status === 'unfilled' || (news.currentLender !== null && news.currentLender !== us)
      return isElsewhere && request.state !== 'lost' && before !== 'unfilled'
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
      return request.state === 'shipped' ? [act('saysReturning')] : []
    case 'lost':
      return request.state === 'lost' ? [] : [act('saysLost')]
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
