// A desk without any key: what a batch costs in each system, numbers linked by a scan, and a page pasted.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library'
import { PNG } from 'pngjs'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import { usualAssisted } from '../../src/domain/assisted/systems.ts'
import { makeWorld, type World } from '../world.ts'
import { inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { atStation, listed, scan } from './scan-desk.ts'

const visitor = browserForTests()
const batch = 20
const numberAt = (index: number): string => String(231_200_400 + index)

async function office(t: TestContext): Promise<{ world: World; origin: string }> {
  const world = await makeWorld(t, { app: { webFolder: join(import.meta.dirname, '../../dist/web'), publicUrl: null } })
  const origin = await serveWorld(t, world)
  const there = 'https://staff.example'
  await world.settings.changeAssisted(
    {
      worldshare: { ...usualAssisted.worldshare, isOn: true, pages: { home: there, request: `${there}/{number}` } },
      polaris: { isOn: true, pages: { home: `${there}/leap` } },
    },
    world.clock.now(),
  )
  await world.office.store.transact((tx) =>
    tx
      .updateTable('library')
      .set({ channel: 'worldshare' })
      .where('id', 'in', [world.libraries.tallgrass, world.libraries.hillcrest])
      .execute(),
  )
  return { world, origin }
}

async function sit(world: World, origin: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await visitor.opened
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    bypassCSP: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const [name = '', value = ''] = (await world.cookie('assistant')).split('=', 2)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

const stepsLeft = async (world: World, name: string): Promise<number> =>
  (
    await world.office.store.db
      .selectFrom('effect')
      .select('id')
      .where('name', '=', name)
      .where('state', '=', 'with_person')
      .execute()
  ).length
/** All have been called done; on a busy machine that takes a while. */
async function noneLeft(world: World, name: string): Promise<void> {
  for (let tries = 0; tries < 300 && (await stepsLeft(world, name)) > 0; tries += 1) await sleep(100)
  assert.equal(await stepsLeft(world, name), 0)
}
const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()')

/** Clicks and keys besides the scans. */
function hands(page: Page) {
  let count = 0
  return {
    count: () => count,
    click: (what: Locator) => ((count += 1), what.click()),
    press: (key: string) => ((count += 1), page.keyboard.press(key)),
  }
}

test('twenty received with no key: twenty scans, and at most eight clicks and keys in each system', async (t) => {
  const { world, origin } = await office(t)
  const numbers: string[] = []
  for (let index = 0; index < batch; index += 1) {
    const id = await world.borrowing('shipped', {
      title: `Towpath tales ${index}`,
      lenders: [world.libraries.tallgrass],
    })
    await world.office.store.transact((tx) =>
      tx
        .insertInto('network_request')
        .values({ request_id: id, number: numberAt(index), lenders: ['1'], changed_at: world.clock.now() })
        .execute(),
    )
    const row = await world.office.store.db
      .selectFrom('request')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    numbers.push(row.number)
  }
  const page = await sit(world, origin)
  await page.goto(origin)
  await atStation(page, 'Arriving')
  for (const number of numbers) await scan(page, number)
  await listed(page, batch)
  assert.equal(await stepsLeft(world, 'lender.tellReceived'), batch)

  const worldshare = hands(page)
  await worldshare.click(page.getByRole('link', { name: /^Today/ }))
  const told = page.locator('li', { hasText: 'Tell the lender it arrived' })
  await told.getByRole('link', { name: /Show as barcodes/ }).waitFor()
  await inspect(page, 'Today with batches')
  await worldshare.click(told.getByRole('link', { name: /Show as barcodes/ }))
  await page.getByText(`1 of ${batch}`).waitFor()
  assert.equal(await seenOnScreen(page), numberAt(0))
  await inspect(page, 'barcodes')
  await worldshare.press('n')
  await page.getByText(`2 of ${batch}`).waitFor()
  assert.equal(await seenOnScreen(page), numberAt(1))
  // From here they go on by themselves while they are scanned off the screen.
  await worldshare.press('Space')
  await page.getByText(`3 of ${batch}`).waitFor()
  await worldshare.press('d')
  await page.getByText(`${batch} of ${batch} done`).first().waitFor()
  assert.equal(await stepsLeft(world, 'lender.tellReceived'), 0)
  await worldshare.click(page.getByRole('button', { name: 'Close', exact: true }))
  assert.ok(worldshare.count() <= 8)
  assert.deepEqual({ scans: 0, clicks: worldshare.count(), fields: 0 }, effortOf('receiveTwentyWorldshareByHand'))

  const polaris = hands(page)
  const made = page.locator('li', { hasText: 'Make the item in Polaris' })
  await polaris.click(made.getByRole('button', { name: `Copy ${batch} numbers` }))
  await made.getByText(`${batch} copied`).waitFor()
  assert.deepEqual((await clipboard(page)).split('\n').toSorted(), numbers.toSorted())
  await polaris.click(made.getByRole('button', { name: /^Made: all/ }))
  await noneLeft(world, 'ils.makeCirculable')
  assert.ok(polaris.count() <= 8)
  assert.deepEqual({ scans: 0, clicks: polaris.count(), fields: 0 }, effortOf('receiveTwentyPolarisByHand'))
  await page.context().close()
})

test('a new request: each field by one key, the number there scanned: linked and done', async (t) => {
  const { world, origin } = await office(t)
  const id = await world.borrowing('new', {
    title: 'Canal Songs',
    citation: { author: 'Towpath, Sal', oclc: '780941515' },
    lenders: [world.libraries.tallgrass],
  })
  await world.act(id, 'send')
  const page = await sit(world, origin)
  await page.goto(origin)
  const card = page.locator('li.card-line', { hasText: 'Ask Tallgrass Regional' })
  // Copied while the card is closed: it unfolds, so that it shows.
  await card.focus()
  await page.keyboard.press('2')
  await card.getByText('WorldShare: Create Request').waitFor()
  await inspect(page, 'a card worked in another system')
  await card.locator('li.copied', { hasText: 'OCLC Number' }).waitFor()
  assert.equal(await clipboard(page), '780941515')
  await page.keyboard.press('c')
  await card.locator('li.copied', { hasText: 'Title' }).waitFor()
  assert.equal(await clipboard(page), 'Canal Songs')

  await scan(page, '12345')
  await card.getByText(/has nine digits; “12345” is not one/).waitFor()
  await scan(page, '231200417')
  await page.getByText('Linked to WorldShare 231200417', { exact: true }).waitFor()
  const rows = await world.office.store.db.selectFrom('network_request').select(['request_id', 'number']).execute()
  assert.deepEqual(rows, [{ request_id: id, number: '231200417' }])
  assert.equal(await stepsLeft(world, 'lender.ask'), 0)

  // The number finds it from anywhere.
  await page.goto(`${origin}/requests`)
  await settle(page)
  await scan(page, '231200417')
  await page.getByRole('heading', { level: 1, name: /Canal Songs/ }).waitFor()

  const html =
    '<table><tr><th>Request ID</th><th>Title</th><th>Status</th><th>Due Date</th></tr><tr><td>231200417</td><td>Canal Songs</td><td>In Transit</td><td>01/20/2027</td></tr><tr><td>231200999</td><td>Another</td><td>Unfilled</td><td></td></tr></table><img src=x onerror="window.wasRun = true">'
  await page.goto(`${origin}/paste`)
  await settle(page)
  await page.evaluate(
    `navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([${JSON.stringify(html)}], { type: 'text/html' }) })])`,
  )
  await page.keyboard.press('Control+v')
  await page.getByText('2 requests recognized, 1 will move, 1 unknown, 0 not understood').waitFor()
  await inspect(page, 'a pasted page')
  await page.keyboard.press('a')
  await page.getByText('2 requests recognized, 1 moved, 1 unknown, 0 not understood').first().waitFor()
  const { state, due_on } = await world.office.store.db
    .selectFrom('request')
    .select(['state', 'due_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([state, due_on], ['shipped', '2027-01-20'])
  assert.equal(await page.evaluate('window.wasRun'), undefined)
  await page.context().close()
})

test('the queues are walked: five, one paste or one key each, and the card is gone', async (t) => {
  const { world, origin } = await office(t)
  const page = await sit(world, origin)
  await page.goto(origin)
  await page
    .getByText(/0 of 5 queues pasted/)
    .waitFor({ timeout: 5000 })
    .catch(() => {})
  assert.equal(await page.getByText(/queues pasted/).count(), 1, 'Tuesday at nine, and the desk is staffed')
  await page.getByRole('link', { name: 'Walk them' }).click()
  for (let index = 0; index < 5; index += 1) {
    await page.locator('.walk li[aria-current]', { hasText: 'paste this one now' }).waitFor()
    await page.keyboard.press('e')
    if (index < 4) await page.locator('.walk li', { hasText: '✓' }).nth(index).waitFor()
  }
  await page.getByRole('region', { name: 'Walk the queues' }).waitFor({ state: 'detached' })
  await page.goto(origin)
  await settle(page)
  assert.equal(await page.getByText(/queues pasted/).count(), 0)
  await page.context().close()
})

/** What a scanner reads off the screen. */
async function seenOnScreen(page: Page): Promise<string> {
  const picture = PNG.sync.read(await page.locator('.big-bars').screenshot())
  const grey = new Uint8ClampedArray(picture.width * picture.height)
  for (let at = 0; at < grey.length; at += 1) grey[at] = picture.data[at * 4] ?? 255
  const source = new RGBLuminanceSource(grey, picture.width, picture.height)
  return new Code128Reader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()
}
