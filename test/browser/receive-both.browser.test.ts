// Twenty loans from WorldShare arrive at a desk that has both keys: each is scanned once, and Polaris and WorldShare have
// received it. The real connectors speak to both make-believe systems over HTTP.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import { illIs, itemIs } from '../../src/lab/polaris/names.ts'
import { compared, lender, twoSystems, us } from '../two-systems.ts'
import { browserForTests, serveWorld } from './house.ts'
import { atStation, beginCounting, effort, listed, rows, scan, stateOf } from './scan-desk.ts'

const visitor = browserForTests()
const batch = 20

test('twenty from WorldShare with both keys: twenty scans, no click, no field, one screen; both systems agree', async (t) => {
  const webFolder = join(import.meta.dirname, '../../dist/web')
  const it = await twoSystems(t, { app: { webFolder, publicUrl: null } })
  const { world, polaris, network } = it
  const loans: Awaited<ReturnType<typeof it.borrowed>>[] = []
  for (let n = 1; n <= batch; n += 1) loans.push(await it.borrowed(`Lock keepers of the lake, part ${n}`))
  for (const { there } of loans) it.does(there.id, lender, 'actionShip')
  await it.poll()
  const theirs = () => network.lab.state.requests.filter((one) => one.borrower === us)
  assert.deepEqual(new Set(theirs().map((one) => one.status)), new Set(['SHIPPED']))
  const itemsBefore = polaris.state.items.length

  const origin = await serveWorld(t, world)
  const context = await (await visitor.opened).newContext({ reducedMotion: 'reduce', bypassCSP: true })
  t.after(() => context.close())
  const [name = '', value = ''] = (await world.cookie('assistant')).split('=', 2)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: origin }])
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(origin)
  await atStation(page, 'Arriving')

  const screens = new Set([page.url()])
  page.on('framenavigated', () => screens.add(page.url()))
  await beginCounting(page)
  for (const { number } of loans) await scan(page, number)
  await listed(page, batch)
  assert.deepEqual(await effort(page), effortOf('receiveTwentyBothKeys'))
  assert.equal(screens.size, 1, [...screens].join(', '))
  assert.equal(await rows(page).getByText('undone').count(), 0)
  for (const { id } of loans) assert.equal(await stateOf(page, String(id)), 'routed')

  await it.work()
  const numbers = new Set(loans.map(({ there }) => there.id))
  assert.equal(theirs().length, batch)
  for (const one of theirs()) {
    assert.ok(numbers.has(one.id))
    assert.equal(one.status, 'RECEIVED', `WorldShare ${one.id}`)
  }
  assert.equal(polaris.state.items.length, itemsBefore + batch)
  for (const { number } of loans) {
    const barcode = number.replaceAll('-', '')
    const items = polaris.state.items.filter((one) => one.barcode === barcode)
    assert.equal(items.length, 1, `items ${barcode}`)
    const ills = polaris.state.ills.filter((one) => one.itemId === items[0]?.id)
    assert.deepEqual(
      ills.map((one) => one.statusId),
      [illIs.transferred],
      `ILL request of ${barcode}`,
    )
    assert.ok(items[0]?.statusId !== itemIs.out)
  }
  // Nothing is left to anybody's hands, and who compares the three finds nothing.
  const left = await world.office.store.db
    .selectFrom('effect')
    .select(['name', 'state'])
    .where('state', 'not in', ['done'])
    .execute()
  assert.deepEqual(left, [])
  assert.deepEqual(
    (await compared(it)).map((one) => `${one.kind} ${one.request?.number ?? ''}`),
    [],
  )
  assert.deepEqual(wrong, [])
})
