// An office without a key: both systems are worked in their own pages, side by side with ours. Then it gets the key.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { worldshareSecret } from '../../src/connectors/worldshare/settings.ts'
import { linkNumber } from '../../src/office/assisted/link-number.ts'
import { paste } from '../../src/office/assisted/paste.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { takeAlert } from '../../src/office/network/take-alert.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { networkRequestsOf } from '../../src/store/network-requests.ts'
import { at } from '../world.ts'
import { colleague } from '../world-requests.ts'
import { settingsAt } from '../worldshare-answers.ts'
import { scene, us } from '../assisted-office.ts'

const mailsShape = z.array(z.object({ from: z.string(), subject: z.string(), text: z.string() }))

test('borrowing with no key: sent, shipped by paste, received, returned; then the key comes and nothing is made twice', async (t) => {
  const it = await scene(t)
  const { world, office, emulator } = it
  const lenders = [world.libraries.tallgrass, world.libraries.hillcrest]
  const id = await world.borrowing('new', { citation: { oclc: '780941515' }, lenders })
  await world.act(id, 'send')
  const ask = await it.card(id, /Ask/)
  assert.equal(ask.assist?.screen, 'Create Request')
  assert.equal(ask.assist?.address, `${emulator.url}/staff/new`)
  assert.deepEqual(
    ask.fields.map((one) => one.label).filter((label) => /Type|OCLC|Title|Lenders|Reference/.test(label)),
    ['Type', 'OCLC Number', 'Title', 'Lenders', 'Reference ID'],
  )
  assert.equal(ask.fields.find((one) => one.label === 'Lenders')?.value, 'XHV, XSB')

  const number = await it.sends(ask.fields)
  const order = { effectId: ask.effectId ?? 0, actor: colleague, gesture: 'link-1' }
  const malformed = await linkNumber(office, { ...order, number: '12345' })
  assert.ok(!malformed.ok && malformed.code === 'network-number')
  assert.ok((await linkNumber(office, { ...order, number: ` #${number}` })).ok)
  assert.equal(
    (
      await office.store.db
        .selectFrom('lender_string_entry')
        .select('state')
        .where('request_id', '=', id)
        .where('n', '=', 1)
        .executeTakeFirstOrThrow()
    ).state,
    'asked',
  )

  const other = await world.borrowing('new', { lenders })
  await world.act(other, 'send')
  const otherAsk = await it.card(other, /Ask/)
  const taken = await linkNumber(office, { ...order, effectId: otherAsk.effectId ?? 0, number, gesture: 'link-2' })
  assert.ok(!taken.ok && taken.code === 'network-number-taken' && /B-26-000001/.test(taken.sentence))

  // The first lender says no: the network goes on by itself, and no card asks us to.
  await it.there(number, 148456, 'actionNo')
  const queue = await it.page('queues/awaiting')
  assert.deepEqual(
    (await it.pasted(queue, false)).map(([, outcome]) => outcome),
    ['moved'],
  )
  assert.equal(await it.stateOf(id), 'sent', 'a preview changes nothing')
  await it.pasted(queue, true)
  assert.deepEqual(
    (await it.pasted(queue, true)).map(([, outcome]) => outcome),
    ['same'],
  )
  assert.ok(!(await cards(office, id)).some((one) => /Ask/.test(one.words)))

  await it.there(number, 116402, 'actionShip')
  assert.deepEqual(await it.pasted(await it.page('queues/transit'), true), [[number, 'moved', 'Asked → On its way']])
  assert.equal(await it.stateOf(id), 'shipped')
  const events = async () =>
    (await office.store.db.selectFrom('request_event').select('action').where('request_id', '=', id).execute()).length
  const before = await events()
  await it.pasted(await it.page('queues/transit'), true)
  assert.deepEqual(await it.pasted(await it.page(`requests/${number}`), true), [
    [number, 'same', 'It stands at “On its way”: nothing to do.'],
  ])
  assert.equal(await events(), before, 'the same again writes nothing')

  await world.act(id, 'receive')
  const told = await it.card(id, /arrived/)
  assert.deepEqual(told.fields, [{ label: 'Request ID', value: number }])
  assert.equal(told.assist?.address, `${emulator.url}/staff/requests/${number}`)
  const made = await it.card(id, /circulate/)
  assert.equal(made.assist?.system, 'polaris')
  await it.presses(id, /circulate/)
  await it.there(number, us, 'actionReceive')
  // The page shows it: the card is ticked off without a key.
  assert.deepEqual(
    (await it.pasted(await it.page('queues/received'), true)).map(([, , words]) => words),
    ['1 step ticked off'],
  )

  // The key comes.
  await world.secrets.keep(worldshareSecret, 'demoSecret')
  const fields = settingsAt(emulator.url, { registryId: us, clientId: 'demoWSKeyClientId' })
  const read = it.here.connection.read({ ...fields, assumed: { requestsBase: `${emulator.url}/rs` } })
  assert.ok(read.ok)
  await world.settings.changeConnection('worldshare', { isOn: true, fields: read.fields }, world.clock.now())
  const polled = await it.here.poll()
  assert.equal(polled.searched + polled.read, 1, 'the number linked by hand is looked at')
  assert.equal(await it.stateOf(id), 'received')
  await world.act(id, 'comeBack')
  const { body } = await world.ask('assistant', 'POST', '/packages', { libraryId: world.libraries.hillcrest })
  const parcelId = String(at(body, 'id'))
  const piece = await office.store.db
    .selectFrom('piece')
    .select('id')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(
    (await world.ask('assistant', 'POST', `/packages/${parcelId}/pieces`, { pieceId: piece.id })).status,
    200,
  )
  assert.equal((await world.ask('assistant', 'POST', `/packages/${parcelId}/close`, {})).status, 200)
  assert.equal((await world.ask('assistant', 'POST', `/packages/${parcelId}/collect`, {})).status, 200)
  world.clock.advance(120_000)
  while (await runNextEffect(office));
  assert.deepEqual(
    emulator.lab.state.requests.map((one) => [String(one.id), one.status]),
    [[number, 'RETURNED']],
    'it goes on by the key, and no second request was made',
  )
  assert.equal((await networkRequestsOf(office.store.db, id)).length, 1)
})

