import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pasteRates } from './paste-rates.ts'

function problem(text: string): string {
  const read = pasteRates(text)
  return read.ok ? 'read' : read.problem
}

test('rows as they are copied: with a heading, in any order, with dollars, tabs and zones', () => {
  const plain = pasteRates('weight_lb,price_usd\n2,4.87\n1,$4.17\n')
  assert.deepEqual(plain, { ok: true, charges: { kind: 'per_lb', cents: [417, 487] }, notes: [] })
  const zoned = pasteRates('1\t9.55\tZone 1\n1\t10.20\tZone 3\n2\t10.80\tZone 1\n2\t12\tZone 3')
  assert.deepEqual(zoned.ok && zoned.charges, {
    kind: 'per_lb_zone',
    zones: new Map([
      ['1', [955, 1080]],
      ['3', [1020, 1200]],
    ]),
  })
})

test('a gap ends what the service carries, and is said', () => {
  const read = pasteRates('1,4.17\n2,4.87\n4,6.27')
  assert.deepEqual(read, {
    ok: true,
    charges: { kind: 'per_lb', cents: [417, 487] },
    notes: ['3 lb is missing: the service carries no more than 2 lb.'],
  })
})

test('what cannot be a rate table is refused with the line and what to do', () => {
  assert.match(problem(''), /There are no prices/)
  assert.match(problem('1,4.17\ntwo,4.87'), /^Line 2: the weight must be a whole number of pounds.*“two”/)
  assert.match(problem('1,"4,17"'), /^Line 1: the price must be|^Line 1: has more than|zone must be/)
  assert.match(problem('1,4.170'), /dollars and cents such as 4.17/)
  assert.match(problem('1,4.17,12'), /zone must be 1 to 9/)
  assert.match(problem('1,4.17,2\n2,4.87'), /Some lines have a zone/)
  assert.match(problem('1,4.17\n1,4.20'), /1 lb is there twice/)
  assert.match(problem('1,4.17\n2,3.87'), /2 lb costs less than 1 lb/)
  assert.match(problem('2,4.87'), /The price of 1 lb is missing/)
  assert.match(problem('80,4.87'), /from 1 to 70/)
})
