import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessOz } from './weight-guess.ts'

test('a guess by pages, else by what it is', () => {
  assert.equal(guessOz({ extent: 'xii, 320 p. ; 24 cm' }), 20)
  assert.equal(guessOz({ material: 'textbook', extent: '1200 pages' }), 62)
  assert.equal(guessOz({ material: 'video' }), 5)
  assert.equal(guessOz({}), 20)
  assert.equal(guessOz({ material: 'something', extent: 'unpaged' }), 20)
  assert.ok(guessOz({ extent: '9999 p.' }) <= 160)
})
