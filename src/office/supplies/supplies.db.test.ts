import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { Readable } from 'node:stream'
import readXlsxFile from 'read-excel-file/node'
import { z } from 'zod'
import { makeWorld, type World } from '../../../test/world.ts'
import { drawPapers } from '../../paper/draw.ts'
import { readPdf } from '../../main/workers/pdf-reader.ts'
import { supplyCode, type SupplyFields } from '../../domain/supplies/supply.ts'
import { scanPiece } from '../mailroom/scan-piece.ts'
import { undoScan } from '../mailroom/scan-session.ts'
import { addSupply } from './keep-supply.ts'
import { orderFile } from './order-file.ts'
import { listedOrders } from './order-list.ts'
import { changeLine, markOrdered, receiveOrder } from './orders.ts'
import { listSupplies } from './supply-list.ts'
import { countSupplies, lastPackOpened, takeSupply, undoSupply } from './two-bins.ts'

const mailers: SupplyFields = {
  name: 'Padded mailers',
  kind: 'mailer',
  unit: 'mailer',
  packSize: 25,
  vendor: 'Hollow Creek Paper',
  article: 'PM-25',
  priceCents: 1200,
  reorderPacks: 2,
  container: 'padded_mailer',
  stock: null,
  papersPerUnit: 1,
  isActive: true,
}
const tape: SupplyFields = {
  ...mailers,
  name: 'Tape',
  kind: 'other',
  unit: 'roll',
  packSize: 6,
  article: null,
  container: null,
  reorderPacks: 1,
  priceCents: null,
}
const actor = { kind: 'staff', id: 'dana' } as const

async function shelf(t: TestContext) {
  const world = await makeWorld(t)
  const add = async (fields: SupplyFields): Promise<number> => {
    const added = await addSupply(world.office, fields)
    assert.ok(added.ok, added.ok ? '' : added.sentence)
    return added.value.supplyId
  }
  const standing = async (id: number) => {
    const one = (await listSupplies(world.office, world.office.store.db)).find(({ row }) => row.id === id)
    assert.ok(one)
    return one
  }
  const orders = async () =>
    (await listedOrders(world.office.store.db)).map(
      ({ order, lines }) =>
        `${order.vendor} ${order.state} ${lines.map((one) => `${one.name}:${one.wanted}`).join(',')}`,
    )
  return { world, add, standing, orders, office: world.office }
}
async function opened(world: World, id: number): Promise<string> {
  const answer = await lastPackOpened(world.office, id)
  assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
  return answer.value.gesture
}

test('last pack opened puts a supply on its vendor’s list, once; undo takes it off and the empty list with it', async (t) => {
  const { world, add, standing, orders, office } = await shelf(t)
  const id = await add(mailers)
  const gesture = await opened(world, id)
  assert.equal((await standing(id)).standing, 'opened_last')
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Padded mailers:50'])
  const again = await lastPackOpened(office, id)
  assert.equal(again.ok ? '' : again.sentence, 'Padded mailers is on the order list of Hollow Creek Paper already.')
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Padded mailers:50'])
  const other = await add({ ...tape, name: 'Tape' })
  await opened(world, other)
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Padded mailers:50,Tape:6'])
  assert.ok((await undoSupply(office, gesture)).ok)
  assert.equal((await standing(id)).standing, 'enough')
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Tape:6'])
  const twice = await undoSupply(office, gesture)
  assert.equal(twice.ok ? '' : twice.code, 'undo-nothing')
})

