// What is claimed for a package that its carrier lost: called up when the carrier takes it, filed, paid; withdrawn when the
// package is found; and where nothing can be claimed, the page says so.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { shippingView } from '../../src/contract/plan.ts'
import { parcelView } from '../../src/contract/packages.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { at } from '../world.ts'
import { mailTable, sendAll, type MailTable } from './mail-table.ts'

const viewOf = async (table: MailTable, id: number) => parcelView.parse(await table.does('GET', `/packages/${id}`))
const stateOf = async (table: MailTable, id: number) => (await viewOf(table, id)).claim?.state
const called = async (table: MailTable) => (await cards(table.world.office)).filter((one) => one.kind === 'claim')

async function lostBy(
  table: MailTable,
  service: string,
  titles: readonly string[],
): Promise<readonly [number, number[], string]> {
  const { tallgrass } = table.world.libraries
  const loans: number[] = []
  for (const title of titles) loans.push(await table.world.borrowing('back', { title, lenders: [tallgrass] }))
  const parcelId = await sendAll(table, tallgrass, loans, { service })
  const gesture = String(at(await table.does('POST', `/packages/${parcelId}/lost`), 'gesture'))
  return [parcelId, loans, gesture]
}

test('insured by its service: to be filed from the fifteenth day, filed, paid; found too late for the carrier', async (t) => {
  const table = await mailTable(t)
  const [parcelId, [loan]] = await lostBy(table, 'ground_advantage', ['Locks and weirs'])
  const { claim, noClaim } = await viewOf(table, parcelId)
  assert.deepEqual(
    [claim?.state, claim?.carrier, claim?.coveredCents, claim?.firstOn, claim?.lastOn, noClaim],
    ['open', 'USPS', 10_000, '2026-12-09', '2027-01-23', null],
  )
  assert.deepEqual(await called(table), [], 'the carrier takes no claim yet')
  table.world.days(15)
  const [card] = await called(table)
  assert.deepEqual([card?.parcelId, card?.requestId, card?.until, card?.isLate], [parcelId, loan, '2027-01-23', false])
  assert.equal(card?.words, 'Claim package P2600001 from USPS: up to $100.00')

  const does = (body: object) => table.does('POST', `/packages/${parcelId}/claim`, body)
  await does({ action: 'file', claimNumber: '8812345' })
  assert.deepEqual(await called(table), [])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/claim`, { action: 'paid' }), /what the carrier paid/)
  await does({ action: 'paid', paidCents: 6250 })
  const paid = (await viewOf(table, parcelId)).claim
  assert.deepEqual(
    [paid?.state, paid?.claimNumber, paid?.filedOn, paid?.paidCents],
    ['paid', '8812345', '2026-12-09', 6250],
  )
  await table.does('POST', `/packages/${parcelId}/found`)
  assert.equal(await stateOf(table, parcelId), 'paid')
})

test('each thing said of a claim is taken back, the last first and at any time; what was found since stays', async (t) => {
  const table = await mailTable(t)
  const [parcelId] = await lostBy(table, 'ground_advantage', ['Locks and weirs'])
  const claim = async () => (await viewOf(table, parcelId)).claim
  const says = async (body: object): Promise<string> =>
    String(at(await table.does('POST', `/packages/${parcelId}/claim`, body), 'gesture'))
  const filed = await says({ action: 'file', claimNumber: '8812345' })
  const paid = await says({ action: 'paid', paidCents: 6250 })
  assert.match(await table.cannot('POST', '/undo', { gesture: filed }), /happened to the claim since/)
  table.world.days(20)
  const before = await claim()
  assert.deepEqual(before?.last, { gesture: paid, label: 'The carrier paid' })
  await table.does('POST', '/undo', { gesture: paid })
  const again = await claim()
  assert.deepEqual([again?.state, again?.paidCents, again?.claimNumber], ['filed', null, '8812345'])
  await table.does('POST', '/undo', { gesture: filed })
  const open = await claim()
  assert.deepEqual([open?.state, open?.filedOn, open?.claimNumber, open?.last], ['open', null, null, null])
  assert.match(await table.cannot('POST', '/undo', { gesture: filed }), /nothing to undo/)

  const gesture = await says({ action: 'file' })
  await table.does('POST', `/packages/${parcelId}/found`)
  assert.match(await table.cannot('POST', '/undo', { gesture }), /found since/)
  const found = await claim()
  assert.deepEqual([found?.last, /undo that first/.test(found?.staysBecause ?? '')], [null, true])
})

test('days on which a carrier takes claims are settings; while it has not said so the page says they are not sure', async (t) => {
  const table = await mailTable(t)
  const [first] = await lostBy(table, 'ups_ground', ['Locks and weirs'])
  const assumed = (await viewOf(table, first)).claim
  assert.deepEqual([assumed?.isAssumed, assumed?.firstOn, assumed?.lastOn], [true, '2026-12-01', '2027-01-23'])
  const settings = shippingView.parse(await table.does('GET', '/shipping'))
  const ups = { firstDays: 3, lastDays: 30, isConfirmed: true }
  const late = { ...settings, claimDays: { ...settings.claimDays, ups: { ...ups, lastDays: 2 } } }
  const put = (body: object) => table.world.ask('librarian', 'PUT', '/shipping', body)
  assert.match(JSON.stringify(at(await put(late), 'body')), /UPS must not be before/)
  assert.equal((await put({ ...settings, claimDays: { ...settings.claimDays, ups } })).status, 200)
  const [second] = await lostBy(table, 'ups_ground', ['Towpath songs'])
  const own = (await viewOf(table, second)).claim
  assert.deepEqual(
    [own?.isAssumed, own?.firstOn, own?.lastOn, own?.window],
    [false, '2026-11-27', '2026-12-24', 'Days 3 to 30 after mailing: as set in Settings, Shipping'],
  )
})

test('found again withdraws it, when the last piece is; taking either back takes that back', async (t) => {
  const table = await mailTable(t)
  const [parcelId, [one = 0]] = await lostBy(table, 'ground_advantage', ['Locks and weirs', 'Towpath songs'])
  await table.does('POST', `/packages/${parcelId}/claim`, { action: 'file' })
  await table.scan('arriving', await table.number(one))
  assert.equal(await stateOf(table, parcelId), 'filed', 'one is missing still')
  const gesture = String(at(await table.does('POST', `/packages/${parcelId}/found`), 'gesture'))
  const withdrawn = (await viewOf(table, parcelId)).claim
  assert.deepEqual([withdrawn?.state, withdrawn?.actions], ['withdrawn', []])
  await table.does('POST', '/undo', { gesture })
  assert.equal(await stateOf(table, parcelId), 'filed')
})

test('a loss that is taken back takes its claim along, unless somebody has done something about it', async (t) => {
  const table = await mailTable(t)
  const [parcelId, , gesture] = await lostBy(table, 'ground_advantage', ['Locks and weirs'])
  await table.does('POST', `/packages/${parcelId}/claim`, { action: 'withdraw' })
  assert.match(await table.cannot('POST', '/undo', { gesture }), /since/)
  await table.does('POST', `/packages/${parcelId}/claim`, { action: 'reopen' })
  await table.does('POST', '/undo', { gesture })
  assert.deepEqual([(await viewOf(table, parcelId)).claim, (await viewOf(table, parcelId)).loss], [null, null])
})

test('not insured and covered by nothing: the page says why nothing is claimed', async (t) => {
  const table = await mailTable(t)
  const [parcelId] = await lostBy(table, 'library_mail', ['Locks and weirs'])
  const { claim, noClaim } = await viewOf(table, parcelId)
  assert.deepEqual([claim, /not insured, and Library Mail covers nothing/.test(noClaim ?? '')], [null, true])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/claim`, { action: 'file' }), /Nothing is claimed/)
})

