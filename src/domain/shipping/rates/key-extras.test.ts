import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Extras } from './extras.ts'
import { noneTyped, readExtras, typedFrom } from './key-extras.ts'

const byHundreds = { ...noneTyped, each: '1.70', least: '$5.10', signature: '7' }

test('typed as it stands in a contract', () => {
  assert.deepEqual(readExtras(byHundreds), {
    ok: true,
    extras: {
      includedCents: 10_000,
      value: { kind: 'per_hundred', cents: 170, leastCents: 510, upToCents: 500_000, isOfWhole: true },
      signatureCents: 700,
    },
  })
  assert.deepEqual(readExtras({ ...noneTyped, free: '0', kind: 'brackets', brackets: '50,2.80\n\n100\t3.50' }), {
    ok: true,
    extras: {
      includedCents: 0,
      value: {
        kind: 'brackets',
        brackets: [
          { upToCents: 5_000, feeCents: 280 },
          { upToCents: 10_000, feeCents: 350 },
        ],
      },
      signatureCents: null,
    },
  })
})

test('what cannot be read names its field', () => {
  const cases = [
    [{ ...byHundreds, free: 'none' }, 'free'],
    [{ ...byHundreds, each: '' }, 'each'],
    [{ ...byHundreds, least: 'x' }, 'least'],
    [{ ...byHundreds, upTo: '' }, 'upTo'],
    [{ ...byHundreds, signature: 'free' }, 'signature'],
    [{ ...byHundreds, kind: 'brackets' }, 'brackets'],
    [{ ...byHundreds, kind: 'brackets', brackets: '300,5.10\n400' }, 'brackets'],
    [{ ...byHundreds, kind: 'brackets', brackets: '300,5.10,1' }, 'brackets'],
  ] as const
  for (const [typed, field] of cases) {
    const read = readExtras(typed)
    assert.equal(read.ok ? 'read' : read.field, field)
  }
})

test('what was kept is typed again as it was', () => {
  const kept: readonly Extras[] = [
    { includedCents: 5_050, value: { kind: 'brackets', brackets: [] }, signatureCents: 0 },
    {
      includedCents: 0,
      value: { kind: 'brackets', brackets: [{ upToCents: 10_000, feeCents: 1 }] },
      signatureCents: null,
    },
    {
      includedCents: 0,
      value: { kind: 'per_hundred', cents: 90, leastCents: 0, upToCents: 1, isOfWhole: false },
      signatureCents: 1,
    },
  ]
  for (const extras of kept) assert.deepEqual(readExtras(typedFrom(extras)), { ok: true, extras })
})