test('a list is ordered and comes bit by bit; the rest that does not come closes it; undo takes one step back', async (t) => {
  const { world, add, standing, orders, office } = await shelf(t)
  const id = await add(mailers)
  const early = await opened(world, id)
  const [first] = await listedOrders(office.store.db)
  assert.ok(first)
  const orderId = first.order.id
  assert.ok((await changeLine(office, orderId, id, 3)).ok)
  const ordered = await markOrdered(office, orderId)
  assert.ok(ordered.ok)
  assert.equal((await standing(id)).standing, 'ordered')
  assert.equal((await standing(id)).packs, 3)
  const coming = await lastPackOpened(office, id)
  assert.equal(coming.ok ? '' : coming.code, 'supply-coming')
  const late = await undoSupply(office, early)
  assert.equal(late.ok ? '' : late.code, 'supply-undo-late')
  const none = await receiveOrder(office, orderId, [{ supplyId: id, packs: 0 }], false)
  assert.equal(none.ok ? '' : none.code, 'supply-none-came')
  const part = await receiveOrder(office, orderId, [{ supplyId: id, packs: 2, cents: 2500 }], false)
  assert.ok(part.ok)
  assert.equal((await standing(id)).packs, 1)
  const [open] = (await listedOrders(office.store.db)).flatMap((one) => one.lines)
  const whole = open?.cents ?? 0
  assert.deepEqual([whole > 2500, open?.openCents], [true, Math.round(whole / 3)])
  const rest = await receiveOrder(office, orderId, [], true)
  assert.ok(rest.ok)
  assert.equal((await standing(id)).standing, 'enough')
  assert.deepEqual(await orders(), ['Hollow Creek Paper received Padded mailers:75'])
  assert.ok((await undoSupply(office, rest.value.gesture)).ok)
  assert.equal((await standing(id)).packs, 1)
  assert.ok((await undoSupply(office, part.value.gesture)).ok)
  assert.ok((await undoSupply(office, ordered.value.gesture)).ok)
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Padded mailers:75'])
})

test('an order undone while another list was begun for the vendor joins it', async (t) => {
  const { world, add, orders, office } = await shelf(t)
  const one = await add(mailers)
  const two = await add(tape)
  await opened(world, one)
  const [first] = await listedOrders(office.store.db)
  assert.ok(first)
  const ordered = await markOrdered(office, first.order.id)
  assert.ok(ordered.ok)
  await opened(world, two)
  assert.ok((await undoSupply(office, ordered.value.gesture)).ok)
  assert.deepEqual(await orders(), ['Hollow Creek Paper drafted Padded mailers:50,Tape:6'])
})

test('the barcode on a pack says the same at any station; twice does nothing; the scan’s undo takes it back', async (t) => {
  const { add, standing, office } = await shelf(t)
  const id = await add(mailers)
  const scan = { session: 'shelf-of-packs', station: 'shelf', code: supplyCode(id).toLowerCase(), actor } as const
  const first = await scanPiece(office, { ...scan, key: 'a' })
  assert.ok(first.ok)
  assert.deepEqual(
    [first.value.kind, first.value.line, first.value.about],
    ['done', 'Last pack opened', 'Padded mailers'],
  )
  const second = await scanPiece(office, { ...scan, key: 'b' })
  assert.deepEqual(second.ok && [second.value.kind, second.value.tone], ['again', 'look'])
  assert.equal((await standing(id)).standing, 'opened_last')
  assert.ok(first.value.scanId !== null)
  assert.ok((await undoScan(office, scan.session, first.value.scanId, 'dana')).ok)
  assert.equal((await standing(id)).standing, 'enough')
  const twice = await undoScan(office, scan.session, first.value.scanId, 'dana')
  assert.equal(twice.ok ? '' : twice.code, 'undo-nothing')
})

test('what is taken for packages and printed makes the forecast; a count says what is there', async (t) => {
  const { world, add, standing, office } = await shelf(t)
  const id = await add(mailers)
  const sheets = await add({
    ...tape,
    name: 'Label sheets',
    kind: 'label',
    unit: 'sheet',
    stock: 'letter_6',
    papersPerUnit: 6,
  })
  assert.equal((await standing(id)).rate, null, 'nothing was seen yet')
  const taken = (code: string) =>
    office.store.transact((tx) => takeSupply(tx, code, { at: office.clock.now(), gesture: randomUUID() }))
  const take = async (count: number) => {
    for (let left = count; left > 0; left -= 1) assert.equal(await taken('padded_mailer'), true)
  }
  for (let week = 0; week < 8; week += 1) {
    world.days(7)
    await take(10)
  }
  assert.equal(await taken('no_such_box'), false)
  assert.ok((await countSupplies(office, [{ supplyId: id, quantity: 40 }])).ok)
  const told = await standing(id)
  assert.deepEqual([told.rate, told.there, told.lasts], ['about 10 a week', 40, 'about 4 weeks'])
  await take(4)
  world.days(7)
  assert.equal((await standing(id)).there, 40, 'on the day of the count nothing is taken off twice')
  await take(4)
  world.days(7)
  assert.equal((await standing(id)).there, 36)
  assert.equal((await standing(sheets)).rate, 'none in 8 weeks')
  world.days(91)
  assert.equal((await standing(id)).there, null, 'a count of three months ago says nothing')
})

