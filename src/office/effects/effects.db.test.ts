import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assistant, lender, storyOffice, type StoryOffice } from '../../../test/stories/office-of-story.ts'
import { StoreGone } from '../../store/errors.ts'
import { effectsOfRequest, setEffect } from '../../store/requests/effects.ts'
import type { Office } from '../context.ts'
import { ConnectorError, type Carrier } from '../ports.ts'
import { runNextEffect } from './effect-runner.ts'
import { settleEffect, type Settlement } from './settle-effect.ts'

const steps = async (story: StoryOffice, requestId: number): Promise<readonly string[]> =>
  (await effectsOfRequest(story.office.store.db, requestId)).map((one) => `${one.name} ${one.state}`)
const talks = async (story: StoryOffice, requestId: number): Promise<readonly string[]> =>
  (await story.facts(requestId)).entries.map((one) => one.state)
async function settle(story: StoryOffice, requestId: number, name: string, how: Settlement): Promise<string> {
  const effect = (await effectsOfRequest(story.office.store.db, requestId)).find((one) => one.name === name)
  const answer = await settleEffect(story.office, {
    effectId: effect?.id ?? 0,
    how,
    actor: assistant,
    reason: 'they closed down',
  })
  return answer.ok ? 'ok' : answer.code
}

const wire = (carry: Carrier['carry'] = () => Promise.resolve({})): Carrier => ({
  byHand: false,
  leavesHouse: true,
  knowsKeys: true,
  carry,
})
const withWire =
  (carrier: Carrier) =>
  (office: Office): Office => ({ ...office, carriers: { ...office.carriers, partner: () => carrier } })

test('a lender one decides not to ask after all is passed over', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners.slice(0, 2) })
  await story.does(id, 'send')
  assert.equal(await settle(story, id, 'lender.ask', 'skip'), 'ok')
  assert.deepEqual(await talks(story, id), ['failed', 'waiting'])
  assert.deepEqual(await steps(story, id), ['lender.ask undone', 'lender.ask with_person'])
})

test('a hold one decides not to place sends the request back to where lenders are chosen', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins' })
  await story.does(id, 'placeHold')
  assert.equal(await settle(story, id, 'ils.placeHold', 'skip'), 'ok')
  assert.equal(await story.state(id), 'new')
})

test('whoever answers was asked: the card goes, and the next lender is not held up by it', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.does(id, 'notSupplied', { reason: 'NotOnShelf' })
  assert.deepEqual(await steps(story, id), ['lender.ask done', 'lender.ask with_person'])
  await story.does(id, 'shipped', { dueOn: '2026-12-30' })
  assert.deepEqual(await steps(story, id), ['lender.ask done', 'lender.ask done'])
})

test('a lender who wants to wait for an answer in the grace is not asked at all when the patron cancels', async (t) => {
  const carried: string[] = []
  const story = await storyOffice(t, withWire(wire((task) => (carried.push(task.name), Promise.resolve({})))))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.does(id, 'cancel', {}, { kind: 'patron', id: null })
  const { request } = await story.facts(id)
  assert.deepEqual([request.state, request.outcome], ['closed', 'cancelled'])
  await story.pass(1)
  while (await runNextEffect(story.office));
  assert.deepEqual(carried, [])
  assert.deepEqual(await steps(story, id), ['lender.ask undone'])
})

test('one that was asked is asked to cancel', async (t) => {
  const story = await storyOffice(t, withWire(wire()))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.pass(0.01)
  assert.equal(await runNextEffect(story.office), true)
  await story.does(id, 'cancel')
  assert.deepEqual([await story.state(id), (await talks(story, id))[0]], ['sent', 'withdrawing'])
  assert.deepEqual(await steps(story, id), ['lender.ask done', 'lender.cancel held'])
})

