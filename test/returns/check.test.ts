import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Solution } from '../../src/domain/returns-format/solution.ts'
import { checkPlan } from '../../src/domain/returns-check/check.ts'
import { example, item } from './example.ts'
import { instanceOf } from './planned.ts'

const courier = { lender: 'UTICA', service: 'courier', container: 'bag' }
const mail = { service: 'mail', container: 'mailer' }
const cheapest: Solution = {
  packages: [
    { ...courier, date: '2026-05-26', items: ['A'] },
    { ...courier, date: '2026-05-28', items: ['B', 'C'] },
    { ...mail, lender: 'ROME', date: '2026-06-01', items: ['D', 'E'] },
  ],
  unplanned: [{ item: 'F', rule: 2 }],
}
const [a, bc, de] = cheapest.packages
assert.ok(a && bc && de)

test('a plan that keeps every rule is counted', () => {
  const verdict = checkPlan(instanceOf(example), cheapest)
  assert.deepEqual(verdict.broken, [])
  assert.equal(verdict.totalCents, 1210)
  assert.match(verdict.warnings.join(), /^Item F stays \(rule 2\): no service that its lender takes may carry it/)
})

const wrong: readonly (readonly [name: string, change: Partial<Solution>, sentence: RegExp])[] = [
  [
    'closed office',
    { packages: [a, bc, { ...de, date: '2026-05-22' }] },
    /rule 2, item D may not leave by mail on 2026-05-22/,
  ],
  ['postal holiday', { packages: [a, bc, { ...de, date: '2026-05-25' }] }, /rule 2, item D/],
  ['Saturday', { packages: [a, bc, { ...de, date: '2026-05-23' }] }, /rule 2, item D/],
  ['blackout', { packages: [a, { ...bc, ...mail, date: '2026-05-27' }, de] }, /rule 2, item B may not leave by mail/],
  ['not there yet', { packages: [a, bc, { ...de, date: '2026-05-20' }] }, /item E may not leave by mail on 2026-05-20/],
  ['too late', { packages: [a, bc, { ...de, date: '2026-06-02' }] }, /item D may not leave by mail on 2026-06-02/],
  ['later than it need be', { packages: [a, { ...bc, date: '2026-06-02' }, de] }, /item C may not leave by courier/],
  [
    'another lender',
    { packages: [{ ...a, items: ['A', 'D'] }, bc, { ...de, items: ['E'] }] },
    /item D belongs to ROME/,
  ],
  ['unknown item', { packages: [{ ...a, items: ['A', 'Z'] }, bc, de] }, /there is no item Z/],
  ['unknown box', { packages: [{ ...a, container: 'crate' }, bc, de] }, /there is no container crate/],
  ['box of another service', { packages: [{ ...a, container: 'box' }, bc, de] }, /box does not travel by courier/],
  ['nothing in it', { packages: [a, bc, de, { ...a, items: [] }] }, /there is nothing in it/],
  ['twice', { packages: [a, bc, de, { ...a }] }, /Item A: rule 7, it is in 2 packages/],
  ['forgotten', { packages: [bc, de] }, /Item A: rule 7, it is in no package/],
  [
    'left out for nothing',
    { packages: [bc, de], unplanned: [...cheapest.unplanned, { item: 'A', rule: 1 }] },
    /item A has a day/,
  ],
  ['the wrong rule', { unplanned: [{ item: 'F', rule: 1 }] }, /rule 1 does not forbid item F, rule 2 does/],
  ['both', { packages: [...cheapest.packages, { ...de, items: ['F'] }] }, /Item F: it is in a package and unplanned/],
]
for (const [name, change, sentence] of wrong) {
  test(`a plan is refused: ${name}`, () => {
    const verdict = checkPlan(instanceOf(example), { ...cheapest, ...change })
    assert.equal(verdict.totalCents, null)
    assert.match(verdict.broken.join('\n'), sentence)
  })
}

