import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { twoPackages } from '../../test/two-packages.ts'
import { closingEvents, closingsOf } from './parcels.ts'

test('how a package was closed is found without looking at every event there is', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const { db } = world.office.store
  const closed = await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  assert.equal(closed.status, 200)
  assert.deepEqual([...(await closingsOf(db, [pack.hillcrest, pack.tallgrass])).keys()], [pack.hillcrest])
  await sql`
    insert into request_event (request_id, action, from_state, to_state, actor_kind, version, at, gesture)
    select ${pack.ids[0]}, 'note', 'back', 'back', 'staff', 1, now(), 'many' from generate_series(1, 5000)`.execute(db)
  await sql`analyze request_event`.execute(db)
  const { sql: text, parameters } = closingEvents(db, [pack.ids[2]], [pack.hillcrest]).compile()
  const { rows } = await db.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]))
  assert.match(JSON.stringify(rows), /using request_event_request/)
})
