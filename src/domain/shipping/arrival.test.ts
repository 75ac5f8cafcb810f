import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualCarriers } from '../calendar/carriers.ts'
import { deliversOn, thereOn } from './arrival.ts'
import { usualShipping } from './shipping-settings.ts'

const by = { settings: usualShipping, carriers: usualCarriers }

// oxfmt-ignore
const cases = [
  ['mail on a Saturday',                          'library_mail',     '2026-12-01', 4, null,           '2026-12-05'],
  ['no mail on a Sunday',                         'library_mail',     '2026-12-01', 5, null,           '2026-12-07'],
  ['nor on Christmas Day, a Friday',              'media_mail',       '2026-12-21', 4, null,           '2026-12-26'],
  ['Sunday the 4th of July is kept on the Monday', 'ground_advantage', '2027-06-30', 4, null,          '2027-07-06'],
  ['UPS Ground not on a Saturday',                'ups_ground',       '2026-12-01', 4, null,           '2026-12-07'],
  ['FedEx Ground not on Thanksgiving',            'fedex_ground',     '2026-11-24', 2, null,           '2026-11-27'],
  ['the courier rests the day after, too',        'courier',          '2026-11-24', 2, null,           '2026-11-30'],
  ['Friday’s van is there on Monday',             'van',              '2026-12-04', 1, null,           '2026-12-07'],
  ['where it stops on Mondays and Thursdays',     'van',              '2026-12-07', 1, ['mon', 'thu'], '2026-12-10'],
] as const
for (const [what, service, leaves, days, stops, there] of cases)
  test(`there on: ${what}`, () => assert.equal(thereOn(leaves, days, deliversOn(service, by, stops)), there))
