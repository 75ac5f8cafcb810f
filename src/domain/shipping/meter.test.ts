import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meterWords, readDollars } from './meter.ts'

test('the day and the meter, in words', () => {
  assert.equal(meterWords({ cents: 1755, unpriced: 0 }, null), null)
  assert.equal(meterWords({ cents: 1755, unpriced: 0 }, 1755), 'Meter and packages agree: $17.55.')
  assert.match(
    meterWords({ cents: 1755, unpriced: 1 }, 1820) ?? '',
    /meter has more by \$0\.65.*1 package has no price/,
  )
  assert.match(meterWords({ cents: 1755, unpriced: 0 }, 1268) ?? '', /packages here cost more by \$4\.87/)
})

test('amounts as they are typed', () => {
  for (const [typed, cents] of [
    ['18.20', 1820],
    ['$18.2', 1820],
    ['18', 1800],
    ['18,05', 1805],
    ['', null],
    ['-3', null],
    ['1.234', null],
  ] as const)
    // oxfmt-ignore
    assert.equal(readDollars(typed), cents, typed)
})
