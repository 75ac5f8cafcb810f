import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { assistant, lender, storyOffice, type StoryOffice } from '../../test/stories/office-of-story.ts'
import type { Details } from '../domain/lifecycle/details.ts'
import { act } from './act.ts'
import { takeInRequest } from './intake/take-in-request.ts'
import { openParcel } from './mailroom/parcels.ts'

const librarian = { ...assistant, role: 'librarian' } as const
const half = '\ud83d'

/** What an act with these details is answered, and that nothing of it stayed. */
async function refusalOf(
  story: StoryOffice,
  requestId: number,
  action: string,
  details: Details,
  actor = assistant,
): Promise<string> {
  const before = await story.facts(requestId)
  const answer = await act(story.office, { requestId, action, details, actor })
  assert.ok(!answer.ok, `${action} should not be possible`)
  assert.deepEqual(await story.facts(requestId), before)
  return answer.sentence
}

test('what cannot be kept is one sentence, whoever sends it', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const id = await story.begin({ title: 'Drumlins', lenders: [first] })
  // oxfmt-ignore
  const cases: readonly [action: string, details: Details, sentence: string][] = [
    ['note', { note: 'a\0b' }, 'Note: holds characters that cannot be kept (a null character, or half of one).'],
    ['note', { note: `a${half}` }, 'Note: holds characters that cannot be kept (a null character, or half of one).'],
    ['note', {}, 'Note: is needed'],
    ['note', { note: 'x'.repeat(1_000_000) }, 'Note: at most 20,000 characters'],
    ['edit', { neededBy: '0000-01-01' }, 'Needed by: there is no such day'],
    ['edit', { neededBy: '2026-02-30' }, 'Needed by: there is no such day'],
    ['edit', { title: 'x'.repeat(1_000_000) }, 'Title: at most 2,000 characters'],
    ['setLenders', { lenders: Array.from({ length: 10_000 }, () => first) }, 'Lenders: at most 100'],
    ['setLenders', { lenders: [] }, 'Lenders: is needed'],
    ['charge', { amountCents: -5 }, 'Amount: must be an amount, not below zero'],
    ['charge', { amountCents: 0.5 }, 'Amount: must be an amount, not below zero'],
    ['refuse', { reason: 'because the reader is Mrs Vandermeer' }, 'Reason: is not one of the choices'],
    ['refuse', {}, 'Reason: is needed'],
  ]
  for (const [action, details, sentence] of cases) {
    assert.equal(await refusalOf(story, id, action, details, librarian), sentence)
  }
})

test('what is owed stays within what can be counted', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins' })
  await story.does(id, 'charge', { amountCents: 2_000_000_000 }, librarian)
  assert.match(await refusalOf(story, id, 'charge', { amountCents: 2_000_000_000 }, librarian), /^More than/)
})

test('the last day of the calendar is a due date like any other', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const id = await story.begin({ kind: 'lending', title: 'Locks', borrowerLibraryId: first })
  await story.does(id, 'willSupply')
  await story.does(id, 'arrive', { barcode: '33000000000062' })
  await story.sendAway(first, { dueOn: '9999-12-31' })
  assert.equal((await story.facts(id)).request.dueOn, '9999-12-31')
  await story.does(id, 'renew')
  assert.equal((await story.facts(id)).request.dueOn, '9999-12-31')
})

test('titles in any script are kept as they are; an empty one, or one too long, is a sentence', async (t) => {
  const story = await storyOffice(t)
  for (const title of ['🏳️‍🌈 '.repeat(200).trim(), 'قصة الحضارة', '源氏物語', 'x'.repeat(2000)]) {
    const id = await story.begin({ title, lenders: story.partners })
    assert.equal((await story.facts(id)).request.title, title)
    await story.does(id, 'send')
    await story.does(id, 'shipped', { dueOn: '2026-12-30' }, lender)
  }
  const take = (set: object) =>
    takeInRequest(story.office, {
      kind: 'borrowing',
      service: 'loan',
      title: 'Locks',
      source: 'form',
      sourceKey: crypto.randomUUID(),
      actor: assistant,
      ...set,
    })
  // oxfmt-ignore
  const cases: readonly [set: object, field: string][] = [
    [{ title: '  ' }, 'title'], [{ title: 'x'.repeat(2001) }, 'title'], [{ title: 'x'.repeat(1_000_000) }, 'title'], [{ title: 'a\0b' }, 'title'],
    [{ citation: { author: half } }, 'author'], [{ citation: { ['a\0']: 'b' } }, 'citation'], [{ note: 'a\0' }, 'note'], [{ neededBy: '0000-01-01' }, 'neededBy'],
    [{ maxCostCents: -1 }, 'maxCostCents'], [{ maxCostCents: 3_000_000_000 }, 'maxCostCents'], [{ lenders: [999_999] }, 'lenders'], [{ partnerNumber: '\0' }, 'partnerNumber'],
  ]
  for (const [set, field] of cases) {
    const answer = await take(set)
    assert.ok(!answer.ok, JSON.stringify(set))
    assert.equal(answer.field, field)
  }
})

test('when the numbers of a year are used up, that is said; packages have room for more', async (t) => {
  const story = await storyOffice(t)
  const { store } = story.office
  await story.begin({ title: 'Drumlins' })
  await store.transact((tx) => sql`update request_number set last = 999998`.execute(tx))
  await story.begin({ title: 'The last one' })
  const answer = await takeInRequest(story.office, {
    kind: 'borrowing',
    service: 'loan',
    title: 'One more',
    source: 'form',
    sourceKey: 'k',
    actor: assistant,
  })
  assert.ok(!answer.ok)
  assert.equal(answer.code, 'numbers-used-up')

  const open = async (libraryId: number) => {
    const parcel = await openParcel(story.office, libraryId)
    assert.ok(parcel.ok)
    return parcel.value.number
  }
  const [first = 0, second = 0, third = 0] = story.partners
  await open(first)
  await store.transact((tx) => sql`update parcel set number = 'P2699999'`.execute(tx))
  assert.deepEqual([await open(second), await open(third)], ['P26100000', 'P26100001'])
  assert.equal(await open(second), 'P26100000')
})

test('an order’s key is good for one request only', async (t) => {
  const story = await storyOffice(t)
  const [one, two] = [await story.begin({ title: 'One' }), await story.begin({ title: 'Two' })]
  const order = (requestId: number) =>
    act(story.office, { requestId, action: 'note', details: { note: 'x' }, actor: assistant, key: 'news 1' })
  assert.ok((await order(one)).ok)
  const other = await order(two)
  assert.equal(other.ok || other.code, 'key-taken')
})
