import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeNumber, writeNumber } from '../values/request-number.ts'
import {
  holdKeyIn,
  isKeyIn,
  isSameVolume,
  namesRequest,
  volumeInCallNumber,
  volumesOf,
  wantedItems,
} from './wanted-items.ts'

const volumes: readonly [string, readonly string[]][] = [
  ['', []],
  ['2', ['2']],
  ['v. 2', ['2']],
  ['Vol. 02', ['2']],
  ['v3', ['3']],
  ['1-3', ['1', '2', '3']],
  ['vols. 1–2', ['1', '2']],
  ['2, 4', ['2', '4']],
  ['2 and 2', ['2']],
  ['2, v.2.', ['2']],
  ['1.2, 12', ['1.2', '12']],
  ['2024-2025', ['2024-2025']],
  ['98-101', ['98', '99', '100', '101']],
  ['Supplement', ['Supplement']],
  ['Violets', ['Violets']],
  // A year span or a slip of the finger is one thing to look for, not hundreds.
  ['1806-1999', ['1806-1999']],
  ['3-1', ['3-1']],
  ['–', []],
]
for (const [said, are] of volumes)
  test(`volume “${said}” is ${are.length === 0 ? 'none' : are.join(' | ')}`, () => {
    assert.deepEqual(volumesOf(said), are)
  })

test('each volume has a key of its own; a copy that is named goes before its volume', () => {
  assert.deepEqual(wantedItems('L260000019', { volume: '1-2' }), [
    { key: 'L260000019.v1', volume: '1', barcode: null },
    { key: 'L260000019.v2', volume: '2', barcode: null },
  ])
  assert.deepEqual(wantedItems('L260000019', { volume: '2', copy: '301 302' }), [
    { key: 'L260000019.c301', volume: null, barcode: '301' },
    { key: 'L260000019.c302', volume: null, barcode: '302' },
  ])
  assert.equal(wantedItems('L260000019', { copy: '301 301' }).length, 1)
  const points = wantedItems('L260000019', { volume: '1.2, 12' }).map((one) => one.key)
  assert.equal(new Set(points).size, 2)
  assert.deepEqual(wantedItems('L260000019', { author: 'Gibbon' }), [])
})

test('what a copy says of its volume, in whichever words', () => {
  assert.ok(isSameVolume('v.2', '2'))
  assert.ok(isSameVolume('Vol. 02', 'v2'))
  assert.ok(!isSameVolume('2', '20'))
  assert.ok(!isSameVolume('', ''))
  assert.equal(volumeInCallNumber('940.3 C56 v.2'), '2')
  assert.equal(volumeInCallNumber('940.3 C56 vol. 12 c.2'), '12')
  assert.equal(volumeInCallNumber('940.3 C56'), null)
})

test('a number typed as people read it is the same number', () => {
  const number = makeNumber('L', 2026, 1)
  const typed = writeNumber(number)
  for (const note of [typed, `ILL ${typed.toLowerCase()}`, `${typed.replaceAll('-', ' ')}, urgent`]) {
    assert.ok(namesRequest(note, number), note)
    assert.ok(isKeyIn(note, number), note)
    assert.equal(holdKeyIn(note, number), number)
  }
  assert.ok(isKeyIn(`${typed}.v2`, `${number}.v2`))
  assert.ok(!isKeyIn(`${typed}.v2`, number))
  assert.ok(!namesRequest(`${typed}7`, number), 'a longer one is another')
})

test('the key in a note is the whole one', () => {
  assert.equal(holdKeyIn('ILL L260000019', 'L260000019'), 'L260000019')
  assert.equal(holdKeyIn('ILL L260000019.v20, urgent', 'L260000019'), 'L260000019.v20')
  assert.equal(holdKeyIn('L260000019. Please hurry', 'L260000019'), 'L260000019')
  assert.ok(isKeyIn('ILL L260000019.v2', 'L260000019.v2'))
  assert.ok(!isKeyIn('ILL L260000019.v20', 'L260000019.v2'))
  assert.ok(!isKeyIn('ILL L260000019.v2', 'L260000019'))
  assert.ok(isKeyIn('L260000019. Please', 'L260000019'))
  assert.ok(isKeyIn('L260000019.v2 and L260000019', 'L260000019'))
  assert.equal(holdKeyIn('somebody else’s', 'L260000019'), null)
})
