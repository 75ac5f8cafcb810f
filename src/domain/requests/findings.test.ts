import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lives } from '../lifecycle/lives.ts'
import type { ActionRow } from '../lifecycle/table.ts'
import { faultOfDetails } from '../lifecycle/check-details.ts'
import { defaultIntakePolicy } from '../policies/intake-policy.ts'
import { findingCodes, passes } from './finding.ts'
import { findingsOf } from './findings.ts'
import type { IntakeFacts } from './intake-facts.ts'

const today = '2026-11-24'
const good: IntakeFacts = {
  service: 'loan',
  title: 'The Erie Canal Reader',
  citation: { author: 'Nora Faires', year: '1998', isbn: '978-0-306-40615-7' },
  forFacility: false,
  neededBy: null,
  compliance: null,
  question: null,
  patron: { isBlocked: false, active: 1 },
  strangeCard: null,
  copies: [],
  holdFailedOn: null,
  earlier: [],
  copiesThisYear: 0,
  firstLender: { name: 'Tallgrass Regional', usualDays: 9 },
}
const copy: IntakeFacts = {
  ...good,
  service: 'copy',
  title: 'Canal Gazette',
  citation: { issn: '0378-5955', year: '2024', article: 'On locks' },
  compliance: 'ccg',
}
const earlier = { requestId: 7, number: 'B-26-000007-X', stateLabel: 'On its way', isOpen: true, isSamePatron: true }
const look = (set: Partial<IntakeFacts>, base = good) =>
  findingsOf({ ...base, ...set }, defaultIntakePolicy, today).map((one) => `${one.weight} ${one.code}: ${one.sentence}`)
const cites = (set: Record<string, string>, base = good) => look({ citation: { ...base.citation, ...set } }, base)

test('a request of which nothing is noticed passes', () => {
  assert.deepEqual([look({}), look({}, copy)], [[], []])
})

test('each finding, in a sentence', () => {
  const cases: [readonly string[], readonly string[]][] = [
    [look({ patron: null }), ['look patron-unknown: No patron is named: it is for nobody.']],
    [
      look({ patron: null, strangeCard: 'new' }),
      ['says patron-unknown: The card is new: it is kept with the name typed at it.'],
    ],
    [
      look({ patron: null, strangeCard: 'in-no-system' }),
      ['look patron-unknown: Nobody has this card in the library system: look at the number.'],
    ],
    [look({ patron: null, forFacility: true }), []],
    [
      look({ patron: { isBlocked: true, active: 1 } }),
      ['look patron-blocked: The patron is blocked in the library system.'],
    ],
    [look({ patron: { isBlocked: false, active: 5 } }), []],
    [
      look({ patron: { isBlocked: false, active: 6 } }),
      ['look too-many-active: With this one the patron waits for 6; the office allows 5.'],
    ],
    [look({ copies: null }), []],
    [
      look({ copies: ['Elm', 'Oak', 'Ash', 'Fir'].map((library, index) => ({ library, isIn: index === 0 })) }),
      ['look owned-in-system: Owned in the system: Elm (in), Oak (out), Ash (out) and 1 more.'],
    ],
    [
      look({ copies: [{ library: 'Elm', isIn: true }], holdFailedOn: '2026-11-20' }),
      [
        'says owned-in-system: Owned in the system: Elm (in).',
        'says hold-failed: A hold in the system was tried and failed on Fri 20 Nov.',
      ],
    ],
    [
      look({ earlier: [earlier] }),
      ['look asked-before: The same patron asked for it before: B-26-000007-X, at “On its way”.'],
    ],
    [
      look({ earlier: [{ ...earlier, isOpen: false, stateLabel: 'Closed' }] }),
      ['says asked-before: The same patron asked for it before: B-26-000007-X, at “Closed”.'],
    ],
    [
      look({ earlier: [{ ...earlier, isSamePatron: false }] }),
      ['says asked-by-another: Another patron has asked for it: B-26-000007-X, at “On its way”.'],
    ],
    [look({ earlier: [{ ...earlier, isSamePatron: false, isOpen: false }] }), []],
    [cites({ material: 'sound_recording' }), ['look excluded-material: The office does not borrow sound recordings.']],
    [cites({ material: 'large_print' }), []],
    [
      cites({ year: 'c2026.' }),
      ['look published-this-year: It was published this year: few libraries lend what is new.'],
    ],
    [
      cites({ isbn: '978-0-306-40615-8' }),
      ['look bad-isbn: The ISBN 978-0-306-40615-8 does not add up: a digit may be wrong. It is kept as it came.'],
    ],
    [
      cites({ issn: '0378-5954' }, copy),
      ['look bad-issn: The ISSN 0378-5954 does not add up: a digit may be wrong. It is kept as it came.'],
    ],
    [
      look({ neededBy: '2026-12-01' }),
      ['look needed-too-soon: Needed by Tue 1 Dec, but here about Thu 3 Dec: Tallgrass Regional usually takes 9 days.'],
    ],
    [
      look({ neededBy: '2026-12-01', firstLender: { name: 'New one', usualDays: null } }),
      ['look needed-too-soon: Needed by Tue 1 Dec, but here about Sun 6 Dec: it usually takes 12 days.'],
    ],
    [look({ neededBy: '2026-12-03' }), []],
    [look({ firstLender: null }), ['stops no-lender: No lender has been chosen.']],
    [
      look({ question: { to: 'patron', code: 'which_first', until: '2026-12-01' } }),
      ['stops waiting: Waiting for the patron until Tue 1 Dec: which first.'],
    ],
    [
      look({ compliance: null }, copy),
      [
        'stops no-compliance: It has to say under which rule of copyright it is asked for: CCG within the guidelines, else CCL.',
      ],
    ],
    [look({ copiesThisYear: 4 }, copy), ['says guidelines-used: 4 of 5 copies from this periodical are used in 2026.']],
    [
      look({ copiesThisYear: 5 }, copy),
      ['look guidelines-used-up: All 5 copies from this periodical that the guidelines allow in 2026 are used (5).'],
    ],
    [look({ copiesThisYear: 9, compliance: 'ccl' }, copy), []],
    [
      cites({ year: '2020' }, copy),
      [
        'look older-than-guidelines: The article is older than five years: the guidelines do not speak of it. It is CCL.',
      ],
    ],
    [cites({ year: '2021' }, copy), []],
    [
      look({ citation: { isbn: '9780306406157', year: '1950' }, copiesThisYear: 5 }, copy),
      ['look guidelines-used-up: All 5 copies from this book that the guidelines allow in 2026 are used (5).'],
    ],
  ]
  for (const [found, expected] of cases) assert.deepEqual(found, expected)
  const seen = new Set(cases.flatMap(([found]) => found.map((one) => one.split(/[ :]/)[1])))
  assert.deepEqual(
    findingCodes.filter((code) => !seen.has(code)),
    [],
    'each code has its case',
  )
})

