import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storyOffice } from '../../test/stories/office-of-story.ts'
import { loadFacts } from '../store/requests/facts.ts'
import { addToParcel, openParcel } from './mailroom/parcels.ts'

const barcode = '33000000000013'

test('a book of ours that came home can be lent again, and not twice at once', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const lend = async () => {
    const loan = await story.begin({ kind: 'lending', title: 'Canal Songs', borrowerLibraryId: first })
    await story.does(loan, 'willSupply')
    return loan
  }
  const loan = await lend()
  await story.does(loan, 'arrive', { barcode })
  await story.sendAway(first)
  const meanwhile = await lend()
  assert.equal(await story.cannot(meanwhile, 'arrive', { barcode: barcode.toLowerCase() }), 'barcode-taken')
  assert.equal(await story.state(meanwhile), 'pulling')
  await story.does(loan, 'cameBack')
  await story.does(meanwhile, 'arrive', { barcode })

  const parcel = await openParcel(story.office, first)
  assert.ok(parcel.ok)
  const packed = await addToParcel(story.office, parcel.value.id, { code: barcode })
  assert.ok(packed.ok, packed.ok ? '' : packed.sentence)
  assert.equal(packed.value.requestId, meanwhile)
  assert.equal((await loadFacts(story.office.store.db, loan))?.pieces[0]?.barcode, barcode)
})

test('of a set, two volumes do not carry the same barcode', async (t) => {
  const story = await storyOffice(t)
  const loan = await story.begin({ title: 'Two volumes', lenders: story.partners.slice(0, 1) })
  await story.does(loan, 'send')
  await story.does(loan, 'shipped', { pieces: 2 })
  const [one, two] = (await story.facts(loan)).pieces
  await story.does(loan, 'receive', { pieceId: one?.id ?? 0, barcode })
  assert.equal(await story.cannot(loan, 'receive', { pieceId: two?.id ?? 0, barcode }), 'barcode-taken')
})
