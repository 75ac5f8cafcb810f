// Polaris without a key: its lists are pasted; and each system is switched on or off alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { usualAssisted } from '../../src/domain/assisted/systems.ts'
import { paste } from '../../src/office/assisted/paste.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { at, makeWorld } from '../world.ts'
import { scene } from '../assisted-office.ts'

test('Polaris with no key: its list moves the piece through the shelf, the patron and back, and ticks off what it shows', async (t) => {
  const it = await scene(t)
  const id = await it.world.borrowing('shipped', { title: 'Canal Songs', lenders: [it.world.libraries.tallgrass] })
  await it.world.act(id, 'receive', { barcode: '30000000000017' })
  await it.world.act(id, 'route')
  assert.equal((await it.card(id, /circulate/)).fields.find((one) => one.label === 'Barcode')?.value, '30000000000017')
  const list = (status: string, item: string, title = 'Canal songs / Sal Towpath', barcode = '30000000000017') =>
    `<table><tr><th>ILL Request ID</th><th>Status</th><th>Title</th><th>Item Status</th><th>Item Barcode</th></tr>
    <tr><td>4011</td><td>${status}</td><td>${title}</td><td>${item}</td><td>${barcode}</td></tr></table>`
  const pasted = async (html: string) => {
    const answer = await paste(it.office, 'polaris', { html }, true)
    assert.ok(answer.ok)
    return answer.value.lines.map((one) => one.outcome)
  }
  assert.deepEqual(await pasted(list('Received-Held', 'Held', 'Moraines of the Finger Lakes')), ['not_understood'])
  assert.deepEqual(await pasted(list('Received-Held', 'Held', 'Canal Songs', '30000000000099')), ['unknown'])
  assert.equal(await it.stateOf(id), 'routed')
  // Before it has a barcode there it is known by its id, once a page has told which of ours it is.
  assert.deepEqual(await pasted(list('Active', '', 'Canal Songs', '')), ['unknown'])
  const steps: readonly (readonly [string, string, string])[] = [
    ['Received-Held', 'Held', 'on_shelf'],
    ['Received', 'Out', 'out'],
    ['Received-Used', 'In-Transit', 'coming_back'],
  ]
  for (const [status, item, state] of steps) {
    assert.deepEqual(await pasted(list(status, item)), ['moved'], status)
    assert.equal(await it.stateOf(id), state)
    assert.deepEqual(await pasted(list(status, item)), ['same'], `${status} again`)
  }
  assert.deepEqual(await pasted(list('Received-Used', 'In-Transit', 'Canal Songs', '')), ['same'], 'by its id alone')
  const link = await it.world.office.store.db
    .selectFrom('ils_request')
    .select(['request_id', 'number', 'stands'])
    .execute()
  assert.deepEqual(link, [{ request_id: id, number: '4011', stands: 'used' }])
  assert.ok(!(await cards(it.office, id)).some((one) => /circulate/.test(one.words)))
  await it.world.act(id, 'comeBack')
  assert.match((await it.card(id, /out of Polaris/)).assist?.screen ?? '', /Return/)
  assert.deepEqual(await pasted(list('Returned', 'Returned-ILL')), ['moved'])
  assert.ok(!(await cards(it.office, id)).some((one) => /out of Polaris/.test(one.words)))
})

test('each is switched on or off alone', async (t) => {
  const world = await makeWorld(t)
  await world.office.store.transact((tx) =>
    tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', world.libraries.tallgrass).execute(),
  )
  const id = await world.borrowing('shipped', { lenders: [world.libraries.tallgrass] })
  await world.act(id, 'receive')
  for (const [worldshare, polaris] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    const set = { worldshare: { ...usualAssisted.worldshare, isOn: worldshare }, polaris: { isOn: polaris, pages: {} } }
    assert.equal((await world.ask('librarian', 'PUT', '/assisted', set)).status, 200)
    const found = new Map((await cards(world.office, id)).map((one) => [/Polaris/.test(one.words), one.assist?.system]))
    assert.equal(found.get(false), worldshare ? 'worldshare' : undefined)
    assert.equal(found.get(true), polaris ? 'polaris' : undefined)
    const page = { system: 'worldshare', text: 'Request ID\tStatus\n231200417\tUnfilled' }
    assert.equal((await world.ask('assistant', 'POST', '/assisted/paste/preview', page)).status, worldshare ? 200 : 409)
  }
  const bad = {
    worldshare: { ...usualAssisted.worldshare, pages: { new: 'javascript:alert(1)' } },
    polaris: { isOn: false, pages: {} },
  }
  assert.equal((await world.ask('librarian', 'PUT', '/assisted', bad)).status, 400)
})

test('a walk-in is keyed in Polaris in its own order, and the card that comes back is kept', async (t) => {
  const world = await makeWorld(t)
  const pages = { newPatron: 'https://leap.example.org/patrons/new' }
  const set = { worldshare: usualAssisted.worldshare, polaris: { isOn: true, pages } }
  assert.equal((await world.ask('librarian', 'PUT', '/assisted', set)).status, 200)
  const patron = {
    firstName: 'Ada',
    lastName: 'Reader',
    birthDate: '1990-05-04',
    email: 'ada@example.org',
    city: 'Owasca',
    libraryId: world.libraries.owasca,
  }
  const checked = await world.ask('assistant', 'POST', '/patrons/new/check', { patron })
  assert.equal(checked.status, 200, JSON.stringify(checked.body))
  assert.deepEqual(at(checked.body, 'byHand'), {
    screen: 'Patron Registration',
    menu: 'Patron Services › Patron Records › New (Leap: New › Patron)',
    address: 'https://leap.example.org/patrons/new',
  })
  const record = z.array(z.object({ field: z.string(), value: z.string() })).parse(at(checked.body, 'record'))
  assert.deepEqual(
    record.map((one) => `${one.field}: ${one.value}`),
    [
      'Registered branch: Owasca Public Library',
      'Last name: Reader',
      'First name: Ada',
      'City: Owasca',
      'E-mail: ada@example.org',
      'Birth date: 05/04/1990',
    ],
  )
  const keep = (card: string | null, name = 'Ada') =>
    world.ask('assistant', 'POST', '/patrons/new', { patron: { ...patron, firstName: name, card }, key: 'KP12345678' })
  assert.equal(at(at((await keep(null)).body, 'data'), 'code'), 'patron-card-needed')
  assert.deepEqual((await keep('2123 4000 0021 05')).body, { card: '21234000002105', leftToDo: null })
  assert.equal((await keep('21234000002105')).status, 201, 'said again it is the same')
  assert.equal(at(at((await keep('21234000002105', 'Eve')).body, 'data'), 'code'), 'patron-card-taken')
  const again = await world.ask('assistant', 'POST', '/patrons/new/check', { patron: { ...patron, lastName: 'Read' } })
  assert.deepEqual(at(again.body, 'alike'), [
    { card: '21234000002105', name: 'Ada Reader', library: null, by: ['e-mail'] },
  ])
})
