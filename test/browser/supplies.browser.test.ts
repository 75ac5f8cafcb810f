import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { asAPerson, inspect, settle } from './desk.ts'
import { openHouse } from './house.ts'
import { scan } from './scan-desk.ts'

const house = openHouse()

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
/** A letter acts on a row that has had the focus for a second. */
const settledMs = 1100

async function atShelf(t: TestContext, path = '/supplies', more = {}): Promise<Page> {
  const page = await house.sit('ILL assistant', more)
  t.after(() => page.context().close())
  await page.goto(house.origin + path)
  await settle(page)
  return page
}
async function codeOf(page: Page, name: string): Promise<string> {
  const list: unknown = await (await page.request.get(`${house.origin}/api/supplies`)).json()
  const one = z
    .array(z.object({ name: z.string(), code: z.string() }))
    .parse(list)
    .find((each) => each.name === name)
  assert.ok(one)
  return one.code
}

test('L says that the last pack was opened, Alt Z takes it back, O says that the list went out, R that it came', async (t) => {
  const page = await atShelf(t)
  await row(page, 'Letter paper').getByText('Enough').waitFor()
  await row(page, 'Letter paper').focus()
  await page.waitForTimeout(settledMs)
  await page.keyboard.press('l')
  await row(page, 'Letter paper').getByText('Last pack opened 1 pack').waitFor()
  await page.getByRole('region', { name: 'Last act' }).getByText('on the order list of Hollow Creek Paper').waitFor()
  await page.keyboard.press('Alt+z')
  await row(page, 'Letter paper').getByText('Enough').waitFor()
  await page.keyboard.press('l')
  await row(page, 'Letter paper').getByText('Last pack opened 1 pack').waitFor()
  await page.keyboard.press('o')
  await row(page, 'Letter paper').getByText('Ordered 1 pack').waitFor()

  await row(page, 'Letter paper').getByRole('link', { name: 'It came' }).click()
  const order = page.getByRole('article', { name: 'Ordered: Hollow Creek Paper' })
  await order.getByText('0 of 1 came').waitFor()
  await order.focus()
  await page.waitForTimeout(settledMs)
  await page.keyboard.press('r')
  await page.getByRole('article', { name: 'Received: Hollow Creek Paper' }).getByText('1 of 1 came').waitFor()
  await page.goto(`${house.origin}/supplies`)
  await row(page, 'Letter paper').getByText('Enough').waitFor()
  await page.getByRole('link', { name: 'Reports' }).first().click()
  const supplies = page.getByRole('region', { name: 'Supplies' })
  await supplies
    .getByRole('row', { name: /^Together/ })
    .getByText('$21.45')
    .first()
    .waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('u')
  await supplies.getByText('Copied').waitFor()
  const copied = await page.evaluate('navigator.clipboard.readText()')
  assert.match(String(copied), /^Month\t.*Together\n\d{4}-\d\d\t.*\$21\.45$/)
})

test('the barcode on a pack does the same on any page, once, with no station chosen', async (t) => {
  const page = await atShelf(t, '/requests')
  const code = await codeOf(page, 'Boxes')
  await scan(page, code)
  const said = page.getByRole('region', { name: 'Last act' })
  await said.getByText('Last pack opened: on the order list of Erie Packing').waitFor()
  assert.equal(new URL(page.url()).pathname, '/requests')
  await scan(page, code.toLowerCase())
  await said.getByText('Boxes is on the order list of Erie Packing already.').waitFor()
  await page.goto(`${house.origin}/supplies/orders`)
  const lists = page.getByRole('article', { name: 'To order: Erie Packing' })
  await lists.getByText('Boxes').waitFor()
  assert.equal(await lists.count(), 1)
  await lists.getByRole('button', { name: 'More packs of Boxes' }).click()
  await row(page, 'Boxes').getByText('2', { exact: true }).waitFor()
})

