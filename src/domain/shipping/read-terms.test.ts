import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDayRange } from './read-day-range.ts'
import { readTerms, termsOfConditions, withTerms } from './read-terms.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'

const today = '2026-11-26'
const christmas = { notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] }

/** Wordings of straps and notes, and all that may be read from them. */
const wordings: readonly (readonly [string, Partial<ReturnTerms>])[] = [
  ['Return insured for $250 via UPS', { insuredCents: 25_000, onlyBy: ['ups'] }],
  ['Please return insured for $250.00 via UPS.', { insuredCents: 25_000, onlyBy: ['ups'] }],
  ['Insure for $1,200 when', { printed: 'Insure for $1,200 when' }],
  ['Insure for at least $1,200.50.', { insuredCents: 120_050 }],
  ['Insurance required: $100', { insuredCents: 10_000 }],
  ['Please insure for $100', { insuredCents: 10_000 }],
  ['Insure for return: $75', { insuredCents: 7500 }],
  ['Insure return shipment for $80', { insuredCents: 8000 }],
  ['Insurance is optional', { printed: 'Insurance is optional' }],
  ['Please ship back with $75 insurance', { insuredCents: 7500 }],
  ['Return via UPS or FedEx.', { onlyBy: ['ups', 'fedex'] }],
  ['Return by FedEx only', { onlyBy: ['fedex'] }],
  ['UPS only.', { onlyBy: ['ups'] }],
  ['Return by U.S. Mail', { onlyBy: ['usps'] }],
  ['Return via Empire Library Delivery', { onlyBy: ['courier'] }],
  ['Do not return by USPS.', { neverBy: ['usps'] }],
  ['Don’t ship via FedEx', { neverBy: ['fedex'] }],
  ['No UPS, please', { neverBy: ['ups'] }],
  ['Signature required', { signature: true }],
  ['Adult signature is required.', { signature: true }],
  ['Return via UPS, signature required', { onlyBy: ['ups'], signature: true }],
  ['Return with tracking.', { tracked: true }],
  ['Must be trackable', { tracked: true }],
  ['Return in original packaging', { ownPackaging: true }],
  ['In original packaging.', { ownPackaging: true }],
  ['Please reuse this box', { ownPackaging: true }],
  ['Do not return between 15 Dec and 5 Jan', christmas],
  ['Please do not return between December 15th and January 5th.', christmas],
  ['Do not ship from 12/15 to 1/5', christmas],
  ['No returns Dec. 15 - Jan. 5', christmas],
  ['Do not return 2026-12-15 to 2027-01-05', christmas],
  ['Do not return between 15 Dec. and 5 Jan. Return promptly.', { ...christmas, promptly: true }],
  ['Return promptly.', { promptly: true }],
  ['Return ASAP', { promptly: true }],
  ['Prompt return appreciated', { promptly: true }],
  ['Keep strap on book', { keepStrap: true }],
  ['Do not remove band', { keepStrap: true }],
  ['Do not return in book drop', { noBookDrop: true }],
  ['No book drops!', { noBookDrop: true }],
  ['Supervised use only', { supervised: true }],
  ['Use under supervision', { supervised: true }],
  ['$150 if lost', { ifLostCents: 15_000 }],
  ['Replacement cost: $85.00', { ifLostCents: 8500 }],
  ['If lost, $60', { ifLostCents: 6000 }],
  [
    'Keep strap on book; no book drops; return insured for $50',
    { keepStrap: true, noBookDrop: true, insuredCents: 5000 },
  ],
  // What nobody can be sure of stays as printed.
  ['Return insured', { printed: 'Return insured' }],
  ['Do not insure for $250', { printed: 'Do not insure for $250' }],
  ['No signature required', { printed: 'No signature required' }],
  ['Insurance not needed', { printed: 'Insurance not needed' }],
  ['Do not return by anything but UPS', { printed: 'Do not return by anything but UPS' }],
  ['If returned by USPS, insure for $100', { printed: 'If returned by USPS, insure for $100' }],
  ['Do not send Library Mail', { printed: 'Do not send Library Mail' }],
  ['Do not return before 5 Jan', { printed: 'Do not return before 5 Jan' }],
  ['Do not return between 15 Foo and 5 Jan', { printed: 'Do not return between 15 Foo and 5 Jan' }],
  ['Insure for $100. Insure for $200.', { insuredCents: 10_000, printed: 'Insure for $200' }],
  ['Return by UPS. Do not ship UPS.', { onlyBy: ['ups'], printed: 'Do not ship UPS' }],
  ['Return to Annex Library, 4 Mill Street', { printed: 'Return to Annex Library, 4 Mill Street' }],
  // What came is not what is asked for, and what has to do with neither is left alone.
  ['Shipped via UPS 1Z999AA10123456784, insured for $250', {}],
  ['We sent it by FedEx on 20 Nov', {}],
  ['Enjoy! Fee is $15.', {}],
  ['Our closest match is the 1984 edition', {}],
  ['', {}],
]

for (const [wording, terms] of wordings)
  test(`“${wording}”`, () => assert.deepEqual(readTerms(wording, today), { ...noTerms, ...terms }))

test('two days of a span, with a year or without', () => {
  const cases: readonly (readonly [string, string, string] | readonly [string])[] = [
    ['15 Dec - 5 Jan', '2026-12-15', '2027-01-05'],
    ['15 December 2026 through 5 January 2027', '2026-12-15', '2027-01-05'],
    ['12/15/26 to 1/5/27', '2026-12-15', '2027-01-05'],
    ['20 Nov to 30 Nov', '2026-11-20', '2026-11-30'],
    ['1 Mar to 10 Mar', '2027-03-01', '2027-03-10'],
    ['Mon 14 Dec until Fri 18 Dec', '2026-12-14', '2026-12-18'],
    ['15/12 to 5/1'],
    ['31 Feb to 3 Mar'],
    ['15 Dec'],
    ['Decoration 15 to Janet 5'],
  ]
  for (const [written, from, until] of cases)
    assert.deepEqual(readDayRange(written, today), from === undefined ? null : { from, until }, written)
})

test('codes of conditions, and terms that come one after another', () => {
  const coded = termsOfConditions(['SignatureRequired', 'SpecCollSupervReq', 'Insured', 'LibraryUseOnly'])
  assert.deepEqual(coded, { ...noTerms, signature: true, supervised: true })
  const both = withTerms(coded, readTerms('Return insured for $20. Return to the annex', today))
  assert.deepEqual(both, { ...coded, insuredCents: 2000, printed: 'Return to the annex' })
  assert.deepEqual(withTerms(both, both), both, 'said twice is said once')
})
