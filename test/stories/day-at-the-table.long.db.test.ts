// A day at the mail table: the drop box with a stranger in it, forty arrivals, thirty departures. At its end everything is
// counted, and is where it should be.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createIlsCarrier } from '../../src/office/circulation/ils-carrier.ts'
import { borrowOut } from '../../src/office/facilities/borrow-out.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import type { Ils } from '../../src/office/ils-port.ts'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { z } from 'zod'
import { carrierDay } from '../../src/contract/packing.ts'
import { scanSession } from '../../src/contract/scans.ts'
import { supplyView } from '../../src/contract/supplies.ts'
import { testStore } from '../database.ts'
import { at } from '../world.ts'
import { colleague, smallIls } from '../world-requests.ts'
import { counts, mailTable, session, type MailTable } from './mail-table.ts'

const ours = { trapped: '31111000000017', shelved: '31111000000025' }
const shippingDay = z.object({ carriers: z.array(carrierDay) })
const membersOwn = '32222000000013'

test('a drop-box crate, forty arrivals, thirty departures: counted, and each where it should be', async (t) => {
  const { table, orders } = await morning(t)
  const { world } = table

  const before = await lastWeek(table)
  const box = await dropBox(table)
  const came = await arrivals(table)
  const sent = await departures(table)

  // Counted: what the scanner read, and the keys besides.
  assert.deepEqual(table.scans, { arriving: 40, drop_box: 10, packing: 30, shelf: 0 })
  assert.equal(came.keys + box.keys + sent.keys, table.keys.count)

  // Each where it should be.
  const stateOf = async (ids: readonly number[]) => counts(await Promise.all(ids.map((id) => table.state(id))))
  assert.deepEqual(await stateOf(came.borrowed), { routed: 25 })
  assert.deepEqual(await stateOf(came.sets), { routed: 2 })
  assert.deepEqual(await stateOf([...came.lent, ...came.lines]), { sent: 3, shipped: 6 })
  assert.deepEqual(await stateOf(before.waiting), { returned: 16 })
  assert.deepEqual(await stateOf(box.home), { returned: 4 })
  assert.deepEqual(await stateOf([came.anyway]), { returned: 1 })
  assert.deepEqual(await stateOf(before.lent), { closed: 2 })

  // What the carrier took has its minute, and then leaves.
  world.clock.advance(120_000)
  while (await runNextEffect(world.office));
  // What is to be done outside: told once for each, and nothing is held or lost.
  const { db } = world.office.store
  const effects = await db.selectFrom('effect').select(['id', 'request_id', 'name', 'state']).execute()
  // What is still held waits behind a step of the same request that nobody has pressed yet.
  const waitsBehind = (held: (typeof effects)[number]): boolean =>
    effects.some((one) => one.request_id === held.request_id && one.id < held.id && one.state === 'with_person')
  const held = effects.filter((one) => one.state === 'held' && !waitsBehind(one))
  assert.deepEqual(counts(held.map((one) => one.name)), {})
  const named = counts(effects.filter((one) => one.state !== 'undone').map((one) => one.name))
  assert.equal(named['lender.tellReturned'], 21)
  assert.equal(named['borrower.tellShipped'], 8, 'six today, two last week')
  assert.deepEqual(
    counts(orders.filter((name) => name === 'ils.checkIn')),
    { 'ils.checkIn': 2 },
    'what came back of ours is checked in',
  )

  // Nothing waits, nothing is open, and the day's page has every package.
  const packages = await db.selectFrom('parcel').select(['state', 'postage_cents']).execute()
  assert.deepEqual(counts(packages.map((one) => one.state)), { collected: packages.length })
  const day = shippingDay.parse(await table.does('GET', '/shipping-day'))
  assert.equal(day.carriers.flatMap((one) => one.parcels).length, sent.packages)
  assert.deepEqual((await table.plan()).days.flatMap((one) => one.packages.flatMap((two) => two.pieces)).length, 0)
})

