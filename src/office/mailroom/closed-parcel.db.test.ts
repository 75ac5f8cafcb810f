// A package between its closing and the moment nobody can call it back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '../../../test/world.ts'
import { said, scanningDesk } from '../../../test/scanning.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { runNextEffect } from '../effects/effect-runner.ts'
import { parcelByNumber } from '../../store/scan-lookup.ts'

type Desk = Awaited<ReturnType<typeof scanningDesk>>
async function lentAndClosed({ world, scan, number }: Desk) {
  const id = await world.lending('ready')
  const put = await scan('packing', await number(id))
  const label = /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? ''
  assert.deepEqual(said(await scan('packing', label)), ['done', 'right', 'Package closed'])
  const parcel = await world.office.store.transact((tx) => parcelByNumber(tx, label))
  return { id, label, path: `/packages/${parcel?.id}` }
}
/** How many effects were due. */
async function drain({ world }: Desk): Promise<number> {
  let count = 0
  while (await runNextEffect(world.office)) count += 1
  return count
}
const told = async ({ world }: Desk, id: number) =>
  (await effectsOfRequest(world.office.store.db, id)).find((one) => one.name === 'borrower.tellShipped')?.state
const undoOf = async ({ world }: Desk, id: number) =>
  at((await world.ask('assistant', 'GET', `/requests/${id}`)).body, 'undo')

test('closed, nobody is told, not even by hand; the request says with which package it leaves', async (t) => {
  const desk = await scanningDesk(t)
  const { world } = desk
  const { id, label, path } = await lentAndClosed(desk)
  assert.equal(await told(desk, id), 'held')
  const page = (await world.ask('assistant', 'GET', `/requests/${id}`)).body
  const effects: unknown = at(page, 'effects')
  assert.ok(Array.isArray(effects))
  assert.ok(effects.some((one) => at(one, 'package') === label))
  const cards = (await world.ask('assistant', 'GET', `/cards?requestId=${id}`)).body
  assert.ok(Array.isArray(cards) && !cards.some((one) => at(one, 'alike.key') === 'step:borrower.tellShipped'))
  for (const one of await effectsOfRequest(world.office.store.db, id))
    if (one.state === 'with_person') await world.ask('assistant', 'POST', `/effects/${one.id}/settle`, { how: 'done' })

  assert.equal(at((await world.ask('assistant', 'POST', `${path}/collect`)).body, 'leavesInSeconds'), 60)
  assert.equal(await drain(desk), 0, 'a minute of grace')
  assert.equal(at((await world.ask('assistant', 'POST', `${path}/uncollect`)).body, 'state'), 'closed')
  world.clock.advance(3_600_000)
  assert.equal(await drain(desk), 0, 'it waits for its carrier again')
  await world.ask('assistant', 'POST', `${path}/collect`)
  world.clock.advance(61_000)
  await drain(desk)
  assert.equal(await told(desk, id), 'with_person')
  const late = await world.ask('assistant', 'POST', `${path}/uncollect`)
  assert.equal(at(late.body, 'data.code'), 'undo-over')
})

test('a closing is undone from the package, and from the day', async (t) => {
  const desk = await scanningDesk(t)
  const { world, state } = desk
  const { id, path } = await lentAndClosed(desk)
  const gesture = at((await world.ask('assistant', 'GET', path)).body, 'closing.gesture')
  const day = (await world.ask('assistant', 'GET', '/shipping-day')).body
  assert.equal(at(day, 'carriers.0.parcels.0.closing'), gesture)
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture })).status, 200)
  assert.equal(await state(id), 'ready')
  assert.equal(at((await world.ask('assistant', 'GET', path)).body, 'closing'), null)
})

test('a scan of what lies in a closed package asks; taken out, the package is open without it', async (t) => {
  const desk = await scanningDesk(t)
  const { world, scan, number, state } = desk
  const { id, label, path } = await lentAndClosed(desk)
  const asked = await scan('drop_box', await number(id))
  assert.deepEqual(said(asked), ['asks', 'look', `It lies in package ${label}, closed`])
  assert.equal(await state(id), 'shipped')
  const [out, leave] = asked.choices
  assert.ok(out?.choice && leave?.choice)
  assert.equal((await scan('drop_box', label, leave.choice)).line, 'Left as it was')
  assert.equal(await state(id), 'shipped')
  await world.office.store.db.updateTable('print_job').set({ state: 'printed' }).where('kind', '=', 'label').execute()
  const taken = await scan('drop_box', label, out.choice)
  assert.deepEqual(said(taken), ['done', 'right', `Out of package ${label}`])
  assert.match(taken.more ?? '', /close it anew\. Throw away: .*address label/)
  assert.deepEqual(said(await scan('drop_box', label, out.choice)), ['again', 'look', 'It lies in no closed package'])
  assert.equal(await state(id), 'ready')
  const parcel = (await world.ask('assistant', 'GET', path)).body
  assert.deepEqual([at(parcel, 'state'), at(parcel, 'pieces.length')], ['open', 0])
})

test('an undo brings back the undo before it', async (t) => {
  const desk = await scanningDesk(t)
  const { world, state } = desk
  const { id } = await lentAndClosed(desk)
  const closing = at(await undoOf(desk, id), 'gesture')
  const gesture = 'came-back'
  const came = await world.ask('assistant', 'POST', `/requests/${id}/actions`, {
    action: 'cameBack',
    details: {},
    gesture,
  })
  assert.equal(came.status, 200, JSON.stringify(came.body))
  assert.equal(await state(id), 'closed')
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture })).status, 200)
  assert.equal(at(await undoOf(desk, id), 'gesture'), closing)
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture: closing })).status, 200)
  assert.equal(await state(id), 'ready')
  const again = await world.ask('assistant', 'POST', '/undo', { gesture: closing })
  assert.equal(at(again.body, 'data.code'), 'undo-nothing')
})
