import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLanes } from './lanes.ts'

function gate() {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open: () => open() }
}

test('a slow one keeps its own lane: all that comes after it is done meanwhile', async () => {
  const slow = gate()
  const done: number[] = []
  const work = [() => slow.passed, ...[1, 2, 3, 4, 5, 6].map((n) => () => Promise.resolve(void done.push(n)))]
  const lanes = openLanes({
    next: () => Promise.resolve(work.shift() ?? null),
    before: () => Promise.resolve(),
    whenOneEnds: () => undefined,
  })
  while (await lanes.fill());
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(done, [1, 2, 3, 4, 5, 6])
  slow.open()
  await lanes.empty()
})

test('four at once and no more; what one of them threw is thrown when nothing is in hand any more', async () => {
  const gates = [gate(), gate(), gate(), gate()]
  let begun = 0
  const lanes = openLanes({
    next: () =>
      Promise.resolve(async () => {
        const mine = gates[begun]
        begun += 1
        await mine?.passed
        if (begun === 4) throw new Error('the database has gone')
      }),
    before: () => Promise.resolve(),
    whenOneEnds: () => undefined,
  })
  for (let n = 0; n < 4; n += 1) assert.equal(await lanes.fill(), true)
  const fifth = lanes.fill()
  let isOver = false
  void fifth.catch(() => null).then(() => (isOver = true))
  gates[0]?.open()
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual([begun, isOver], [4, false])
  for (const one of gates) one.open()
  await assert.rejects(fifth, /the database has gone/)
})
