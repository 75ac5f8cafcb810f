import assert from 'node:assert/strict'
import { test } from 'node:test'
import { said, scanningDesk } from '../../../test/scanning.ts'
import { actOrFail } from '../../../test/world-requests.ts'
import { photoById, photosOfRequest } from '../../store/photos.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { strangerById } from '../../store/strangers.ts'
import { pieceById } from '../../store/pieces.ts'
import { deleteEnded } from '../../store/scrub.ts'
import { cards } from '../worklist/cards.ts'
import { putPaper } from './lenders-paper.ts'
import { onTheWayTooLong } from './on-the-way.ts'
import { keepPhoto } from './photos.ts'
import { endStranger, keepStranger } from './strangers.ts'

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const blank = { code: null, title: null, libraryId: null, sender: null }

test('no strap: an ISBN, an earlier visit, a title or the sender says what it is, the likeliest first', async (t) => {
  const { world, scan, state } = await scanningDesk(t)
  const first = await world.borrowing('sent', { title: 'Canal Songs', citation: { isbn: '0-8156-0759-8' } })
  const other = await world.borrowing('shipped', { title: 'Drumlins of the Finger Lakes' })
  const byIsbn = await scan('arriving', '9780815607595')
  assert.equal(byIsbn.choices[0]?.requestId, first)
  assert.equal(byIsbn.choices[0]?.why, 'This ISBN was asked for from Tallgrass Regional')
  assert.deepEqual(byIsbn.choices.length, 1)

  const bySender = await scan('arriving', 'tallgrass')
  assert.deepEqual(
    bySender.choices.map((one) => [one.requestId, one.why]),
    [
      [first, 'Awaited from Tallgrass Regional'],
      [other, 'Awaited from Tallgrass Regional'],
    ],
  )
  const bySome = await scan('arriving', 'finger lakes geology')
  assert.deepEqual(
    bySome.choices.map((one) => [one.requestId, one.why]),
    [[other, 'Its title has some of these words']],
  )
  const taken = await scan('arriving', '9780815607595', byIsbn.choices[0]?.choice ?? undefined)
  assert.deepEqual(said(taken), ['done', 'right', 'Received'])
  assert.equal(await state(first), 'routed')
  const nothing = await scan('arriving', '9999')
  assert.deepEqual([nothing.choices, nothing.canKeep], [[], true])
})

test('the lender’s barcode of an earlier visit names the book that has come again, and is kept anew', async (t) => {
  const { world, scan, state } = await scanningDesk(t)
  const before = await world.borrowing('shipped', { title: 'Canal Songs' })
  await actOrFail(world.office, before, 'receive', { lenderBarcode: '31234000000017' })
  await actOrFail(world.office, before, 'ownerConfirms', {}, { kind: 'lender', id: null })
  const again = await world.borrowing('shipped', { title: 'Canal songs' })
  const elsewhere = await world.borrowing('shipped', { title: 'Locks' })
  const answer = await scan('arriving', '31234000000017')
  assert.equal(answer.kind, 'asks')
  assert.deepEqual(
    answer.choices.slice(0, 2).map((one) => one.requestId),
    [again, elsewhere],
  )
  assert.match(answer.choices[0]?.why ?? '', /^This barcode was Canal Songs from Tallgrass Regional on /)
  assert.equal((await scan('arriving', '31234000000017', answer.choices[0]?.choice ?? undefined)).line, 'Received')
  assert.equal(await state(again), 'routed')
  assert.equal((await loadFacts(world.office.store.db, again))?.pieces[0]?.partnerBarcode, '31234000000017')
})

test('what belongs to nobody is kept under a number, comes up again, and is matched', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office } = world
  const refused = await keepStranger(office, { ...blank, title: '' })
  assert.equal(refused.ok || refused.code, 'stranger-blank')
  const kept = await keepStranger(office, {
    ...blank,
    code: '39999',
    title: 'Canal Songs',
    sender: 'a library in Ohio',
  })
  assert.ok(kept.ok)
  assert.equal(kept.value.number, 'X-26-00001')
  const second = await keepStranger(office, { ...blank, sender: 'nobody we know' })
  assert.ok(second.ok && second.value.number === 'X-26-00002')
  for (const code of ['39999', 'canal songs', 'X-26-00001'])
    assert.deepEqual((await scan('arriving', code)).strangers, [
      { id: kept.value.id, number: 'X-26-00001', words: 'Canal Songs · from a library in Ohio' },
    ])
  const id = await world.borrowing('new', { title: 'Canal songs' })
  const [card] = (await cards(office)).filter((one) => one.kind === 'stranger')
  assert.deepEqual([card?.requestId, card?.words], [id, 'X-26-00001 may be this: Canal Songs · from a library in Ohio'])
  const nobodys = await endStranger(office, { id: kept.value.id, state: 'matched', requestNumber: 'B-99' })
  assert.equal(nobodys.ok || nobodys.code, 'stranger-whose')
  assert.ok((await endStranger(office, { id: kept.value.id, state: 'matched', requestNumber: await number(id) })).ok)
  assert.equal((await strangerById(office.store.db, kept.value.id))?.request_id, id)
  assert.deepEqual(
    (await cards(office)).filter((one) => one.kind === 'stranger'),
    [],
  )
})

