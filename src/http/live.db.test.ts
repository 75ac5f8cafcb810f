import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorld, worldOrigin, type World } from '../../test/world.ts'
import { seesAll, type Sight } from '../store/requests/sight.ts'
import type { Role } from './sign-in/person.ts'
import type { Change } from './live.ts'

const stillHere = () => Promise.resolve(true)

function follow(world: World, sight: Sight) {
  const stop = new AbortController()
  const heard: Change[] = []
  const ended = (async () => {
    for await (const change of world.live.follow({ sight, signal: stop.signal, isStillHere: stillHere }))
      heard.push(change)
  })()
  return {
    heard,
    requests: () => heard.flatMap((one) => (one.kind === 'request' ? [one.requestId] : [])),
    async stop() {
      stop.abort()
      await ended
    },
  }
}
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await sleep(10)
  assert.ok(holds(), 'in vain')
}

test('each hears of the requests it sees, when they are committed', async (t) => {
  const world = await makeWorld(t)
  const staff = follow(world, seesAll)
  const member = follow(world, { of: 'member', libraryId: world.libraries.owasca })
  const facility = follow(world, { of: 'facility', libraryId: world.libraries.lakeside })
  const theirs = await world.borrowing('new', { homeLibraryId: world.libraries.ithaca })
  const own = await world.borrowing('sent', { homeLibraryId: world.libraries.owasca })
  const line = await world.facilityLine()
  await until(
    () => staff.requests().includes(line) && facility.requests().includes(line) && member.requests().length === 2,
  )
  assert.deepEqual(staff.requests(), [theirs, own, own, line])
  assert.deepEqual(member.requests(), [own, own])
  assert.deepEqual(facility.requests(), [line])
  assert.ok([staff, member, facility].every((one) => one.heard[0]?.kind === 'hello'))
  for (const one of [staff, member, facility]) await one.stop()
  assert.equal(world.live.count(), 0)
})

test('a stream that is over before it began opens nothing; a closed house ends all', async (t) => {
  const world = await makeWorld(t)
  const over = AbortSignal.abort()
  for await (const change of world.live.follow({ sight: seesAll, signal: over, isStillHere: stillHere }))
    assert.fail(change.kind)
  assert.equal(world.live.count(), 0)
  const open = follow(world, seesAll)
  await until(() => open.heard.length === 1)
  await world.live.close()
  await open.stop()
  assert.equal(world.live.count(), 0)
})

test('a screen that does not keep up is told once to ask for everything', async (t) => {
  const world = await makeWorld(t)
  const stream = world.live.follow({ sight: seesAll, signal: undefined, isStillHere: stillHere })
  assert.equal((await stream.next()).value?.kind, 'hello')
  await world.office.store.runScript(
    `select pg_notify('keuka_changes', json_build_object('requestId', n)::text) from generate_series(1, 700) n`,
  )
  await sleep(200)
  assert.deepEqual((await stream.next()).value, { kind: 'reload', requestId: null })
  await stream.return()
  assert.equal(world.live.count(), 0)
})

test('streams opened and dropped over HTTP leave none behind', async (t) => {
  const world = await makeWorld(t)
  const open = async (role: Role) => {
    const stop = new AbortController()
    const answer = await world.app.request(
      `${worldOrigin}/api/changes`,
      { headers: { cookie: await world.cookie(role) }, signal: stop.signal },
      {},
    )
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/)
    return { stop, reader: answer.body?.getReader() }
  }
  const streams = await Promise.all(
    Array.from({ length: 12 }, (_, index) => open(index % 2 === 0 ? 'assistant' : 'member')),
  )
  for (const { reader } of streams) {
    let text = ''
    while (!text.includes('hello')) text += new TextDecoder().decode((await reader?.read())?.value)
  }
  assert.equal(world.live.count(), 12)
  for (const [index, { stop, reader }] of streams.entries()) {
    if (index % 3 === 0) stop.abort()
    await reader?.cancel()
  }
  await until(() => world.live.count() === 0)
})

test('staff hear who else has a request open, and that they left', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('new')
  const staff = follow(world, seesAll)
  const member = follow(world, { of: 'member', libraryId: world.libraries.owasca })
  const looks = () => staff.heard.filter((one) => one.kind === 'look' && one.requestId === id).length
  const look = async (role: Role, away = false): Promise<unknown> =>
    (await world.ask(role, 'POST', `/requests/${id}/look`, { screen: 'one', away })).body

  assert.deepEqual(await look('assistant'), { others: [] })
  await until(() => looks() === 1)
  assert.deepEqual(await look('librarian'), { others: [{ name: 'assistant person' }] })
  await until(() => looks() === 2)
  assert.deepEqual(await look('assistant'), { others: [{ name: 'librarian person' }] })
  await look('librarian', true)
  await until(() => looks() === 3)
  assert.deepEqual(await look('assistant'), { others: [] })
  assert.deepEqual(
    member.heard.filter((one) => one.kind === 'look'),
    [],
  )
  for (const one of [staff, member]) await one.stop()
})
