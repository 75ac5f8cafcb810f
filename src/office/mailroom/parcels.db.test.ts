import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assistant, borrower, storyOffice } from '../../../test/stories/office-of-story.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { addToParcel, closeParcel, collectParcel, openParcel, removeFromParcel } from './parcels.ts'

test('one package that cannot leave whole leaves not at all, and says which piece keeps it', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loans: number[] = []
  for (const barcode of ['33000000000096', '33000000000104']) {
    const loan = await story.begin({ kind: 'lending', title: 'Canal Songs', borrowerLibraryId: first })
    await story.does(loan, 'willSupply')
    await story.does(loan, 'arrive', { barcode })
    loans.push(loan)
  }
  const [stays = 0, cancelled = 0] = loans
  const parcel = await openParcel(story.office, first)
  assert.ok(parcel.ok)
  const { id } = parcel.value
  for (const loan of loans)
    assert.ok((await addToParcel(story.office, id, { pieceId: (await story.facts(loan)).pieces[0]?.id ?? 0 })).ok)
  await story.does(cancelled, 'cancelled', {}, borrower)
  const before = await effectsOfRequest(story.office.store.db, stays)
  const no = await closeParcel(story.office, { parcelId: id, actor: assistant })
  const { request, pieces } = await story.facts(cancelled)
  assert.deepEqual(
    [no.ok || no.code, no.ok || no.sentence.startsWith(writeNumber(request.number))],
    ['piece-not-ready', true],
  )
  assert.deepEqual([await story.state(stays), await effectsOfRequest(story.office.store.db, stays)], ['ready', before])

  assert.ok((await removeFromParcel(story.office, id, pieces[0]?.id ?? 0)).ok)
  const closed = await closeParcel(story.office, { parcelId: id, actor: assistant })
  assert.ok(closed.ok)
  assert.ok((await undoGesture(story.office, closed.value.gesture, 'dana')).ok)
  assert.deepEqual([await story.state(stays), await story.state(cancelled)], ['ready', 'closed'])
  assert.ok((await closeParcel(story.office, { parcelId: id, actor: assistant })).ok)
  assert.ok((await collectParcel(story.office, id)).ok)
})

test('the strap of one volume packs that volume; the number of the set packs one after the other', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ title: 'Three volumes', lenders: [first] })
  await story.does(loan, 'send')
  await story.does(loan, 'receive', { pieces: 3 })
  await story.does(loan, 'comeBack')
  const parcel = await openParcel(story.office, first)
  assert.ok(parcel.ok)
  const { request, pieces } = await story.facts(loan)
  const packed = async (code: string) => {
    const answer = await addToParcel(story.office, parcel.value.id, { code })
    return answer.ok ? pieces.find((one) => one.id === answer.value.pieceId)?.n : answer.code
  }
  const written = writeNumber(request.number)
  assert.deepEqual(
    [await packed(`${written}-2`), await packed(`${request.number}-2`), await packed(written), await packed(written)],
    [2, 2, 1, 3],
  )
  assert.equal(await packed(`${written}-4`), 'piece-unknown')
})

test('two who open a package for one library at once open the same', async (t) => {
  const story = await storyOffice(t)
  const opened = await Promise.all([1, 2, 3, 4].map(() => openParcel(story.office, story.partners[0] ?? 0)))
  assert.equal(new Set(opened.map((one) => one.ok && one.value.id)).size, 1)
})
