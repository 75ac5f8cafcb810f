import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsNeeds } from './terms-rows.ts'

test('carriers stand in one order, demanded and forbidden', () =>
  assert.deepEqual(termsNeeds.neverBy.codes, termsNeeds.onlyBy.codes))
