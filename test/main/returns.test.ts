import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { z } from 'zod'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { example, item } from '../returns/example.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'keuka-returns-'))
after(() => rmSync(folder, { recursive: true }))

const solutionFile = z.strictObject({
  packages: z.array(z.unknown()),
  unplanned: z.array(z.unknown()),
  total_cents: z.int(),
  lower_bound_cents: z.int(),
  optimal: z.boolean(),
  elapsed_ms: z.int(),
})

test('a plan is the only thing on the standard output, and the check accepts it', () => {
  for (const more of [[], ['--json']]) {
    const planned = run('plan', file('month.json', example), ...more)
    assert.equal(planned.status, 0, planned.stderr)
    const solution = solutionFile.parse(JSON.parse(planned.stdout))
    assert.deepEqual([solution.total_cents, solution.lower_bound_cents, solution.optimal], [1210, 1210, true])
    const checked = run('check', file('month.json', example), file('plan.json', solution))
    assert.equal(checked.status, 0, checked.stderr)
    assert.match(checked.stdout, /costs 1210 cents/)
  }
})

test('a plan that breaks a rule ends the check with 1 and a line for each', () => {
  const broken = {
    packages: [{ date: '2026-05-23', lender: 'ROME', service: 'mail', container: 'mailer', items: ['D'] }],
  }
  const checked = run('check', file('month.json', example), file('plan.json', broken))
  assert.equal(checked.status, 1)
  assert.match(checked.stdout, /rule 2, item D may not leave by mail on 2026-05-23/)
  assert.match(checked.stdout, /Item A: rule 7/)
})

test('what cannot be packed ends with 3 and its name, a bad file with 2 and the place', () => {
  const heavy = run(
    'plan',
    file('heavy.json', { ...example, items: [item({ id: 'G', lender: 'ROME', weight_oz: 900 })] }),
  )
  assert.deepEqual([heavy.status, heavy.stdout], [3, ''])
  assert.match(heavy.stderr, /Item G cannot be packed/)
  const bad = run(
    'plan',
    file('bad.json', { ...example, items: [item({ id: 'G', lender: 'ROME', weight_oz: 'ten' })] }),
  )
  assert.deepEqual([bad.status, bad.stdout], [2, ''])
  assert.match(bad.stderr, /items\[0\]\.weight_oz must be a whole number/)
  for (const args of [
    ['plan', join(folder, 'nothing.json')],
    ['plan', file('month.json', example), '--time-limit', 'soon'],
  ]) {
    const refused = run(...args)
    assert.deepEqual([refused.status, refused.stdout], [2, ''])
  }
})

test('when time is short there is a legal plan with its bound', () => {
  const month = file('large.json', makeInstance({ seed: 5, items: 300, lenders: 20, dayFees: true, minutes: 0.8 }))
  const planned = run('plan', month, '--time-limit', '0.3')
  assert.equal(planned.status, 0, planned.stderr)
  const solution = solutionFile.parse(JSON.parse(planned.stdout))
  assert.ok(solution.lower_bound_cents <= solution.total_cents)
  assert.equal(run('check', month, file('plan.json', solution)).status, 0)
})

test('a file may begin with the mark of its encoding, and may come by the standard input', () => {
  const month = JSON.stringify(example)
  writeFileSync(join(folder, 'marked.json'), `\uFEFF${month}`)
  const marked = run('plan', join(folder, 'marked.json'))
  assert.equal(marked.status, 0, marked.stderr)
  const piped = runWith(month, 'plan', '-')
  assert.equal(piped.status, 0, piped.stderr)
  const plan = solutionFile.parse(JSON.parse(piped.stdout))
  assert.equal(plan.total_cents, 1210)
  assert.match(runWith(JSON.stringify(plan), 'check', file('month.json', example), '-').stdout, /costs 1210 cents/)
  assert.match(runWith(month, 'check', '-', file('plan.json', plan)).stdout, /costs 1210 cents/)
  assert.equal(runWith(month, 'check', '-', '-').status, 2)
  const cut = runWith('{"format":', 'plan', '-')
  assert.deepEqual([cut.status, cut.stdout], [2, ''])
  assert.match(cut.stderr, /The standard input is not JSON/)
})

test('anything may leave until the end of the calendar', () => {
  const horizon = { ...example.horizon, end: '9999-12-31' }
  const planned = run('plan', file('far.json', { ...example, horizon }))
  assert.equal(planned.status, 0, planned.stderr)
  const plan = solutionFile.parse(JSON.parse(planned.stdout))
  assert.equal(run('check', file('far.json', { ...example, horizon }), file('plan.json', plan)).status, 0)
})

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return runWith('', ...args)
}

function runWith(input: string, ...args: readonly string[]): ReturnType<typeof run> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/main/cli.ts'), 'returns', ...args], {
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

function file(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(value))
  return path
}
