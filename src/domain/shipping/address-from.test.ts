import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressLines } from '../worklist/step.ts'
import { addressFrom } from './address-from.ts'

test('city, state and ZIP code are told from the last line, and nothing is lost where they are not', () => {
  const annex = ['Tallgrass Annex', '12 Depot Rd', 'Hays, KS 67601-1234']
  assert.deepEqual(addressFrom(annex), {
    lines: ['Tallgrass Annex', '12 Depot Rd'],
    city: 'Hays',
    region: 'KS',
    postcode: '67601-1234',
  })
  for (const lines of [annex, ['the annex desk'], ['Alter Hafen 12', '69117 Neckarstadt']])
    assert.deepEqual(addressLines(addressFrom(lines)), lines)
})
