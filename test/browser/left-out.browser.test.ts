// What has no way to go stands over the plan with a key to where that is changed; what one person does not lift is said so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece } from '../planning.ts'
import { makeWorld } from '../world.ts'
import { inspect } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { withPages } from './own-desk.ts'
import { scan } from './scan-desk.ts'

const visitor = browserForTests()

test('a piece without a way to go, and a package that two must lift', async (t) => {
  const world = await makeWorld(t, { app: withPages })
  const origin = await serveWorld(t, world)
  const never = { notArriving: [{ from: '2026-11-24', until: '2028-06-30' }] }
  await backPiece(world, { terms: never })
  await backPiece(world, { lender: world.libraries.hillcrest, weightOz: 20, terms: { promptly: true } })
  const context = await (await visitor.opened).newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const [name = '', value = ''] = (await world.cookie('assistant')).split('=', 2)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)

  await page.goto(`${origin}/mailroom/plan`)
  const group = page.getByRole('alert').filter({ hasText: 'No way home yet (1)' })
  await group.getByText('By its lender’s terms it may not arrive before Sat 1 Jul 2028.').waitFor()
  await inspect(page, 'a plan with something left out')
  await page.keyboard.press('u')
  await page.waitForURL(/\/requests\/\d+\?act=lendersTerms/)

  await page.goto(`${origin}/mailroom/plan`)
  await page.getByRole('button', { name: 'Begin the packages' }).click()
  await page.getByText('1 package begun', { exact: true }).waitFor()
  await page.goto(origin)
  await page.getByText('1 piece with no way to go').waitFor()

  await page.goto(`${origin}/mailroom/pack`)
  await page.getByLabel('Weight').fill('55 lb')
  await page.keyboard.press('Enter')
  await page.getByText('It weighs 55 lb, and one person here lifts 50 lb at most: two lift it.').waitFor()
  await inspect(page, 'a package that two must lift')
  await scan(page, await page.locator('.pack-pieces a').innerText())
  await page.getByText('Say first that two lift it.').waitFor()
  await page.keyboard.press('c')
  await page.locator('.scan-line').filter({ hasText: 'Two must lift it' }).waitFor()
  await page.keyboard.press('w')
  await page.locator('.scan-line').filter({ hasText: 'Two lift it' }).waitFor()
  await page.getByRole('button', { name: 'Two of us lift it' }).waitFor({ state: 'detached' })
  assert.equal(await page.getByText('two lift it.').count(), 1, 'it is still said')
  await context.close()
})