const cell = z.union([z.string(), z.number(), z.null()])

test('the order list is a page with its lines and a table whose numbers are numbers', async (t) => {
  const { world, add, office } = await shelf(t)
  await opened(world, await add(mailers))
  const article = 'HOLLOW-CREEK-1234567-XL-RECYCLED-KRAFT'
  await opened(world, await add({ ...tape, article }))
  const [first] = await listedOrders(office.store.db)
  assert.ok(first)
  const press = { draw: drawPapers }
  const pdf = await orderFile(office, press, first.order.id, 'pdf')
  assert.ok(pdf.ok)
  const lines = await readPdf(new Uint8Array(await pdf.value.arrayBuffer()))
  const text = JSON.stringify(lines)
  for (const words of ['Order to Hollow Creek Paper', 'Padded mailers', 'PM-25', '25 mailers', '$24.00', 'Tape'])
    assert.ok(text.includes(words), words)
  assert.ok(!text.includes('…') && text.includes('KRAFT'), 'no number is cut')
  const xlsx = await orderFile(office, press, first.order.id, 'xlsx')
  assert.ok(xlsx.ok)
  const sheet = await readXlsxFile(Readable.from(Buffer.from(await xlsx.value.arrayBuffer())))
  const rows = z
    .array(z.array(cell))
    .parse(z.array(z.object({ data: z.unknown() })).safeParse(sheet).data?.[0]?.data ?? sheet)
  assert.deepEqual(rows, [
    ['Article no.', 'What', 'Packs', 'Pack of', 'Unit', 'Price'],
    ['PM-25', 'Padded mailers', 2, 25, 'mailer', 24],
    [article, 'Tape', 1, 6, 'roll', null],
  ])
  const none = await orderFile(office, press, 999, 'pdf')
  assert.equal(none.ok ? '' : none.code, 'supply-order-not-found')
})

test('over the door: bad fields say what to do, a name is taken once, and what came stands in its month', async (t) => {
  const world = await makeWorld(t)
  const told = await world.ask('assistant', 'POST', '/supplies', { ...mailers, packSize: 0 })
  assert.equal(told.status, 400)
  assert.match(JSON.stringify(told.body), /at least one/)
  assert.equal((await world.ask('assistant', 'POST', '/supplies', mailers)).status, 201)
  const twice = await world.ask('assistant', 'POST', '/supplies', { ...tape, name: 'PADDED mailers' })
  assert.match(JSON.stringify(twice.body), /There is a supply called PADDED mailers already/)
  const taken = await world.ask('assistant', 'POST', '/supplies', { ...tape, container: 'padded_mailer' })
  assert.match(JSON.stringify(taken.body), /taken from already/)
  assert.equal((await world.ask('assistant', 'POST', '/supplies/last-pack', { code: supplyCode(1) })).status, 200)
  assert.equal((await world.ask('assistant', 'POST', '/supplies/orders/1/ordered')).status, 200)
  const lines = [{ supplyId: 1, packs: 2 }]
  assert.equal((await world.ask('assistant', 'POST', '/supplies/orders/1/received', { lines })).status, 200)
  const costs = await world.ask('assistant', 'GET', '/supplies/costs')
  const [month] = z.array(z.object({ cents: z.number(), kinds: z.record(z.string(), z.number()) })).parse(costs.body)
  assert.deepEqual(month, { cents: 2400, kinds: { mailer: 2400 } })
  const usual = await world.ask('assistant', 'POST', '/supplies/usual')
  assert.deepEqual(usual.body, { added: 6 }, 'the padded mailers are there already')
})
