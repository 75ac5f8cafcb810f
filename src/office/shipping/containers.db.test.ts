import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { packView } from '../../contract/packing.ts'
import { planView, shippingView } from '../../contract/plan.ts'
import { backPiece } from '../../../test/planning.ts'
import { twoPackages } from '../../../test/two-packages.ts'
import { makeWorld, type World } from '../../../test/world.ts'

const told = z.object({ data: z.object({ sentence: z.string() }) })
type Settings = z.infer<typeof shippingView>
const settingsOf = async (world: World): Promise<Settings> =>
  shippingView.parse((await world.ask('librarian', 'GET', '/shipping')).body)
const change = (world: World, next: Settings) => world.ask('librarian', 'PUT', '/shipping', next)
const retire = (settings: Settings, ...ids: readonly string[]): Settings => ({
  ...settings,
  containers: settings.containers.map((one) => ({ ...one, isRetired: ids.includes(one.id) })),
})

test('a container of the office’s own is planned with; a retired one is not', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { weightOz: 20 })
  const now = await settingsOf(world)
  const crate = {
    id: 'packaging_1',
    label: 'Slim crate',
    tareOz: 10,
    maxContentOz: 60,
    maxPieces: 2,
    costCents: 20,
    services: now.containers[0]?.services ?? [],
    supply: null,
    isRetired: false,
  }
  const next = { ...retire(now, 'reused_mailer', 'padded_mailer', 'box'), courierName: 'Finger Lakes Courier' }
  assert.equal((await change(world, { ...next, containers: [...next.containers, crate] })).status, 200)
  const plan = planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
  assert.deepEqual(
    plan.days.flatMap((one) => one.packages).map((one) => [one.container, one.grossOz, one.cents]),
    [['Slim crate', 30, 487 + 20]],
  )
  assert.equal((await settingsOf(world)).courierName, 'Finger Lakes Courier')
})

test('what a package went in is kept for it: taken out of the list it is retired, and offered no more', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const viewOf = async (id: number) => packView.parse((await ask('GET', `/packing/${id}`)).body)
  await ask('PUT', `/packing/${pack.tallgrass}/way`, { container: 'padded_mailer' })
  const now = await settingsOf(world)
  assert.equal((await change(world, { ...now, containers: now.containers.filter((one) => one.id !== 'padded_mailer') })).status, 200) // oxfmt-ignore
  assert.equal((await settingsOf(world)).containers.find((one) => one.id === 'padded_mailer')?.isRetired, true)
  const [old, other] = [await viewOf(pack.tallgrass), await viewOf(pack.hillcrest)]
  assert.equal(old.container.label, 'Padded mailer')
  assert.ok(old.containers.some((one) => one.id === 'padded_mailer'))
  assert.ok(!other.containers.some((one) => one.id === 'padded_mailer'))
  const choose = (id: number, container: string) => ask('PUT', `/packing/${id}/way`, { container })
  assert.equal((await choose(pack.tallgrass, 'padded_mailer')).status, 200, 'it is in it already')
  assert.match(
    told.parse((await choose(pack.hillcrest, 'padded_mailer')).body).data.sentence,
    /^Padded mailer is retired/,
  )
  assert.equal((await choose(pack.tallgrass, 'no_such')).status, 404)
  const after = [await viewOf(pack.tallgrass), await viewOf(pack.hillcrest)].map((one) => one.container.id)
  assert.deepEqual(after, ['padded_mailer', other.container.id], 'nothing was changed')
})

test('what would leave nothing to pack in is refused', async (t) => {
  const world = await makeWorld(t)
  const now = await settingsOf(world)
  const says = async (next: Settings) => told.parse((await change(world, next)).body).data.sentence
  assert.match(await says(retire(now, 'own_packaging')), /its own packaging stays/)
  assert.match(await says(retire(now, 'van_bin')), /one must be left that travels by Our van/)
})
