// What a package's loss means for its pieces one by one: found and lost elsewhere, heard of, paid for, and lost a second time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcelView } from '../../src/contract/packages.ts'
import { manifestOf } from '../../src/office/mailroom/shipping-day.ts'
import { at } from '../world.ts'
import { mailTable, sendAll, type MailTable } from './mail-table.ts'

const viewOf = async (table: MailTable, id: number) => parcelView.parse(await table.does('GET', `/packages/${id}`))
/** Found, settled, missing; whether it can be lost. */
async function standing(table: MailTable, id: number): Promise<readonly [number, number, number, boolean] | boolean> {
  const { loss, canBeLost } = await viewOf(table, id)
  return loss === null ? canBeLost : [loss.found, loss.settled, loss.missing, canBeLost]
}

test('found by scan and lost later in the office: the package has nothing to do with that', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const one = await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const other = await world.borrowing('back', { title: 'Towpath songs', lenders: [tallgrass] })
  const parcelId = await sendAll(table, tallgrass, [one, other])
  const on = String(at(await table.does('GET', '/shipping-day'), 'on'))
  await table.does('POST', `/packages/${parcelId}/lost`)
  await table.scan('arriving', await table.number(one))
  // Half found: nothing of it is on its way, and the lists say how much of it is here.
  assert.deepEqual(await standing(table, parcelId), [1, 0, 1, false])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/lost`), /is known to be lost/)
  const day = await table.does('GET', `/shipping-day?on=${on}`)
  assert.equal(at(day, 'carriers.0.parcels.0.lost.words'), '1 of 2 found again')
  const paper = await manifestOf(world.office, on, 'usps')
  assert.match(paper.ok ? (paper.value.rows[0]?.[2] ?? '') : '', /1 of 2 found again Tue 24 Nov/)

  await world.act(one, 'lose', { reason: 'lost' })
  const { pieces } = await viewOf(table, parcelId)
  assert.deepEqual(
    pieces.map((piece) => [piece.title, piece.isMissing]),
    [
      ['Locks and weirs', false],
      ['Towpath songs', true],
    ],
  )
  await table.does('POST', `/packages/${parcelId}/found`)
  assert.deepEqual([await table.state(one), await table.state(other)], ['lost', 'returned'])
})

test('lost a second time: what the borrower has is left alone, and taking it back leaves the first loss', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const loan = await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const ours = await world.lending('ready', { title: 'Our own canal book' })
  const parcelId = await sendAll(table, tallgrass, [loan, ours])
  const states = async () => [await table.state(loan), await table.state(ours)]
  assert.equal(await standing(table, parcelId), true)
  await table.does('POST', `/packages/${parcelId}/lost`)
  await table.does('POST', `/packages/${parcelId}/found`)
  const { foundAt } = (await viewOf(table, parcelId)).loss ?? {}
  assert.deepEqual(await standing(table, parcelId), [2, 0, 0, true])
  world.days(1)
  const again = String(at(await table.does('POST', `/packages/${parcelId}/lost`), 'gesture'))
  assert.deepEqual(
    [await states(), await standing(table, parcelId)],
    [
      ['lost', 'lost'],
      [0, 0, 2, false],
    ],
  )
  await table.does('POST', '/undo', { gesture: again })
  assert.deepEqual(
    [await states(), await standing(table, parcelId)],
    [
      ['returned', 'shipped'],
      [2, 0, 0, true],
    ],
  )
  assert.equal((await viewOf(table, parcelId)).loss?.foundAt, foundAt)

  await world.act(ours, 'borrowerReceived', {}, { kind: 'borrower', id: null })
  await table.does('POST', `/packages/${parcelId}/lost`)
  assert.deepEqual(await states(), ['lost', 'shipped'])
  await table.does('POST', `/packages/${parcelId}/found`)
  await world.act(loan, 'ownerConfirms', {}, { kind: 'lender', id: null })
  assert.deepEqual(await standing(table, parcelId), [1, 0, 0, false])
  assert.match(
    await table.cannot('POST', `/packages/${parcelId}/lost`),
    /has been found, and nothing of it is on its way/,
  )
})

test('what was paid for is neither missing nor found by F; what went home in another package is not lost with this one', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const loan = await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const parcelId = await sendAll(table, tallgrass, [loan])
  await table.does('POST', `/packages/${parcelId}/lost`)
  await world.act(loan, 'paid')
  assert.deepEqual(await standing(table, parcelId), [0, 1, 0, false])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/found`), /Nothing of this package is still lost/)

  const asked = await table.scan('drop_box', await table.number(loan))
  const choice = asked.choices.find((one) => one.choice?.action === 'found')?.choice
  assert.ok(choice)
  await table.scan('drop_box', await table.number(loan), choice)
  assert.deepEqual(await standing(table, parcelId), [1, 0, 0, false])
  const home = await sendAll(table, tallgrass, [loan])
  assert.deepEqual([await standing(table, parcelId), await standing(table, home)], [[1, 0, 0, false], true])
})
