import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { act } from '../act.ts'
import { ilsOrder } from './ils-order.ts'

const actor = { kind: 'staff', id: 'dana' } as const
const setPattern = async (world: World, ilsBarcode: string) => {
  const { body } = await world.ask('librarian', 'GET', '/settings')
  const office = at(body, 'office')
  const { intake: _, ...numbers } = world.office.policy()
  return world.ask('librarian', 'PUT', '/settings', { office, policy: { ...numbers, ilsBarcode } })
}
const barcodes = async (world: World, requestId: number) =>
  (await loadFacts(world.office.store.db, requestId))?.pieces.map((one) => one.barcode)
const told = async (world: World, requestId: number, name: 'ils.makeCirculable' | 'ils.retire') => {
  const order = await ilsOrder(world.office.store.db, { name, requestId, pieceId: null, effectId: 0 })
  return 'barcode' in order ? order.barcode : null
}

test('a piece received gets the barcode of the pattern and goes by it to the end; undone it has none', async (t) => {
  const world = await makeWorld(t)
  const before = await world.borrowing('received')
  assert.deepEqual(await barcodes(world, before), [null])
  const kept = await setPattern(world, 'ILL{digits}')
  assert.deepEqual([kept.status, at(kept.body, 'policy.ilsBarcode')], [200, 'ILL{digits}'], JSON.stringify(kept.body))

  const id = await world.borrowing('received')
  const number = (await loadFacts(world.office.store.db, id))?.request.number ?? ''
  const barcode = `ILL${number.slice(1, 9)}`
  assert.deepEqual(await barcodes(world, id), [barcode])
  assert.equal(await told(world, id, 'ils.makeCirculable'), barcode)
  assert.equal((await setPattern(world, '')).status, 200)
  assert.equal(await told(world, id, 'ils.retire'), barcode)

  await setPattern(world, '99{digits}')
  const set = await world.borrowing('shipped')
  const digits = (await loadFacts(world.office.store.db, set))?.request.number.slice(1, 9)
  const order = { requestId: set, action: 'receive', details: { barcode: '31234000000019' }, actor, gesture: 'one' }
  assert.ok((await act(world.office, order)).ok)
  assert.deepEqual(await barcodes(world, set), ['31234000000019'])
  assert.ok((await undoGesture(world.office, 'one', 'dana')).ok)
  assert.deepEqual(await barcodes(world, set), [null])
  assert.ok((await act(world.office, { ...order, details: {}, gesture: 'two' })).ok)
  assert.deepEqual(await barcodes(world, set), [`99${digits}`])
})

test('the pieces of a set get one each; a pattern that does not fit is refused at the screen', async (t) => {
  const world = await makeWorld(t)
  assert.equal((await setPattern(world, '99{digits}')).status, 200)
  const id = await world.borrowing('sent')
  const digits = (await loadFacts(world.office.store.db, id))?.request.number.slice(1, 9)
  assert.ok((await act(world.office, { requestId: id, action: 'receive', details: { pieces: 3 }, actor })).ok)
  assert.deepEqual(
    await barcodes(world, id),
    ['01', '02', '03'].map((n) => `99${digits}${n}`),
  )
  const refused = await setPattern(world, 'ILL')
  assert.deepEqual(
    [refused.status, at(refused.body, 'data.field'), at(refused.body, 'data.sentence')],
    [400, 'policy.ilsBarcode', 'Barcode pattern: needs {number} or {digits}, or two pieces get the same'],
  )
})
