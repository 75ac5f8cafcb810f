import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { watchBornOutside } from './born-outside.ts'
import type { Planned } from './plan.ts'

const planned = (title: string): Planned => ({
  n: 0,
  kind: 'borrowing loan',
  fate: 'usual',
  born: 'polaris',
  title,
  scenario: '',
  memberId: 1,
  branchId: 1,
  lenders: [],
  card: '1',
  barcode: null,
})

/** An office of which is known what stands in it, and a folder into which reports are laid. */
function watched(t: TestContext) {
  const reports = mkdtempSync(join(tmpdir(), 'keuka-born-'))
  t.after(() => rmSync(reports, { recursive: true }))
  const here: string[] = []
  const laid: string[] = []
  const born = watchBornOutside({
    desk: {
      ask: async () => ({
        ok: true,
        status: 200,
        body: { lines: here.map((title) => ({ title })) },
        code: '',
        sentence: '',
      }),
    },
    outside: {
      async layReport(folder) {
        const file = join(folder, `${laid.length}.csv`)
        writeFileSync(file, '')
        laid.push(file)
        return file
      },
    },
    reports,
  })
  const readLast = (): void => rmSync(laid.at(-1) ?? '')
  return { born, here, laid, readLast }
}

test('however often it is asked, the driver waits until the report is read and what it tells is seen', async (t) => {
  const { born, laid, readLast } = watched(t)
  born.made(planned('B00001'))
  for (let round = 0; round < 100; round++) assert.equal(await born.isSettled(), false)
  assert.equal(laid.length, 1, 'one report at a time')
  readLast()
  assert.equal(await born.isSettled(), false)
  born.seen(['B00001'])
  assert.equal(await born.isSettled(), true)
  assert.deepEqual(born.missing, [])
})

test('one that closed before anybody saw it open has come in', async (t) => {
  const { born, here, readLast } = watched(t)
  born.made(planned('B00001'))
  await born.isSettled()
  here.push('B00001')
  readLast()
  assert.equal(await born.isSettled(), false, 'what has just come is looked at once more')
  assert.equal(await born.isSettled(), true)
})

test('reports are read and it is not there, or none is ever read: the driver ends and says which never came in', async (t) => {
  for (const isRead of [true, false]) {
    const { born, readLast } = watched(t)
    born.made(planned('B00001'))
    let rounds = 0
    for (; !(await born.isSettled()); rounds++) if (isRead) readLast()
    assert.ok(rounds < 400)
    assert.deepEqual(
      born.missing.map((one) => one.title),
      ['B00001'],
    )
    born.lookAnew()
    assert.equal(await born.isSettled(), false, 'once the faults are over it is looked for anew')
  }
})
