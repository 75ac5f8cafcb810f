import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runLane } from './lane.ts'
import { skipsAreFailures, sum } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'keuka-lane-test-'))
after(() => rmSync(folder, { recursive: true }))

function file(name: string, body: string): string {
  const path = join(folder, `${name}.test.mjs`)
  writeFileSync(path, `import { test } from 'node:test'\n${body}\n`)
  return path
}

const mixed = `
  test('fine', () => {})
  test('not fine', () => { throw new Error('no') })
  test('elsewhere', { skip: 'only on PostgreSQL: it has processes' }, () => {})
  test('later', { skip: 'the reference is not here' }, () => {})
`

test('a lane counts what the runner counted', async () => {
  const files = [file('mixed', mixed)]
  for (const together of [true, false]) {
    const tally = await outsideCi(() => runLane({ name: 'trial', files, together }))
    assert.deepEqual(tally, { passed: 1, failed: 1, skipped: 2 })
  }
})

test('on a build server only what belongs to the other database may be skipped', async () => {
  const tally = await withCi('1', () => runLane({ name: 'trial', files: [file('mixed', mixed)] }))
  assert.deepEqual(tally, { passed: 1, failed: 2, skipped: 1 })
  assert.deepEqual(await withCi('1', async () => skipsAreFailures({ passed: 0, failed: 0, skipped: 1 })), {
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})

test('a file that cannot be read, and a runner that ends without a word, are failures', async () => {
  const broken = await runLane({ name: 'trial', files: [file('broken', `import './nothing.mjs'`)] })
  assert.equal(broken.failed, 1)
  const silent = await runLane({
    name: 'trial',
    files: [file('silent', 'process.kill(process.pid, "SIGKILL")')],
    together: true,
  })
  assert.deepEqual(silent, { passed: 0, failed: 1, skipped: 0 })
})

test('lanes are summed', () => {
  assert.deepEqual(
    sum([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ]),
    { passed: 5, failed: 1, skipped: 1 },
  )
})

function outsideCi<T>(work: () => Promise<T>): Promise<T> {
  return withCi(undefined, work)
}

async function withCi<T>(value: string | undefined, work: () => Promise<T>): Promise<T> {
  const former = process.env['CI']
  setCi(value)
  try {
    return await work()
  } finally {
    setCi(former)
  }
}

function setCi(value: string | undefined): void {
  if (value === undefined) delete process.env['CI']
  else process.env['CI'] = value
}
