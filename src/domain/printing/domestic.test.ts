import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDomestic, seenFrom } from './domestic.ts'

test('the United States are known however they are written, and a country is left out only at home', () => {
  for (const country of ['', ' ', 'US', 'usa', 'U.S.', 'U.S.A.', 'United States', 'United States of America'])
    assert.equal(isDomestic(country), true, country)
  for (const country of ['Canada', 'Russia', 'CA']) assert.equal(isDomestic(country), false, country)
  const address = { lines: ['1 Main St'], city: 'Geneva', country: 'U.S.A.' }
  assert.equal(seenFrom(address, {}).country, '')
  assert.equal(seenFrom(address, { country: 'Canada' }).country, 'U.S.A.')
})