test('a lender that could not be asked is not told to cancel', async (t) => {
  const story = await storyOffice(
    t,
    withWire(wire(() => Promise.reject(new ConnectorError('refused', 'unknown symbol')))),
  )
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners.slice(0, 1) })
  await story.does(id, 'send')
  const [ask] = await effectsOfRequest(story.office.store.db, id)
  // A first try ended without an answer: nobody knows whether it arrived.
  await story.office.store.transact((tx) => setEffect(tx, ask?.id ?? 0, { state: 'waiting', countTry: true }))
  await story.does(id, 'cancel')
  assert.equal(await story.state(id), 'sent')
  await story.pass(1)
  while (await runNextEffect(story.office));
  const { request } = await story.facts(id)
  assert.deepEqual([request.state, request.outcome], ['closed', 'cancelled'])
  assert.deepEqual(await steps(story, id), ['lender.ask done', 'lender.cancel undone'])
})

test('a database that goes away while an answer is written down loses neither answer nor order', async (t) => {
  const carried: string[] = []
  const story = await storyOffice(t, (office) => ({
    ...withWire(wire((task) => (carried.push(task.key), Promise.resolve({}))))(office),
    store: { ...office.store },
  }))
  const { store } = story.office
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.pass(0.01)
  const transact = store.transact.bind(store)
  let calls = 0
  Reflect.set(store, 'transact', (...given: Parameters<typeof transact>) => {
    calls += 1
    return calls === 2 ? Promise.reject(new StoreGone('the connection was lost')) : transact(...given)
  })
  await assert.rejects(runNextEffect(story.office), StoreGone)
  assert.deepEqual(await steps(story, id), ['lender.ask doing'])
  await runNextEffect(story.office)
  assert.deepEqual(
    [await steps(story, id), carried.length, (await talks(story, id))[0]],
    [['lender.ask done'], 1, 'asked'],
  )
})

test('a step nobody knows of whether it went out can be sent again, and one that waits for its next try sooner', async (t) => {
  const story = await storyOffice(t, withWire(wire()))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  const [ask] = await effectsOfRequest(story.office.store.db, id)
  for (const state of ['with_person', 'waiting'] as const) {
    const notBefore = new Date(story.office.clock.now().getTime() + 6 * 3_600_000)
    await story.office.store.transact((tx) => setEffect(tx, ask?.id ?? 0, { state, countTry: true, notBefore }))
    assert.equal(await settle(story, id, 'lender.ask', 'again'), 'ok')
  }
  assert.equal(await runNextEffect(story.office), true)
  assert.deepEqual(await talks(story, id), ['asked', 'waiting', 'waiting'])
})

test('a step that a person sends again has its tries before it, and is not called never sent', async (t) => {
  const story = await storyOffice(t, withWire(wire()))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  const [ask] = await effectsOfRequest(story.office.store.db, id)
  for (let n = 0; n < 12; n += 1)
    await story.office.store.transact((tx) => setEffect(tx, ask?.id ?? 0, { state: 'given_up', countTry: true }))
  assert.equal(await settle(story, id, 'lender.ask', 'again'), 'ok')
  assert.equal((await effectsOfRequest(story.office.store.db, id))[0]?.tries, 1)
})

test('both lenders whose pieces are on their way home are presumed to have them', async (t) => {
  const story = await storyOffice(t)
  const [first = 0, second = 0] = story.partners
  const id = await story.begin({ title: 'Drumlins', lenders: [first, second] })
  await story.does(id, 'send')
  await story.doCards(id)
  await story.does(id, 'noAnswer')
  await story.doCards(id)
  const [one, two] = (await story.facts(id)).entries.map((entry) => entry.id)
  await story.does(id, 'shipped', { entryId: one ?? 0 }, lender)
  await story.does(id, 'receive')
  await story.does(id, 'shipped', { entryId: two ?? 0 }, lender)
  await story.does(id, 'arrivedAnyway', { use: false, entryId: two ?? 0 })
  await story.does(id, 'comeBack')
  await story.sendAway(first)
  await story.sendAway(second)
  assert.equal(await story.state(id), 'returned')
  await story.pass(31)
  assert.deepEqual([await story.state(id), await talks(story, id)], ['closed', ['done', 'done']])
})