test('lost on its way as its own request says: so is its package, once nothing else of it is on its way, and it is claimed', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const loans = [
    await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] }),
    await world.borrowing('back', { title: 'Towpath songs', lenders: [tallgrass] }),
  ]
  const parcelId = await sendAll(table, tallgrass, loans, { service: 'ground_advantage' })
  const [first = 0, second = 0] = loans
  const lose = (id: number, reason: string) =>
    table.does('POST', `/requests/${id}/actions`, {
      action: 'lose',
      details: { reason },
      gesture: `lose ${id} ${reason}`,
    })
  await lose(first, 'lost_in_transit')
  const half = await viewOf(table, parcelId)
  assert.deepEqual([half.loss, half.claim, half.canBeLost], [null, null, true])
  await lose(second, 'lost_in_transit')
  const whole = await viewOf(table, parcelId)
  assert.deepEqual([whole.loss?.missing, whole.claim?.state, whole.claim?.coveredCents], [2, 'open', 10_000])
  await table.does('POST', '/undo', { gesture: `lose ${second} lost_in_transit` })
  const back = await viewOf(table, parcelId)
  assert.deepEqual([back.loss, back.claim, back.canBeLost], [null, null, true])
  await lose(second, 'lost')
  assert.equal((await viewOf(table, parcelId)).claim, null, 'lost somewhere else')
})

async function twoLostApart(t: TestContext) {
  const table = await mailTable(t)
  const { tallgrass } = table.world.libraries
  const first = await table.world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const second = await table.world.borrowing('back', { title: 'Towpath songs', lenders: [tallgrass] })
  const parcelId = await sendAll(table, tallgrass, [first, second], { service: 'ground_advantage' })
  const lose = (id: number, gesture: string) =>
    table.does('POST', `/requests/${id}/actions`, {
      action: 'lose',
      details: { reason: 'lost_in_transit' },
      gesture,
    })
  await lose(first, 'first')
  await lose(second, 'second')
  return { table, parcelId, first, second, lose, turnsUp: (id: number) => table.world.act(id, 'turnedUp') }
}

test('that one of two was lost is taken back: the package is not, and nothing counts as settled', async (t) => {
  const { table, parcelId } = await twoLostApart(t)
  await table.does('POST', '/undo', { gesture: 'first' })
  const { loss, canBeLost } = await viewOf(table, parcelId)
  assert.deepEqual([loss?.missing, loss?.settled, loss?.found, canBeLost], [1, 0, 0, true])
})

test('lost twice in part: its claim stands, and is called up, while a piece of either loss is missing', async (t) => {
  const { table, parcelId, first, second, lose, turnsUp } = await twoLostApart(t)
  await turnsUp(first)
  await lose(first, 'again')
  await turnsUp(second)
  assert.equal(await stateOf(table, parcelId), 'open')
  table.world.days(15)
  assert.deepEqual(
    (await called(table)).map((one) => one.requestId),
    [first],
  )
  await turnsUp(first)
  assert.equal(await stateOf(table, parcelId), 'withdrawn')
})

test('filed once more without a number, a claim keeps the one it has', async (t) => {
  const table = await mailTable(t)
  const [parcelId] = await lostBy(table, 'ground_advantage', ['Locks and weirs'])
  const does = (body: object) => table.does('POST', `/packages/${parcelId}/claim`, body)
  await does({ action: 'file', claimNumber: '8812345' })
  await does({ action: 'refused' })
  await does({ action: 'file' })
  assert.equal((await viewOf(table, parcelId)).claim?.claimNumber, '8812345')
})
