// Sets, and several pieces under one number, through the stations: each scan takes one, and says how many have come.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectAll } from './parcels.ts'
import { said, scanningDesk } from '../../../test/scanning.ts'
import type { World } from '../../../test/world.ts'

const lender = { kind: 'lender', id: null } as const

const pieceOf = async (world: World, requestId: number, n: number): Promise<number> => {
  const { id } = await world.office.store.db
    .selectFrom('piece')
    .select('id')
    .where('request_id', '=', requestId)
    .where('n', '=', n)
    .executeTakeFirstOrThrow()
  return id
}

test('a borrowed set arrives in any order: each scan says which it is and how many are here', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('sent')
  await world.act(id, 'shipped', { pieces: 3, dueOn: '2027-01-20' }, lender)
  const code = await number(id)
  const more = async (n: number) => (await scan('arriving', `${code}-${n}`)).more ?? ''
  assert.match(await more(3), /^Piece 3 of 3\. 1 of 3 here\. /)
  assert.match(await more(1), /^Piece 1 of 3\. 2 of 3 here\. /)
  assert.match(await more(2), /^Piece 2 of 3\. All 3 are here\. /)
  assert.equal(await state(id), 'routed')
})

test('a set comes back in parts: each scan says how much is back, and that the plan does not wait for the rest', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('sent')
  await world.act(id, 'shipped', { pieces: 3, dueOn: '2027-01-20' }, lender)
  const code = await number(id)
  for (const n of [1, 2, 3]) await scan('arriving', `${code}-${n}`)
  for (const action of ['atLibrary', 'checkedOut']) await world.act(id, action)
  const more = async (n: number) => (await scan('drop_box', `${code}-${n}`)).more ?? ''
  assert.match(
    await more(2),
    /^Piece 2 of 3\. 1 of 3 back\. The mailing plan may send it before the rest comes; H there/,
  )
  await world.act(id, 'lose', { reason: 'lost', pieceId: await pieceOf(world, id, 3) })
  assert.match(await more(1), /^Piece 1 of 3\. The rest of it is back\. /)
})

test('a lent set comes from its library under one number: the second beep asks for the second piece', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.lending('pulling')
  await world.act(id, 'found', { pieces: 2 })
  const first = await scan('arriving', await number(id))
  assert.match(first.more ?? '', /^Piece 1 of 2\. 1 of 2 here\./)
  assert.equal(await state(id), 'coming')
  const second = await scan('arriving', await number(id))
  assert.deepEqual(said(second), ['asks', 'look', 'Piece 2 of 2?'])
  assert.equal(second.choices[0]?.words, 'Arrived', 'no station is named but another')
  const taken = await scan('arriving', await number(id), second.choices[0]?.choice ?? undefined)
  assert.match(taken.more ?? '', /All 2 are here\./)
  assert.equal(await state(id), 'ready')
})

test('a facility’s set goes into its crate under one number, and comes back piece by piece', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.facilityLine()
  await world.act(id, 'arrive', { pieces: 2 })
  const code = await number(id)
  const here = await scan('arriving', code)
  assert.deepEqual([here.kind, here.line], ['wrong_station', 'Wrong station: this is for Packing'])
  const first = await scan('packing', code)
  assert.match(first.more ?? '', /^Piece 1 of 2\. Package P\d+ to Lakeside Correctional: 1 piece\./)
  const second = await scan('packing', code)
  assert.deepEqual(said(second), ['asks', 'look', 'Piece 2 of 2?'])
  const both = await scan('packing', code, second.choices[0]?.choice ?? undefined)
  assert.match(both.more ?? '', /^Piece 2 of 2\. Package P\d+ to Lakeside Correctional: 2 pieces\./)
  assert.equal((await scan('packing', code)).kind, 'again', 'there is no third')
  await scan('packing', /Package (P\d+)/.exec(both.more ?? '')?.[1] ?? '')
  assert.equal(await state(id), 'sent')
  await collectAll(world.office)
  // A crate that comes back is emptied at either table.
  assert.equal((await scan('arriving', `${code}-1`)).line, 'Came back')
  assert.equal(await state(id), 'sent', 'its other piece is still there')
  assert.equal((await scan('drop_box', `${code}-2`)).line, 'Came back')
  assert.equal(await state(id), 'closed')
})
