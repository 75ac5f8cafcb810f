import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bothOf } from './both-of.ts'

const box = { id: 'box', label: 'Box', oz: 14 }
const bag = { id: 'bag', label: 'Bag', oz: 16 }
const base = { days: 5, lift: 800, list: ['a'], address: { city: 'Keuka', lines: ['1 Main St'] }, things: [box, bag] }

const cases: readonly (readonly [string, Partial<typeof base>, Partial<typeof base>, Partial<typeof base>])[] = [
  ['each changed another field', { days: 6 }, { lift: 600 }, { days: 6, lift: 600 }],
  ['both changed one field: mine', { days: 6 }, { days: 7 }, { days: 6 }],
  ['a plain list is one value', { list: ['b'] }, { list: ['c'] }, { list: ['b'] }],
  [
    'fields of a group',
    { address: { city: 'Penn Yan', lines: ['1 Main St'] } },
    { address: { city: 'Keuka', lines: ['2 Elm St'] } },
    { address: { city: 'Penn Yan', lines: ['2 Elm St'] } },
  ],
  [
    'both added a thing',
    { things: [box, bag, { id: 'new_1', label: 'Crate', oz: 3 }] },
    { things: [box, bag, { id: 'packaging_1', label: 'Tube', oz: 3 }] },
    { things: [box, bag, { id: 'packaging_1', label: 'Tube', oz: 3 }, { id: 'new_1', label: 'Crate', oz: 3 }] },
  ],
  [
    'both changed one thing, in different fields',
    { things: [{ ...box, label: 'Large box' }, bag] },
    { things: [{ ...box, oz: 20 }, bag] },
    { things: [{ id: 'box', label: 'Large box', oz: 20 }, bag] },
  ],
  ['mine took one away', { things: [box] }, { lift: 600 }, { lift: 600, things: [box] }],
  [
    'mine took away what they changed: it stays',
    { things: [box] },
    { things: [box, { ...bag, oz: 9 }] },
    { things: [box, { ...bag, oz: 9 }] },
  ],
  [
    'they took away what mine changed: it stays',
    { things: [box, { ...bag, oz: 9 }] },
    { things: [box] },
    { things: [box, { ...bag, oz: 9 }] },
  ],
  ['they took one away', { lift: 600 }, { things: [box] }, { lift: 600, things: [box] }],
]

for (const [what, mine, theirs, both] of cases)
  test(`two changes of one document: ${what}`, () => {
    assert.deepEqual(bothOf(base, { ...base, ...mine }, { ...base, ...theirs }), { ...base, ...both })
  })
