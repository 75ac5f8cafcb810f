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
/** Of so many words a reading that grew with their number's power would not end within the limit every test has. */
const manyTimes = 60

test('a word of the wordings said again and again is read', () => {
  assert.ok(words.size > 300)
  for (const begin of begins)
    for (const word of words)
      readWords(`${begin} ${Array.from({ length: manyTimes }).fill(word).join(' ')} so`, '2026-11-27')
})
