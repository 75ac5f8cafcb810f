// The list of requests with ten thousand rows: walked to its end, marked, sent at one press, taken back by one undo.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { makeWorld, type World } from '../world.ts'
import { inspect } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'

const visitor = browserForTests()

const rowsInAll = 10_000
const listName = /^Requests, newest first/

test('ten thousand rows to the end and back; twelve are sent, each with its result, and undone', async (t) => {
  const { world, origin } = await fullOffice(t)
  const page = await sit(world, origin)
  await page.goto(`${origin}/requests?stage=review`)
  await page.getByText(`${rowsInAll} requests`, { exact: true }).waitFor()
  const list = page.getByRole('grid', { name: listName })
  await row(page, 'Sent or not 12').waitFor()
  assert.ok((await list.getByRole('row').count()) < 120, 'only rows in sight are drawn')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await row(page, 'Bulk 1').waitFor()
  await page.waitForFunction(`document.activeElement?.textContent?.includes('Bulk 1')`)
  assert.equal(await page.evaluate(`document.activeElement.getAttribute('aria-rowindex')`), String(rowsInAll + 1))
  await page.keyboard.press('Home')
  await page.waitForFunction(`document.activeElement?.textContent?.includes('Sent or not 12')`)

  await list.hover()
  await page.mouse.wheel(0, 200_000)
  await page
    .getByText(/^B-25-00[34]/)
    .first()
    .waitFor()
  assert.equal(await page.evaluate(`document.activeElement.getAttribute('aria-rowindex')`), '2', 'the focus stays')
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(`document.activeElement?.textContent?.includes('Sent or not 11')`)
  await page.keyboard.press('ArrowUp')
  await page.mouse.move(5, 5)

  await page.keyboard.press('Space')
  for (let presses = 1; presses < 12; presses += 1) await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('region', { name: 'Marked requests' })
  await bar.getByText('12 requests marked').waitFor()
  await bar.getByRole('button', { name: 'Send (11 of 12)' }).waitFor()
  await page.keyboard.press('s')
  const result = page.getByRole('region', { name: 'Send, result' })
  await result.getByText('11 of 12 done, 1 refused').waitFor()
  await result.getByText('Choose a lender who has not been asked yet.').waitFor()
  assert.equal(await list.getByText('✓ done').count(), 11)
  assert.equal(await list.getByText('✕ Choose a lender who has not been asked yet.').count(), 1)
  await row(page, 'Sent or not 12').getByText('Asked').waitFor()

  await page.keyboard.press('Alt+z')
  await page.getByText('Undone: Send: 11 of 12', { exact: true }).waitFor()
  await row(page, 'Sent or not 12').getByText('New').waitFor()

  await list.getByRole('row').nth(1).focus()
  await page.keyboard.press('Control+a')
  await bar.getByText(`${rowsInAll} requests marked, all of this list`).waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })
  await page.context().close()

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const seen = await sit(world, origin, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
      await seen.goto(`${origin}/requests?stage=review`)
      await row(seen, 'Sent or not 12').waitFor()
      await seen.keyboard.press('ArrowDown')
      await seen.keyboard.press('Space')
      await seen.getByRole('button', { name: /^Send/ }).waitFor()
      const pictures = process.env['KEUKA_PICTURES']
      if (pictures !== undefined)
        await seen.screenshot({ path: join(pictures, `requests-${colorScheme}-${width}.png`) })
      await inspect(seen, `requests, ${colorScheme}, ${width}`)
      await seen.context().close()
    }
  }
})

test('what others do is only said while somebody reads, and looked up after a rest when nobody does', async (t) => {
  const world = await makeWorld(t, { app: { webFolder: join(import.meta.dirname, '../../dist/web') } })
  await world.borrowing('new', { title: 'Stood here first' })
  const origin = await serveWorld(t, world)
  const page = await sit(world, origin)
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/requests/index')) asked += 1
  })
  await page.goto(`${origin}/requests?stage=review`)
  await row(page, 'Stood here first').waitFor()
  await page.locator('.live', { hasText: /●/ }).waitFor()
  assert.equal(asked, 1)

  await page.keyboard.press('ArrowDown')
  await world.borrowing('new', { title: 'Came meanwhile 1' })
  await world.borrowing('new', { title: 'Came meanwhile 2' })
  const upToDate = page.getByRole('button', { name: 'Bring up to date: there are changes' })
  await upToDate.waitFor()
  assert.equal(asked, 1, 'while somebody reads nothing is asked')
  assert.equal(await row(page, 'Came meanwhile 1').count(), 0)
  await upToDate.click()
  await row(page, 'Came meanwhile 1').waitFor()
  await row(page, 'Came meanwhile 2').waitFor()
  assert.equal(asked, 2)

  await page.mouse.move(5, 5)
  await page.getByRole('heading', { level: 1 }).click()
  await world.borrowing('new', { title: 'Came later' })
  await row(page, 'Came later').waitFor()
  assert.equal(await upToDate.count(), 0)
  await page.context().close()
})

const row = (page: Page, title: string) =>
  page.getByRole('grid', { name: listName }).getByRole('row', { name: new RegExp(`${title}(?!\\d)`) })

/** A test's world behind a real socket, with twelve new requests, one without a lender, on top of thousands. */
async function fullOffice(t: Parameters<typeof makeWorld>[0]): Promise<{ world: World; origin: string }> {
  const world = await makeWorld(t, { app: { webFolder: join(import.meta.dirname, '../../dist/web') } })
  const first = await world.borrowing('new', { title: 'Bulk 1' })
  await copies(world, first, rowsInAll - 13)
  for (let n = 1; n <= 12; n += 1)
    await world.borrowing('new', { title: `Sent or not ${n}`, ...(n === 5 ? { lenders: [] } : {}) })
  const origin = await serveWorld(t, world)
  return { world, origin }
}

/** The same request again and again, each under a number of its own. */
async function copies(world: World, requestId: number, count: number): Promise<void> {
  await sql`
    insert into request (number, kind, service, state, state_since, source, source_key, title, home_library_id, created_at)
      select 'B25' || lpad(n::text, 6, '0') || 'K', kind, service, state, state_since, 'bulk', n::text, 'Bulk ' || n, home_library_id, created_at
      from request, generate_series(2, ${sql.lit(count + 1)}) n where id = ${requestId} order by n`.execute(
    world.office.store.db,
  )
}

async function sit(world: World, origin: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await visitor.browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const [name, value] = (await world.cookie('assistant')).split(/=(.*)/s)
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}
