import { nowOf, type Lab } from './lab.ts'
import { age } from './moves.ts'
import { playBorrower, playLender } from './players.ts'
import { incomingDue, takeIncoming } from './incoming.ts'

// A clock set years ahead has so many steps at most.
const mostSteps = 20_000

/** Does everything that has become due since the last time, in its order. Tells whether anything changed. */
export function tick(lab: Lab): boolean {
  const now = nowOf(lab)
  let steps = 0
  for (let next = earliest(lab); next && next.at <= now && steps < mostSteps; next = earliest(lab)) {
    next.work(next.at)
    steps += 1
  }
  return steps > 0
}

interface Due {
  readonly at: number
  readonly work: (at: number) => void
}

function earliest(lab: Lab): Due | null {
  let first: Due | null = null
  const offer = (at: number | null, work: (at: number) => void): void => {
    if (at !== null && (first === null || at < first.at)) first = { at, work }
  }
  for (const request of lab.state.requests) {
    offer(request.agesAt, (at) => age(lab, request, at))
    offer(request.lenderAt, (at) => playLender(lab, request, at))
    offer(request.borrowerAt, (at) => playBorrower(lab, request, at))
  }
  offer(incomingDue(lab), (at) => takeIncoming(lab, at))
  return first
}
