import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOurDecision } from '../lifecycle/who.ts'
import { lifeNames, lives, type Life } from '../lifecycle/lives.ts'
import { keysAt, lenderAnswers, openKey } from './card-keys.ts'
import type { Card, CardKey } from './card.ts'
import { foldCards } from './fold.ts'

const told: CardKey = { key: 'D', label: 'Told them', does: 'done', action: null, needsMore: false, isOurs: true }

test('the answers of seven lenders are seven answers: no key gives them all at once', () => {
  const answers = lenderAnswers(lives.borrowingLoan, 'sent', 'asked')
  assert.ok(answers.some((one) => one.action === 'willSupply' && !one.needsMore))
  assert.deepEqual(keysOfFold([told, ...answers, openKey]), ['Told them'])
})

test('what the office decides itself can be done for all', () => {
  assert.deepEqual(keysOfFold(keysAt(lives.borrowingLoan, 'unfilled')), ['Hold in the system', 'Send'])
})

test('what answers the words on each card is not answered for all at once', () => {
  assert.deepEqual(keysOfFold([told, { ...told, label: 'It binds nothing', isEachAlone: true }]), ['Told them'])
})

test('in no state of any life a fold offers what also somebody outside says', () => {
  const offered = new Set<string>()
  for (const name of lifeNames) {
    const life: Life = lives[name]
    for (const state of Object.keys(life.states)) {
      const keys = [...keysAt(life, state), ...lenderAnswers(life, state, 'asked')]
      for (const key of foldOf(keys)) if (key.action !== null) offered.add(`${name} ${key.action}`)
    }
    for (const [action, row] of Object.entries(life.actions)) {
      const outside = row.by.filter((one) => one !== 'timer' && one !== 'office' && !staff.includes(one))
      if (outside.length > 0) assert.ok(!offered.has(`${name} ${action}`), `${name} ${action}: also by ${outside[0]}`)
    }
  }
  assert.ok(offered.has('borrowingLoan send'))
})

test('whose decision a row is', () => {
  assert.ok(isOurDecision(['staff']))
  assert.ok(isOurDecision(['librarian', 'administrator']))
  assert.ok(isOurDecision(['timer', 'staff', 'office']))
  assert.ok(!isOurDecision(['lender', 'network', 'staff']))
  assert.ok(!isOurDecision(['staff', 'patron']))
  assert.ok(!isOurDecision(['office', 'timer']))
})

const staff: readonly string[] = ['staff', 'assistant', 'librarian', 'administrator']

const keysOfFold = (keys: readonly CardKey[]): readonly string[] => foldOf(keys).map((one) => one.label)

/** The keys of seven alike cards that have these. */
function foldOf(keys: readonly CardKey[]): readonly CardKey[] {
  const [section] = foldCards([1, 2, 3, 4, 5, 6, 7].map((n) => cardWith(n, keys)))
  const [fold] = section?.folds ?? []
  assert.ok(fold)
  assert.equal(fold.count, 7)
  return fold.keys
}

const cardWith = (n: number, keys: readonly CardKey[]): Card => ({
  key: `step:${n}`,
  kind: 'step',
  requestId: n,
  number: `B-${n}`,
  title: 'Drumlins',
  section: 'tell',
  alike: { key: 'step:lender.ask', words: 'Ask the lender' },
  words: 'Ask the lender',
  why: 'Reached by hand.',
  since: '2026-11-24T09:00:00Z',
  until: null,
  by: null,
  isLate: false,
  effectId: n,
  fields: [],
  assist: null,
  mail: null,
  keys: [...keys],
})
