import type { Share } from './alone.ts'
import { greedyPlan } from './greedy.ts'

import type { Problem, Unit } from './problem.ts'
import type { Tools } from './tools.ts'

export async function planLarge(unit: Unit, _tools: Tools, problem: Problem): Promise<Share> {
  const parcels = greedyPlan({ ...problem, units: [unit] })
  return { parcels, bound: 0, isProven: false, short: null }
}
