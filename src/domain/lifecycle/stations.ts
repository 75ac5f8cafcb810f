// The line of stations on a request's page: where it has been, where it stands, what lies ahead.
import type { Life } from './lives.ts'

export interface Station {
  readonly state: string
  readonly label: string
  readonly is: 'passed' | 'here' | 'ahead'
  /** When it came there; null for what lies ahead. */
  readonly at: Date | null
}
export interface Passage {
  readonly action: string
  readonly to: string
  readonly at: Date
}

/** In the table's order: the states passed, the present one, and the main line from there on. */
export function stationsOf(life: Life, present: string, passages: readonly Passage[]): readonly Station[] {
  const reached = reachedAt(passages)
  const order = Object.entries(life.states)
  const here = order.findIndex(([state]) => state === present)
  return order.flatMap(([state, row], index): Station[] => {
    const station = { state, label: row.label }
    if (index === here) return [{ ...station, is: 'here', at: reached.get(state) ?? null }]
    const at = reached.get(state)
    if (index < here) return at ? [{ ...station, is: 'passed', at }] : []
    return row.aside ? [] : [{ ...station, is: 'ahead', at: null }]
  })
}

/** When each state was last reached; what was undone never happened. */
function reachedAt(passages: readonly Passage[]): ReadonlyMap<string, Date> {
  let path: { state: string; at: Date }[] = []
  for (const one of passages) {
    if (one.action === 'undo') path = path.slice(0, path.findLastIndex((step) => step.state === one.to) + 1)
    else if (path.at(-1)?.state !== one.to) path.push({ state: one.to, at: one.at })
  }
  return new Map(path.map((step) => [step.state, step.at]))
}
