// A set of three, too heavy for one box: three packages on two days. The request moves with its last piece, every scan says
// which of how many it is, and the other library is told once.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { mailTable, counts, type MailTable } from './mail-table.ts'

const heavyOz = 40 * 16

test('borrowed: it comes in three packages on two days, and goes home in three on two', async (t) => {
  const { table, strap, day } = await atTheTable(t)
  const { world } = table
  const loan = await world.borrowing('sent', {
    title: 'A history of canals, in three',
    lenders: [world.libraries.tallgrass],
  })
  await world.act(loan, 'shipped', { pieces: 3, dueOn: '2027-01-20' }, { kind: 'lender', id: null })
  await heavy(table, loan)

  // What happens, the words on the screen, and where the request stands after it.
  const steps: (readonly [string, string | null, string])[] = []
  const scanned = async (station: 'arriving' | 'drop_box', n: number): Promise<void> => {
    const { line, more } = await table.scan(station, await strap(loan, n))
    steps.push([line, more?.match(/Piece \d of \d/)?.[0] ?? null, await table.state(loan)])
  }
  await scanned('arriving', 1)
  await scanned('arriving', 2)
  await day()
  await scanned('arriving', 3)
  assert.deepEqual(steps.splice(0), [
    ['Received', 'Piece 1 of 3', 'shipped'],
    ['Received', 'Piece 2 of 3', 'shipped'],
    ['Received', 'Piece 3 of 3', 'routed'],
  ])
  await table.run()
  assert.equal(told(await table.outside(loan))['lender.tellReceived'], 1)

  for (const action of ['atLibrary', 'checkedOut']) await world.act(loan, action)
  await scanned('drop_box', 2)
  await scanned('drop_box', 1)
  assert.equal(await sentHome(table, [await strap(loan, 1), await strap(loan, 2)]), 2)
  assert.equal(told(await table.outside(loan))['lender.tellReturned'], undefined, 'not while a piece is here')
  steps.push(['Two packages left', null, await table.state(loan)])
  await day()
  await scanned('drop_box', 3)
  assert.equal(await sentHome(table, [await strap(loan, 3)]), 1)
  steps.push(['The third left', null, await table.state(loan)])
  assert.deepEqual(steps, [
    ['Came back', 'Piece 2 of 3', 'out'],
    ['Came back', 'Piece 1 of 3', 'out'],
    ['Two packages left', null, 'out'],
    ['Came back', 'Piece 3 of 3', 'back'],
    ['The third left', null, 'returned'],
  ])
  assert.equal(told(await table.outside(loan))['lender.tellReturned'], 1)
  assert.equal(told(await table.outside(loan))['ils.retire'], 3, 'each is taken out by itself')
})

test('lent: three packages on two days, one word to the borrower, and home one after the other', async (t) => {
  const { table, strap, day } = await atTheTable(t)
  const { world } = table
  const loan = await world.lending('pulling', { title: 'A history of canals, in three' })
  await world.act(loan, 'arrive', { pieces: 3 })
  await heavy(table, loan)
  const parcels = await table.begin()
  assert.equal(parcels.length, 3)
  const [first = 0, second = 0, third = 0] = parcels
  const n = async (parcelId: number): Promise<number> => {
    const { pieces } = await table.packed(parcelId)
    const all = await world.office.store.db.selectFrom('piece').select(['id', 'n']).execute()
    return all.find((one) => one.id === pieces[0]?.pieceId)?.n ?? 0
  }
  const wrong = await table.pack(first, await strap(loan, await n(second)))
  assert.match(wrong.line, /^Stop: P\d+ to Tallgrass Regional$/)
  const send = async (parcelId: number): Promise<string> => {
    assert.equal((await table.pack(parcelId, await strap(loan, await n(parcelId)))).line, 'In')
    await table.close(parcelId)
    await table.collect(parcelId)
    await table.run()
    return table.state(loan)
  }
  assert.deepEqual([await send(first), await send(second)], ['ready', 'ready'])
  assert.equal(told(await table.outside(loan))['borrower.tellShipped'], undefined)
  await day()
  assert.equal(await send(third), 'shipped')
  assert.equal(told(await table.outside(loan))['borrower.tellShipped'], 1)

  const home: (readonly [string | null, string])[] = []
  for (const piece of [3, 1, 2]) {
    const { more } = await table.scan('drop_box', await strap(loan, piece))
    home.push([more?.match(/Piece \d of \d/)?.[0] ?? null, await table.state(loan)])
  }
  assert.deepEqual(home, [
    ['Piece 3 of 3', 'shipped'],
    ['Piece 1 of 3', 'shipped'],
    ['Piece 2 of 3', 'closed'],
  ])
  await table.run()
  assert.equal(told(await table.outside(loan))['borrower.tellCheckedIn'], 1)
})

async function atTheTable(t: TestContext) {
  const table = await mailTable(t, { at: '2026-11-30T14:00:00Z' })
  await table.sends({ minutesPerDay: 240, holdDays: 0 })
  return {
    table,
    strap: async (id: number, n: number) => `${await table.number(id)}-${n}`,
    async day() {
      table.world.days(1)
    },
  }
}

async function heavy({ world }: MailTable, requestId: number): Promise<void> {
  await world.office.store.db
    .updateTable('piece')
    .set({ weight_oz: heavyOz, weight_from: 'scale' })
    .where('request_id', '=', requestId)
    .execute()
}

/** As planned, packed by scan, given to the carrier; answers how many packages. */
async function sentHome(table: MailTable, straps: readonly string[]): Promise<number> {
  const parcels = await table.begin()
  let parcelId = parcels[0] ?? 0
  for (const code of straps) {
    const read = await table.pack(parcelId, code)
    if (read.line !== 'In') {
      const number = /^Stop: (P\d+) /.exec(read.line)?.[1] ?? ''
      parcelId = (await table.pack(parcelId, number)).parcelId
      assert.equal((await table.pack(parcelId, code)).line, 'In')
    }
  }
  for (const id of parcels) {
    await table.close(id)
    await table.collect(id)
  }
  await table.run()
  return parcels.length
}

const told = (outside: readonly string[]): Readonly<Record<string, number>> =>
  counts(outside.map((one) => one.split(' ')[0] ?? ''))
