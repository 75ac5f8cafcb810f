// Two offices of our own, one lending to the other: what one says the other understands.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { requestRow } from '../../src/store/requests/find.ts'
import { isoOffice, type IsoOffice } from './iso-office.ts'

let north: IsoOffice
let south: IsoOffice
let lender: { libraryId: number }
beforeEach(async () => {
  north = await isoOffice({ symbol: 'US-NORTH' })
  south = await isoOffice({ symbol: 'US-SOUTH', clock: north.clock })
  lender = { libraryId: await north.knows(south, 'US-SOUTH') }
  await south.knows(north, 'US-NORTH')
})
afterEach(async () => {
  await north.close()
  await south.close()
})

async function talk(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await north.settle()
    await south.settle()
  }
}
async function asked(wanted: Parameters<IsoOffice['borrow']>[1] = {}): Promise<{ ours: number; theirs: number }> {
  const ours = await north.borrow([lender], wanted)
  await north.act(ours, 'send')
  await talk()
  return { ours, theirs: await south.latest() }
}
const states = async ({ ours, theirs }: { ours: number; theirs: number }): Promise<string[]> => [
  (await north.look(ours)).state,
  (await south.look(theirs)).state,
]

test('a set of three on conditions, renewed, recalled, overdue, home', async () => {
  const both = await asked({
    maxCostCents: 1000,
    citation: { author: 'Hadley', volume: '1-3', edition: '2nd', publisher: 'Press', year: '1900', oclc: '123' },
  })
  const { ours, theirs } = both
  assert.deepEqual(await states(both), ['sent', 'new'])
  const row = await requestRow(south.database.store.db, theirs)
  assert.deepEqual(
    [row?.citation, row?.max_cost_cents, row?.needed_by],
    [
      { author: 'Hadley', volume: '1-3', edition: '2nd', publisher: 'Press', year: '1900', oclc: '123' },
      1000,
      '2026-06-01',
    ],
  )

  await south.act(theirs, 'condition', { conditions: ['LibraryUseOnly', 'NoRenewal'], costCents: 500 })
  await talk()
  assert.deepEqual((await north.look(ours)).facts.entries[0]?.costCents, 500)
  await north.act(ours, 'accept', { note: 'Please do not fold the maps.' })
  await talk()
  assert.deepEqual(await states(both), ['sent', 'pulling'])

  await south.act(theirs, 'arrive', { pieces: 3 })
  for (const { id } of (await south.look(theirs)).facts.pieces) {
    await south.database.store.db
      .updateTable('piece')
      .set({ barcode: `3900000000${id}` })
      .where('id', '=', id)
      .execute()
  }
  for (let piece = 0; piece < 3; piece += 1) await south.ship(theirs, undefined, '2026-04-10')
  await talk()
  assert.deepEqual(await states(both), ['shipped', 'shipped'])
  const look = await north.look(ours)
  assert.deepEqual([look.facts.pieces.length, look.facts.request.dueOn], [3, '2026-04-10'])
  assert.equal(
    look.facts.entries[0]?.supplierNumber,
    look.exchanges.findLast((one) => one.kind.includes('Loaned'))?.body.match(/<supplyingAgencyRequestId>(.*?)</)?.[1],
  )

  await north.act(ours, 'receive')
  await talk()
  await south.act(theirs, 'overdue')
  await south.act(theirs, 'recall', { dueOn: '2026-04-20' })
  await talk()
  assert.equal((await north.look(ours)).facts.request.dueOn, '2026-04-20')
  await north.act(ours, 'comeBack')
  for (let piece = 0; piece < 3; piece += 1) await north.ship(ours)
  await talk()
  assert.deepEqual(await states(both), ['returned', 'returning'])
  await south.act(theirs, 'cameBack')
  await talk()
  assert.deepEqual(await states(both), ['closed', 'closed'])
})

test('no, but ask again: the retry finds its first attempt', async () => {
  const first = await asked()
  await south.act(first.theirs, 'askAgainLater', { retryReason: 'OnLoan', retryAfter: '2026-03-09' })
  await talk()
  assert.deepEqual(await states(first), ['unfilled', 'closed'])
  assert.equal((await north.look(first.ours)).facts.entries[0]?.retryAfter, '2026-03-09')
  north.clock.advance(7 * 86_400_000)
  await north.act(first.ours, 'retry')
  await talk()
  const theirs = await south.latest()
  assert.notEqual(theirs, first.theirs)
  await south.act(theirs, 'willSupply')
  await talk()
  assert.deepEqual((await north.look(first.ours)).entries, ['refused', 'promised'])
})

test('a copy, reminded of, asked about, cancelled too late', async () => {
  const both = await asked({
    service: 'copy',
    copyrightCompliance: 'ccl',
    citation: { article: 'On locks', pages: '1-9' },
  })
  await north.act(both.ours, 'remind')
  await talk()
  assert.ok((await south.look(both.theirs)).actions.includes('reminded'))
  await south.act(both.theirs, 'willSupply')
  await south.act(both.theirs, 'scanned')
  await north.act(both.ours, 'askStatus')
  await talk()
  await south.act(both.theirs, 'send')
  await talk()
  assert.deepEqual(await states(both), ['here', 'sent'])
  assert.deepEqual(
    (await north.look(both.ours)).effects.filter((one) => one.state !== 'done'),
    [],
  )
})

test('the same messages once more get the same answers and change nothing', async () => {
  const both = await asked()
  await south.act(both.theirs, 'willSupply')
  await talk()
  const messages = (await south.look(both.theirs)).exchanges
  for (const one of messages.filter((message) => message.direction === 'out')) {
    const again = await north.post(one.body)
    assert.equal(await again.text(), one.answer)
  }
  assert.deepEqual((await north.look(both.ours)).actions, ['takeIn', 'send', 'asked', 'willSupply'])
})
