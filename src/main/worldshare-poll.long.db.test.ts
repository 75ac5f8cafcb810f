import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scene, second, us } from '../../test/worldshare-office.ts'
import { addLibrary } from '../store/libraries.ts'

test('500 open requests, 20 of them changed: 20 events; the others write nothing and are read once an interval', async (t) => {
  const it = await scene(t)
  const { world, here, network } = it
  const borrower = await world.office.store.transact((tx) =>
    addLibrary(tx, { kind: 'partner', name: 'Lodi Free', channel: 'worldshare' }, [
      { scheme: 'OCLC-REGISTRY', symbol: '555' },
    ]),
  )
  assert.ok(borrower)
  for (let n = 0; n < 500; n += 1) network.put(400000000 + n, {}, { borrower: 555, lenders: [us, second] })
  assert.equal((await here.poll()).changed, 500)
  const before = await it.events()
  assert.equal(before.length, 500)
  const written = async () =>
    JSON.stringify(
      await world.office.store.db
        .selectFrom('network_request')
        .select(['id', 'digest', 'changed_at'])
        .orderBy('id')
        .execute(),
    )

  // Nothing has changed: found again by a search, or read one by one, nothing is written.
  const asFound = await written()
  it.minutes(31)
  const again = await here.poll()
  assert.deepEqual(again, { searched: 500, read: 0, changed: 0 }, world.logged.join('\n'))
  network.noSearch = true
  it.minutes(31)
  assert.deepEqual(await here.poll(), { searched: 0, read: 500, changed: 0 })
  assert.deepEqual([await written(), (await it.events()).length], [asFound, 500])

  for (let n = 0; n < 20; n += 1) network.say(400000000 + n * 25, 'SUBMITTED', { currentInstitutionId: second })
  it.minutes(31)
  assert.equal((await here.poll()).changed, 20)
  const after = await it.events()
  assert.deepEqual(
    after.slice(500),
    Array.from({ length: 20 }, () => 'movedOn'),
  )
  const calls = network.asked.length
  it.minutes(1)
  await here.poll()
  assert.equal(network.asked.length, calls, 'nothing is due a minute later')
})
