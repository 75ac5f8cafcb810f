import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { markOf } from '../../domain/drop-box/code-hash.ts'
import { requestRow } from '../../store/requests/find.ts'
import { makeWorld } from '../../../test/world.ts'

const asTheBrowser = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
const at = (from: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
    from,
  )

test('for the hour without a line the browser gets codes and places, and nothing else', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('out', { card: world.cards.owasca })
  await world.lending('ready')
  const number = (await requestRow(world.office.store.db, id))?.number ?? ''
  const { status, body } = await world.ask('assistant', 'GET', '/drop-box/a-drop-box-session/table')
  assert.equal(status, 200)
  const place = at(body, 'codes', markOf(number, 'a-drop-box-session', asTheBrowser))
  assert.equal(at(body, 'places', String(place), 'to'), 'home')
  const text = JSON.stringify(body)
  for (const secret of [number, world.cards.owasca, 'Erie', 'Canal', 'Quill', 'Tallgrass'])
    assert.ok(!text.includes(secret), secret)
  assert.equal((await world.ask('member', 'GET', '/drop-box/a-drop-box-session/table')).status, 403)
})

test('over the wire: where it goes, what was found, what the session ended with', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('out')
  const code = (await requestRow(world.office.store.db, id))?.number ?? ''
  const session = 'over-the-wire'
  const scan = { session, station: 'drop_box', code, key: 'one', said: { to: 'van', bin: 'OWA' } }
  const told = await world.ask('assistant', 'POST', '/scans', scan)
  assert.deepEqual([at(told.body, 'goes', 'to'), at(told.body, 'goes', 'library')], ['home', 'Tallgrass Regional'])
  assert.deepEqual(at(told.body, 'session', 'box', 'persons', '0', 'said'), { to: 'van', bin: 'OWA' })
  const found = await world.ask('assistant', 'POST', `/drop-box/${session}/found`, {
    what: 'damaged',
    key: 'f',
    of: 'one',
  })
  assert.equal(at(found.body, 'box', 'finds', '0', 'what'), 'damaged')
  assert.equal(at(found.body, 'lines', '0', 'words'), 'Came back · wet or damaged')
  const letter = { what: 'valuables', key: 'g', of: 'one' }
  const both = await world.ask('assistant', 'POST', `/drop-box/${session}/found`, letter)
  assert.equal(at(both.body, 'lines', '0', 'words'), 'Came back · wet or damaged, cash or letter in it')
  const gift = { what: 'donation', key: 'h', of: null }
  const loose = await world.ask('assistant', 'POST', `/drop-box/${session}/found`, gift)
  assert.deepEqual(
    [at(loose.body, 'lines', '0', 'words'), at(loose.body, 'lines', '0', 'about')],
    ['Donation', 'loose in the box'],
  )
  await world.ask('assistant', 'POST', `/scans/${session}/close`)
  const ended = await world.ask('assistant', 'GET', `/scans/${session}`)
  assert.deepEqual([at(ended.body, 'isOpen'), at(ended.body, 'box', 'total')], [false, 1])
  const sheets = await world.ask('assistant', 'GET', '/drop-box')
  assert.equal(at(sheets.body, '0', 'id'), session)
})

test('a damage said of a piece and undone is not on the sheet; another that stands keeps it there', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('out')
  const code = (await requestRow(world.office.store.db, id))?.number ?? ''
  const session = 'damage-undone'
  const ask = async (path: string, body: object) => (await world.ask('assistant', 'POST', path, body)).body
  await ask('/scans', { session, station: 'drop_box', code, key: 'came' })
  const said = async (damage: string) =>
    at(await ask(`/requests/${id}/actions`, { action: 'damaged', details: { damages: [damage] } }), 'gesture')
  const onSheet = async () => at((await world.ask('assistant', 'GET', `/scans/${session}`)).body, 'box', 'finds')
  const torn = await said('torn')
  await ask(`/drop-box/${session}/found`, { what: 'damaged', of: 'came', key: 'f' })
  const wet = await said('wet')
  await ask('/undo', { gesture: wet })
  assert.deepEqual(await onSheet(), [{ what: 'damaged', count: 1 }])
  await ask('/undo', { gesture: torn })
  assert.deepEqual(await onSheet(), [])
})
