import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifeNames, lives, type Life } from '../lifecycle/lives.ts'
import type { EntryState } from '../lifecycle/entries.ts'
import { answerKeys, keysAt, lenderAnswers, openKey } from './card-keys.ts'

const talks: readonly EntryState[] = ['waiting', 'asked', 'conditional', 'promised', 'shipped', 'withdrawing']

test('no card offers one key for two things', () => {
  for (const name of lifeNames) {
    const life: Life = lives[name]
    for (const state of Object.keys(life.states)) {
      const own = [...answerKeys(life), ...keysAt(life, state), openKey].map((one) => one.key)
      assert.equal(new Set(own).size, own.length, `${name} ${state}: ${own.join(' ')}`)
      for (const talk of talks) {
        const step = ['D', 'S', 'A', ...lenderAnswers(life, state, talk).map((one) => one.key)]
        assert.equal(new Set(step).size, step.length, `${name} ${state} ${talk}: ${step.join(' ')}`)
      }
    }
  }
})

test('a decision is the office’s, an answer the lender’s', () => {
  assert.deepEqual(
    keysAt(lives.lendingLoan, 'new').map((one) => `${one.key} ${one.action}`),
    ['Y willSupply', 'Q condition', 'X no', 'I sayWhich'],
  )
  const asked = lenderAnswers(lives.borrowingLoan, 'sent', 'asked')
  assert.deepEqual(
    asked.slice(0, 4).map((one) => `${one.key} ${one.label}${one.needsMore ? '…' : ''}`),
    ['Y Will send', 'Q Asks first…', 'X Said no…', 'P Shipped…'],
  )
  assert.ok(asked.every((one) => one.does === 'act'))
})
