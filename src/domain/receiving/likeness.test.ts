import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLikeTitle, likenessOf, tellingWords } from './likeness.ts'

test('telling words are folded and without articles', () => {
  assert.deepEqual(tellingWords('The Café of the Canal, and Canal'), ['cafe', 'canal'])
  assert.deepEqual(tellingWords(' – '), [])
})

test('a title is like another when the shorter one is wholly in it', () => {
  assert.equal(likenessOf('Erie Canal', 'The Erie canal reader'), 1)
  assert.equal(likenessOf('Erie Canal songs', 'The Erie canal reader'), 2 / 3)
  assert.equal(isLikeTitle('Erie Canal', 'The Erie canal reader'), true)
  assert.equal(isLikeTitle('Canal', 'The Erie canal reader'), false, 'one word is chance')
  assert.equal(isLikeTitle('Middlemarch', 'MIDDLEMARCH'), true)
  assert.equal(isLikeTitle('', ''), false)
})
