// Differences that are easily lost from sight: of requests born in Polaris, and of those that closed long ago.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkIn, checkOut } from '../../src/lab/polaris/circulation.ts'
import { createIll } from '../../src/lab/polaris/ill-life.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import { linkIlsRequest } from '../../src/store/ils-requests.ts'
import { amberwell, card, compared, received, seen, twoSystems, type TwoSystems } from '../two-systems.ts'

function reader(it: TwoSystems) {
  const patron = patronByBarcode(it.polaris, card)
  assert.ok(patron)
  return patron
}
async function out(it: TwoSystems, title: string) {
  const one = await received(it, title)
  await it.world.act(one.id, 'route')
  const item = itemByBarcode(it.polaris, one.number)
  assert.ok(item)
  checkIn(it.polaris, item, amberwell)
  await it.world.act(one.id, 'atLibrary')
  assert.equal(checkOut(it.polaris, reader(it), item, amberwell).code, 0)
  await it.world.act(one.id, 'checkedOut')
  await it.work()
  return { ...one, item }
}

test('what differs is seen for as long as it differs', async (t) => {
  const it = await twoSystems(t)

  await t.test('a request born there is known by its number, whatever its notes say', async () => {
    const one = await it.borrowed('Born there')
    const ill = createIll(it.polaris, { patronId: reader(it).id, pickupId: amberwell, title: 'Born there', author: '' })
    const link = {
      request_id: one.id,
      number: String(ill.id),
      stands: 'inactive',
      told_by: 'report',
      seen_at: new Date(),
    } as const
    await it.world.office.store.transact((tx) => linkIlsRequest(tx, link))
    ill.statusId = 16
    assert.match((await seen(it, 'illElsewhere', one.id)).polaris ?? '', /cancelled/)
  })

  await t.test('lost and paid for, and still out there: however long ago it closed, it is not forgotten', async () => {
    const one = await out(it, 'Lost and paid')
    await it.world.act(one.id, 'lose', { reason: 'lost' })
    await it.world.act(one.id, 'paid')
    await it.work()
    await seen(it, 'lostStillOut', one.id)
    await it.world.office.store.db
      .updateTable('request')
      .set({ closed_at: new Date('2020-01-01T00:00:00Z') })
      .where('id', '=', one.id)
      .execute()
    await seen(it, 'lostStillOut', one.id)
    one.item.statusId = 17
    one.item.loan = null
    assert.ok(!(await compared(it)).some((other) => other.request?.id === one.id))
  })
  await t.test('closed while nothing could be compared: it is seen when it can, however long that took', async () => {
    await compared(it)
    const one = await out(it, 'Closed meanwhile')
    await it.world.act(one.id, 'lose', { reason: 'lost' })
    await it.world.act(one.id, 'paid')
    await it.work()
    it.polaris.faults.add({ kind: 'maintenance', on: '', ms: 1 })
    it.world.days(20)
    assert.ok(!(await compared(it)).some((other) => other.request?.id === one.id))
    it.world.days(40)
    it.polaris.faults.clear()
    await seen(it, 'lostStillOut', one.id)
  })
})
