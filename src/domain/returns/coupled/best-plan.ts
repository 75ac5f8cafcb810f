// The best plan of the days known so far, and the search for a better one among some packages.
import type { Problem } from '../problem.ts'
import type { Answer, Solve } from '../solver.ts'
import { choiceModel, chosenBy, nothingAround, withFees } from './choose.ts'
import type { Offer } from './member.ts'

export class BestPlan {
  readonly #problem: Problem
  #plan: readonly Offer[] | null
  #cents: number
  #found: readonly Offer[] | null = null

  constructor(problem: Problem, plan: readonly Offer[] | null, cents: number) {
    this.#problem = problem
    this.#plan = plan
    this.#cents = cents
  }

  get cents(): number {
    return this.#cents
  }

  get plan(): readonly Offer[] | null {
    return this.#plan
  }

  /** The plan, if it is better than the one to begin with. */
  get found(): readonly Offer[] | null {
    return this.#found
  }

  /** Takes a legal plan if it is cheaper. */
  take(plan: readonly Offer[]): void {
    const cents = withFees(plan)
    if (cents >= this.#cents) return
    this.#plan = plan
    this.#found = plan
    this.#cents = cents
  }

  async among(offers: readonly Offer[], solve: Solve, seconds: number): Promise<Answer> {
    const begin = this.#plan ?? []
    const choice = choiceModel(this.#problem, [...begin, ...offers], { ...nothingAround, begun: begin.length })
    const answer = await solve(choice.model, seconds)
    const chosen = chosenBy(choice, answer)
    if (chosen) this.take(chosen)
    return answer
  }
}
