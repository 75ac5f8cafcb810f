// A request taken in, looked at and sent by keyboard alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { asAPerson, inspect } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()

/** Letters and figures act once a page has stood for a second. */
const whenSettled = (page: Page) => page.waitForTimeout(1100)
/** Walks by Tab to what is named, as a person without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string>(
      `(() => { const one = document.activeElement; return one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '' })()`,
    )
    if (name.test(here)) return
  }
  assert.fail(`Tab never came to ${name}`)
}

test('the form says what is wrong before it is sent; lenders are taken and moved by keys', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  await page.goto(`${house.origin}/new/borrowing`)
  await page.locator('main [name=title]').waitFor()
  await tabTo(page, /^Title/)
  await page.keyboard.type('A Book Nobody Has Asked For', asAPerson)
  await tabTo(page, /^ISBN/)
  await page.keyboard.type('0-306-40615-3', asAPerson)
  const checks = page.getByRole('region', { name: 'Checks' })
  await checks.getByText('The ISBN 0-306-40615-3 does not add up').waitFor()
  await checks.getByText('No patron is named').waitFor()
  await checks.getByText('No lender has been chosen').waitFor()

  await tabTo(page, /^Take the first 3/)
  await page.keyboard.press('Enter')
  const order = page.getByRole('group', { name: 'Lenders to ask' }).getByRole('list').first()
  const names = async () => (await order.locator('[data-name]').allTextContents()).map((one) => one.slice(3))
  const [first, second, third] = await names()
  assert.ok(first && second && third)
  assert.match(first, /lends free|charges/, 'why it stands where it stands')
  await order.locator('[data-name]').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  assert.deepEqual(await names(), [second, first, third])
  await page.keyboard.press('Delete')
  assert.equal((await names()).length, 2)
  await checks.getByText('No lender has been chosen').waitFor({ state: 'detached' })
  await inspect(page, 'the form with its checks')

  await page.locator('main [name=isbn]').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Noticed at intake' }).waitFor()
  await whenSettled(page)
  await inspect(page, 'a request with findings')
  // Figures are the keys of the ways on: the first is “Ask the library who”.
  await page.keyboard.press('1')
  await page.getByText('Waiting for the member').waitFor()
  await page.keyboard.press('1')
  await page.getByText('Waiting for the member').waitFor({ state: 'detached' })
})

test('those that pass are sent at one press of A, and undone together', async () => {
  const page = await house.sit('ILL assistant')
  const heading = page.getByRole('heading', { name: /^New requests/ })
  const before = await heading.textContent()
  const passing = Number(/· (\d+) pass/.exec(before ?? '')?.[1])
  assert.ok(passing > 0, before ?? '')
  await whenSettled(page)
  await page.keyboard.press('a')
  await page.locator('strong', { hasText: `Sent ${passing} request` }).waitFor()
  await page.keyboard.press('Alt+z')
  await page.locator('strong', { hasText: 'Undone' }).waitFor()
  await page.getByRole('heading', { name: before ?? '' }).waitFor()
})

test('the rules of intake are kept; a rule that cannot be is said', async () => {
  const page = await house.sit('Administrator', { bypassCSP: true })
  await page.goto(`${house.origin}/settings/intake`)
  await page.getByLabel('A patron may wait for').fill('7')
  await inspect(page, 'the rules of intake')
  await page.keyboard.press('Enter')
  await page.locator('strong', { hasText: 'Intake rules saved' }).waitFor()
  await page.getByLabel('Warning shown wherever').fill('NOTICE')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('paste the whole warning, not its heading alone').first().waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('A patron may wait for').inputValue(), '7')
})
