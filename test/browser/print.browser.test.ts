import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser, ownLoan, settle, sitDown } from './desk.ts'
import { openOffice, type Office } from './office.ts'

let office: Office
let browser: Browser
before(async () => {
  office = await openOffice()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await office?.close()
})

const waiting = (page: Page) => page.getByRole('table', { name: 'Papers to print, the oldest first' })
const cameOut = (page: Page) => page.getByRole('table', { name: 'Printed papers, the last first' })
const rowOf = (table: ReturnType<typeof waiting>, title: string) => table.getByRole('row').filter({ hasText: title })

/** The print queue with nothing in it but what the test receives. */
async function atEmptyQueue(t: TestContext): Promise<Page> {
  const page = await sitDown(browser, office.origin, 'ILL assistant')
  t.after(() => page.context().close())
  await page.goto(`${office.origin}/mailroom/print`)
  await settle(page)
  const queue: unknown = await (await page.request.get(`${office.origin}/api/print`)).json()
  const { open } = z.object({ open: z.array(z.object({ id: z.number() })) }).parse(queue)
  if (open.length > 0)
    await page.request.post(`${office.origin}/api/print/settle`, {
      data: { jobIds: open.map((one) => one.id), how: 'cancel' },
      headers: { origin: office.origin },
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
