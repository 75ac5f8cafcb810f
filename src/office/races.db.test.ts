import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assistant, lender, storyOffice } from '../../test/stories/office-of-story.ts'
import { effectsOfRequest } from '../store/requests/effects.ts'
import { eventsOf } from '../store/requests/events.ts'
import { act } from './act.ts'
import { runNextEffect } from './effects/effect-runner.ts'
import { settleEffect } from './effects/settle-effect.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from './mailroom/parcels.ts'
import type { Carrier } from './ports.ts'
import { putPaper } from './receiving/lenders-paper.ts'
import { keepStranger } from './receiving/strangers.ts'
import { undoGesture } from './undo/undo-gesture.ts'
import { wakeRequests } from './worklist/wake-requests.ts'

const carriers = {
  partner: (): Carrier => ({ byHand: false, leavesHouse: true, knowsKeys: true, carry: () => Promise.resolve({}) }),
}

test('cancelling and asking meet: the lender is asked and told, or hears of neither', async (t) => {
  const story = await storyOffice(t, (office) => ({ ...office, carriers: { ...office.carriers, ...carriers } }))
  for (let round = 0; round < 6; round += 1) {
    const id = await story.begin({ title: `Round ${round}`, lenders: story.partners.slice(0, 1) })
    await story.does(id, 'send')
    await story.pass(0.01)
    await Promise.all([
      runNextEffect(story.office),
      act(story.office, { requestId: id, action: 'cancel', details: {}, actor: assistant }),
    ])
    await story.pass(0.01)
    while (await runNextEffect(story.office));
    const names = (await effectsOfRequest(story.office.store.db, id)).map((one) => `${one.name} ${one.state}`)
    const { request, entries } = await story.facts(id)
    if (request.state === 'closed') assert.deepEqual([names, entries[0]?.state], [['lender.ask undone'], 'waiting'])
    else assert.deepEqual([names, entries[0]?.state], [['lender.ask done', 'lender.cancel done'], 'withdrawing'])
  }
})

test('a colleague’s undo, a lender’s word, a card’s key and the clock at once: each is whole, whichever comes first', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  for (let round = 0; round < 4; round += 1) {
    const id = await story.begin({ title: `Round ${round}`, lenders: [first] })
    await act(story.office, { requestId: id, action: 'send', details: {}, actor: assistant, gesture: `g${round}` })
    const [ask] = await effectsOfRequest(story.office.store.db, id)
    const answers = await Promise.all([
      undoGesture(story.office, `g${round}`, 'dana'),
      settleEffect(story.office, { effectId: ask?.id ?? 0, how: 'done', actor: assistant }),
      act(story.office, {
        requestId: id,
        action: 'shipped',
        details: { dueOn: '2026-12-30', entryId: (await story.facts(id)).entries[0]?.id ?? 0 },
        actor: lender,
      }),
      wakeRequests(story.office),
    ])
    const events = (await eventsOf(story.office.store.db, id)).map((one) => one.action)
    const undone = answers[0].ok
    assert.equal(events.filter((one) => one === 'undo').length, undone ? 1 : 0)
    const { request } = await story.facts(id)
    assert.equal(request.version, events.length)
    assert.equal(request.state, events.includes('shipped') ? 'shipped' : undone ? 'new' : 'sent')
  }
})

test('closing, collecting and undoing a package meet: it has left whole, or lies there whole', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  for (let round = 0; round < 4; round += 1) {
    const id = await story.begin({ title: `Round ${round}`, lenders: [first] })
    await story.does(id, 'send')
    await story.does(id, 'receive')
    await story.does(id, 'comeBack')
    const parcel = await openParcel(story.office, first)
    assert.ok(parcel.ok)
    const parcelId = parcel.value.id
    const pieceId = (await story.facts(id)).pieces[0]?.id ?? 0
    assert.ok((await addToParcel(story.office, parcelId, { pieceId })).ok)
    const closings = await Promise.all([1, 2].map(() => closeParcel(story.office, { parcelId, actor: assistant })))
    const closed = closings.flatMap((one) => (one.ok ? [one.value.gesture] : []))
    assert.equal(closed.length, 1)
    const [undone, collected] = await Promise.all([
      undoGesture(story.office, closed[0] ?? '', 'dana'),
      collectParcel(story.office, parcelId),
    ])
    assert.notEqual(undone.ok, collected.ok)
    assert.equal(await story.state(id), collected.ok ? 'returned' : 'back')
    if (!collected.ok) await story.sendAway(first)
  }
})

test('two tables keep what belongs to nobody, and file lenders’ papers, at once: each gets a number of its own', async (t) => {
  const story = await storyOffice(t)
  const things = ['One', 'Two', 'Three', 'Four', 'Five', 'Six']
  const kept = await Promise.all(
    things.map((title) => keepStranger(story.office, { code: null, title, libraryId: null, sender: null })),
  )
  const numbers = kept.flatMap((one) => (one.ok ? [one.value.number] : []))
  assert.deepEqual(new Set(numbers), new Set(things.map((_, index) => `X-26-0000${index + 1}`)))
  const pieces: number[] = []
  for (const title of things) {
    const id = await story.begin({ title, lenders: story.partners.slice(0, 1) })
    await story.does(id, 'send')
    await story.does(id, 'receive')
    pieces.push((await story.facts(id)).pieces[0]?.id ?? 0)
  }
  const filed = await Promise.all(pieces.map((pieceId) => putPaper(story.office, pieceId, 'filed')))
  const words = filed.flatMap((one) => (one.ok ? [one.value.words?.replace(/^.* · /, '')] : []))
  assert.deepEqual(new Set(words), new Set(['1', '2', '3', '4', '5', '6']))
})
