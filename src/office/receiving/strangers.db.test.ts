import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scanningDesk } from '../../../test/scanning.ts'
import { photoById, photosOfRequest } from '../../store/photos.ts'
import { strangerById } from '../../store/strangers.ts'
import { deletePersonalRows } from '../../store/scrub.ts'
import { scrub } from '../privacy/scrub.ts'
import { keepPhoto } from './photos.ts'
import { endStranger, keepStranger, retitle } from './strangers.ts'

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

test('its picture is its request’s evidence once it is matched, and goes with its request, as its sender does', async (t) => {
  const { world, number } = await scanningDesk(t)
  const { office } = world
  const { db } = office.store
  const kept = await keepStranger(office, { code: null, title: 'Canal Songs', libraryId: null, sender: 'A. Hollis' })
  assert.ok(kept.ok)
  const strangerId = kept.value.id
  const photo = await keepPhoto(office, { requestId: null, pieceId: null, strangerId, content: jpeg })
  assert.ok(photo.ok)
  const id = await world.borrowing('new', { title: 'Canal songs' })
  assert.deepEqual(await photosOfRequest(db, id), [])
  assert.ok((await endStranger(office, { id: strangerId, state: 'matched', requestNumber: await number(id) })).ok)
  assert.deepEqual(
    (await photosOfRequest(db, id)).map((one) => one.id),
    [photo.value.photoId],
  )
  await office.store.transact((tx) => deletePersonalRows(tx, [id]))
  assert.equal(await photoById(db, photo.value.photoId), undefined)
  assert.equal((await strangerById(db, strangerId))?.sender, null)
})

test('what was sent back keeps its sender no longer than a request keeps its patron; what is still here does', async (t) => {
  const { world } = await scanningDesk(t)
  const { office } = world
  const one = async (sender: string) => {
    const kept = await keepStranger(office, { code: null, title: null, libraryId: null, sender })
    assert.ok(kept.ok)
    return kept.value.id
  }
  const [gone, here] = [await one('A. Hollis'), await one('B. Hollis')]
  await endStranger(office, { id: gone, state: 'sent_back', requestNumber: null })
  const sender = async (id: number) => (await strangerById(office.store.db, id))?.sender
  await scrub(office)
  assert.equal(await sender(gone), 'A. Hollis')
  world.clock.advance((office.policy().scrubAfterDays + 2) * 86_400_000)
  await scrub(office)
  assert.deepEqual([await sender(gone), await sender(here)], [null, 'B. Hollis'])
})

test('a code that may be a patron’s card is not kept with it', async (t) => {
  const { world } = await scanningDesk(t)
  const keep = (code: string, title: string | null) =>
    keepStranger(world.office, { code, title, libraryId: null, sender: null })
  const named = await keep('21234000000017', 'Locks')
  assert.deepEqual([named.ok && named.value.code, named.ok && named.value.title], [null, 'Locks'])
  const bare = await keep('21234000000017', null)
  assert.equal(bare.ok || bare.code, 'stranger-blank')
  const item = await keep('31234000000017', null)
  assert.equal(item.ok && item.value.code, '31234000000017')
})

test('its title can be read better later, but not so that nothing is left to find it by', async (t) => {
  const { world, scan } = await scanningDesk(t)
  const kept = await keepStranger(world.office, { code: null, title: '3123400', libraryId: null, sender: null })
  assert.ok(kept.ok)
  assert.ok((await retitle(world.office, kept.value.id, 'Canal Songs')).ok)
  assert.equal((await strangerById(world.office.store.db, kept.value.id))?.title, 'Canal Songs')
  const blank = await retitle(world.office, kept.value.id, '')
  assert.equal(blank.ok || blank.code, 'stranger-blank')
  const typed = await scan('arriving', kept.value.number)
  assert.equal(typed.line, `Kept as ${kept.value.number}, belongs to nobody`)
  assert.deepEqual([typed.canKeep, typed.strangers.map((one) => one.number)], [false, [kept.value.number]])
})
