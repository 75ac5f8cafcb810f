import assert from 'node:assert/strict'
import { test } from 'node:test'
import { borrowerByChance, lenderByChance } from './chance.ts'
import { namedScenario, readDuration, readRequesterScenario, readSupplierScenario } from './scenarios.ts'

const words = (text: string) =>
  readSupplierScenario(text).steps.map(({ word, value }) => (value === undefined ? word : `${word}=${value}`))

test('a scenario is named in a note or a title', () => {
  const cases: [string | undefined, string | undefined, string | undefined][] = [
    ['[scenario: WILLSUPPLY LOANED]', undefined, 'WILLSUPPLY LOANED'],
    ['For the reading group. [Scenario:LOANED_OVERDUE] Thanks!', 'Middlemarch', 'LOANED_OVERDUE'],
    [undefined, 'Middlemarch [scenario: UNFILLED:NotOnShelf]', 'UNFILLED:NotOnShelf'],
    ['LOANED', 'Middlemarch [2 volumes]', undefined],
    ['[scenario: ]', undefined, undefined],
  ]
  for (const [note, title, expected] of cases) assert.equal(namedScenario(note, title), expected)
})

test('words are parted by underscores, spaces or commas, in any case, and keep their values', () => {
  assert.deepEqual(words('WILLSUPPLY_LOANED_OVERDUE'), ['WILLSUPPLY', 'LOANED', 'OVERDUE'])
  assert.deepEqual(words('willsupply loaned, overdue'), ['WILLSUPPLY', 'LOANED', 'OVERDUE'])
  assert.deepEqual(words('RETRY:COST:12.50 LOANED:-3'), ['RETRY=COST:12.50', 'LOANED=-3'])
  assert.deepEqual(words('DOWN:2 WILLSUPPLY TIMEOUT:1 LOANED'), ['DOWN=2', 'WILLSUPPLY', 'TIMEOUT=1', 'LOANED'])
})

test('WAIT says how long after the step before', () => {
  const { steps } = readSupplierScenario('WILLSUPPLY WAIT:2d WAIT:3h LOANED OVERDUE')
  assert.deepEqual(
    steps.map(({ afterMs }) => afterMs),
    [undefined, 183_600_000, undefined],
  )
})

test('manners hold for the whole story and are no steps', () => {
  const scenario = readSupplierScenario('CANCEL-NO RENEW-YES RENEW-NO CROSSING NO-CHECKIN DUPLICATE LOANED')
  assert.deepEqual(scenario.cancel, ['N'])
  assert.deepEqual(scenario.renew, ['Y', 'N'])
  assert.deepEqual([scenario.crosses, scenario.checksIn, scenario.doubles], [true, false, true])
  assert.deepEqual(
    scenario.steps.map(({ word }) => word),
    ['LOANED'],
  )
  const borrower = readRequesterScenario('DECLINE RETRY:SAMEID RECEIVE ON:Overdue RETURN')
  assert.deepEqual([borrower.terms, borrower.retries, borrower.keepsId], ['decline', true, true])
  assert.deepEqual(
    borrower.steps.map(({ word }) => word),
    ['RECEIVE', 'ON', 'RETURN'],
  )
})

test('unknown words are told, not passed over', () => {
  assert.deepEqual(readSupplierScenario('LOANED SINGS WAIT:soon').unknown, ['SINGS', 'WAIT'])
  assert.deepEqual(readRequesterScenario('RECEIVE LOANED').unknown, ['LOANED'])
})

test('durations', () => {
  const cases: [string, number | undefined][] = [
    ['500ms', 500],
    ['10s', 10_000],
    ['1.5h', 5_400_000],
    ['3d', 259_200_000],
    ['3', undefined],
    ['soon', undefined],
  ]
  for (const [text, expected] of cases) assert.equal(readDuration(text), expected)
})

test('chance is the same for the same seed and request, and only says known words', () => {
  const ids = Array.from({ length: 500 }, (_, index) => `B-26-${index}`)
  const loans = ids.map((id) => lenderByChance(7, id, 'Loan'))
  assert.deepEqual(
    ids.map((id) => lenderByChance(7, id, 'Loan')),
    loans,
  )
  assert.notDeepEqual(
    ids.map((id) => lenderByChance(8, id, 'Loan')),
    loans,
  )
  const all = [...loans, ...ids.map((id) => lenderByChance(7, id, 'Copy'))]
  assert.deepEqual(
    all.flatMap((text) => readSupplierScenario(text).unknown),
    [],
  )
  assert.deepEqual(
    ids.flatMap((id) => readRequesterScenario(borrowerByChance(7, id)).unknown),
    [],
  )
  const filled = loans.filter((text) => text.includes('LOANED')).length
  assert.ok(filled > 380 && filled < 470, `${filled} of 500 filled`)
})
