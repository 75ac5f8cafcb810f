// A package the carrier lost: two loans on their way home and one of ours on its way out. Missed, claimed, lost; one is paid
// for; then the package comes back to us, and everything goes where it should after all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '../world.ts'
import { counts, mailTable, type MailTable } from './mail-table.ts'

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
  for (const id of all)
    assert.equal(
      /Lost on its way[^"]*/.exec(JSON.stringify(await table.does('GET', `/requests/${id}`)))?.[0],
      'Lost on its way in package P2600001 by Library Mail of Tue 24 Nov 2026, tracking number 9400111202555842332669. Claim it from the carrier.',
    )
  const lostAt = at(await table.does('GET', `/packages/${parcelId}`), 'lostAt')
  assert.equal(typeof lostAt, 'string')
  await table.run()
  const said = async (id: number) => counts((await table.outside(id)).map((one) => one.split(' ')[0] ?? ''))
  assert.equal((await said(first))['lender.tellLost'], 1)
  assert.equal((await said(second))['lender.tellLost'], 1)
  assert.deepEqual(late(await table.does('GET', '/on-the-way')), [], 'what is lost is on no way')
  await world.act(second, 'paid')
  assert.deepEqual(await states(), ['lost', 'closed', 'lost'])

  // It was sent back to us.
  world.days(10)
  const arriving = await table.scan('arriving', await table.number(first))
  assert.match(arriving.line, /^Wrong station: this is for Drop box/)
  const seen: (readonly [string, string | undefined])[] = []
  for (const id of all) {
    const asked = await table.scan('drop_box', await table.number(id))
    const choice = asked.choices.find((one) => one.choice?.action === 'found')?.choice
    const done = asked.kind === 'done' || !choice ? asked : await table.scan('drop_box', await table.number(id), choice)
    seen.push([done.line, done.goes?.to])
  }
  assert.deepEqual(seen, [
    ['Found', 'home'],
    ['Found', 'home'],
    ['Came back', 'shelf'],
  ])
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
  assert.deepEqual((await table.story(first)).slice(-6), [
    'sendHome returned',
    'ownerMisses returned',
    'lose lost',
    'found back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
})

/** Into one package, closed, and given to the carrier. */
async function sendAll(
  table: MailTable,
  libraryId: number,
  ids: readonly number[],
  more: object = {},
): Promise<number> {
  const parcelId = Number(at(await table.does('POST', '/packages', { libraryId }), 'id'))
  for (const id of ids) await table.does('POST', `/packages/${parcelId}/pieces`, { code: await table.number(id) })
  await table.close(parcelId, { service: 'library_mail', ...more })
  await table.collect(parcelId)
  await table.run()
  return parcelId
}

function late(legs: unknown): readonly (readonly [string, string])[] {
  assert.ok(Array.isArray(legs))
  return legs.flatMap((leg: unknown) => {
    const pieces = at(leg, 'pieces')
    assert.ok(Array.isArray(pieces))
    return pieces.map((one: unknown) => [String(at(leg, 'leg')), String(at(one, 'title'))] as const)
  })
}
