// Every kind of difference with WorldShare, provoked there, seen here, mended by its key, and gone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mend } from '../../src/office/differences/mend.ts'
import { requestOf } from '../../src/lab/worldshare/lab.ts'
import { makeIncoming } from '../../src/lab/worldshare/incoming.ts'
import { requestRow } from '../../src/store/requests/find.ts'
import { compared, lender, mended, received, seen, twoSystems, us, type TwoSystems } from '../two-systems.ts'
import { colleague } from '../world-requests.ts'

const db = (it: TwoSystems) => it.world.office.store.db
const stateOf = async (it: TwoSystems, id: number) => (await requestRow(db(it), id))?.state
const there = (it: TwoSystems, number: number) => {
  const found = requestOf(it.network.lab, number)
  assert.ok(found)
  return found
}

test('kinds of difference with WorldShare', async (t) => {
  const it = await twoSystems(t)

  await t.test('received here, not there: told again', async () => {
    const one = await received(it, 'Winter engines')
    assert.deepEqual(await compared(it), [])
    there(it, one.there.id).status = 'SHIPPED'
    const found = await seen(it, 'notReceivedThere', one.id)
    assert.deepEqual([found.ours, found.worldshare, found.polaris], ['Here', 'In Transit', null])
    await mended(it, found, 'tell')
    assert.equal(one.there.status, 'RECEIVED')
  })

  await t.test('returned here, not there; the same over two nights keeps its since', async () => {
    const one = await received(it, 'Slow canals')
    await it.world.act(one.id, 'comeBack')
    await it.work()
    await home(it, one.id)
    assert.equal(one.there.status, 'RETURNED')
    one.there.status = 'RECEIVED'
    const first = await seen(it, 'notReturnedThere', one.id)
    it.world.days(1)
    const again = await seen(it, 'notReturnedThere', one.id)
    assert.deepEqual([again.id, again.since], [first.id, first.since])
    await mended(it, again, 'tell')
    assert.equal(one.there.status, 'RETURNED')
  })

  await t.test('returned there, not here; and brought back there', async () => {
    const one = await received(it, 'Bridges of slate')
    one.there.status = 'RETURNED'
    const found = await seen(it, 'returnedThere', one.id)
    assert.match(found.there ?? '', /take the return back/)
    assert.deepEqual(found.fields[0], { label: 'Request number', value: String(one.there.id) })
    one.there.status = 'RECEIVED'
    await mended(it, found, 'look')
  })

  await t.test('shipped there and not heard here: a look hears it', async () => {
    const one = await it.borrowed('Tall grass')
    it.does(one.there.id, lender, 'actionShip')
    await mended(it, await seen(it, 'elsewhereThere', one.id), 'look')
    assert.equal(await stateOf(it, one.id), 'shipped')
  })

  await t.test('ended there, open here: closed here', async () => {
    const one = await received(it, 'Locks and lamps')
    one.there.status = 'CLOSED'
    await mended(it, await seen(it, 'endedThere', one.id), 'closeHere')
    assert.equal(await stateOf(it, one.id), 'closed')
  })

  await t.test('not there any more', async () => {
    const one = await received(it, 'A vanishing')
    const { requests } = it.network.lab.state
    requests.splice(requests.indexOf(one.there), 1)
    const found = await seen(it, 'notThere', one.id)
    await mended(it, found, 'closeHere')
  })

  await t.test('what was said late is done where the request stands further on already', async () => {
    const one = await it.borrowed('Said late')
    it.does(one.there.id, lender, 'actionShip')
    await it.world.act(one.id, 'receive')
    one.there.status = 'OVERDUE'
    await it.work()
    const left = await db(it)
      .selectFrom('effect')
      .select(['name', 'state', 'error'])
      .where('request_id', '=', one.id)
      .where('name', '=', 'lender.tellReceived')
      .execute()
    assert.deepEqual(left, [{ name: 'lender.tellReceived', state: 'done', error: null }])
  })

  await t.test('the lender’s due date is another: theirs is taken', async () => {
    const one = await received(it, 'Dated matter')
    const later = new Date((one.there.facts.dueAt ?? 0) + 7 * 86_400_000)
    one.there.facts.dueAt = later.getTime()
    const found = await seen(it, 'dueThere', one.id)
    assert.match(`${found.ours} ${found.worldshare}`, /^Due \d{4}-\d\d-\d\d Due \d{4}-\d\d-\d\d$/)
    await mended(it, found, 'takeDue')
    assert.equal(`Due ${(await requestRow(db(it), one.id))?.due_on}`, found.worldshare)
  })

  await t.test('two there for one of ours', async () => {
    const one = await it.borrowed('Twice asked')
    const copy = structuredClone(it.network.lab.written.requests.find((row) => row.id === one.there.id))
    assert.ok(copy)
    const number = it.network.lab.state.nextRequest
    it.network.lab.state.nextRequest += 1
    it.network.lab.state.requests.push({ ...copy, id: number })
    const found = await seen(it, 'twoThere', one.id)
    assert.match(found.worldshare ?? '', new RegExp(`${one.there.id}: .*, ${number}: `))
    it.does(number, us, 'actionCancel')
    assert.ok(!(await compared(it)).some((other) => other.kind === 'twoThere'))
  })

  await t.test('by us there and nobody knows it here: linked to ours by number', async () => {
    const one = await it.borrowed('Unlinked')
    await db(it).deleteFrom('network_request').where('request_id', '=', one.id).execute()
    const document = one.there.document
    one.there.document = { ...document, referenceId: 'TYPED-BY-HAND' }
    const found = await seen(it, 'unknownThere', null)
    const wrong = await mend(it.world.office, { differenceId: found.id, mend: 'link', actor: colleague, number: 'X' })
    assert.ok(!wrong.ok && wrong.field === 'number')
    await mended(it, found, 'link', { number: one.number })
    assert.ok(!(await compared(it)).some((other) => other.kind === 'unknownThere'))
  })

  await t.test('to us there and not here: taken in; two of ours on it: one is closed', async () => {
    const incoming = makeIncoming(it.network.lab, { lender: us, title: 'Lend me' }, Date.now())
    assert.ok(incoming)
    const found = await seen(it, 'unknownThere', null)
    assert.match(found.worldshare ?? '', /to us$/)
    await mended(it, found, 'takeIn')
    const mine = await it.world.lending('new', { title: 'Lend me', partnerNumber: String(incoming.id) })
    const two = await seen(it, 'twoHere', mine)
    await mend(it.world.office, { differenceId: two.id, mend: 'closeHere', actor: colleague })
    assert.equal(await stateOf(it, mine), 'closed')
    assert.ok(!(await compared(it)).some((other) => other.kind === 'twoHere'))
  })

  await t.test('nothing is written when nothing changed', async () => {
    await compared(it)
    const before = await everything(it)
    await compared(it)
    assert.deepEqual(await everything(it), before)
  })
})

/** All but the note of when it was compared. */
async function everything(it: TwoSystems) {
  const rows = []
  for (const table of ['difference', 'request', 'effect', 'exchange', 'network_request', 'request_event'] as const)
    rows.push(await db(it).selectFrom(table).selectAll().orderBy('id').execute())
  return rows
}

async function home(it: TwoSystems, id: number): Promise<void> {
  const { ask, libraries } = it.world
  const parcel = await ask('assistant', 'POST', '/packages', { libraryId: libraries.tallgrass })
  const parcelId = Number(Reflect.get(Object(parcel.body), 'id'))
  const { id: pieceId } = await db(it)
    .selectFrom('piece')
    .select('id')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/pieces`, { pieceId })).status, 200)
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/close`, {})).status, 200)
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/collect`)).status, 200)
  await it.work()
}
