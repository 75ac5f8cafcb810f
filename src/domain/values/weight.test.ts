import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readWeight, wholeOunces, writeWeight } from './weight.ts'

const whole = (typed: string): number | null => {
  const read = readWeight(typed)
  return read === null ? null : wholeOunces(read)
}

test('weights as people type them', () => {
  for (const [typed, oz] of [
    ['2 lb 3 oz', 35],
    ['2lb3oz', 35],
    ['2 lbs, 3 ounces', 35],
    ['35 oz', 35],
    ['2.35 lb', 38],
    ['.5 lb', 8],
    ['1 kg', 36],
    ['1,2 kg', 43],
    ['850 g', 30],
    ['3 oz.', 3],
    ['2 LB', 32],
    ['0.1 oz', 1],
  ] as const)
    // oxfmt-ignore
    assert.equal(whole(typed), oz, typed)
})

test('what is no weight, or has no unit, is not guessed', () => {
  for (const typed of ['', '35', 'lb', 'two lb', '2 stone', '1 lb 2 oz 3 g', '2 lb 3', '-2 lb'])
    assert.equal(readWeight(typed), null, typed)
})

test('what is written is read the same', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1120 }), (oz) => assert.equal(whole(writeWeight(oz)), oz)))
})
