import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'

test('what is kept is listed with why; an administrator ends a hold, and money keeps it all the same', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const [held, owing] = [await world.borrowing('new'), await world.borrowing('new')]
  for (const id of [held, owing]) await world.act(id, 'cancel', {})
  await db
    .insertInto('hold_on_scrub')
    .values(
      [held, owing].map((request_id) => ({ request_id, reason: 'dispute', by_staff: 'x', since: world.clock.now() })),
    )
    .execute()
  await db.updateTable('request').set({ owing_cents: 1250 }).where('id', '=', owing).execute()
  world.days(60)
  const kept = async () => {
    const { body } = await world.ask('librarian', 'GET', '/scrub/preview')
    const list = at(body, 'kept')
    return Array.isArray(list) ? list.map((one) => [at(one, 'requestId'), at(one, 'why'), at(one, 'isHeld')]) : body
  }
  assert.deepEqual(await kept(), [
    [held, 'Held: dispute', true],
    [owing, 'Held: dispute · Money is open', true],
  ])
  for (const id of [held, owing]) {
    assert.equal((await world.ask('librarian', 'POST', `/scrub/holds/${id}/release`)).status, 403)
    assert.equal((await world.ask('administrator', 'POST', `/scrub/holds/${id}/release`)).status, 200)
  }
  assert.deepEqual(await kept(), [[owing, 'Money is open', false]])
  assert.equal((await world.ask('administrator', 'POST', `/scrub/holds/${held}/release`)).status, 404)
})
