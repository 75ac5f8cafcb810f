import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimals, dollars, shortDecimals } from './money.ts'

test('cents as people read them', () => {
  const cases = [
    [0, '0.00', '$0.00', '0'],
    [5, '0.05', '$0.05', '0.05'],
    [1200, '12.00', '$12.00', '12'],
    [1250, '12.50', '$12.50', '12.50'],
    [123_456_789, '1234567.89', '$1234567.89', '1234567.89'],
  ] as const
  for (const [cents, plain, signed, short] of cases)
    assert.deepEqual([decimals(cents), dollars(cents), shortDecimals(cents)], [plain, signed, short])
})
