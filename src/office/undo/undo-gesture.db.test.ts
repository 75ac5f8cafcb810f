import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assistant, lender, storyOffice, type StoryOffice } from '../../../test/stories/office-of-story.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import { setEffect, effectsOfRequest } from '../../store/requests/effects.ts'
import { undoableGesture } from '../../store/requests/view.ts'
import { act } from '../act.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../mailroom/parcels.ts'
import { undoGesture } from './undo-gesture.ts'

async function gesture(
  story: StoryOffice,
  requestId: number,
  id: string,
  action: string,
  details: Details = {},
): Promise<void> {
  const answer = await act(story.office, { requestId, action, details, actor: assistant, gesture: id })
  assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
}
const undo = async (story: StoryOffice, id: string): Promise<string> => {
  const offered = (await undoableGesture(story.office.store.db, id)) !== null
  const answer = await undoGesture(story.office, id, 'dana')
  assert.equal(offered, answer.ok, 'the button is there exactly when it works')
  return answer.ok ? 'undone' : answer.code
}

test('what a lender said between two acts of one gesture is never rolled back', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await story.does(id, 'send')
  await gesture(story, id, 'g', 'note', { note: 'one' })
  await story.does(id, 'shipped', { dueOn: '2026-12-30' }, lender)
  await gesture(story, id, 'g', 'note', { note: 'two' })
  assert.equal(await undo(story, 'g'), 'undo-touched')
  assert.equal(await story.state(id), 'shipped')
})

test('a package the carrier has is not opened again', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const id = await story.begin({ title: 'Drumlins', lenders: [first] })
  await story.does(id, 'send')
  await story.does(id, 'receive')
  await story.does(id, 'comeBack')
  const parcel = await openParcel(story.office, first)
  assert.ok(parcel.ok)
  const [piece] = (await story.facts(id)).pieces
  assert.ok((await addToParcel(story.office, parcel.value.id, { pieceId: piece?.id ?? 0 })).ok)
  const closed = await closeParcel(story.office, { parcelId: parcel.value.id, actor: assistant })
  assert.ok(closed.ok && (await collectParcel(story.office, parcel.value.id)).ok)
  assert.equal(await undo(story, closed.value.gesture), 'undo-over')
  assert.equal(await story.state(id), 'returned')
})

test('the arrival of a piece that lies in a package by now cannot be undone', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const id = await story.begin({ kind: 'lending', title: 'Locks', borrowerLibraryId: first })
  await story.does(id, 'willSupply')
  await gesture(story, id, 'g', 'arrive', { barcode: '33000000000054' })
  const parcel = await openParcel(story.office, first)
  assert.ok(parcel.ok)
  const [piece] = (await story.facts(id)).pieces
  assert.ok((await addToParcel(story.office, parcel.value.id, { pieceId: piece?.id ?? 0 })).ok)
  assert.equal(await undo(story, 'g'), 'undo-touched')
  assert.equal(await story.state(id), 'ready')
})

test('what may have gone out when the program ended is not undone silently', async (t) => {
  const story = await storyOffice(t)
  const id = await story.begin({ title: 'Drumlins', lenders: story.partners })
  await gesture(story, id, 'g', 'send')
  const [ask] = await effectsOfRequest(story.office.store.db, id)
  await story.office.store.transact((tx) => setEffect(tx, ask?.id ?? 0, { state: 'with_person', countTry: true }))
  assert.equal(await undo(story, 'g'), 'undo-over')
})
