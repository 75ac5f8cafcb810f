import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, now, orderOf, requestFacts } from '../../../test/facts.ts'
import { decide } from '../lifecycle/decide.ts'
import type { EntryState } from '../lifecycle/entries.ts'
import type { RequestFacts } from '../lifecycle/facts.ts'
import type { LifeName } from '../lifecycle/lives.ts'
import { hearBorrowing } from './hear-borrowing.ts'
import { hearLending } from './hear-lending.ts'
import type { NetworkNews } from './news.ts'
import { networkStatuses, type NetworkStatus, type StatusRow } from './statuses.ts'

const news = (status: NetworkStatus, more: Partial<NetworkNews> = {}): NetworkNews => ({
  number: '231200417',
  status,
  word: status.toUpperCase(),
  reference: null,
  edited: null,
  borrower: 900,
  lenders: [501, 502, 503],
  currentLender: null,
  respondBy: null,
  dueOn: null,
  newDueOn: null,
  note: null,
  reason: null,
  costCents: null,
  currency: null,
  itemId: null,
  wanted: {
    service: 'loan',
    title: 'Middlemarch',
    citation: {},
    neededBy: null,
    maxCostCents: null,
    currency: null,
    copyrightCompliance: null,
    note: null,
  },
  ...more,
})

function borrow(
  state: string,
  entries: readonly EntryState[],
  heard: NetworkNews,
  more: { request?: Partial<RequestFacts>; before?: string; life?: LifeName; dueOn?: string } = {},
): readonly string[] {
  const facts = entries.map((one, index) => entryFacts(index + 1, one, { dueOn: more.dueOn ?? null }))
  const current = facts.find((one) => !['refused', 'withdrawn', 'failed', 'done'].includes(one.state))?.id ?? 1
  const request = requestFacts(more.life ?? 'borrowingLoan', state, { currentEntryId: current, ...more.request })
  const run = facts.map((entry, index) => ({ entry, registryId: 501 + index }))
  const acts = hearBorrowing(request, run, heard, more.before ?? null)
  const [first] = acts
  if (first) {
    const step = decide(
      orderOf({ request, entries: facts, pieces: [] }, first.action, first.details, { kind: first.as, id: null }),
    )
    assert.ok(step.ok, `${first.action} is refused: ${step.ok ? '' : step.code}`)
  }
  return acts.map(
    (one) => `${one.action}${one.details['entryId'] === undefined ? '' : ` ${String(one.details['entryId'])}`}`,
  )
}
const at = (n: number) => ({ currentLender: 500 + n })

