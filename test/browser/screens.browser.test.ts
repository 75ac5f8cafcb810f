import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import type { Page, Route } from 'playwright-core'
import { answering, cut, hang, nothing, refuse } from './answers.ts'
import { inspect, ownLoan, requestAt, settle } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()

/** Every screen, by what its heading or first words say. */
const screens: readonly (readonly [path: string, says: RegExp])[] = [
  ['/', /to do/],
  ['/requests', /Requests/],
  ['/requests?show=all&kind=lending', /Requests/],
  ['/requests/$new', /What now/],
  ['/requests/$new?act=setLenders', /Add a lender/],
  ['/requests/$coming?act=receive', /Barcode for Polaris/],
  ['/new/borrowing', /New borrowing request/],
  ['/new/lending', /New lending request/],
  ['/new/facility', /New facility line/],
  ['/find?code=nothing', /Nothing of ours/],
  ['/packages', /Waiting to leave/],
  ['/mailroom/plan', /this plan/],
  ['/mailroom/print', /Print queue/],
  ['/settings/shipping', /Add a rate table/],
  ['/mailroom/pack', /to be packed|How it goes/],
  ['/mailroom/day', /The day’s packages/],
  ['/settings/paper', /Add a printer/],
  ['/reports', /packing together saved/],
  ['/supplies', /On the shelf/],
  ['/supplies/orders', /The list went to/],
  ['/supplies/count', /How many are there/],
  ['/supplies/forms', /Keep it/],
  ['/supplies/1', /Labels for its packs/],
  ['/arriving', /Arriving/],
  ['/scan', /Choose the station/],
  ['/mailroom/strangers', /Belongs to nobody/],
  ['/mailroom/on-the-way', /On the way too long/],
  ['/calendar', /Courier and van/],
  ['/calendar?form=closing', /Closed days/],
  ['/paste', /then paste here/],
  ['/settings/assisted', /Walk the queues at/],
  ['/patrons', /Scan or type a card/],
  ['/settings/hours', /Note it/],
  ['/libraries', /Libraries/],
  ['/libraries/16', /Save/],
  ['/libraries/new', /Add the library/],
  ['/settings/staff?adding=yes', /Make the account/],
  ['/settings/tokens?adding=yes', /Make the token/],
  ['/settings/office', /Save/],
  ['/settings/forgetting', /forgotten/],
  ['/connections', /ISO 18626 partners/],
  ['/connections?open=polaris', /Address of PAPI/],
  ['/outbox', /oldest first/],
  ['/inbox', /Inbox/],
  ['/differences', /Compare now/],
  ['/nowhere', /no such page/],
]

/** A slow machine needs seconds for each, so no test has them all. */
const thirds = [0, 1, 2].map((third) => screens.filter((_, index) => index % 3 === third))

/** Both schemes where everything shows, and the narrow one in the scheme that is harder to get right. */
const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const
const optionsOf = <Scheme>(colorScheme: Scheme, width: number) => ({
  colorScheme,
  viewport: { width, height: 900 },
  bypassCSP: true,
})

// The shortest first: it waits for the office to open.
test('the shared parts, each in each of its states, stand on no screen of the product', async () => {
  const page = await house.sit('Administrator')
  await page.goto(`${house.origin}/parts`)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  assert.equal(await page.title(), 'Not found · Keuka')
  await page.context().close()
})

for (const { colorScheme, width } of looks) {
  const options = optionsOf(colorScheme, width)

  for (const [third, some] of thirds.entries())
    test(`full screens, part ${third + 1}: ${colorScheme}, ${width} px`, async () => {
      const page = await house.sit('Administrator', options)
      const newRequest = await requestAt(page, 'new')
      const coming = await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped')
      for (const [pattern, says] of some) {
        const path = pattern.replace('$new', newRequest).replace('$coming', coming)
        await page.goto(house.origin + path)
        await page.getByText(says).filter({ visible: true }).first().waitFor()
        await settle(page)
        await inspect(page, path)
      }
      await page.context().close()
    })

  test(`a package: ${colorScheme}, ${width} px`, async () => {
    const page = await house.sit('Administrator', options)
    await page.goto(`${house.origin}/packages`)
    await page.locator('main').getByRole('link', { name: /^P\d/ }).first().click()
    await page.getByRole('heading', { name: /^Package P/ }).waitFor()
    await inspect(page, 'a package')
    await page.context().close()
  })
}

