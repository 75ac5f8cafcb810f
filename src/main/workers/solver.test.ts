import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The least x of at least 3, and then nothing more to do. */
const program = `
  const { solverThread } = await import(${JSON.stringify(new URL('./solver.ts', import.meta.url).href)})
  const model = {
    costs: [1], upper: [9], isWhole: true, rowLower: [3], rowUpper: [9],
    starts: [0], rows: [0], values: [1], begin: null, basis: null,
  }
  console.log((await solverThread().solve(model, 60)).objective)`

test('a solver that answers is waited for; one with nothing to solve keeps no program from ending', async () => {
  const { stdout } = await run(process.execPath, ['--eval', program], { timeout: 60_000 })
  assert.equal(stdout, '3\n')
})
