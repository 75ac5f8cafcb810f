import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rankLenders, type Candidate, type Place } from './rank.ts'

const office: Place = { city: 'Owasca', region: 'NY', country: 'US' }
const lender = (name: string, set: Partial<Candidate> = {}): Candidate => ({
  libraryId: name.charCodeAt(0),
  name,
  lendsFree: true,
  place: { city: null, region: null, country: null },
  said: null,
  history: null,
  ...set,
})
const order = (...candidates: Candidate[]) => rankLenders(candidates, office).map((one) => one.name)
const why = (candidate: Candidate) => rankLenders([candidate], office)[0]?.reasons
const said = (reason: string | null) => ({
  libraryId: 0,
  said: reason === null ? ('sent' as const) : ('no' as const),
  reason,
})
const place = (region: string, country: string | null = 'US', city: string | null = null): Place => ({
  city,
  region,
  country,
})
const history = (asked: number, filled: number, answerDays: number | null = null) => ({
  asked,
  filled,
  refused: asked - filled,
  answerDays,
})

test('each thing that is known moves a lender, and what weighs more goes before', () => {
  assert.deepEqual(
    order(
      lender('A', { said: said('NotHeld'), place: place('NY') }),
      lender('B', { lendsFree: false, place: place('NY') }),
      lender('C', { place: place('ON', 'CA') }),
      lender('D', { place: place('PA') }),
      lender('E', { place: place('NY') }),
      lender('F', { place: place('ny', 'us', 'OWASCA') }),
      lender('G', { said: said('OnLoan'), lendsFree: false }),
      lender('H', { said: said(null), lendsFree: false, place: place('ON', 'CA') }),
    ),
    ['H', 'G', 'F', 'E', 'D', 'C', 'B', 'A'],
  )
})

test('among neighbours the one that sends, then the one that answers quickly; nobody asked yet is not the last', () => {
  assert.deepEqual(
    order(
      lender('A', { history: history(10, 2, 1) }),
      lender('B'),
      lender('C', { history: history(10, 4, 1) }),
      lender('D', { history: history(10, 8, 5) }),
      lender('E', { history: history(20, 15, 2) }),
    ),
    ['E', 'D', 'C', 'B', 'A'],
  )
})

test('the reasons are said in words', () => {
  assert.deepEqual(why(lender('A', { said: said('OnLoan'), place: place('NY'), history: history(3, 3, 1) })), [
    'has it: last time out on loan',
    'lends free',
    'near: in NY',
    'sent 3 of the last 3',
    'answers within a day',
  ])
  assert.deepEqual(why(lender('B', { lendsFree: false, place: place('ON', 'CA'), said: said('NotHeld') })), [
    'said no to it: does not hold it',
    'charges',
    'abroad: CA',
    'never asked',
  ])
})

const anyLender: fc.Arbitrary<Candidate> = fc.record({
  libraryId: fc.nat(1000),
  name: fc.string({ minLength: 1, maxLength: 6 }),
  lendsFree: fc.boolean(),
  place: fc.record({
    city: fc.option(fc.constantFrom('Owasca', 'Elsewhere')),
    region: fc.option(fc.constantFrom('NY', 'PA', 'ON')),
    country: fc.option(fc.constantFrom('US', 'CA')),
  }),
  said: fc.option(fc.constantFrom(said(null), said('NotHeld'), said('OnLoan'), said('Other'))),
  history: fc.option(fc.constantFrom(history(0, 0), history(9, 3, 2), history(9, 9, 4))),
})

test('the order is the same however the directory lists them, and nobody is lost or added', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(anyLender, { selector: (one) => one.libraryId })
        .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const ids = (candidates: readonly Candidate[]) => rankLenders(candidates, office).map((one) => one.libraryId)
        assert.deepEqual(ids(list), ids(shuffled))
        assert.deepEqual(
          ids(list).toSorted((a, b) => a - b),
          list.map((one) => one.libraryId).toSorted((a, b) => a - b),
        )
      },
    ),
  )
})

test('knowing something good of a lender never moves it back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLender, { minLength: 2, selector: (one) => one.libraryId }), ([first, ...others]) => {
      if (!first) return
      const placeIn = (one: Candidate) =>
        rankLenders([one, ...others], office).findIndex(({ libraryId }) => libraryId === one.libraryId)
      assert.ok(placeIn({ ...first, said: said(null) }) <= placeIn(first))
      assert.ok(placeIn({ ...first, lendsFree: true }) <= placeIn(first))
    }),
  )
})
