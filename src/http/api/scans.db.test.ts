import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeNumber } from '../../domain/values/request-number.ts'
import { byHand } from '../../connectors/by-hand/carrier.ts'
import { sessionState } from '../../office/mailroom/scan-session.ts'
import { requestRow } from '../../store/requests/find.ts'
import { runNightly } from '../../jobs/nightly.ts'
import { makeWorld, type World } from '../../../test/world.ts'

/** Partners reached by a line of their own, so that what is told them waits for the grace. */
const byLine = { ...byHand, byHand: false, leavesHouse: true }

async function shippedLoan(world: World) {
  const id = await world.borrowing('shipped')
  const row = await requestRow(world.office.store.db, id)
  return { id, code: writeNumber(row?.number ?? '') }
}
const lineIn = (body: unknown): Record<string, unknown> => {
  const session = at(body, 'session') ?? body
  const lines = at(session, 'lines')
  const first: unknown = Array.isArray(lines) ? lines[0] : undefined
  assert.ok(typeof first === 'object' && first !== null)
  return { ...first }
}
const at = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined

test('the list says what leaves the house when, lets it go now, and then there is no undo', async (t) => {
  const world = await makeWorld(t, { carriers: { partner: () => byLine, ils: () => byLine } })
  const loan = await shippedLoan(world)
  const scan = { session: 'over-the-wire', station: 'arriving', code: loan.code, key: 'one' }
  const told = await world.ask('assistant', 'POST', '/scans', scan)
  assert.equal(told.status, 200)
  assert.equal(at(told.body, 'line'), 'Received')
  const line = lineIn(told.body)
  assert.deepEqual([line['leavesInSeconds'], line['canUndo'], line['hasLeft']], [60, true, false])
  const released = await world.ask('assistant', 'POST', '/scans/over-the-wire/release')
  assert.ok(Number(at(released.body, 'released')) >= 2)
  assert.deepEqual([lineIn(released.body)['canUndo'], lineIn(released.body)['hasLeft']], [false, true])
  const undone = await world.ask('assistant', 'POST', `/scans/over-the-wire/${String(line['id'])}/undo`)
  assert.equal(undone.status, 409)
})

test('a scan is taken back over the wire, also by undoing its gesture elsewhere', async (t) => {
  const world = await makeWorld(t)
  const loan = await shippedLoan(world)
  const scan = { session: 'over-the-wire', station: 'arriving', code: loan.code }
  const first = lineIn((await world.ask('assistant', 'POST', '/scans', { ...scan, key: 'one' })).body)
  const undone = await world.ask('assistant', 'POST', `/scans/over-the-wire/${String(first['id'])}/undo`)
  assert.equal(lineIn(undone.body)['isUndone'], true)
  const second = lineIn((await world.ask('assistant', 'POST', '/scans', { ...scan, key: 'two' })).body)
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture: second['gesture'] })).status, 200)
  const third = await world.ask('assistant', 'POST', '/scans', { ...scan, key: 'three' })
  assert.equal(at(third.body, 'kind'), 'done')
})

test('an unknown session is none; what is refused at the first scan still begins one; a week later it is forgotten', async (t) => {
  const world = await makeWorld(t)
  assert.equal((await world.ask('assistant', 'GET', '/scans/never-begun')).body ?? null, null)
  const library = await world.ask('administrator', 'POST', '/libraries', {
    kind: 'partner',
    name: 'Nowhere',
    code: 'NOWHERE',
    symbols: [],
  })
  assert.equal(library.status, 201, JSON.stringify(library.body))
  const refused = await world.ask('assistant', 'POST', '/scans', {
    session: 'first-refused',
    station: 'packing',
    code: 'NOWHERE',
    key: 'a',
  })
  assert.equal(at(refused.body, 'kind'), 'refused')
  assert.match(String(at(refused.body, 'line')), /has no address/)
  assert.equal((await world.ask('member', 'GET', '/scans/first-refused')).status, 403)
  world.days(8)
  await runNightly(world.office)
  assert.equal(await sessionState(world.office, 'first-refused'), null)
})