test('the network asks the third: the two before it said no', () => {
  assert.deepEqual(borrow('sent', ['asked', 'waiting', 'waiting'], news('submitted', at(3))), [
    'notSupplied 1',
    'notSupplied 2',
    'asked 3',
  ])
})
test('a lender we had given up on is let go when the network goes on', () => {
  const request = { currentEntryId: 2 }
  assert.deepEqual(borrow('sent', ['withdrawing', 'asked'], news('submitted', at(1)), { request }), [])
  assert.deepEqual(borrow('sent', ['withdrawing', 'asked'], news('submitted', at(2)), { request }), ['cancelled 1'])
})
test('nothing has changed: nothing is done', () => {
  assert.deepEqual(borrow('sent', ['asked', 'waiting'], news('submitted', at(1))), [])
  assert.deepEqual(borrow('shipped', ['shipped'], news('shipped', at(1))), [])
})
test('considering, and a condition of the second', () => {
  assert.deepEqual(borrow('sent', ['asked'], news('considering', at(1))), ['expects 1'])
  assert.deepEqual(borrow('sent', ['refused', 'asked'], news('conditional', { ...at(2), note: 'library use only' })), [
    'condition 2',
  ])
})
test('shipped by the second; a copy comes; one that was cancelled ships after all', () => {
  assert.deepEqual(borrow('sent', ['asked', 'waiting'], news('shipped', { ...at(2), dueOn: '2027-01-05' })), [
    'notSupplied 1',
    'shipped 2',
  ])
  assert.deepEqual(borrow('sent', ['asked'], news('shipped', at(1)), { life: 'borrowingCopy' }), ['copyCame 1'])
  assert.deepEqual(borrow('closed', ['withdrawn'], news('shipped', at(1)), { request: { outcome: 'cancelled' } }), [
    'shipped 1',
  ])
})
test('what a lender writes as it ships, of the way home too, is heard with it', () => {
  const note = 'Return insured for $90 by UPS'
  const request = requestFacts('borrowingLoan', 'sent', { currentEntryId: 1 })
  const run = [{ entry: entryFacts(1, 'asked'), registryId: 501 }]
  const [act] = hearBorrowing(request, run, news('shipped', { ...at(1), note }), null)
  assert.deepEqual([act?.action, act?.details['note']], ['shipped', note])
})
test('a lender that stands on the string twice in a row keeps its turn', () => {
  const request = requestFacts('borrowingLoan', 'sent', { currentEntryId: 2 })
  const run = [
    { entry: entryFacts(1, 'refused'), registryId: 501 },
    { entry: entryFacts(2, 'asked'), registryId: 501 },
  ]
  assert.deepEqual(hearBorrowing(request, run, news('submitted', at(1)), null), [])
})
test('unfilled: every lender still open said no', () => {
  assert.deepEqual(borrow('sent', ['refused', 'asked', 'waiting'], news('unfilled')), [
    'notSupplied 2',
    'notSupplied 3',
  ])
})
test('a renewal: granted by a later day, refused by silence about it', () => {
  const request = { renewalAskedAt: now, dueOn: '2026-12-01' }
  const lent = { request, before: 'renewalPending', dueOn: '2026-12-01' }
  assert.deepEqual(borrow('out', ['shipped'], news('received', { ...at(1), dueOn: '2026-12-20' }), lent), ['renewed 1'])
  assert.deepEqual(borrow('out', ['shipped'], news('received', { ...at(1), dueOn: '2026-12-01' }), lent), [
    'notRenewed 1',
  ])
  const wished = news('received', { ...at(1), dueOn: '2026-12-01', newDueOn: '2026-12-20' })
  assert.deepEqual(borrow('out', ['shipped'], wished, lent), ['notRenewed 1'])
  assert.deepEqual(borrow('out', ['shipped'], news('received', at(1)), { before: 'shipped' }), [])
})
test('recalled once, overdue once, missing once', () => {
  assert.deepEqual(borrow('out', ['shipped'], news('recalled', at(1))), ['recall 1'])
  assert.deepEqual(borrow('out', ['shipped'], news('recalled', at(1)), { request: { recalledAt: now } }), [])
  assert.deepEqual(borrow('out', ['shipped'], news('overdue', at(1))), ['calledOverdue 1'])
  assert.deepEqual(borrow('out', ['shipped'], news('overdue', at(1)), { before: 'overdue' }), [])
  assert.deepEqual(borrow('returned', ['shipped'], news('missing', at(1))), ['ownerMisses 1'])
})
test('closed: home, cancelled as we wished, or expired', () => {
  assert.deepEqual(borrow('returned', ['shipped'], news('closed', at(1))), ['ownerConfirms 1'])
  assert.deepEqual(borrow('sent', ['withdrawing'], news('closed', at(1)), { request: { cancelAskedAt: now } }), [
    'cancelled 1',
  ])
  assert.deepEqual(borrow('sent', ['asked'], news('expired', at(1))), ['expire'])
  assert.deepEqual(borrow('closed', ['done'], news('closed', at(1))), [])
})

const lend = (state: string, heard: NetworkNews, before: string | null = null, life: LifeName = 'lendingLoan') => {
  const request = requestFacts(life, state, { resumes: state === 'conditional' ? 'pulling' : null })
  const acts = hearLending(request, 900, heard, before)
  for (const one of acts) {
    const step = decide(
      orderOf({ request, entries: [], pieces: [] }, one.action, one.details, { kind: one.as, id: null }),
    )
    assert.ok(step.ok, `${one.action} is refused: ${step.ok ? '' : step.code}`)
  }
  return acts.map((one) => one.action)
}
const us = { currentLender: 900 }