test('stock-taking: type, Enter, type, Enter; what is left empty is not counted', async (t) => {
  const page = await atShelf(t, '/supplies/count')
  await page.getByLabel('Packing tape: packs of 6').focus()
  await page.keyboard.type('3', asAPerson)
  await page.keyboard.press('Enter')
  await page.keyboard.type('4', asAPerson)
  await page.keyboard.press('Enter')
  assert.equal(
    await page.getByLabel('Toner: cartridge').evaluate('document.activeElement.ariaLabel'),
    'Toner: cartridge',
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/supplies')
  await row(page, 'Packing tape').getByText('about 22 rolls').waitFor()
  await row(page, 'Toner').getByText('about 1 cartridge').waitFor()
})

test('counts that were not saved are there again after another page; one below nothing is refused in its field', async (t) => {
  const page = await atShelf(t, '/supplies/count')
  const tape = page.getByLabel('Packing tape: packs of 6')
  await tape.fill('-3')
  await tape.press('Enter')
  assert.equal(await tape.evaluate('document.activeElement.ariaLabel'), 'Packing tape: packs of 6')
  assert.equal(await page.locator('.counting input:invalid').count(), 1)
  await tape.fill('5')
  await page.getByRole('link', { name: 'Orders' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
  await page.goBack()
  assert.equal(await tape.inputValue(), '5')
  await page.getByRole('button', { name: /^Save 1 count/ }).click()
  await page.waitForURL('**/supplies')
  await page.goto(`${house.origin}/supplies/count`)
  assert.equal(await tape.inputValue(), '')
})

test('more packs than were ordered are asked about once; at any width a supply’s keys are within the panel', async (t) => {
  const page = await atShelf(t)
  for (const width of [1440, 1100]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate<number>(
      `Math.max(...[...document.querySelectorAll('.supply-row td:last-child .small-key')].map((one) => one.getBoundingClientRect().right - one.closest('.table-box').getBoundingClientRect().right))`,
    )
    assert.ok(over <= 0, `${over} px outside at ${width}`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  const tape = row(page, 'Packing tape')
  await tape.getByRole('button', { name: /^Last pack opened/ }).click()
  await tape.getByRole('button', { name: /^Ordered/ }).click()
  await tape.getByRole('link', { name: /^It came/ }).click()
  const order = page.getByRole('article', { name: /^Ordered:/ }).filter({ hasText: 'Packing tape' })
  await order.getByLabel('Packs of Packing tape that came').fill('8')
  await order.getByRole('button', { name: /^This came/ }).click()
  await order
    .getByRole('alert')
    .getByText(/8 of \d came: keep 8\?/)
    .waitFor()
  await order.getByRole('button', { name: /^This came/ }).click()
  await page
    .getByRole('article', { name: /^Received:/ })
    .getByText(/8 of \d came/)
    .waitFor()
})

test('a form is kept by its name and version, and what is no PDF is refused in a sentence', async (t) => {
  const page = await atShelf(t, '/supplies/forms')
  await page.getByRole('textbox', { name: 'Name' }).fill('Damage report')
  await page.getByRole('textbox', { name: 'Version' }).fill('2026-11')
  const file = page.getByLabel(/PDF file/)
  await file.setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dear Madam') })
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('This file is no PDF: save the form as PDF and choose that.').waitFor()
  await file.setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') })
  await page.getByRole('button', { name: 'Keep it' }).click()
  await row(page, 'Damage report').getByText('2026-11').waitFor()
})

test('the supplies’ screens are accessible and stay within the page', async (t) => {
  for (const width of [1440, 390]) {
    const page = await atShelf(t, '/supplies', { viewport: { width, height: 900 }, bypassCSP: true })
    for (const path of [
      '/supplies',
      '/supplies/orders',
      '/supplies/count',
      '/supplies/forms',
      '/supplies/1',
      '/supplies/new',
      '/reports',
    ]) {
      await page.goto(house.origin + path)
      await settle(page)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await inspect(page, `${path} at ${width}`)
    }
  }
})
