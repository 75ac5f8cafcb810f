import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as tick } from 'node:timers/promises'
import { openCopy } from './kept-copy.ts'

test('a reading that began first and ends last does not bring back what was', async () => {
  let there = 'start'
  const waiting: (() => void)[] = []
  const copy = await openCopy(async () => {
    const read = there
    // The first reading after the start is a slow one.
    if (read === 'before') await new Promise<void>((resolve) => waiting.push(resolve))
    return read
  })
  there = 'before'
  const first = copy.renew()
  await tick()
  there = 'after'
  const second = copy.renew()
  await tick()
  for (const go of waiting) go()
  await Promise.all([first, second])
  assert.equal(copy.get(), 'after')
})

test('one reading that fails is told to who asked, and the next goes on', async () => {
  const answers: (() => string)[] = [
    () => 'before',
    () => {
      throw new Error('no line')
    },
    () => 'after',
  ]
  const copy = await openCopy(async () => answers.shift()?.() ?? '')
  const failed = copy.renew()
  const next = copy.renew()
  await assert.rejects(failed, /no line/)
  await next
  assert.equal(copy.get(), 'after')
})
