import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Carrier, Task } from './ports.ts'
import { ConnectorError } from './ports.ts'
import { act } from './act.ts'
import { runNextEffect, settleHalfDone } from './effects/effect-runner.ts'
import { settleEffect } from './effects/settle-effect.ts'
import { takeInRequest } from './intake/take-in-request.ts'
import { undoGesture } from './undo/undo-gesture.ts'
import { effectsOfRequest, setEffect } from '../store/requests/effects.ts'
import { eventsOf } from '../store/requests/events.ts'
import { assistant, lender, storyOffice } from '../../test/stories/office-of-story.ts'

/** A carrier whose answers the test gives; it keeps the keys it was asked to carry. */
function carrier(answer: (task: Task) => void = () => {}): Carrier & { readonly keys: string[] } {
  const keys: string[] = []
  return {
    byHand: false,
    leavesHouse: true,
    knowsKeys: true,
    keys,
    carry(task) {
      keys.push(task.key)
      answer(task)
      return Promise.resolve({})
    },
  }
}

test('the same order twice is done once; a stale screen is refused', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  const order = { requestId: id, action: 'send', details: {}, actor: assistant, key: 'click 1', version: 1 }
  const first = await act(story.office, order)
  const second = await act(story.office, order)
  assert.ok(first.ok && second.ok)
  assert.deepEqual(
    [first.value.repeated, second.value.repeated, first.value.eventId === second.value.eventId],
    [false, true, true],
  )
  const stale = await act(story.office, { ...order, key: 'click 2', action: 'note', details: { note: 'x' } })
  assert.ok(!stale.ok && stale.code === 'stale')
})

test('two people on one request: one acts, the other is told', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((key) =>
      act(story.office, { requestId: id, action: 'send', details: {}, actor: assistant, key, version: 1 }),
    ),
  )
  assert.equal(answers.filter((one) => one.ok).length, 1)
  assert.ok(answers.every((one) => one.ok || one.code === 'stale'))
})

test('who may not, may not; unknown actions and lenders are refused by code', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  assert.equal(await story.cannot(id, 'send', {}, lender), 'not-yours')
  assert.equal(await story.cannot(id, 'charge', { amountCents: 5 }, { ...assistant, role: 'assistant' }), 'not-yours')
  assert.equal(await story.cannot(id, 'fly'), 'unknown-action')
  assert.equal(await story.cannot(id, 'remind', { entryId: 999_999 }), 'entry-not-found')
  assert.equal(await story.cannot(999_999, 'send'), 'not-found')
})

test('taking in the same news again makes no second request', async (t) => {
  const story = await storyOffice(t)
  const news = {
    kind: 'lending',
    service: 'loan',
    title: 'Locks',
    source: 'network',
    sourceKey: '231200417',
    actor: { kind: 'network', id: null },
    borrowerLibraryId: story.partners[0] ?? 0,
  } as const
  const all = await Promise.all([1, 2, 3].map(() => takeInRequest(story.office, news)))
  assert.deepEqual(
    all.map((one) => String(one.ok && one.value.repeated)).toSorted((a, b) => a.localeCompare(b)),
    ['false', 'true', 'true'],
  )
  assert.equal(new Set(all.map((one) => (one.ok ? one.value.number : ''))).size, 1)
})

test('a person’s act is held for the grace, undone silently, and gone after it', async (t) => {
  const partner = carrier()
  const story = await storyOffice(t, (office) => ({
    ...office,
    carriers: { ...office.carriers, partner: () => partner },
  }))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  assert.ok(
    (await act(story.office, { requestId: id, action: 'send', details: {}, actor: assistant, gesture: 'one' })).ok,
  )
  assert.equal(await runNextEffect(story.office), false)
  assert.ok((await undoGesture(story.office, 'one', 'dana')).ok)
  assert.equal(await story.state(id), 'new')
  assert.ok(!(await undoGesture(story.office, 'one', 'dana')).ok)

  assert.ok(
    (await act(story.office, { requestId: id, action: 'send', details: {}, actor: assistant, gesture: 'two' })).ok,
  )
  await story.pass(1 / 1000)
  assert.equal(await runNextEffect(story.office), true)
  assert.equal(partner.keys.length, 1)
  const late = await undoGesture(story.office, 'two', 'dana')
  assert.ok(!late.ok && late.code === 'undo-touched')
  assert.deepEqual(await story.story(id), ['takeIn new', 'send sent', 'undo new', 'send sent', 'asked sent'])
})

test('undo gives back lenders taken off the string and pieces as they were', async (t) => {
  const story = await storyOffice(t)
  const [first = 0, second = 0, third = 0] = story.partners
  const id = await story.begin({ title: 'Drumlins', lenders: [first, second] })
  const before = await story.facts(id)
  assert.ok(
    (
      await act(story.office, {
        requestId: id,
        action: 'setLenders',
        details: { lenders: [third] },
        actor: assistant,
        gesture: 'g',
      })
    ).ok,
  )
  assert.deepEqual(
    (await story.facts(id)).entries.map((one) => one.libraryId),
    [third],
  )
  assert.ok((await undoGesture(story.office, 'g', 'dana')).ok)
  assert.deepEqual((await story.facts(id)).entries, before.entries)
  await story.does(id, 'send')
  assert.ok(
    (
      await act(story.office, {
        requestId: id,
        action: 'receive',
        details: { barcode: 'K1' },
        actor: assistant,
        gesture: 'r',
      })
    ).ok,
  )
  assert.equal((await story.facts(id)).pieces.length, 1)
  assert.ok((await undoGesture(story.office, 'r', 'dana')).ok)
  assert.deepEqual([(await story.facts(id)).pieces.length, await story.state(id)], [0, 'sent'])
})