const anyFacts: fc.Arbitrary<IntakeFacts> = fc.record({
  service: fc.constantFrom('loan' as const, 'copy' as const),
  title: fc.string(),
  citation: fc.dictionary(fc.constantFrom('isbn', 'issn', 'year', 'material', 'author'), fc.string()),
  forFacility: fc.boolean(),
  neededBy: fc.option(fc.constantFrom('2026-11-20', '2026-12-31')),
  compliance: fc.option(fc.constantFrom('ccg' as const, 'ccl' as const)),
  question: fc.option(
    fc.record({
      to: fc.constantFrom('patron' as const, 'staff' as const),
      code: fc.string(),
      until: fc.constant(null),
    }),
  ),
  patron: fc.option(fc.record({ isBlocked: fc.boolean(), active: fc.nat(9) })),
  strangeCard: fc.option(fc.constantFrom('new' as const, 'in-no-system' as const)),
  copies: fc.option(fc.array(fc.record({ library: fc.string(), isIn: fc.boolean() }))),
  holdFailedOn: fc.option(fc.constant('2026-11-01')),
  earlier: fc.array(
    fc.record({
      requestId: fc.nat(),
      number: fc.string(),
      stateLabel: fc.string(),
      isOpen: fc.boolean(),
      isSamePatron: fc.boolean(),
    }),
  ),
  copiesThisYear: fc.nat(9),
  firstLender: fc.option(fc.record({ name: fc.string(), usualDays: fc.option(fc.nat(40)) })),
})

test('every way on is an action of the request’s life, told what it needs', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const actions: Readonly<Record<string, ActionRow<string>>> =
        lives[facts.service === 'loan' ? 'borrowingLoan' : 'borrowingCopy'].actions
      for (const { code, weight, ways } of findingsOf(facts, defaultIntakePolicy, today)) {
        assert.ok(weight === 'says' || ways.length > 0, `${code} has a way on`)
        for (const way of ways) {
          if (way.action === null) assert.notEqual(way.requestId, null)
          else {
            const row = actions[way.action]
            assert.ok(row, `${code}: ${way.action}`)
            assert.equal(faultOfDetails(way.details, row.needs ?? {}), null)
            const missing = Object.entries(row.needs ?? {}).filter(
              ([name, need]) => !need.optional && way.details[name] === undefined,
            )
            assert.ok(
              way.asksMore || missing.length === 0,
              `${code}: ${way.action} is not told ${missing.map(([name]) => name).join()}`,
            )
          }
        }
      }
    }),
  )
})

test('what could not go out never passes', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      if (
        facts.firstLender === null ||
        facts.question !== null ||
        (facts.service === 'copy' && facts.compliance === null)
      )
        assert.equal(passes(findingsOf(facts, defaultIntakePolicy, today)), false)
    }),
  )
})