const packings: readonly (readonly [name: string, changes: Record<string, unknown>[], outcome: number | RegExp])[] = [
  ['one ounce below the pound', [{ weight_oz: 14 }], 440],
  ['one ounce above the pound', [{ weight_oz: 15 }], 510],
  ['signature', [{ signature: true }, { weight_oz: 1 }], 400 + 70 + 40 + 395],
  ['insured to the bracket', [{ weight_oz: 14, insured_value_cents: 5000 }], 440 + 240],
  ['insured above the bracket', [{ weight_oz: 14, insured_value_cents: 5001 }], 440 + 310],
  [
    'values add up',
    [
      { weight_oz: 7, insured_value_cents: 2501 },
      { weight_oz: 7, insured_value_cents: 2500 },
    ],
    440 + 310,
  ],
  ['insured for too much', [{ insured_value_cents: 10_001 }], /does not insure so much/],
  ['too many', [{ weight_oz: 1 }, { weight_oz: 1 }, { weight_oz: 1 }, { weight_oz: 1 }], /takes 3 items, not 4/],
  ['too heavy', [{ weight_oz: 61 }], /takes 60 oz, not 61/],
  ['own packaging', [{ solo: true }, {}], /must travel alone/],
]
for (const [name, changes, outcome] of packings) {
  test(`one package: ${name}`, () => {
    const items = changes.map((change, index) => item({ id: `P${index}`, lender: 'ROME', ...change }))
    const packages = [{ ...mail, lender: 'ROME', date: '2026-05-19', items: items.map((_, index) => `P${index}`) }]
    const verdict = checkPlan(instanceOf({ ...example, items }), { packages, unplanned: [] })
    if (typeof outcome === 'number') assert.deepEqual(verdict, { totalCents: outcome, broken: [], warnings: [] })
    else assert.match(verdict.broken.join('\n'), outcome)
  })
}

test('minutes of the day, and of a day with its own', () => {
  const withMinutes = (minutes: number): readonly string[] => {
    const handling = {
      minutes_per_package: 5,
      minutes_per_item: 2,
      minutes_per_day: 9,
      minutes_by_date: { '2026-05-28': minutes },
    }
    return checkPlan(instanceOf({ ...example, office: { ...example.office, handling } }), cheapest).broken
  }
  assert.deepEqual(withMinutes(9), [])
  assert.match(withMinutes(8).join('\n'), /2026-05-28: rule 6, packing takes 9 minutes and there are 8/)
})

test('leave by: kept, and where it cannot be kept the first day', () => {
  const held = (leaveBy: string, date: string): readonly string[] => {
    const items = [item({ id: 'P', lender: 'ROME', available_on: '2026-05-22', leave_by: leaveBy })]
    const packages = [{ ...mail, lender: 'ROME', date, items: ['P'] }]
    return checkPlan(instanceOf({ ...example, items }), { packages, unplanned: [] }).broken
  }
  assert.deepEqual(held('2026-05-27', '2026-05-27'), [])
  assert.equal(held('2026-05-27', '2026-05-28').length, 1)
  // The 22nd is closed, the 25th a holiday: the 26th is the first day there is.
  assert.deepEqual(held('2026-05-25', '2026-05-26'), [])
  assert.equal(held('2026-05-25', '2026-05-27').length, 1)
})

test('an item that nothing can bring in time may take what arrives after the year 9999', () => {
  const horizon = { start: '9999-12-20', end: '9999-12-31' }
  const late = item({ id: 'Z', lender: 'ROME', available_on: '9999-12-29', due_on: '9999-12-30' })
  const instance = instanceOf({ ...example, horizon, items: [late] })
  const packages = [{ ...mail, lender: 'ROME', date: '9999-12-29', items: ['Z'] }]
  assert.deepEqual(checkPlan(instance, { packages, unplanned: [] }).broken, [])
  const later = [{ ...mail, lender: 'ROME', date: '9999-12-30', items: ['Z'] }]
  assert.match(checkPlan(instance, { packages: later, unplanned: [] }).broken.join(), /rule 2, item Z/)
})
