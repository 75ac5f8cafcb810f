import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, setTerms, twoPackages } from '../../../test/two-packages.ts'
import { usualSupplies } from '../../domain/supplies/usual.ts'
import { addSupply } from '../supplies/keep-supply.ts'
import { at } from '../../../test/world.ts'

test('closed, a package is put right until the carrier has it, by the rules of closing', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const of = pack.hillcrest
  await ask('POST', `/packages/${of}/close`, {})
  const before = Number(at((await ask('GET', `/packages/${of}`)).body, 'postageCents'))
  assert.equal((await ask('PUT', `/packing/${of}/weight`, { weight: '5 lb' })).status, 200)
  assert.equal((await ask('PUT', `/packing/${of}/way`, { container: 'box' })).status, 200)
  const wrong = await ask('PUT', `/packing/${of}/way`, { tracking: '9400100000000000000001' })
  assert.equal(at(wrong.body, 'data.code'), 'tracking-wrong')
  const after = await ask('GET', `/packages/${of}`)
  assert.equal(at(after.body, 'state'), 'closed')
  assert.ok(Number(at(after.body, 'postageCents')) > before, 'five pounds cost more')
  await setTerms(world, pack.ids[2], { neverBy: ['usps'] })
  const barred = await ask('PUT', `/packing/${of}/way`, { service: 'media_mail' })
  assert.equal(at(barred.body, 'data.code'), 'parcel-term')
  await setTerms(world, pack.ids[2], {})
  assert.equal((await ask('POST', `/packages/${of}/collect`)).status, 200)
  const late = await ask('PUT', `/packing/${of}/weight`, { weight: '4 lb' })
  assert.equal(at(late.body, 'data.code'), 'parcel-with-carrier')
})

test('closed, what it is packed in is changed: the one is used, the other lies on the shelf again; undone, neither is', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const of = pack.hillcrest
  for (const fields of usualSupplies) await addSupply(world.office, fields)
  const used = async () => {
    const taken = await world.office.store.db
      .selectFrom('supply_movement as m')
      .innerJoin('supply as s', 's.id', 'm.supply_id')
      .select(['s.container', 'm.quantity'])
      .where('m.kind', '=', 'used')
      .execute()
    return taken.map((one) => [one.container, one.quantity])
  }
  await ask('PUT', `/packing/${of}/way`, { container: 'padded_mailer' })
  const closed = await ask('POST', `/packages/${of}/close`, {})
  assert.deepEqual(await used(), [['padded_mailer', -1]])
  assert.equal((await ask('PUT', `/packing/${of}/way`, { container: 'box' })).status, 200)
  assert.deepEqual(await used(), [['box', -1]])
  await ask('PUT', `/packing/${of}/weight`, { weight: '5 lb' })
  assert.deepEqual(await used(), [['box', -1]], 'another weight uses nothing more')
  assert.equal((await ask('POST', '/undo', { gesture: at(closed.body, 'gesture') })).status, 200)
  assert.deepEqual(await used(), [])
})

test('packages are found by a part of their number or of their library’s name', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const found = async (find: string) =>
    rows((await ask('GET', `/packages?find=${encodeURIComponent(find)}`)).body).map((one) => one['id'])
  assert.deepEqual(await found('hillcrest'), [pack.hillcrest])
  assert.deepEqual(await found(pack.hillcrestNumber.slice(-4)), [pack.hillcrest])
  assert.deepEqual(await found('%'), [], 'a sign of its own, not any text')
})