for (const state of ['new', 'conditional', 'pulling', 'coming', 'ready'])
  test(`${state}: another lender is asked, it is unfilled, expired or cancelled: stop`, () => {
    assert.deepEqual(lend(state, news('submitted', { currentLender: 501 })), ['movedOn'])
    assert.deepEqual(lend(state, news('unfilled')), ['movedOn'])
    assert.deepEqual(lend(state, news('expired')), ['movedOn'])
    assert.deepEqual(lend(state, news('closed')), ['cancelled'])
    assert.deepEqual(lend(state, news('considering', us)), [])
  })
test('our conditions are accepted', () => {
  assert.deepEqual(lend('conditional', news('considering', us), 'conditional'), ['accepted'])
  assert.deepEqual(lend('conditional', news('conditional', us), 'considering'), [])
})
test('the network goes on while our package still stands here: a colleague is told to stop it', () => {
  assert.deepEqual(lend('shipped', news('submitted', { currentLender: 501 }), 'considering'), ['ask'])
  assert.deepEqual(lend('shipped', news('unfilled'), 'considering'), ['ask'])
  assert.deepEqual(lend('shipped', news('considering', us), 'considering'), [])
})
test('what the borrower says of a loan, each once', () => {
  assert.deepEqual(lend('shipped', news('received', us), 'shipped'), ['borrowerReceived'])
  assert.deepEqual(lend('shipped', news('received', us), 'received'), [])
  assert.deepEqual(lend('shipped', news('renewalPending', { ...us, newDueOn: '2027-01-20' }), 'received'), [
    'renewalAsked',
  ])
  assert.deepEqual(lend('shipped', news('notReceived', us), 'shipped'), ['ask'])
  assert.deepEqual(lend('shipped', news('returned', us), 'received'), ['saysReturning'])
  assert.deepEqual(lend('returning', news('returnedAsked', us), 'returned'), [])
  assert.deepEqual(lend('shipped', news('lost', us), 'received'), ['saysLost'])
  assert.deepEqual(lend('closed', news('closed', us), 'returned'), [])
})
test('a loan that is lost here comes home by what is new there, and is not lost twice', () => {
  assert.deepEqual(lend('lost', news('returned', us), 'received'), ['saysReturning'])
  assert.deepEqual(lend('lost', news('returned', us), 'returned'), [], 'said before it was lost')
  assert.deepEqual(lend('lost', news('lost', us), 'received'), [])
  assert.deepEqual(lend('lost', news('unfilled'), 'received'), [])
})
test('of a copy only what its life allows is heard', () => {
  assert.deepEqual(lend('scanned', news('unfilled'), null, 'lendingCopy'), ['movedOn'])
  assert.deepEqual(lend('sent', news('received', us), 'shipped', 'lendingCopy'), ['borrowerReceived'])
  assert.deepEqual(lend('sent', news('returned', us), 'received', 'lendingCopy'), [])
  assert.deepEqual(lend('sent', news('lost', us), 'received', 'lendingCopy'), [])
  assert.deepEqual(lend('closed', news('received', us), 'shipped', 'lendingCopy'), [])
})

/** What every status may lead to, as the table has it. */
test('nothing is done that the table does not name', () => {
  for (const [name, row] of Object.entries<StatusRow>(networkStatuses)) {
    const status = Object.keys(networkStatuses).find((one): one is NetworkStatus => one === name)
    assert.ok(status)
    const allowed = 'acts' in row.borrowing ? row.borrowing.acts : []
    for (const state of ['sent', 'shipped', 'out', 'returned'] as const) {
      const entry = entryFacts(1, state === 'sent' ? 'asked' : 'shipped')
      const request = requestFacts('borrowingLoan', state, { currentEntryId: 1 })
      for (const { action } of hearBorrowing(request, [{ entry, registryId: 501 }], news(status, at(1)), null))
        assert.ok(allowed.includes(action), `${name} in ${state}: ${action}`)
    }
    const lent = 'acts' in row.lending ? row.lending.acts : []
    for (const state of ['new', 'conditional', 'ready', 'shipped', 'returning', 'lost'])
      for (const { action } of hearLending(requestFacts('lendingLoan', state), 900, news(status, us), null))
        assert.ok(lent.includes(action) || state === 'conditional', `${name} in ${state}: ${action}`)
  }
})
