// What the tasks of a day cost that are not a scan, counted from a page of the workbench, the way there included.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import { ownLoan, settle } from './desk.ts'
import { openHouse } from './house.ts'
import { ask, beginCounting, effort, post, scan, stateOf, textIn } from './scan-desk.ts'

const house = openHouse()
const card = '24071000000029'

/** Somebody at the list of libraries, from where every way begins. */
async function sit(): Promise<Page> {
  const page = await house.sit('ILL assistant')
  await page.goto(`${house.origin}/libraries`)
  await settle(page)
  return page
}
const whatNow = (page: Page) => page.getByRole('region', { name: 'What now' })
const room = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name }).click()

test('a request is taken in and goes to its string of lenders', async () => {
  const page = await sit()
  await beginCounting(page)
  await room(page, /^Requests/)
  await page.getByRole('link', { name: 'New borrowing' }).click()
  await page.getByLabel('Patron’s card').fill(card)
  await page.locator('main [name=title]').fill('The Lanterns of Lock Nine')
  await page.getByRole('button', { name: /^Take the first 3/ }).click()
  await page.getByRole('button', { name: 'Begin the request' }).click()
  await page.getByRole('heading', { level: 1, name: /The Lanterns of Lock Nine/ }).waitFor()
  assert.deepEqual(await effort(page), effortOf('takeIn'))

  await beginCounting(page)
  await whatNow(page).getByRole('button', { name: 'Send S', exact: true }).click()
  await page.locator('.page-head .state', { hasText: 'Asked' }).waitFor()
  assert.deepEqual(await effort(page), effortOf('send'))
  await page.context().close()
})

test('a lending request is answered', async () => {
  const page = await sit()
  const partners: unknown = await ask(page, '/api/libraries?kind=partner')
  const borrower: unknown = Array.isArray(partners) ? partners[0] : undefined
  const made = await post(page, '/api/requests/lending', {
    service: 'loan',
    title: 'Ferries of the Upper Lake',
    borrowerLibraryId: Number(textIn(borrower, 'id')),
    partnerNumber: 'T-answered-1',
  })
  const number = textIn(made, 'number')
  await beginCounting(page)
  await scan(page, number)
  await page.getByRole('heading', { level: 1, name: /Ferries of the Upper Lake/ }).waitFor()
  await whatNow(page)
    .getByRole('button', { name: /^Pull it/ })
    .click()
  await page.locator('.page-head .state', { hasText: 'Pulling' }).waitFor()
  assert.deepEqual(await effort(page), effortOf('answer'))
  await page.context().close()
})

test('the telephone is answered: where it is and when it is due', async () => {
  const page = await sit()
  await ownLoan(page, 'A Towpath Companion', 'send', 'shipped', 'receive')
  await beginCounting(page)
  await page.getByRole('button', { name: /^Phone/ }).click()
  await page.getByRole('combobox', { name: /Card, title words/ }).fill('towpath companion')
  await page.getByRole('option', { name: /A Towpath Companion.*Here/ }).waitFor()
  await page.getByRole('combobox', { name: /Card, title words/ }).blur()
  assert.deepEqual(await effort(page), effortOf('telephone'))
  await page.context().close()
})

test('the batch is printed', async () => {
  const page = await sit()
  await ownLoan(page, 'Straps Wanted', 'send', 'shipped', 'receive')
  await beginCounting(page)
  await room(page, /^Mailroom/)
  await page.getByRole('link', { name: 'Print queue' }).click()
  const paper = page.waitForEvent('popup')
  await page.getByRole('button', { name: /as one PDF/ }).click()
  await (await paper).close()
  assert.deepEqual(await effort(page), effortOf('print'))
  await page.context().close()
})

test('the lender is asked for more time', async () => {
  const page = await sit()
  const requestId = await ownLoan(page, 'Kept a Little Longer', 'send', 'shipped', 'receive')
  const view = await ask(page, `/api/requests/${requestId}`)
  const number = /[B]-\d\d-\d{6}-\w/.exec(JSON.stringify(view))?.[0] ?? ''
  await beginCounting(page)
  await scan(page, number)
  await page.getByRole('heading', { level: 1, name: /Kept a Little Longer/ }).waitFor()
  await page.getByRole('button', { name: /^Ask for more time…/ }).click()
  await page
    .locator('.act-form')
    .getByRole('button', { name: /^Ask for more time/ })
    .click()
  await page.getByRole('region', { name: 'Last act' }).getByText('Ask for more time').waitFor()
  assert.deepEqual(await effort(page), effortOf('renew'))
  assert.equal(await stateOf(page, requestId), 'received')
  await page.context().close()
})