test('a damage is a code of its event, its photo is kept with the custody event until its day', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('shipped')
  const arrived = await scan('arriving', await number(id))
  assert.ok(arrived.pieceId !== null)
  await actOrFail(office, id, 'damaged', { damages: ['torn'] })
  const facts = await loadFacts(office.store.db, id)
  assert.equal(facts?.request.damaged, true)
  const taken = (content: Uint8Array) =>
    keepPhoto(office, { requestId: id, pieceId: arrived.pieceId, strangerId: null, content })
  const none = await taken(new TextEncoder().encode('GIF89a'))
  const large = await taken(new Uint8Array(700_001))
  assert.deepEqual([none.ok || none.code, large.ok || large.code], ['photo-kind', 'photo-large'])
  const kept = await taken(jpeg)
  assert.ok(kept.ok)
  const [photo] = await photosOfRequest(office.store.db, id)
  assert.equal(photo?.piece_id, arrived.pieceId)
  const custody = await office.store.db
    .selectFrom('custody_event')
    .select('event_id')
    .where('piece_id', '=', arrived.pieceId ?? 0)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  assert.equal(photo?.event_id, custody?.event_id)
  const stored = await photoById(office.store.db, kept.value.photoId)
  assert.deepEqual([stored?.type, [...(stored?.content ?? [])]], ['image/jpeg', [...jpeg]])
  await office.store.transact((tx) => deleteEnded(tx, office.clock.now(), '2099-01-01'))
  assert.equal(await photoById(office.store.db, kept.value.photoId), undefined)
})

test('the lender’s paper is filed under the next number of the day and the packing scan says where it lies', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office } = world
  const [one, two] = [await world.borrowing('back'), await world.borrowing('back')]
  const pieceOf = async (id: number) => (await loadFacts(office.store.db, id))?.pieces[0]?.id ?? 0
  const [first, second] = [await pieceOf(one), await pieceOf(two)]
  assert.deepEqual(await putPaper(office, first, 'filed'), {
    ok: true,
    value: { words: 'The lender’s paper is filed under Tue 24 Nov · 1' },
  })
  await putPaper(office, second, 'filed')
  await putPaper(office, first, 'filed')
  assert.equal((await pieceById(office.store.db, first))?.paper_n, 1, 'pressed twice it keeps its number')
  assert.equal((await pieceById(office.store.db, second))?.paper_n, 2)
  assert.match((await scan('packing', await number(two))).more ?? '', /filed under Tue 24 Nov · 2: it goes home too\./)
  await putPaper(office, first, 'in_book')
  assert.match(
    (await scan('packing', await number(one))).more ?? '',
    /The lender’s paper is in the book: it goes home too\./,
  )
})

test('what has been on its way too long is listed by its leg, with who answers, and is a card', async (t) => {
  const { world } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('shipped')
  const late = async () => (await onTheWayTooLong(office)).filter((one) => one.pieces.length > 0)
  assert.deepEqual(await late(), [])
  const tight = { ...office, policy: () => ({ ...office.policy(), wayToUsDays: 1 }) }
  world.clock.advance(3 * 86_400_000)
  const [leg] = (await onTheWayTooLong(tight)).filter((one) => one.pieces.length > 0)
  assert.deepEqual([leg?.leg, leg?.answers, leg?.days, leg?.pieces[0]?.requestId], ['to_us', 'we', 1, id])
  const own = (await cards(tight)).filter((one) => one.kind === 'too_long')
  assert.deepEqual([own.length, own[0]?.requestId], [1, id])
  assert.match(own[0]?.words ?? '', /^On the way too long: to us, Tallgrass Regional/)
})
