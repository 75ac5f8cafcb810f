import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareAddress, type Likeness } from './same-address.ts'

const record = { lines: ['ILL', '12 North Main Street'], city: 'Geneva', region: 'NY', postcode: '14456' }
const withBox = { ...record, lines: ['ILL', '12 N Main St', 'PO Box 5'] }
const inLines = { lines: ['ILL', 'Library Drive', 'Geneva, NY 14456'] }

const cases: readonly (readonly [string, Likeness, (typeof record | typeof inLines)?])[] = [
  ['ILL Dept\n12 N. Main St.\nGeneva, NY 14456-0001', 'same'],
  ['12 N Main St, Suite 4, Geneva NY 14456', 'same'],
  ['12 North Main St Geneva NY 14456', 'same'],
  ['Twelve Oaks\n12 N MAIN STREET RM 3\nGENEVA NY 14456', 'same'],
  ['P.O. Box 5\nGeneva, NY 14456', 'same', withBox],
  ['Post Office Box 5\nGeneva, NY 14456', 'same', withBox],
  ['Library Dr\nGeneva, NY 14456', 'same', inLines],
  // Another house, another street with the same number, another building, a box.
  ['Annex\n14 North Main Street\nGeneva, NY 14456', 'other'],
  ['Annex\n12 Depot Road\nGeneva, NY 14456', 'other'],
  ['Annex\n12 South Main Street\nGeneva, NY 14456', 'other'],
  ['12 N Main St\nBuilding B\nGeneva, NY 14456', 'other'],
  ['PO Box 12\nGeneva, NY 14456', 'other'],
  ['PO Box 6\nGeneva, NY 14456', 'other', withBox],
  ['Annex\n12 Depot Rd\nPO Box 5\nGeneva, NY 14456', 'other', withBox],
  ['12 N Main St\nHays, KS 67601', 'other'],
  // Half of it is not said.
  ['Annex Library\nGeneva, NY 14456', 'unclear'],
  ['Annex\nNorth Main Street\nGeneva, NY 14456', 'unclear'],
  ['Annex\n3 Library Drive\nGeneva, NY 14456', 'unclear', inLines],
  ['12 N Main St\nGeneva, NY 14456', 'unclear', { lines: ['Geneva, NY 14456'] }],
]
for (const [told, likeness, known] of cases)
  test(`${likeness}: ${told.replaceAll('\n', ', ')}`, () =>
    assert.equal(compareAddress(told.split('\n'), known ?? record), likeness))
