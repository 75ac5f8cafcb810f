import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { at, makeWorld } from '../../../test/world.ts'

const acts = z.array(z.object({ action: z.string(), needs: z.record(z.string(), z.unknown()), possible: z.number() }))
const done = z.object({
  gesture: z.string(),
  results: z.array(z.object({ requestId: z.number(), isDone: z.boolean(), sentence: z.string().nullable() })),
})

test('many are sent at one press, each with its own result, and one undo takes all back', async (t) => {
  const world = await makeWorld(t)
  const three = [await world.borrowing('new'), await world.borrowing('new'), await world.borrowing('new')]
  const bare = await world.borrowing('new', { lenders: [] })
  const requestIds = [...three, bare]

  const common = await world.ask('assistant', 'POST', '/requests/actions/common', { requestIds })
  assert.equal(common.status, 200, JSON.stringify(common.body))
  const offered = acts.parse(common.body)
  assert.equal(offered.find((one) => one.action === 'send')?.possible, 3)
  assert.deepEqual(Object.keys(offered.find((one) => one.action === 'note')?.needs ?? {}), ['note'])
  for (const answer of ['willSupply', 'notSupplied', 'shipped', 'takeIn', 'edit', 'receive'])
    assert.ok(!offered.some((one) => one.action === answer), answer)

  const order = { action: 'send', requestIds, gesture: 'once' }
  const sent = done.parse((await world.ask('assistant', 'POST', '/requests/actions', order)).body)
  assert.deepEqual(
    sent.results.map((one) => [one.requestId, one.isDone]),
    [...three.map((id) => [id, true]), [bare, false]],
  )
  assert.equal(sent.results.at(-1)?.sentence, 'Choose a lender who has not been asked yet.')
  assert.equal(await eventsOf(world, three), 6)
  await world.ask('assistant', 'POST', '/requests/actions', order)
  assert.equal(await eventsOf(world, three), 6, 'a repeat of the gesture does nothing twice')

  const undone = await world.ask('assistant', 'POST', '/undo', { gesture: sent.gesture })
  assert.deepEqual(at(undone.body, 'requestIds'), three)
  for (const id of three)
    assert.equal(at((await world.ask('assistant', 'GET', `/requests/${id}`)).body, 'line.state'), 'new')
})

test('an answer of somebody outside is not given for many, whoever asks for it', async (t) => {
  const world = await makeWorld(t)
  const requestIds = [await world.borrowing('sent'), await world.borrowing('sent')]
  const order = { action: 'willSupply', requestIds }
  const told = done.parse((await world.ask('assistant', 'POST', '/requests/actions', order)).body)
  assert.deepEqual(
    told.results.map((one) => [one.isDone, one.sentence]),
    requestIds.map(() => [false, 'This is not the same for all: do it on each request’s own page.']),
  )
  const gone = { action: 'note', details: { note: 'Looked at' }, requestIds: [...requestIds, 999_999] }
  const noted = done.parse((await world.ask('assistant', 'POST', '/requests/actions', gone)).body)
  assert.deepEqual(
    noted.results.map((one) => one.sentence),
    [null, null, 'There is no such request.'],
  )
})

test('the index of a list holds what the list holds, for each in their sight', async (t) => {
  const world = await makeWorld(t)
  const owasca = await world.borrowing('new', { card: world.cards.owasca, title: 'Low Bridge' })
  const ithaca = await world.borrowing('sent', { card: world.cards.ithaca })
  const index = async (role: 'assistant' | 'member', query = '') =>
    (await world.ask(role, 'GET', `/requests/index${query}`)).body
  assert.deepEqual(await index('assistant'), { ids: [ithaca, owasca], more: false })
  assert.deepEqual(await index('assistant', '?words=bridge'), { ids: [owasca], more: false })
  assert.deepEqual(await index('assistant', '?stage=waiting'), { ids: [ithaca], more: false })
  assert.deepEqual(await index('member'), { ids: [owasca], more: false })
  const part = await world.ask('member', 'GET', `/requests?ids=${owasca},${ithaca}`)
  assert.deepEqual([at(part.body, 'lines.0.id'), at(part.body, 'lines.length')], [owasca, 1])
})

async function eventsOf(world: Awaited<ReturnType<typeof makeWorld>>, ids: readonly number[]): Promise<number> {
  const rows = await world.office.store.db
    .selectFrom('request_event')
    .select('id')
    .where('request_id', 'in', [...ids])
    .execute()
  return rows.length
}
