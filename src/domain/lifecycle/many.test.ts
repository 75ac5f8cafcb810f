import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lives, type Life } from './lives.ts'
import { isForMany } from './many.ts'

const forMany = (life: Life, action: string): boolean => {
  const row = life.actions[action]
  assert.ok(row, action)
  return isForMany(row)
}

test('ordered for many: what asks nothing, or the same of all; not what does nothing unless something is filled in', () => {
  for (const action of ['send', 'placeHold', 'refuse']) assert.ok(forMany(lives.borrowingLoan, action), action)
  assert.ok(!forMany(lives.borrowingLoan, 'edit'))
  assert.ok(!forMany(lives.borrowingLoan, 'answer'), 'is about one question')
  assert.ok(!forMany(lives.lendingLoan, 'sayWhich'))
})
