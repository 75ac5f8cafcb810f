import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { addStaff } from './staff.ts'
import { emailOf, password, testOffice, type TestOffice } from '../../../test/sign-in-office.ts'

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let office: TestOffice
let browser: Browser
before(async () => {
  office = await testOffice({
    demoSignIns: [
      { label: 'Ada, administrator', email: emailOf('administrator'), password },
      { label: 'Mem, Penn Yan (member library)', email: emailOf('member'), password },
    ],
  })
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
})
after(async () => {
  await browser.close()
  await office.close()
})

test('without script: sign in by the form, choose a password, sign out', async () => {
  const handedOver = await addStaff(
    office.store,
    await office.person('administrator'),
    { name: 'Zoë', email: 'zoe@keuka.example', role: 'assistant', libraryId: null },
    new Date(),
  )
  assert.ok(handedOver.ok)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${office.origin}/sign-in?next=/who`)
  const key = await page.getByRole('button', { name: 'Sign in', exact: true }).boundingBox()
  assert.ok(key && key.height >= 44, 'the style reaches the page past its own policy')
  await enter(page, 'zoe@keuka.example', 'wrong password')
  assert.match(await page.title(), /^Error: Sign in/)
  await page.getByRole('alert').getByText('do not go together').waitFor()
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'zoe@keuka.example')

  await enter(page, 'zoe@keuka.example', handedOver.value.password)
  await page.getByRole('heading', { name: 'Choose a password' }).waitFor()
  await page.getByLabel('Present password').fill(handedOver.value.password)
  await page.getByLabel('New password', { exact: true }).fill('eleven boats')
  await page.getByLabel('New password once more').fill('eleven boats')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.waitForURL('**/who')
  assert.match(await page.locator('body').innerText(), /"name":"Zoë"/)

  await page.goto(`${office.origin}/sign-out`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('status').getByText('You are signed out.').waitFor()
  await context.close()
})

test('without script: one key makes you anybody in the make-believe office', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${office.origin}/sign-in?next=/who`)
  await page.getByRole('button', { name: 'Sign in as Mem, Penn Yan (member library)' }).click()
  await page.waitForURL('**/who')
  assert.match(await page.locator('body').innerText(), /"role":"member"/)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing, and nothing is cut off: ${colorScheme}, ${width} px`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true })
      const page = await context.newPage()
      await page.goto(`${office.origin}/sign-in`)
      await inspect(page)
      await enter(page, emailOf('assistant'), 'wrong password')
      await inspect(page)
      await enter(page, '', 'x')
      await inspect(page)
      await enter(page, emailOf('assistant'), password)
      for (const path of ['/sign-in', '/sign-in/password', '/sign-out']) {
        await page.goto(office.origin + path)
        await inspect(page)
      }
      await page.goto(`${office.origin}/sign-in/password`)
      await page.getByLabel('Present password').fill('wrong')
      await page.getByRole('button', { name: 'Change password' }).click()
      await inspect(page)
      await context.close()
    })
  }
}

async function enter(page: Page, email: string, word: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
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