for (const { colorScheme, width } of [looks[0], looks[2]]) {
  const options = optionsOf(colorScheme, width)

  test(`loading and failed screens: ${colorScheme}, ${width} px`, async () => {
    const page = await house.sit('Administrator', options)
    for (const path of [
      '/',
      '/requests',
      '/requests/30',
      '/arriving',
      '/packages',
      '/inbox',
      '/outbox',
      '/differences',
      '/libraries',
      '/connections',
      '/settings/staff',
      '/settings/office',
      '/settings/hours',
      '/settings/assisted',
    ]) {
      await answering(page, hang)
      await page.goto(house.origin + path)
      await page.locator('.waiting-bars').first().waitFor()
      await inspect(page, `${path} loading`)

      await answering(page, path === '/' ? cut : refuse)
      await page.goto(house.origin + path)
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).first().waitFor({ timeout: 20_000 })
      await inspect(page, `${path} failed`)
    }
    await page.context().close()
  })

  test(`empty screens: ${colorScheme}, ${width} px`, async () => {
    const page = await house.sit('Administrator', options)
    for (const path of [
      '/',
      '/requests',
      '/arriving',
      '/packages',
      '/inbox',
      '/outbox',
      '/differences',
      '/libraries',
      '/connections',
      '/patrons',
      '/settings/staff',
      '/settings/tokens',
    ]) {
      await answering(page, nothing)
      await page.goto(house.origin + path)
      await page.locator('.nothing').first().waitFor()
      await inspect(page, `${path} empty`)
    }
    await pasteAndPatrons(page)
    await page.context().close()
  })
}

/** Two screens that ask nothing, or little, before somebody has done something. */
async function pasteAndPatrons(page: Page): Promise<void> {
  await answering(page, hang)
  await page.goto(`${house.origin}/paste`)
  await page.getByText('then paste here').waitFor()
  await inspect(page, '/paste loading')
  await answering(page, refuse)
  await page.goto(`${house.origin}/paste`)
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).first().waitFor({ timeout: 20_000 })
  await inspect(page, '/paste failed')
  await answering(page, nothing)
  await page.goto(`${house.origin}/paste`)
  await page.getByText('Neither system is worked in assisted mode').waitFor()
  await inspect(page, '/paste where neither is switched on')

  for (const [words, what] of [
    ['Nobody', 'by name'],
    ['21234000002105', 'by card'],
  ] as const) {
    const find = async (how: (route: Route) => Promise<void>): Promise<void> => {
      await answering(page, how)
      await page.goto(`${house.origin}/patrons`)
      await page.getByLabel('Card, or name of somebody').fill(words)
      await page.getByRole('button', { name: 'Find', exact: true }).click()
    }
    await find(hang)
    await page.locator('.waiting-bars').first().waitFor()
    await inspect(page, `/patrons loading ${what}`)
    await find(refuse)
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).first().waitFor({ timeout: 20_000 })
    await inspect(page, `/patrons failed ${what}`)
    if (what === 'by card') continue
    await find(nothing)
    await page.getByText('Nobody of that name has anything open').waitFor()
    await inspect(page, '/patrons nobody')
  }
}

test('the page of parts, where one is built for building', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-parts-'))
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--mode', 'development', '--outDir', folder], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_ENV: 'development' },
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await house.sit('Administrator', { colorScheme, bypassCSP: true })
    await page.route('**/parts', (route) => route.fulfill({ path: join(folder, 'index.html') }))
    await page.route('**/assets/*', (route) =>
      route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
    )
    await page.goto(`${house.origin}/parts`)
    await page.getByRole('heading', { name: 'The line of the last act' }).waitFor()
    await page.getByRole('button', { name: 'With undo' }).click()
    await page
      .getByRole('region', { name: 'Last act' })
      .getByText(/leaves the house in \d+ s/)
      .waitFor()
    await inspect(page, `parts, ${colorScheme}`)
    await page.context().close()
  }
  await rm(folder, { recursive: true })
})
