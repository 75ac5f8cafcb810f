import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepLookers } from './lookers.ts'

const page = (screen: string, userId: string, more = {}) => ({
  requestId: 7,
  screen,
  userId,
  name: `${userId} person`,
  away: false,
  ...more,
})

test('the others at a request, each once, until their last page is closed', () => {
  const lookers = keepLookers(() => 0)
  assert.equal(lookers.note(page('1', 'ida')), true)
  assert.equal(lookers.note(page('2', 'ida')), false, 'a second page of the same person')
  assert.equal(lookers.note(page('3', 'max')), true)
  assert.equal(lookers.note(page('4', 'eva', { requestId: 8 })), true)
  assert.deepEqual(lookers.others(7, 'max'), [{ userId: 'ida', name: 'ida person' }])
  assert.deepEqual(lookers.others(7, 'somebody').length, 2)
  assert.equal(lookers.note(page('1', 'ida', { away: true })), false)
  assert.equal(lookers.note(page('2', 'ida', { away: true })), true)
  assert.deepEqual(lookers.others(7, 'max'), [])
})

test('a page that went to another request is there, and its late goodbye changes nothing', () => {
  const lookers = keepLookers(() => 0)
  lookers.note(page('1', 'ida'))
  lookers.note(page('1', 'ida', { requestId: 8 }))
  assert.equal(lookers.note(page('1', 'ida', { away: true })), false)
  assert.deepEqual(lookers.others(7, 'max'), [])
  assert.equal(lookers.others(8, 'max').length, 1)
})

test('a page that says nothing for two minutes is forgotten', () => {
  let now = 0
  const lookers = keepLookers(() => now)
  lookers.note(page('1', 'ida'))
  now = 119_000
  assert.equal(lookers.others(7, 'max').length, 1)
  now = 121_000
  assert.deepEqual(lookers.others(7, 'max'), [])
})