/** The office as the day begins: what was lent and what came back last week, what is on its way, who asks what. */
async function morning(t: TestContext) {
  const database = await testStore()
  const orders: string[] = []
  const known = smallIls({ owasca: '20001000000017', ithaca: '20002000000025' })
  const ils: Ils = {
    ...known,
    async carry(_, order, asking) {
      orders.push(order.name)
      // Another reader waits for it at Ithaca Falls.
      if (order.name === 'ils.checkIn' && 'barcode' in order && order.barcode === ours.trapped)
        await asking?.trapped?.('ITH')
    },
    lookAtItem: (code) => Promise.resolve(code === membersOwn ? { libraryCode: 'OWA', title: 'Local Lore' } : null),
  }
  const ilsCarrier = createIlsCarrier(database.store, ils)
  const table = await mailTable(t, {
    at: '2026-11-17T14:00:00Z',
    database,
    ils,
    carriers: { partner: () => byHand, ils: () => ilsCarrier },
  })
  await table.sends({ minutesPerDay: 240 })
  await boxesCounted(table, 12)
  return { table, orders }
}

const someOf = async <T>(count: number, make: (n: number) => Promise<T>): Promise<readonly T[]> => {
  const made: T[] = []
  for (let n = 0; n < count; n += 1) made.push(await make(n))
  return made
}

/** Two of ours were lent; sixteen pieces came back and have waited for company as long as they may. */
async function lastWeek(table: MailTable) {
  const { world } = table
  const { tallgrass, hillcrest } = world.libraries
  const lent = [await lend(table, ours.shelved), await lend(table, ours.trapped)]
  const waiting = await someOf(16, (n) => world.borrowing('back', { lenders: [n % 2 === 0 ? tallgrass : hillcrest] }))
  world.days(7)
  return { waiting, lent }
}

/** Ten pieces, and an envelope that lay loose. */
async function dropBox(table: MailTable) {
  const { world, scan } = table
  const before = table.keys.count
  const home = await someOf(4, () => world.borrowing('out'))
  const stillComing = await world.borrowing('shipped')
  const words = async (code: string): Promise<string> => {
    const { goes } = await scan('drop_box', code)
    return `${goes?.to} ${goes?.bin ?? '-'}`
  }
  for (const id of home) assert.equal(await words(await table.number(id)), 'home -')
  assert.equal(await words(ours.shelved), 'shelf -')
  assert.equal(await words(ours.trapped), 'shelf -', 'until its check-in is answered')
  assert.equal(await words(membersOwn), 'van OWA')
  assert.equal(await words('39876000000011'), 'aside -', 'a stranger')
  assert.equal(await words('978-0-14-143951-8'), 'aside -', 'a book with no barcode of any library')
  assert.equal(await words(await table.number(stillComing)), 'ask -')
  const box = session('drop_box')
  await table.does('POST', `/drop-box/${box}/found`, { what: 'donation', key: 'gift', of: 'k9' })
  await table.does('POST', `/drop-box/${box}/found`, { what: 'valuables', key: 'envelope', of: null })
  table.keys.count += 2

  await table.run()
  const { box: sheet } = scanSession.parse(await table.does('POST', `/scans/${box}/close`))
  assert.ok(sheet)
  table.keys.count += 1
  assert.equal(sheet.total, 10)
  assert.deepEqual(Object.fromEntries(sheet.places.map(({ to, count }) => [to, count])), {
    home: 4,
    van: 2,
    shelf: 1,
    ask: 1,
    aside: 2,
  })
  assert.deepEqual(
    sheet.trapped.map((one) => one.library),
    ['Ithaca Falls Library'],
  )
  assert.deepEqual(
    sheet.persons.map((one) => one.found.join() || one.why),
    ['the library system does not know it', 'it belongs to another station', 'valuables'],
  )
  return { home, keys: table.keys.count - before }
}

async function lend({ world, does }: MailTable, barcode: string): Promise<number> {
  const id = await world.lending('pulling')
  await world.act(id, 'arrive', { barcode })
  const parcelId = Number(at(await does('POST', '/packages', { libraryId: world.libraries.tallgrass }), 'id'))
  await does('POST', `/packages/${parcelId}/pieces`, { code: barcode })
  await does('POST', `/packages/${parcelId}/close`, {})
  await does('POST', `/packages/${parcelId}/collect`)
  return id
}