test('lending with no key: an alert takes it in, a page does not take it in again, a yes is a card with the due date', async (t) => {
  const it = await scene(t)
  const { office, emulator } = it
  await fetch(`${emulator.url}/lab/incoming`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lender: us, borrower: 148456, title: 'Canal Songs' }),
  })
  const alerts = mailsShape.parse(await (await fetch(`${emulator.url}/lab/alerts`)).json())
  const [alert] = alerts
  assert.ok(alert)
  const answer = await takeAlert(office, { ...alert, html: null })
  assert.ok(answer.is === 'taken')
  assert.deepEqual(
    answer.lines.map((one) => one.outcome),
    ['taken_in'],
  )
  const again = await takeAlert(office, { ...alert, html: null })
  assert.ok(again.is === 'taken' && again.lines[0]?.outcome === 'same')
  const id = answer.lines[0]?.requestId ?? 0
  const number = answer.lines[0]?.number ?? ''
  assert.deepEqual(
    (await it.pasted(await it.page('queues/supply'), true)).map(([, outcome]) => outcome),
    ['same'],
  )
  assert.equal((await office.store.db.selectFrom('request').select('id').execute()).length, 1)
  const row = await office.store.db
    .selectFrom('request as r')
    .innerJoin('library as l', 'l.id', 'r.borrower_library_id')
    .select(['r.title', 'l.name'])
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { title: 'Canal Songs', name: 'Tallgrass Regional' })
  await it.world.act(id, 'willSupply')
  assert.match((await it.card(id, /we will send/)).assist?.screen ?? '', /Considering/)
  await it.there(number, us, 'actionConsider')
  await it.pasted(await it.page('queues/supply'), true)
  assert.ok(!(await cards(office, id)).some((one) => /we will send/.test(one.words)))
  assert.ok(
    (
      await takeAlert(office, {
        from: 'a patron <reader@example.org>',
        subject: 'New lending request 231200417',
        text: 'hello',
        html: null,
      })
    ).is === 'not mine',
  )
})

test('a page with another title at our number moves nothing', async (t) => {
  const it = await scene(t)
  const id = await it.world.borrowing('new', { lenders: [it.world.libraries.tallgrass] })
  await it.world.act(id, 'send')
  const ask = await it.card(id, /Ask/)
  assert.ok(
    (await linkNumber(it.office, { effectId: ask.effectId ?? 0, number: '231200417', actor: colleague, gesture: 'x' }))
      .ok,
  )
  const html =
    '<table><tr><th>Request ID</th><th>Title</th><th>Status</th></tr><tr><td>231200417</td><td>Quantum Gardening</td><td>Unfilled</td></tr></table>'
  assert.deepEqual(
    (await it.pasted(html, true)).map(([, outcome]) => outcome),
    ['not_understood'],
  )
  assert.equal(await it.stateOf(id), 'sent')
  assert.ok(!(await paste(it.office, 'worldshare', { text: 'nothing here' }, false)).ok)
})
