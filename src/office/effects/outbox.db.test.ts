import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { outbox, outboxPage, type OutboxLine } from './outbox.ts'

const line = async (world: World, words: string): Promise<OutboxLine> => {
  const { lines } = await outbox(world.office, {}, 1)
  const found = lines.find((one) => one.words === words)
  assert.ok(found, `${words} among ${lines.map((one) => one.words).join(', ')}`)
  return found
}
const set = (world: World, id: number, values: { state: string; tries?: number; error?: string }) =>
  world.office.store.transact(async (tx) => {
    const { state, tries = 0, error = null } = values
    await sql`update effect set state = ${state}, tries = ${tries}, error = ${error} where id = ${id}`.execute(tx)
  })
const possible = (one: OutboxLine): string => one.keys.flatMap((key) => (key.whyNot === null ? [key.key] : [])).join('')

test('each step not done stands with what it is, for whom, and what may be done about it', async (t) => {
  const world = await makeWorld(t)
  const requestId = await world.borrowing('sent')
  const ask = await line(world, 'Ask the lender')
  assert.deepEqual([ask.to, ask.requestId, ask.title], ['Tallgrass Regional', requestId, 'The Erie Canal Reader'])
  const cases = [
    ['held', 'held', 'NS'],
    ['waiting', 'waiting', 'RDS'],
    ['doing', 'doing', ''],
    ['with_person', 'with_person', 'DS'],
    ['given_up', 'given_up', 'RDS'],
  ] as const
  for (const [state, standing, keys] of cases) {
    await set(world, ask.id, { state, tries: 2, error: 'The partner’s system could not be reached.' })
    const now = await line(world, 'Ask the lender')
    assert.deepEqual([now.standing, possible(now), now.tries], [standing, keys, 2], state)
    // What may not be pressed says why.
    assert.ok(now.keys.every((key) => key.whyNot === null || key.whyNot.endsWith('.')))
  }
})

test('what waits behind another of its request says behind which; a person may settle that from here', async (t) => {
  const world = await makeWorld(t)
  const requestId = await world.borrowing('sent')
  const ask = await line(world, 'Ask the lender')
  await set(world, ask.id, { state: 'given_up', error: 'The partner’s system could not be reached.' })
  const { store } = world.office
  await store.transact((tx) =>
    sql`insert into effect (request_id, event_id, name, port, key, state, library_id, not_before, created_at)
      select request_id, event_id, 'lender.remind', port, 'behind', 'waiting', library_id, not_before, created_at
      from effect where id = ${ask.id}`.execute(tx),
  )
  const { lines, counts } = await outbox(world.office, { standing: 'blocked' }, 1)
  assert.equal(lines.length, 1)
  assert.deepEqual(lines[0]?.behind, { id: ask.id, words: 'Ask the lender' })
  assert.equal(counts.find((one) => one.standing === 'blocked')?.count, 1)
  const skipped = await world.ask('assistant', 'POST', `/effects/${ask.id}/settle`, {
    how: 'skip',
    reason: 'Asked by telephone',
  })
  assert.equal(skipped.status, 200)
  const after = await outbox(world.office, { standing: 'blocked' }, 1)
  assert.deepEqual([after.lines.length, after.total], [0, 0])
  assert.ok(requestId)
})

test('thousands are counted, filtered and turned page by page', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('sent')
  const ask = await line(world, 'Ask the lender')
  await world.office.store.transact((tx) =>
    sql`insert into effect (request_id, event_id, name, port, key, state, not_before, created_at)
      select request_id, event_id, 'ils.retire', 'ils', 'many' || n, 'given_up', not_before, created_at
      from effect, generate_series(1, 3000) n where id = ${ask.id}`.execute(tx),
  )
  const began = performance.now()
  const { body } = await world.ask('assistant', 'GET', '/outbox?connection=polaris&standing=given_up&page=30')
  assert.ok(performance.now() - began < 2000)
  assert.deepEqual([at(body, 'total'), at(body, 'perPage'), at(body, 'lines.length')], [3000, outboxPage, outboxPage])
  assert.equal(at((await world.ask('assistant', 'GET', '/outbox?connection=mail')).body, 'total'), 0)
  assert.equal((await world.ask('assistant', 'GET', '/outbox?page=0')).status, 400)
})
