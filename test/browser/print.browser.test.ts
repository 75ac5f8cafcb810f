import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { ownLoan, settle } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()

const waiting = (page: Page) => page.getByRole('table', { name: 'Papers to print, the oldest first' })
const cameOut = (page: Page) => page.getByRole('table', { name: 'Printed papers, the last first' })
const rowOf = (table: ReturnType<typeof waiting>, title: string) => table.getByRole('row').filter({ hasText: title })

/** The print queue with nothing in it but what the test receives. */
async function atEmptyQueue(t: TestContext): Promise<Page> {
  const page = await house.sit('ILL assistant')
  t.after(() => page.context().close())
  await page.goto(`${house.origin}/mailroom/print`)
  await settle(page)
  const queue: unknown = await (await page.request.get(`${house.origin}/api/print`)).json()
  const { open } = z.object({ open: z.array(z.object({ id: z.number() })) }).parse(queue)
  if (open.length > 0)
    await page.request.post(`${house.origin}/api/print/settle`, {
      data: { jobIds: open.map((one) => one.id), how: 'cancel' },
      headers: { origin: house.origin },
    })
  await page.reload()
  await page.getByText('Nothing waits.').waitFor()
  return page
}
const receive = (page: Page, title: string): Promise<string> => ownLoan(page, title, 'send', 'shipped', 'receive')

test('the queue’s keys: as one PDF, it jammed, print again, leave it out; loaded anew nothing is lost', async (t) => {
  const page = await atEmptyQueue(t)
  await receive(page, 'Jam One')
  await receive(page, 'Jam Two')
  await rowOf(waiting(page), 'Jam Two').waitFor()
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('p')])
  await tab.close()
  await rowOf(cameOut(page), 'Jam One').waitFor()
  await rowOf(cameOut(page), 'Jam Two').waitFor()
  assert.equal(await waiting(page).count(), 0)

  await page.keyboard.press('j')
  const count = page.getByLabel(/How many of the last papers/)
  assert.equal(await count.inputValue(), '2', 'those that came out together')
  assert.equal(await waiting(page).count(), 0, 'nothing before it is said how many')
  await count.fill('1')
  await count.press('Enter')
  await rowOf(waiting(page), 'Jam Two').waitFor()
  await page.reload()
  await settle(page)
  await rowOf(waiting(page), 'Jam Two').waitFor()
  assert.equal(await rowOf(cameOut(page), 'Jam Two').count(), 0)

  await rowOf(cameOut(page), 'Jam One').getByRole('button', { name: 'Print again' }).click()
  await rowOf(waiting(page), 'Jam One').waitFor()
  await rowOf(waiting(page), 'Jam One').getByRole('button', { name: 'It came out' }).click()
  await rowOf(cameOut(page), 'Jam One').waitFor()

  await rowOf(waiting(page), 'Jam Two').getByRole('button', { name: 'Leave it out' }).click()
  await rowOf(waiting(page), 'Jam Two').waitFor({ state: 'detached' })
  await page.reload()
  await settle(page)
  await rowOf(cameOut(page), 'Jam One').waitFor()
  assert.equal(await page.getByRole('row').filter({ hasText: 'Jam Two' }).count(), 0)
})

test('printing here by itself: each paper once, put back and once more, and none that had not loaded counts', async (t) => {
  const page = await atEmptyQueue(t)
  // Where no printer is, nothing says what a PDF's own print did: a page stands in for it and says when it is told to print.
  await page.addInitScript("window.print = () => console.info('printing ' + window.location.search)")
  const told: string[] = []
  page.on('console', (said) => {
    if (said.text().startsWith('printing ')) told.push(said.text())
  })
  const nextTold = () => page.waitForEvent('console', (said) => said.text().startsWith('printing '))
  let isOut = false
  await page.route('**/api/print/pdf?*', async (route) => {
    if (isOut) return
    const real = await route.fetch()
    assert.equal(real.headers()['content-type'], 'application/pdf')
    await route.fulfill({ contentType: 'text/html', body: '<p>papers</p>' })
  })
  await page.reload()
  await settle(page)
  await page.getByLabel('Print here by itself').check()
  await Promise.all([nextTold(), receive(page, 'Here One')])
  await rowOf(cameOut(page), 'Here One').waitFor()
  await Promise.all([nextTold(), receive(page, 'Here Two')])
  await rowOf(cameOut(page), 'Here Two').waitFor()
  assert.equal(told.length, 2)
  const [one, two] = told
  assert.notEqual(one, two)
  await page.reload()
  await rowOf(cameOut(page), 'Here Two').waitFor()
  assert.equal(told.length, 2)

  await page.keyboard.press('j')
  await page.getByLabel(/How many of the last papers/).fill('1')
  await Promise.all([nextTold(), page.keyboard.press('Enter')])
  await rowOf(cameOut(page), 'Here Two').waitFor()
  assert.deepEqual(told, [one, two, two])

  isOut = true
  await Promise.all([page.waitForRequest('**/api/print/pdf?*'), receive(page, 'Here Three')])
  await rowOf(waiting(page), 'Here Three').waitFor()
  isOut = false
  await Promise.all([nextTold(), page.reload()])
  await rowOf(cameOut(page), 'Here Three').waitFor()
  assert.equal(told.length, 4)
})

test('of many papers twenty are listed at first, and the keys mean all of them', async (t) => {
  const page = await atEmptyQueue(t)
  const requestId = await receive(page, 'Many Papers')
  await rowOf(waiting(page), 'Many Papers').first().waitFor()
  const rows = waiting(page).locator('tbody tr')
  const before = await rows.count()
  const more = 24 - before
  for (let n = 0; n < more; n += 1)
    await page.request.post(`${house.origin}/api/print`, {
      data: { kind: 'strap', requestId: Number(requestId) },
      headers: { origin: house.origin },
    })
  await page.getByRole('button', { name: 'Show 4 more of 24' }).waitFor()
  assert.equal(await rows.count(), 20)
  await page.getByRole('button', { name: 'Show 4 more of 24' }).click()
  assert.equal(await rows.count(), 24)
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('p')])
  await tab.close()
  await page.getByText(/^\d+ papers as one PDF$/).waitFor()
})

test('a used label sheet: the arrows choose its first free field, and the PDF begins there', async (t) => {
  const page = await atEmptyQueue(t)
  await receive(page, 'Used Sheet')
  await rowOf(waiting(page), 'Used Sheet').waitFor()
  const sheet = page.getByRole('radiogroup', { name: 'First free field of the sheet' })
  await sheet.getByLabel('Field 1 of 6').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.getByText('Fields 1 to 3 are used.').waitFor()
  assert.equal(await sheet.getByLabel('Field 4 of 6').isChecked(), true)
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('p')])
  await tab.waitForURL(/startAt=3/).catch(() => undefined)
  const asked = tab.url()
  await tab.close()
  await rowOf(cameOut(page), 'Used Sheet').waitFor()
  if (asked.startsWith('http')) assert.match(asked, /startAt=3/)
  await page.keyboard.press('j')
  await page.getByLabel(/How many of the last papers/).press('Enter')
  await page.getByText('A fresh sheet.').waitFor()
})
