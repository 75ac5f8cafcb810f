import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, now, pieceFacts, requestFacts, staff, today } from '../../../test/facts.ts'
import { defaultPolicy } from '../policies/policy.ts'
import { allowedActions } from './allowed.ts'
import type { Actor, Facts } from './facts.ts'
import { packingAction } from './packing.ts'
import { timersOf } from './timers.ts'

const received: Facts = {
  request: requestFacts('borrowingLoan', 'received', { currentEntryId: 1, dueOn: '2026-12-20' }),
  entries: [entryFacts(1, 'shipped')],
  pieces: [pieceFacts(1, 'office', { entryId: 1 })],
}
const given = (facts: Facts, actor: Actor) => ({ ...facts, actor, policy: defaultPolicy, now, today })
const timeZone = 'America/New_York'
const labels = (facts: Facts, actor: Actor, possible: boolean): readonly string[] =>
  allowedActions(given(facts, actor), actor.kind === 'staff' ? 'assistant' : null)
    .filter((one) => one.possible === possible)
    .map((one) => one.label)

test('staff see what is possible first, and why the rest is not', () => {
  const all = allowedActions(given(received, staff), 'assistant')
  const firstNo = all.findIndex((one) => !one.possible)
  assert.ok(all.slice(firstNo).every((one) => !one.possible && one.why !== null))
  assert.ok(all.slice(0, firstNo).every((one) => one.why === null))
  assert.deepEqual(
    all.filter((one) => one.action === 'takeIn' || one.action === 'writtenOff'),
    [],
  )
  assert.match(all.find((one) => one.action === 'sendHome')?.why ?? '', /“Here”/)
})

test('the day’s work has keys and is no late word about what is past', () => {
  const usual = allowedActions(given(received, staff), 'assistant').filter((one) => one.possible && one.isUsual)
  assert.deepEqual(
    usual.map((one) => one.label),
    [
      'Put on the van',
      'Send back unused',
      'Checked out',
      'Came back',
      'Lender’s terms',
      'Ask for more time',
      'Renewed',
      'Lost',
      'Note',
    ],
  )
})

test('a member sees only what its library may do', () => {
  assert.deepEqual(labels(received, { kind: 'member', id: '3' }, true), [
    'At the library',
    'Checked out',
    'Ask for more time',
    'Damaged',
    'Lost',
  ])
})

test('a patron may ask for more time, and nothing about the office', () => {
  assert.deepEqual(labels(received, { kind: 'patron', id: null }, true), ['Ask for more time'])
})

test('leaving is shown but belongs to the package', () => {
  const back: Facts = {
    ...received,
    request: { ...received.request, state: 'back' },
    pieces: [pieceFacts(1, 'packing', { entryId: 1 })],
  }
  const home = allowedActions(given(back, staff), 'assistant').find((one) => one.action === 'sendHome')
  assert.deepEqual([home?.possible, typeof home?.why], [false, 'string'])
  assert.equal(packingAction(back.request, 'packing'), 'sendHome')
  assert.equal(packingAction(back.request, 'office'), null)
})

test('timers run for what stands, the nearest first', () => {
  const asked: Facts = {
    request: requestFacts('borrowingLoan', 'sent', { currentEntryId: 1 }),
    entries: [entryFacts(1, 'asked')],
    pieces: [],
  }
  assert.deepEqual(
    timersOf(asked, defaultPolicy, now, timeZone).map((one) => [one.action, one.at.toISOString()]),
    [['noAnswer', '2026-11-22T15:00:00.000Z']],
  )
  assert.deepEqual(
    timersOf({ ...asked, entries: [entryFacts(1, 'promised')] }, defaultPolicy, now, timeZone),
    [],
    'who promised is not hurried',
  )
  assert.deepEqual(timersOf(received, defaultPolicy, now, timeZone), [])
  const lent: Facts = {
    request: requestFacts('lendingLoan', 'shipped', { dueOn: '2026-12-01' }),
    entries: [],
    pieces: [pieceFacts(1, 'borrower')],
  }
  assert.deepEqual(
    timersOf(lent, defaultPolicy, now, timeZone).map((one) => one.action),
    ['overdue'],
  )
  assert.deepEqual(
    timersOf({ ...lent, request: { ...lent.request, overdueToldAt: now } }, defaultPolicy, now, timeZone),
    [],
  )
})
