// A request that was made twice in WorldShare, because the call came twice: one of them is ours, and a person is asked to
// cancel the other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outsideOffice } from '../../test/outside-office.ts'
import { cards } from '../office/worklist/cards.ts'

test('two requests there bear our number: steps go to the first, the second moves nothing, and a card says to cancel it', async (t) => {
  const it = await outsideOffice(t)
  const { world } = it
  await it.tellNetwork('settings', { paceSeconds: 0, scenario: 'SHIP:28' })
  await it.tellNetwork('faults', { kind: 'duplicate', where: 'POST /rs', times: 1 })
  const id = await world.borrowing('new', { lenders: [world.libraries.tallgrass] })
  await world.act(id, 'send')
  await it.work()
  const there = it.network.lab.state.requests
  assert.equal(there.length, 2)
  for (let n = 0; n < 4; n += 1) {
    it.minutes(31)
    await it.worldshare.poll()
  }
  const rows = await world.office.store.db
    .selectFrom('network_request')
    .select(['number', 'lenders'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    rows.map((one) => one.lenders.length),
    [1, 0],
  )
  const question = (await cards(world.office, id)).find((one) => one.kind === 'question')
  assert.ok(question, world.logged.join('\n'))
  const notes = await world.office.store.db.selectFrom('note').select('text').execute()
  assert.match(JSON.stringify(notes), new RegExp(`two requests for this one.*Cancel ${rows[1]?.number ?? ''} there`))

  // The first alone is received; the second is still as its lender left it.
  await world.act(id, 'receive')
  await it.work()
  const statusOf = (number: string | undefined) => there.find((one) => String(one.id) === number)?.status
  assert.deepEqual(
    rows.map((one) => statusOf(one.number)),
    ['RECEIVED', 'SHIPPED'],
  )
  const shipped = await world.office.store.db
    .selectFrom('request_event')
    .select('action')
    .where('action', '=', 'shipped')
    .execute()
  assert.equal(shipped.length, 1)
})

test('while no lender has sent it, the second is cancelled at once, and nobody is asked', async (t) => {
  const it = await outsideOffice(t)
  const { world } = it
  await it.tellNetwork('settings', { paceSeconds: 86_400 })
  await it.tellNetwork('faults', { kind: 'duplicate', where: 'POST /rs', times: 1 })
  const id = await world.borrowing('new', { lenders: [world.libraries.tallgrass] })
  await world.act(id, 'send')
  await it.work()
  it.minutes(31)
  await it.worldshare.poll()
  assert.deepEqual(it.network.lab.state.requests.map((one) => one.status).toSorted(), ['CANCELLED', 'SUBMITTED'])
  const state = await world.office.store.db
    .selectFrom('request')
    .select(['state', 'question'])
    .executeTakeFirstOrThrow()
  assert.deepEqual(state, { state: 'sent', question: null })
})
