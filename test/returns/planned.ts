import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Instance } from '../../src/domain/returns-format/instance.ts'
import { readInstance } from '../../src/domain/returns-format/read-instance.ts'
import { planReturns, type Planned } from '../../src/domain/returns/plan.ts'
import type { Tools } from '../../src/domain/returns/tools.ts'
import { solverThread } from '../../src/main/workers/solver.ts'

const solver = solverThread()
after(() => solver.close())

export function instanceOf(file: unknown): Instance {
  const read = readInstance(file)
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'))
  return read.value
}

/** With time enough that it never runs out. */
export const tools: Tools = { solve: solver.solve, secondsLeft: () => 60 }

export function plan(instance: Instance): Promise<Planned> {
  return planReturns(instance, tools)
}
