import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lender, storyOffice } from './office-of-story.ts'

test('a lender silent about our cancelling has agreed; what it sends all the same is unwanted', async (t) => {
  const story = await storyOffice(t)
  const loan = await story.begin({ title: 'Weigh lock', lenders: story.partners.slice(0, 1) })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'cancel')
  await story.doCards(loan)
  await story.pass(5)
  const { request } = await story.facts(loan)
  assert.deepEqual([request.state, request.outcome, await story.doCards(loan)], ['closed', 'cancelled', []])
  await story.does(loan, 'shipped', { dueOn: '2026-12-31' }, lender)
  await story.does(loan, 'receive')
  assert.equal(await story.state(loan), 'back')
})

test('what the lender of a second copy says of it leaves the first with its patron', async (t) => {
  const story = await storyOffice(t)
  const [first = 0, second = 0] = story.partners
  const loan = await story.begin({ title: 'Aqueduct', lenders: [first, second] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'noAnswer')
  await story.doCards(loan)
  const [one, two] = (await story.facts(loan)).entries.map((entry) => entry.id)
  await story.does(loan, 'shipped', { entryId: one ?? 0, dueOn: '2026-12-31' }, lender)
  await story.does(loan, 'receive')
  await story.does(loan, 'checkedOut')
  await story.does(loan, 'shipped', { entryId: two ?? 0, dueOn: '2027-02-01' }, lender)
  await story.does(loan, 'arrivedAnyway', { use: false, entryId: two ?? 0 })
  await story.doCards(loan)
  for (const [action, details] of [
    ['recall', { dueOn: '2026-12-01' }],
    ['renewed', { dueOn: '2027-03-01' }],
    ['calledOverdue', {}],
    ['notRenewed', {}],
  ] as const)
    await story.does(loan, action, { entryId: two ?? 0, ...details }, lender)
  const { request, entries } = await story.facts(loan)
  assert.deepEqual(
    [request.dueOn, request.recalledAt, request.questionTo, request.overdueToldAt, request.renewals],
    ['2026-12-31', null, null, null, 0],
  )
  assert.equal(entries[1]?.dueOn, '2027-03-01')
  assert.deepEqual(await story.doCards(loan), [])
})

test('recalled by a new day, it can be overdue once more; renewed, it is recalled no longer', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ kind: 'lending', title: 'Canal Songs', borrowerLibraryId: first })
  await story.does(loan, 'willSupply')
  await story.does(loan, 'arrive', { barcode: '33000000000088' })
  await story.sendAway(first, { dueOn: '2026-12-01' })
  await story.pass(9)
  await story.does(loan, 'recall', { dueOn: '2026-12-10' })
  await story.doCards(loan)
  await story.pass(9)
  assert.deepEqual(await story.doCards(loan), ['borrower.tellOverdue'])
  await story.does(loan, 'renew', { dueOn: '2027-01-10' })
  assert.equal((await story.facts(loan)).request.recalledAt, null)
})
