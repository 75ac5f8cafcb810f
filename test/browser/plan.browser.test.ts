import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { dollars } from '../../src/domain/values/money.ts'
import { settle } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()

test('the plan: a package held by the keyboard at its price, the wish taken back, and the day’s packages begun', async () => {
  const page = await house.sit('ILL assistant')
  await page.goto(`${house.origin}/mailroom/plan`)
  await page.getByText('this plan').waitFor()
  await settle(page)
  const waiting = page.locator('.plan-days [data-row]').first()
  await waiting.waitFor()
  await waiting.focus()
  await page.keyboard.press('s')
  const form = page.getByRole('form', { name: /Send by itself/ })
  await form.getByText(/costs|saves/).waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })

  await waiting.focus()
  await page.keyboard.press('p')
  await page
    .getByRole('form', { name: /Leaves on/ })
    .getByText(/costs|saves|leaves|wait|hold/)
    .first()
    .waitFor()
  const day = page.getByLabel('Day', { exact: true })
  await day.selectOption({ index: 1 })
  await page.getByRole('form').getByText(/costs/).waitFor()
  await day.press('Enter')
  const wish = page.getByRole('button', { name: /^Take back: kept for/ })
  const card = page.locator('.plan-days .plan-day').first().locator('[data-row]').first()
  await card.waitFor()
  await card.focus()
  await page.keyboard.press('m')
  await wish.first().click()
  await wish.first().waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Last act' }).getByText('Taken back').waitFor()
  await page.keyboard.press('Alt+z')
  await wish.first().waitFor()
  await wish.first().click()
  await wish.first().waitFor({ state: 'detached' })

  await page.getByText('Planning…').first().waitFor({ state: 'detached' })
  const today = page.getByRole('heading', { name: /^To pack .*\([1-9]/ })
  await today.waitFor()
  await page.locator('h1').click()
  await page.keyboard.press('b')
  await page.getByRole('heading', { name: 'Begun already' }).waitFor()
  assert.match(await page.getByRole('heading', { name: /^To pack/ }).innerText(), /\(0\)/)
  await page.context().close()
})

test('a wish stands at once; until the new plan is there the page says that it is being made, and only then that it was', async () => {
  const page = await house.sit('ILL assistant')
  await page.goto(`${house.origin}/mailroom/plan`)
  await page.getByText('this plan').waitFor()
  await settle(page)
  let release = () => {}
  const gate = new Promise<void>((done) => (release = done))
  await page.route('**/api/plan/wishes', async (route) => {
    await gate
    await route.continue()
  })
  const waiting = page.locator('.plan-days [data-row]').first()
  await waiting.focus()
  await page.keyboard.press('p')
  await page.getByLabel('Day', { exact: true }).selectOption({ index: 1 })
  await page
    .getByRole('form')
    .getByText(/costs|saves/)
    .waitFor()
  await page.getByLabel('Day', { exact: true }).press('Enter')
  await page
    .getByRole('button', { name: /^Take back: kept for/ })
    .first()
    .waitFor()
  await page.getByText('Planning…').first().waitFor()
  const said = page.getByRole('region', { name: 'Last act' })
  assert.equal(await said.getByText('Planned anew').count(), 0)

  // What the page asks for by itself comes late: the new plan is there without it.
  const answered = page.waitForResponse('**/api/plan/wishes')
  await page.route('**/api/plan', async (route) => {
    await new Promise((later) => setTimeout(later, 5000))
    await route.continue().catch(() => undefined)
  })
  release()
  const made: unknown = await (await answered).json()
  await said.getByText('Planned anew').waitFor()
  assert.equal(await page.getByText('Planning…').count(), 0)
  const { totals } = z.object({ totals: z.object({ planCents: z.number() }) }).parse(made)
  await page.locator('.plan-totals .chief').getByText(dollars(totals.planCents)).waitFor({ timeout: 2000 })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().close()
})
