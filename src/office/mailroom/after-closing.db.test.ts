// What a second press, a wrong press and a piece more or less do to a package that was weighed, closed or handed over.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTerms, twoPackages } from '../../../test/two-packages.ts'
import { at } from '../../../test/world.ts'
import { collectAll } from './parcels.ts'

const tomorrow = '2026-11-25'

test('handed over a second time, by another computer, it keeps its minute of grace', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const of = `/packages/${pack.hillcrest}`
  await ask('POST', `${of}/close`, {})
  for (const time of ['first', 'second']) assert.equal((await ask('POST', `${of}/collect`)).status, 200, time)
  assert.equal(at((await ask('POST', `${of}/uncollect`)).body, 'state'), 'closed')
})

test('not handed over after all, it leaves on the day for which it was planned', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const of = `/packages/${pack.hillcrest}`
  await world.office.store.db.updateTable('parcel').set({ planned_on: tomorrow, service: 'library_mail' }).execute()
  await ask('POST', `${of}/close`, {})
  await ask('POST', `${of}/collect`)
  assert.equal((await ask('POST', `${of}/uncollect`)).status, 200)
  assert.equal(at((await ask('GET', of)).body, 'leavesOn'), tomorrow)
  assert.equal(await collectAll(world.office), 0)
})

test('said to be lost, it is not with the office again', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const of = `/packages/${pack.hillcrest}`
  await ask('POST', `${of}/close`, {})
  await ask('POST', `${of}/collect`)
  assert.equal((await ask('POST', `${of}/lost`)).status, 200)
  assert.equal(at((await ask('POST', `${of}/uncollect`)).body, 'data.code'), 'parcel-lost-already')
})

test('closed after its lender’s words were read, it is put right without reading them again', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  await setTerms(world, pack.ids[2], { printed: 'Return both volumes', unread: ['Return both volumes'] })
  const of = `/packages/${pack.hillcrest}`
  assert.equal(at((await ask('POST', `${of}/close`, {})).body, 'data.code'), 'parcel-words')
  assert.equal((await ask('POST', `${of}/close`, { wordsRead: true })).status, 200)
  const weighed = await ask('PUT', `/packing/${pack.hillcrest}/weight`, { weight: '3 lb' })
  assert.equal(weighed.status, 200, JSON.stringify(weighed.body))
})

test('a weight is that of what was in it then: with a piece more or less it is weighed anew', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const packing = `/packing/${pack.tallgrass}`
  const weigh = () => ask('PUT', `${packing}/weight`, { weight: '9 lb' })
  const weight = async () => at((await ask('GET', packing)).body, 'weight')
  const pieceOf = async (requestId: number) =>
    (
      await world.office.store.db
        .selectFrom('piece')
        .select('id')
        .where('request_id', '=', requestId)
        .executeTakeFirstOrThrow()
    ).id
  await weigh()
  assert.equal(await weight(), '9 lb')
  await ask('DELETE', `/packages/${pack.tallgrass}/pieces/${await pieceOf(pack.ids[1])}`)
  assert.equal(await weight(), null, 'a piece less')
  await weigh()
  await ask('POST', `/packages/${pack.tallgrass}/pieces`, { pieceId: await pieceOf(pack.ids[1]) })
  assert.equal(await weight(), null, 'a piece more')
})
