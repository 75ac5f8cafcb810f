import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWords } from '../read-terms.ts'
import { useWordings } from './use-wordings.ts'
import { wayWordings } from './way-wordings.ts'

// A partner writes the notes, and they are read where everything else waits: none may take long, whatever stands in it.
const words = new Set(
  [...wayWordings, ...useWordings].flatMap(
    ({ like }) =>
      like.source
        .replaceAll(/\(\?<[a-z\d]+>|\\[a-z]/gi, ' ')
        .toLowerCase()
        .match(/[a-z]{2,}/g) ?? [],
  ),
)
const begins = ['do not return', 'insure', 'closed', 'return', 'no', 'use', 'due', 'in the']
const mostMs = 1500

test('a word of the wordings said again and again is read at once', () => {
  assert.ok(words.size > 300)
  for (const begin of begins)
    for (const word of words) {
      const note = `${begin} ${Array.from({ length: 25 }).fill(word).join(' ')} so`
      const before = performance.now()
      readWords(note, '2026-11-27')
      assert.ok(performance.now() - before < mostMs, note)
    }
})