test('undo is refused once somebody else touched the request', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  assert.ok(
    (await act(story.office, { requestId: id, action: 'send', details: {}, actor: assistant, gesture: 'g' })).ok,
  )
  await story.does(id, 'note', { note: 'call them' })
  const no = await undoGesture(story.office, 'g', 'dana')
  assert.ok(!no.ok && no.code === 'undo-touched')
  assert.equal(await story.state(id), 'sent')
})

test('an unreachable partner is tried again later, a refusal moves on or becomes a card', async (t) => {
  let problem: ConnectorError | null = new ConnectorError('unreachable', 'nobody answers')
  const partner = carrier(() => {
    if (problem) throw problem
  })
  const story = await storyOffice(t, (office) => ({
    ...office,
    carriers: { ...office.carriers, partner: () => partner },
  }))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners.slice(0, 2) })
  await story.does(id, 'send')
  await story.pass(0.01)
  await runNextEffect(story.office)
  const [ask] = await effectsOfRequest(story.office.store.db, id)
  assert.deepEqual([ask?.state, ask?.tries, ask?.error], ['waiting', 1, 'nobody answers'])
  assert.equal(await runNextEffect(story.office), false)
  problem = new ConnectorError('refused', 'unknown symbol')
  await story.pass(0.01)
  await runNextEffect(story.office)
  assert.deepEqual(
    (await story.facts(id)).entries.map((one) => one.state),
    ['failed', 'waiting'],
  )
  problem = null
  while (await runNextEffect(story.office));
  assert.deepEqual(
    (await story.facts(id)).entries.map((one) => one.state),
    ['failed', 'asked'],
  )
  assert.deepEqual(partner.keys.slice(0, 2), [ask?.key, ask?.key])
})

test('effects of one request to one partner go in order; one given up blocks the later until it is settled', async (t) => {
  let down = true
  const partner = carrier((task) => {
    if (down && task.name === 'lender.tellReceived') throw new ConnectorError('refused', 'not now')
  })
  const story = await storyOffice(t, (office) => ({
    ...office,
    carriers: { ...office.carriers, partner: () => partner },
  }))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.does(id, 'receive')
  await story.does(id, 'renew')
  await story.pass(0.01)
  while (await runNextEffect(story.office));
  const effects = (await effectsOfRequest(story.office.store.db, id)).filter((one) => one.port === 'partner')
  assert.deepEqual(
    effects.map((one) => [one.name, one.state]),
    [
      ['lender.ask', 'done'],
      ['lender.tellReceived', 'given_up'],
      ['lender.askRenewal', 'held'],
    ],
  )
  down = false
  assert.ok((await settleEffect(story.office, { effectId: effects[1]?.id ?? 0, how: 'again', actor: assistant })).ok)
  while (await runNextEffect(story.office));
  assert.deepEqual(
    (await effectsOfRequest(story.office.store.db, id)).filter((one) => one.port === 'partner').map((one) => one.state),
    ['done', 'done', 'done'],
  )
})

test('half done at start: known keys go again, for others a person is asked', async (t) => {
  const partner = carrier()
  const deaf: Carrier = { ...carrier(), knowsKeys: false }
  const story = await storyOffice(t, (office) => ({ ...office, carriers: { partner: () => partner, ils: () => deaf } }))
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await story.does(id, 'receive')
  const { store } = story.office
  const all = await effectsOfRequest(store.db, id)
  await store.transact(async (tx) => {
    for (const effect of all) await setEffect(tx, effect.id, { state: 'doing' })
  })
  assert.equal(await settleHalfDone(story.office), all.length)
  assert.deepEqual(
    (await effectsOfRequest(store.db, id)).map((one) => [one.port, one.state]),
    all.map((one) => [one.port, one.port === 'ils' ? 'with_person' : 'waiting']),
  )
})

test('events hold no text, and are only ever appended to', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners, note: 'for Mrs Vandermeer' })
  await story.does(id, 'ask', { to: 'patron', question: 'still_wanted', note: 'Mrs Vandermeer says no' })
  const events = await eventsOf(story.office.store.db, id)
  assert.ok(!JSON.stringify(events).includes('Vandermeer'))
  assert.deepEqual(events.at(-1)?.codes, { to: 'patron', question: 'still_wanted' })
  await assert.rejects(
    story.office.store.transact((tx) => tx.updateTable('request_event').set({ action: 'x' }).execute()),
    /appended/,
  )
  await assert.rejects(
    story.office.store.transact((tx) => tx.deleteFrom('request_event').execute()),
    /appended/,
  )
  await assert.rejects(story.office.store.runScript('truncate request_event cascade'), /appended/)
})
