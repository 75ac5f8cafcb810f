import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLikeTitle, isSpelledLike, likenessOf, tellingWords } from './likeness.ts'

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

test('a word is spelled like another with one letter wrong, lacking, too many or swapped', () => {
  for (const word of ['castelana', 'castellanna', 'castelllana', 'castallana', 'catsellana', 'castellan', 'castellana'])
    assert.ok(isSpelledLike(word, 'castellana'), word)
  for (const word of ['castelan', 'gramatica', 'castellanos y']) assert.ok(!isSpelledLike(word, 'castellana'), word)
  assert.ok(!isSpelledLike('cane', 'cant'))
  assert.equal(likenessOf('gramatica castelana', 'Gramática castellana', isSpelledLike), 1)
})
