import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { keepOpen, type WaitingOffice } from '../../../test/main/waiting-office.ts'

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let office: WaitingOffice
let browser: Browser
before(async () => {
  office = await keepOpen()
  browser = await chromium.launch({
    executablePath: process.env['KEUKA_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
})
after(async () => {
  await browser.close()
  await office.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing, and nothing is cut off: ${colorScheme}, ${width} px`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true })
      const page = await context.newPage()
      await page.goto(`${office.origin}/set-up`)
      await inspect(page)
      await page.getByLabel('Code from the terminal').fill(office.code())
      await page.getByRole('button', { name: 'Set up the office' }).click()
      await page.getByRole('alert').waitFor()
      await inspect(page)
      await context.close()
    })
  }
}

test('without script: the faults are named and lead to their fields, what was typed is kept, and it opens', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(office.origin)
  await page.getByRole('heading', { name: 'Set up this office' }).waitFor()
  await page.getByLabel('Code from the terminal').fill(office.code().toLowerCase())
  await page.getByLabel('Name of the office').fill('Four Counties')
  await page.getByLabel('OCLC symbol').fill('zfc')
  await page.getByLabel('Street or post box').fill('1 Lock Street\nRear door')
  await page.getByLabel('Time zone').selectOption('America/New_York')
  await page.getByLabel('Your name').fill('Ada Byron')
  await page.getByLabel('Your e-mail address').fill('ada@example.org')
  await fillPasswords(page, 'canal boats go slowly')
  await page.getByRole('button', { name: 'Set up the office' }).click()

  const fault = page.getByRole('alert').getByRole('link')
  assert.match((await fault.textContent()) ?? '', /city/)
  assert.equal(await fault.getAttribute('href'), '#city')
  assert.equal(await page.getByLabel('City').getAttribute('aria-invalid'), 'true')
  assert.equal(await page.getByLabel('Name of the office').inputValue(), 'Four Counties')
  assert.equal(await page.getByLabel('Street or post box').inputValue(), '1 Lock Street\nRear door')
  assert.equal(await page.getByLabel('Time zone').inputValue(), 'America/New_York')

  await page.getByLabel('City').fill('Seneca Falls')
  await fillPasswords(page, 'canal boats go slowly')
  await page.getByRole('button', { name: 'Set up the office' }).click()
  await page.getByRole('status').getByText('The office is set up').waitFor()
  await context.close()
})

async function fillPasswords(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password once more').fill(password)
}

async function inspect(page: Page): Promise<void> {
  await page.addScriptTag({ path: axeScript })
  const faults = await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  )
  assert.deepEqual(faults, [], page.url())
  const overhang = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.equal(overhang, 0, page.url())
}
