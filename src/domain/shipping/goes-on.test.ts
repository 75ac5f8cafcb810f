import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualCarriers } from '../calendar/carriers.ts'
import { thereOn } from './goes-on.ts'
import type { ServiceId } from './services.ts'
import { usualShipping } from './shipping-settings.ts'

const everyDay = { vanDays: null, closures: [] }
const there = (service: ServiceId, on: string, days: number, library: Parameters<typeof thereOn>[2] = everyDay) =>
  thereOn({ service, on, days }, { settings: usualShipping, carriers: usualCarriers }, library)

test('nothing is there on a day on which its carrier does not come', () => {
  // Friday 4 December 2026.
  assert.equal(there('van', '2026-12-04', 1), '2026-12-07')
  assert.equal(there('courier', '2026-12-03', 3), '2026-12-07')
  assert.equal(there('library_mail', '2026-12-04', 1), '2026-12-05', 'the post comes on a Saturday')
  assert.equal(there('library_mail', '2026-12-04', 2), '2026-12-07', 'not on a Sunday')
  assert.equal(there('ups_ground', '2026-12-01', 4), '2026-12-07')
  assert.equal(there('library_mail', '2026-12-24', 1), '2026-12-26', 'nor on Christmas')
})

test('nor while they are closed; where the van does not stop that day, no day is said', () => {
  const closed = [{ startsOn: '2026-12-07', endsOn: '2026-12-08' }]
  assert.equal(there('van', '2026-12-04', 1, { vanDays: null, closures: closed }), '2026-12-09')
  assert.equal(there('van', '2026-12-07', 1, { vanDays: ['mon', 'thu'], closures: [] }), null)
  assert.equal(there('van', '2026-12-07', 1, { vanDays: ['mon', 'tue'], closures: [] }), '2026-12-08')
})
