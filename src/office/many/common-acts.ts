// What can be done to all of some marked requests, read off their life cycles, with how many of them it is possible for.
import { allowedActions } from '../../domain/lifecycle/allowed.ts'
import type { Needs } from '../../domain/lifecycle/details.ts'
import type { Actor, Facts } from '../../domain/lifecycle/facts.ts'
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { askedOnce, isForMany } from '../../domain/lifecycle/many.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { today, type Office } from '../context.ts'

export interface CommonAct {
  readonly action: string
  readonly label: string
  readonly about: string
  readonly key: string | null
  /** What is asked once for all. */
  readonly needs: Needs
  /** For so many it is possible now; the others would refuse and say why. */
  readonly possible: number
}

/** Acts that every one of them knows and at least one can do now; those possible for most come first. */
export async function commonActs(
  office: Office,
  requestIds: readonly number[],
  actor: Actor,
): Promise<readonly CommonAct[]> {
  const all: (readonly CommonAct[])[] = []
  for (const requestId of requestIds) {
    const facts = await loadFacts(office.store.db, requestId)
    if (facts) all.push(actsOf(office, facts, actor))
  }
  const [first, ...others] = all
  return (first ?? [])
    .flatMap((act) => {
      const same = others.map((acts) => acts.find((one) => isSame(one, act)))
      if (same.some((one) => one === undefined)) return []
      return [{ ...act, possible: act.possible + same.reduce((sum, one) => sum + (one?.possible ?? 0), 0) }]
    })
    .filter((act) => act.possible > 0)
    .toSorted((a, b) => b.possible - a.possible)
}

function actsOf(office: Office, facts: Facts, actor: Actor): readonly CommonAct[] {
  const life = lifeOf(facts.request)
  const order = { ...facts, actor, policy: office.policy(), now: office.clock.now(), today: today(office) }
  return allowedActions(order, actor.role ?? null).flatMap((one) => {
    const row = life.actions[one.action]
    if (!row || !isForMany(row)) return []
    const { action, label, about, key } = one
    return [{ action, label, about, key, needs: askedOnce(row), possible: one.possible ? 1 : 0 }]
  })
}

/** The same words for the same thing, asking for the same: a “no” to a borrower is none to a facility. */
const isSame = (one: CommonAct, other: CommonAct): boolean =>
  one.action === other.action && one.label === other.label && JSON.stringify(one.needs) === JSON.stringify(other.needs)
