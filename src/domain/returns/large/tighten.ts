import type { Answer, Basis } from '../solver.ts'
import type { Tools } from '../tools.ts'
import type { Draft } from './draft.ts'

/** Rows come in until the linear model breaks none, or for a part of the time: what a solution costs at least. */
export async function tightened(draft: Draft, tools: Tools): Promise<number> {
  const start = tools.secondsLeft()
  let least = 0
  let basis: Basis | null = null
  while (tools.secondsLeft() > start * 0.8) {
    const answer: Answer = await tools.solve(draft.linear(basis), start * 0.2)
    if (answer.kind !== 'solved') break
    least = answer.objective
    ;({ basis } = answer)
    if (draft.require(answer.values) === 0) break
  }
  return least
}
