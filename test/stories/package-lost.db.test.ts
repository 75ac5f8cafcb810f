// A package the carrier lost: two loans on their way home and one of ours on its way out. Missed, claimed, lost; one is paid
// for; then the package comes back to us, and everything goes where it should after all. Another the carrier has after all, or
// the other side says that it has it; and a crate that comes back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestRow } from '../../src/store/requests/find.ts'
import { z } from 'zod'
import { manifestOf } from '../../src/office/mailroom/shipping-day.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { at } from '../world.ts'
import { parcelView } from '../../src/contract/packages.ts'
import { counts, mailTable, sendAll, session, type MailTable } from './mail-table.ts'

const lender = { kind: 'lender', id: null } as const
const librarian = { kind: 'staff', id: 'colleague', role: 'librarian' } as const

test('lost on its way: claimed, told, one paid; found again, home again, refunded', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const first = await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const second = await world.borrowing('back', { title: 'Towpath songs', lenders: [tallgrass] })
  const ours = await world.lending('ready', { title: 'Our own canal book' })
  const all = [first, second, ours]
  const states = async () => Promise.all(all.map((id) => table.state(id)))
  const parcelId = await sendAll(table, tallgrass, all, { tracking: '9400111202555842332669' })
  assert.deepEqual(await states(), ['returned', 'returned', 'shipped'])

  // Too long on its way; the lender misses one.
  world.days(25)
  const legs = await table.does('GET', '/on-the-way')
  assert.deepEqual(
    late(legs).map(([, title]) => title),
    ['Locks and weirs', 'Towpath songs'],
  )
  await world.act(first, 'ownerMisses', {}, lender)
  assert.ok((await table.cards(first)) > 0, 'somebody is asked where it is')

  // One key at the package: all that was in it, with what to claim.
  await table.does('POST', `/packages/${parcelId}/lost`)
  assert.deepEqual(await states(), ['lost', 'lost', 'lost'])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/lost`), /is known to be lost/)
  await table.does('POST', '/packages', { libraryId: world.libraries.hillcrest })
  const lost = z.array(parcelView).parse(await table.does('GET', '/packages?state=lost'))
  assert.deepEqual(
    lost.map((one) => [one.id, one.loss?.missing]),
    [[parcelId, 3]],
    'listed by itself',
  )
  for (const id of all)
    assert.equal(
      /Lost on its way[^"]*/.exec(JSON.stringify(await table.does('GET', `/requests/${id}`)))?.[0],
      'Lost on its way in package P2600001 by Library Mail of Tue 24 Nov 2026, tracking number 9400111202555842332669.',
    )
  const loss = async () => {
    const { found, missing, foundAt } = parcelView.parse(await table.does('GET', `/packages/${parcelId}`)).loss ?? {}
    return [found, missing, foundAt]
  }
  assert.deepEqual(await loss(), [0, 3, null])
  await table.run()
  const said = async (id: number) => counts((await table.outside(id)).map((one) => one.split(' ')[0] ?? ''))
  assert.equal((await said(first))['lender.tellLost'], 1)
  assert.equal((await said(second))['lender.tellLost'], 1)
  assert.deepEqual(late(await table.does('GET', '/on-the-way')), [], 'what is lost is on no way')
  await tellOf(table, second, 'lender.tellLost')
  await world.act(second, 'paid')
  assert.deepEqual(await states(), ['lost', 'closed', 'lost'])

  // It was sent back to us. The first piece is scanned with what arrives: one thing can be meant, and is done.
  world.days(10)
  const foundAt = world.clock.now().toISOString()
  const arriving = await table.scan('arriving', await table.number(first))
  assert.deepEqual([arriving.kind, arriving.tone, arriving.line], ['done', 'right', 'Found'])
  assert.equal(arriving.more, 'HOME: Tallgrass Regional.')
  const asked = async () => (await requestRow(world.office.store.db, first))?.question
  assert.deepEqual([await table.state(first), await asked()], ['back', null], 'nobody asks where it is')
  assert.deepEqual(await loss(), [1, 1, foundAt])
  await table.does('POST', `/scans/${session('arriving')}/${arriving.scanId}/undo`)
  assert.deepEqual([await table.state(first), await asked(), await loss()], ['lost', 'where_is_it', [0, 2, null]])
  assert.equal((await table.scan('arriving', await table.number(first))).line, 'Found')
  // Of one that was paid for several things can be meant: each has its key.
  const which = await table.scan('arriving', await table.number(second))
  assert.deepEqual(
    [which.kind, which.choices.map((one) => one.choice?.action)],
    ['asks', ['arrivedAnyway', 'arrivedAnyway', 'found']],
  )
  const seen: (readonly [string, string | undefined])[] = []
  for (const id of [second, ours]) {
    const asked = await table.scan('drop_box', await table.number(id))
    const choice = asked.choices.find((one) => one.choice?.action === 'found')?.choice
    const done = asked.kind === 'done' || !choice ? asked : await table.scan('drop_box', await table.number(id), choice)
    seen.push([done.line, done.goes?.to])
  }
  assert.deepEqual(seen, [
    ['Found', 'home'],
    ['Came back', 'shelf'],
  ])
  assert.deepEqual(await loss(), [3, 0, foundAt])
  await table.run()
  // The first was missed there and is told that it is found, the loss need not be told any more; the second had been told it.
  const outside = async (id: number) => (await table.outside(id)).filter((one) => /tell(Lost|Found)/.test(one))
  assert.deepEqual(await outside(first), [
    'lender.tellLost undone',
    'lender.tellFound undone', // with the scan that was taken back
    'lender.tellFound with_person',
  ])
  assert.deepEqual(await outside(second), ['lender.tellLost done', 'lender.tellFound with_person'])
  assert.deepEqual(await states(), ['back', 'back', 'closed'])
  await world.act(second, 'refunded', {}, librarian)

  // And home, in a package of their own.
  const again = await sendAll(table, tallgrass, [first, second])
  assert.notEqual(again, parcelId)
  for (const id of [first, second]) await world.act(id, 'ownerConfirms', {}, lender)
  const outcomes = await world.office.store.db
    .selectFrom('request')
    .select(['state', 'outcome', 'settled'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    outcomes.map((one) => [one.state, one.outcome, one.settled]),
    [
      ['closed', 'filled', null],
      ['closed', 'filled', 'refunded'],
      ['closed', 'filled', null],
    ],
  )
  assert.deepEqual((await table.story(first)).slice(-8), [
    'sendHome returned',
    'ownerMisses returned',
    'lose lost',
    'found back',
    'undo lost',
    'found back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
})

test('lost, and the carrier has it after all: on its way again by one key, undone by one, lost anew', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  const loan = await world.borrowing('back', { title: 'Locks and weirs', lenders: [tallgrass] })
  const ours = await world.lending('ready', { title: 'Our own canal book' })
  const states = async () => Promise.all([loan, ours].map((id) => table.state(id)))
  const parcelId = await sendAll(table, tallgrass, [loan, ours])
  assert.match(await table.cannot('POST', `/packages/${parcelId}/found`), /Nobody has said that this package is lost/)
  const on = String(at(await table.does('GET', '/shipping-day'), 'on'))
  await table.does('POST', `/packages/${parcelId}/lost`)
  await table.run()
  const lost = async () => {
    const day = await table.does('GET', `/shipping-day?on=${on}`)
    const words = at(day, 'carriers.0.parcels.0.lost.words')
    return [words, at(day, 'carriers.0.parcels.0.lost.foundAt') !== null]
  }
  assert.deepEqual(await lost(), ['lost', false])
  world.days(4)
  const { gesture } = z.object({ gesture: z.string() }).parse(await table.does('POST', `/packages/${parcelId}/found`))
  assert.deepEqual(
    [await states(), await lost()],
    [
      ['returned', 'shipped'],
      ['found again', true],
    ],
  )
  const paper = await manifestOf(world.office, on, 'usps')
  assert.match(paper.ok ? (paper.value.rows[0]?.[2] ?? '') : '', /found again Sat 28 Nov/)
  assert.match(await table.cannot('POST', `/packages/${parcelId}/found`), /still lost/)
  await table.does('POST', '/undo', { gesture })
  assert.deepEqual(
    [await states(), await lost()],
    [
      ['lost', 'lost'],
      ['lost', false],
    ],
  )
  await table.does('POST', `/packages/${parcelId}/found`)
  await table.does('POST', `/packages/${parcelId}/lost`)
  assert.deepEqual(
    [await states(), await lost()],
    [
      ['lost', 'lost'],
      ['lost', false],
    ],
  )

  // The other side says that it has it, each in its own words.
  await world.act(ours, 'borrowerReceived', {}, { kind: 'borrower', id: null })
  assert.deepEqual(
    [await states(), await lost()],
    [
      ['lost', 'shipped'],
      ['1 of 2 found again', true],
    ],
  )
  await world.act(loan, 'ownerConfirms', {}, lender)
  assert.deepEqual(await states(), ['closed', 'shipped'])
  const { loss } = parcelView.parse(await table.does('GET', `/packages/${parcelId}`))
  assert.deepEqual([loss?.found, loss?.missing], [2, 0])
})

test('a crate comes back and is scanned with what arrives: received back, and it can be undone', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const line = await world.facilityLine({ title: 'Boats of the canal' })
  await world.act(line, 'arrive', { barcode: '31234000012345' })
  await sendAll(table, world.libraries.lakeside, [line])
  assert.equal(await table.state(line), 'sent')
  const back = await table.scan('arriving', '31234000012345')
  assert.deepEqual([back.kind, back.tone, back.line], ['done', 'right', 'Came back'])
  assert.match(back.more ?? '', /^SHELF/)
  assert.equal(await table.state(line), 'closed')
  await table.does('POST', `/scans/${session('arriving')}/${back.scanId}/undo`)
  assert.equal(await table.state(line), 'sent')
})

/** Says of a step that it was done. */
async function tellOf(table: MailTable, requestId: number, name: string): Promise<void> {
  const steps = await effectsOfRequest(table.world.office.store.db, requestId)
  const step = steps.find((one) => one.name === name)
  await table.does('POST', `/effects/${step?.id}/settle`, { how: 'done' })
}

function late(legs: unknown): readonly (readonly [string, string])[] {
  assert.ok(Array.isArray(legs))
  return legs.flatMap((leg: unknown) => {
    const pieces = at(leg, 'pieces')
    assert.ok(Array.isArray(pieces))
    return pieces.map((one: unknown) => [String(at(leg, 'leg')), String(at(one, 'title'))] as const)
  })
}
