// A library asks in WorldShare; our days to respond pass while its book lies in a package that is closed and not collected.
// The network asks another: the package is stopped until somebody has taken the book out, or says that it goes all the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '../world.ts'
import { colleague } from '../world-requests.ts'
import { scene, second, us, type Scene } from '../worldshare-office.ts'
import { addToParcel, closeParcel, collectAll, collectParcel, openParcel } from '../../src/office/mailroom/parcels.ts'
import { undoGesture } from '../../src/office/undo/undo-gesture.ts'
import { cards } from '../../src/office/worklist/cards.ts'

const number = 300000001

async function packed(t: Parameters<typeof scene>[0]) {
  const it = await scene(t)
  const { world, network, here } = it
  network.put(number, { supplier: { currentInstitutionId: us, respondBy: '2026-11-30T15:00:00.000+0000' } })
  await here.poll()
  const { id } = await world.office.store.db.selectFrom('request').select('id').executeTakeFirstOrThrow()
  await world.act(id, 'willSupply')
  await it.work()
  const line = async () => {
    const answer = await world.ask('assistant', 'GET', `/requests?ids=${id}`)
    return at(answer.body, 'lines.0.answerBy')
  }
  const pulling = await line()
  await world.act(id, 'arrive', { barcode: '31234000000001' })
  const ready = await line()
  const parcel = await openParcel(world.office, world.libraries.tallgrass)
  assert.ok(parcel.ok)
  const parcelId = parcel.value.id
  assert.ok((await addToParcel(world.office, parcelId, { code: '31234000000001' })).ok)
  const closed = await closeParcel(world.office, { parcelId, actor: colleague, dueOn: '2027-01-15' })
  assert.ok(closed.ok)
  return { it, id, parcelId, gesture: closed.value.gesture, days: [pulling, ready, await line()] }
}
async function goesOn(it: Scene): Promise<void> {
  it.network.say(number, 'SUBMITTED', { currentInstitutionId: second })
  it.minutes(30)
  await it.here.poll()
}
const ships = (it: Scene): readonly string[] => it.network.steps.filter((one) => /ship/i.test(one))

test('gone on while its package is closed: the package is stopped; taken out, the request is over and nothing was said', async (t) => {
  const { it, id, parcelId, gesture, days } = await packed(t)
  const { world } = it
  assert.match(String(days[0]), /^2026-1[12]-\d\d$/)
  assert.deepEqual(days, [days[0], days[0], null], 'the day stands in the list until it is packed')
  await goesOn(it)
  const said = (await cards(world.office, id)).map((one) => `${one.words} ${one.why}`).join('\n')
  assert.match(said, /WorldShare has gone on without us/)

  const refused = await collectParcel(world.office, parcelId)
  assert.match(
    refused.ok ? '' : refused.sentence,
    /^WorldShare has gone on without us for L-26-\d+-.: undo the closing/,
  )
  assert.equal(await collectAll(world.office), 0, 'nor by the clock')
  const undone = await undoGesture(world.office, gesture, colleague.id ?? '')
  assert.ok(undone.ok, undone.ok ? '' : undone.sentence)
  await world.act(id, 'movedOn')
  await it.work()
  const row = await world.office.store.db.selectFrom('request').select(['state', 'outcome']).executeTakeFirstOrThrow()
  assert.deepEqual(row, { state: 'closed', outcome: 'moved_on' })
  assert.deepEqual(ships(it), [], 'yes was never said')
  assert.ok(!(await cards(world.office, id)).some((one) => /gone on/.test(one.words)))
})

test('gone on, and it goes all the same: answered, the package may leave', async (t) => {
  const { it, id, parcelId } = await packed(t)
  await goesOn(it)
  assert.equal((await collectParcel(it.world.office, parcelId)).ok, false)
  await it.world.act(id, 'answer')
  assert.ok((await collectParcel(it.world.office, parcelId)).ok)
})

test('a package whose requests are still ours leaves', async (t) => {
  const { it, parcelId } = await packed(t)
  it.network.say(number, 'CONSIDERING', { currentInstitutionId: us })
  it.minutes(30)
  await it.here.poll()
  assert.ok((await collectParcel(it.world.office, parcelId)).ok)
  await it.work()
  assert.equal(ships(it).length, 1)
})
