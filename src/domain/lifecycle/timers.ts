// When the office itself acts on a request because time has passed, read off the rows that have a timer.
import type { Policy } from '../policies/policy.ts'
import type { Facts } from './facts.ts'
import { dayOf } from '../values/days.ts'
import { lifeOf } from './lives.ts'

export interface DueTimer {
  readonly action: string
  readonly at: Date
}

/** The timer rows that run for a request as it stands, the nearest first; days begin at the office’s own midnight. */
export function timersOf(facts: Facts, policy: Policy, now: Date, timeZone: string): readonly DueTimer[] {
  const life = lifeOf(facts.request)
  const today = dayOf(now, timeZone)
  return Object.entries(life.actions)
    .flatMap(([action, row]) => {
      if (!row.timer || row.from === 'nothing' || !row.from.includes(facts.request.state)) return []
      const at = row.timer.at({ ...facts, action, policy, now, today, timeZone })
      return at ? [{ action, at }] : []
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
