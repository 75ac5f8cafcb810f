import assert from 'node:assert/strict'
import { test } from 'node:test'
import { walkedQueues } from './status-words.ts'
import { walkNow } from './walk.ts'

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`)
const slots = [at('18:00'), at('14:00')]
const all = (when: Date) => Object.fromEntries(walkedQueues.map((one) => [one.name, when]))

test('before the first time nothing is due', () => assert.equal(walkNow(at('13:59'), slots, {}), null))
test('from a time on until all five have been', () => {
  assert.equal(walkNow(at('14:00'), slots, {})?.queues.length, 5)
  const part = walkNow(at('15:00'), slots, { transit: at('14:10'), lent: at('13:00') })
  assert.deepEqual(
    part?.queues.filter((one) => one.isDone).map((one) => one.name),
    ['transit'],
  )
  assert.equal(walkNow(at('15:00'), slots, all(at('14:30'))), null)
})
test('at the next time again', () =>
  assert.equal(walkNow(at('18:01'), slots, all(at('14:30')))?.since.toISOString(), at('18:00').toISOString()))
test('without times never', () => assert.equal(walkNow(at('18:01'), [], {}), null))
