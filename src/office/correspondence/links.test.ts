import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLinks } from './links.ts'

const links = createLinks('a secret of at least thirty-two characters')
const now = new Date('2026-11-24T15:00:00Z')
const later = new Date('2026-12-01T05:00:00Z')
const status = { kind: 'status', requestId: 17, libraryId: 4 } as const
const answer = { kind: 'answer', requestId: 17, libraryId: 4, action: 'found', version: 3 } as const

test('an address opens what it was signed for, until it ends', () => {
  assert.deepEqual(links.readStatus(links.sign(status, later), now), { is: 'good', to: status })
  assert.deepEqual(links.readAnswer(links.sign(answer, later), now), { is: 'good', to: answer })
  assert.deepEqual(links.readStatus(links.sign(status, later), later), { is: 'over' })
})

test('one letter changed, another kind or another office’s secret opens nothing', () => {
  const token = links.sign(answer, later)
  for (let at = 0; at < token.length; at += 1) {
    const changed = token.slice(0, at) + (token[at] === 'x' ? 'y' : 'x') + token.slice(at + 1)
    assert.deepEqual(links.readAnswer(changed, now), { is: 'unknown' }, changed)
  }
  assert.deepEqual(links.readStatus(token, now), { is: 'unknown' })
  assert.deepEqual(createLinks('another secret of more than thirty-two').readAnswer(token, now), { is: 'unknown' })
  for (const odd of ['', '.', 's', 's.1.2', token.slice(0, -1), `${token}x`, `${token}.`, '../../etc'])
    assert.deepEqual(links.readAnswer(odd, now), { is: 'unknown' }, odd)
  assert.throws(() => createLinks('short'))
})
