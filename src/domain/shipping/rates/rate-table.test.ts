import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtInSurcharges, builtInTables } from './built-in.ts'
import { chargeOf, startedPounds, tableOn } from './rate-table.ts'
import type { ServiceId } from '../services.ts'

function cents(service: ServiceId, grossOz: number, on: string, zone: string | null = null): number | null {
  const table = tableOn(builtInTables, service, on)
  return table && chargeOf(table, { grossOz, zone, on }, builtInSurcharges)
}

test('a started pound counts whole, and prices go by the day of posting', () => {
  assert.equal(startedPounds(16), 1)
  assert.equal(startedPounds(17), 2)
  assert.equal(cents('library_mail', 34, '2026-02-04'), 567)
  assert.equal(cents('library_mail', 16, '2026-07-11'), 425)
  assert.equal(cents('library_mail', 16, '2026-07-12'), 417)
  assert.equal(cents('library_mail', 17, '2026-11-24'), 487)
  assert.equal(cents('media_mail', 70 * 16, '2026-11-24'), 5523)
  assert.equal(cents('library_mail', 16, '2025-07-12'), null)
})

test('a zone and a season cost more', () => {
  assert.equal(cents('ground_advantage', 32, '2026-09-01', '2'), 1150)
  assert.equal(cents('ground_advantage', 32, '2026-11-24', '2'), 1200)
  assert.equal(cents('ground_advantage', 64, '2026-11-24', '8'), 2425 + 140)
  assert.equal(cents('ground_advantage', 32, '2026-11-24'), null)
})

test('where the rows end, the service carries no more', () => {
  assert.notEqual(cents('ground_advantage', 320, '2026-11-24', '3'), null)
  assert.equal(cents('ground_advantage', 321, '2026-11-24', '3'), null)
})
