import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canInsure, feeToKey, priceFrom, toKey } from '../postage.ts'
import type { ServiceId } from '../services.ts'
import { builtInTables } from './built-in.ts'
import { bracketsUpTo, extrasFault, extrasOn, extrasWords, feesFrom, valueFee, type Extras } from './extras.ts'
import type { RateTable } from './rate-table.ts'

const on = '2026-11-24'
/** As a contract reads: 100 dollars free, $1.70 for each started hundred of the whole value, at least $5.10. */
const contract: Extras = {
  includedCents: 10_000,
  value: { kind: 'per_hundred', cents: 170, leastCents: 510, upToCents: 500_000, isOfWhole: true },
  signatureCents: 700,
}
const ofRest: Extras = {
  includedCents: 5_000,
  value: { kind: 'per_hundred', cents: 100, leastCents: 0, upToCents: 30_000, isOfWhole: false },
  signatureCents: null,
}
const keyed = (service: ServiceId, extras: Extras | null, from = '2025-12-22'): RateTable => {
  const table = builtInTables.find((one) => one.service === service)
  assert.ok(table)
  return { ...table, from, extras }
}

test('the program’s brackets', () => {
  const media = extrasOn([], 'library_mail', on)
  assert.deepEqual(
    [0, 5_000, 5_001, 60_001].map((cents) => valueFee(media, cents)),
    [0, 280, 350, null],
  )
  assert.equal(valueFee(extrasOn([], 'ground_advantage', on), 10_000), 0)
  assert.equal(valueFee(null, 1), null)
})

test('a fee for each started hundred: of the whole value or of what is above the free, never under the least', () => {
  const cases: readonly (readonly [Extras, readonly (readonly [cents: number, fee: number | null])[]])[] = [
    [contract, [[10_000, 0], [10_001, 510], [30_000, 510], [30_001, 680], [50_000, 850], [500_000, 8_500], [500_001, null]]], // oxfmt-ignore
    [
      ofRest,
      [
        [5_000, 0],
        [5_001, 100],
        [15_000, 100],
        [15_001, 200],
        [30_000, 300],
        [30_001, null],
      ],
    ],
  ]
  for (const [extras, fees] of cases)
    for (const [cents, fee] of fees) assert.equal(valueFee(extras, cents), fee, String(cents))
})

test('the planner’s brackets say the same as the fee, up to what can be in one package', () => {
  for (const extras of [contract, ofRest])
    for (const most of [0, 9_000, 25_000, 100_000]) {
      const brackets = bracketsUpTo(extras, most)
      assert.ok(
        brackets.every((one, index) => one.upToCents > (brackets[index - 1]?.upToCents ?? extras.includedCents)),
      )
      for (let cents = extras.includedCents + 1; cents <= most; cents += 499)
        assert.equal(brackets.find((one) => cents <= one.upToCents)?.feeCents ?? null, valueFee(extras, cents))
    }
})

test('what is keyed holds from its table on, until another is keyed or its table ends', () => {
  const tables = [
    keyed('ups_ground', contract, '2026-01-01'),
    keyed('ups_ground', null, '2026-03-01'),
    { ...keyed('ups_ground', { ...contract, signatureCents: 1 }, '2026-06-01'), until: '2026-06-30' },
  ]
  const signature = (day: string) => extrasOn(tables, 'ups_ground', day)?.signatureCents
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-04-01', '2026-06-30', '2026-07-01'].map(signature), [null, 700, 700, 1, 700]) // oxfmt-ignore
  assert.equal(extrasOn(tables, 'library_mail', on)?.signatureCents, 515)
})

test('UPS insured for 500 has a price once its fee is keyed; before that one sentence says what to key where', () => {
  const parcel = { service: 'ups_ground', grossOz: 40, zone: '4', on, insuredCents: 50_000, signature: true } as const
  assert.equal(priceFrom(builtInTables, parcel), null)
  assert.equal(
    toKey(builtInTables, parcel),
    'UPS Ground has no fee for a declared value of $500.00 and a signature: an administrator keys it in Settings, Shipping, Rate tables.',
  )
  const tables = [keyed('ups_ground', contract), ...builtInTables]
  assert.equal(priceFrom(tables, parcel)?.cents, 1742 + 850 + 700)
  assert.equal(toKey(tables, parcel), null)
  const high = { ...parcel, insuredCents: 600_000 }
  assert.equal(feeToKey(tables, 'ups_ground', high), null, 'keyed: there is no more to key')
  assert.match(toKey(tables, high) ?? '', /^UPS Ground takes no value above \$5000\.00: choose another service/)
  assert.equal(canInsure(tables, 'ups_ground', 600_000, on), false)
  assert.match(toKey(tables, { ...parcel, grossOz: 90 }) ?? '', /no price for 6 lb in zone 4: an administrator keys it/)
  assert.match(toKey(tables, { ...parcel, service: 'fedex_ground', insuredCents: 0, signature: false }) ?? '', /no rate table in force for FedEx Ground/) // oxfmt-ignore
  assert.equal(toKey(tables, { ...parcel, service: 'courier', insuredCents: 0, signature: false }), null)
})

test('together, in words, and what cannot be', () => {
  assert.equal(feesFrom(contract, { insuredCents: 20_000, signature: true }), 1_210)
  assert.equal(feesFrom(ofRest, { insuredCents: 0, signature: true }), null)
  assert.equal(
    extrasWords(contract),
    'Free to $100, then $1.70 a started $100, at least $5.10, to $5000; signature $7.00',
  )
  assert.equal(extrasWords({ includedCents: 0, value: { kind: 'brackets', brackets: [] }, signatureCents: null }), 'Nothing free, then not keyed; signature not keyed') // oxfmt-ignore
  assert.equal(extrasFault(contract), null)
  const steps = (...ups: readonly number[]) =>
    extrasFault({
      ...ofRest,
      value: { kind: 'brackets', brackets: ups.map((upToCents) => ({ upToCents, feeCents: 1 })) },
    })
  assert.deepEqual([steps(), steps(6_000, 7_000)], [null, null])
  for (const ups of [[5_000], [7_000, 6_000]]) assert.equal(steps(...ups)?.name, 'brackets')
})
