import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { makeWorld } from '../../../test/world.ts'
import { loadSettings } from '../../office/directory/settings.ts'

const whole = z.looseObject({ version: z.string() })
const told = z.object({ data: z.object({ code: z.string(), sentence: z.string() }) })
type Whole = z.infer<typeof whole>

/** Every form that is saved whole, with a change somebody else makes while it stands open. */
const forms: readonly (readonly [path: string, theirs: (now: Whole) => object])[] = [
  ['/shipping', (now) => ({ ...now, holdDays: 9 })],
  ['/settings', (now) => ({ ...now, policy: { ...z.looseObject({}).parse(now['policy']), loanDays: 35 } })],
  ['/intake/rules', (now) => ({ ...now, activeRequests: 11 })],
  ['/desk', (now) => ({ ...now, auditDays: 400 })],
  ['/calendar/carriers', (now) => ({ ...now, van: { weekdays: ['mon'], yearly: [], dates: [] } })],
  ['/print/settings', (now) => ({ ...now, offsets: [{ printer: null, stock: 'letter_6', xMm: 1, yMm: 0 }] })],
  ['/assisted', (now) => ({ ...now, polaris: { isOn: true, pages: {} } })],
  ['/notices', (now) => ({ memberMailHour: 9, version: now.version })],
]

test('a form of settings that stood open while others saved it is refused, and theirs stays', async (t) => {
  const world = await makeWorld(t)
  const get = async (path: string) => whole.parse((await world.ask('administrator', 'GET', path)).body)
  for (const [path, theirs] of forms) {
    const opened = await get(path)
    const first = await world.ask('administrator', 'PUT', path, theirs(opened))
    assert.equal(first.status, 200, `${path}: ${JSON.stringify(first.body)}`)
    const after = await get(path)
    assert.notEqual(after.version, opened.version, path)
    assert.equal(whole.parse(first.body).version, after.version, path)
    const second = await world.ask('administrator', 'PUT', path, opened)
    assert.equal(second.status, 409, path)
    assert.equal(told.parse(second.body).data.code, 'settings-stale')
    assert.deepEqual(await get(path), after, path)
    assert.equal((await world.ask('administrator', 'PUT', path, after)).status, 200, path)
  }
})

test('two who add a container at one time both get theirs', async (t) => {
  const world = await makeWorld(t)
  const shipping = whole.extend({
    containers: z.array(z.looseObject({ id: z.string().nullable(), label: z.string() })),
  })
  const ask = async (method: 'GET' | 'PUT', body?: object) =>
    (await world.ask('librarian', method, '/shipping', body)).body
  const opened = shipping.parse(await ask('GET'))
  const added = (label: string) => ({ ...opened.containers[0], id: null, label })
  const put = (now: z.infer<typeof shipping>, label: string) =>
    ask('PUT', { ...now, containers: [...now.containers, added(label)] })
  const one = shipping.parse(await put(opened, 'Slim crate'))
  assert.equal(told.parse(await put(opened, 'Tube')).data.code, 'settings-stale')
  const two = shipping.parse(await put(one, 'Tube'))
  assert.deepEqual(
    two.containers.slice(opened.containers.length).map(({ id, label }) => [id, label]),
    [
      ['packaging_1', 'Slim crate'],
      ['packaging_2', 'Tube'],
    ],
  )
})

test('a form writes only what it shows: what another process changed beside it stays', async (t) => {
  const { office } = await makeWorld(t)
  const [here, there] = [await loadSettings(office.store), await loadSettings(office.store)]
  const now = office.clock.now()
  const policy = { ...here.policy(), loanDays: 35 }
  assert.ok(
    (await here.change({ office: here.settings(), policy }, now, { names: ['office', 'policy'], version: undefined }))
      .ok,
  )
  const intake = { ...there.policy().intake, activeRequests: 11 }
  const theirs = { office: there.settings(), policy: { ...there.policy(), intake } }
  assert.ok((await there.change(theirs, now, { names: ['intake'], version: undefined })).ok)
  assert.deepEqual([there.policy().loanDays, there.policy().intake.activeRequests], [35, 11])
})