/** Forty: loans, two sets of two, ours for others, a facility's, one nobody waits for, one nobody knows. */
async function arrivals(table: MailTable) {
  const { world, scan } = table
  const before = table.keys.count
  const line = async (id: number): Promise<string> => (await scan('arriving', await table.number(id))).line

  const borrowed = await someOf(25, () => world.borrowing('shipped'))
  for (const id of borrowed) assert.equal(await line(id), 'Received')

  const sets = await someOf(2, async () => {
    const id = await world.borrowing('sent')
    await world.act(id, 'shipped', { pieces: 2, dueOn: '2027-01-20' }, { kind: 'lender', id: null })
    return id
  })
  for (const id of sets) {
    assert.equal(await line(id), 'Received')
    const second = await scan('arriving', await table.number(id))
    assert.equal(second.line, 'Piece 2 of 2?')
    const [choice] = second.choices
    assert.ok(choice?.choice)
    assert.equal((await scan('arriving', await table.number(id), choice.choice)).line, 'Received')
  }

  const lent = await someOf(6, () => world.lending('pulling'))
  for (const id of lent) assert.equal(await line(id), 'Arrived')

  const lines = await someOf(3, () => world.facilityLine())
  for (const id of lines) {
    const order = { requestId: id, lenders: [world.libraries.hillcrest], actor: colleague, role: 'assistant' as const }
    const loan = await borrowOut(world.office, order)
    assert.ok(loan.ok)
    await world.act(loan.value.requestId, 'send')
    await world.act(loan.value.requestId, 'shipped', { dueOn: '2027-03-01' }, { kind: 'lender', id: null })
    assert.equal(await line(loan.value.requestId), 'Received')
  }

  const anyway = await world.borrowing('sent', { lenders: [world.libraries.tallgrass] })
  await world.act(anyway, 'notSupplied', { reason: 'NotHeld' }, { kind: 'lender', id: null })
  const asked = await scan('arriving', await table.number(anyway))
  const back = asked.choices.find((one) => one.words.endsWith('send it straight back'))
  assert.ok(back?.choice, JSON.stringify(asked.choices))
  await scan('arriving', await table.number(anyway), back.choice)

  const stranger = await scan('arriving', '39876000000029')
  assert.equal(stranger.canKeep, true)
  await table.does('POST', '/strangers', { code: '39876000000029', sender: 'No sender on it' })
  table.keys.count += 1
  const kept = await table.does('GET', '/strangers')
  assert.deepEqual([at(kept, '0.sender'), at(kept, '0.state')], ['No sender on it', 'kept'])

  await table.run()
  return { borrowed, sets, lent, lines, anyway, keys: table.keys.count - before }
}

/** Thirty: as planned, packed by scan, closed, and given to the carrier. */
async function departures(table: MailTable) {
  const before = table.keys.count
  const { days, totals } = await table.plan()
  assert.deepEqual(
    days[0]?.packages.map((one) => [one.library.name, one.service, one.container, one.pieces.length]),
    [
      ['Tallgrass Regional', 'library_mail', 'Box', 19],
      ['Hillcrest Seminary', 'library_mail', 'Box', 8],
      ['Lakeside Correctional', 'van', 'Van bin', 3],
    ],
  )
  assert.ok(totals.planCents < totals.aloneCents)
  const parcels = await table.begin()
  for (const parcelId of parcels) {
    const { pieces } = await table.packed(parcelId)
    for (const piece of pieces) assert.equal((await table.pack(parcelId, piece.number)).line, 'In')
    const gesture = await table.close(parcelId)
    if (parcelId === parcels[0]) {
      // Closed too early: taken back whole, the box too.
      assert.equal(await table.there('box'), 11)
      await table.does('POST', '/undo', { gesture })
      assert.equal(await table.there('box'), 12)
      await table.close(parcelId)
    }
  }
  for (const parcelId of parcels) await table.collect(parcelId)
  assert.equal(await table.there('box'), 10, 'two boxes are used up')
  await table.run()
  return { packages: parcels.length, keys: table.keys.count - before }
}

async function boxesCounted({ does }: MailTable, quantity: number): Promise<void> {
  await does('POST', '/supplies/usual')
  const supplies = z.array(supplyView).parse(await does('GET', '/supplies'))
  const supplyId = supplies.find((one) => one.container === 'box')?.id
  await does('POST', '/supplies/counts', { counts: [{ supplyId, quantity }] })
}
