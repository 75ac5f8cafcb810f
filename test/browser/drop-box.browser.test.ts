// A crate of thirty pieces with a stranger in it, a third of them while the line is down.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import { eachKeyOnce, inspect } from './desk.ts'
import { openHouse } from './house.ts'
import * as desk from './scan-desk.ts'
import { beginCounting, effort, loansOnTheWay, scan, stateOf, type OwnLoan } from './scan-desk.ts'

const house = openHouse()
const stranger = 'NOBODYS-77'

const word = (page: Page, words: string | RegExp) => page.locator('.drop-large').filter({ hasText: words }).waitFor()
const counted = (page: Page, words: string | RegExp) =>
  page.getByRole('list', { name: 'Counted so far' }).getByRole('listitem').filter({ hasText: words }).waitFor()

/** Loans on the van to their readers, made while the page shows nothing that would be asked for anew at each step. */
async function loansOut(page: Page, title: string, count: number): Promise<OwnLoan[]> {
  page.setDefaultTimeout(40_000)
  await page.goto(`${house.origin}/scan`)
  const loans = await loansOnTheWay(page, title, count)
  for (const { requestId } of loans) for (const action of ['receive', 'route']) await desk.act(page, requestId, action)
  return loans
}
const numbers = (loans: readonly OwnLoan[]) => loans.map((one) => one.number)

test('a crate of thirty is thirty scans and no click; ten without a line are done in order when it is back', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const loans = await loansOut(page, 'Crate of the Canal', 29)
  await desk.atStation(page, 'Drop box')
  await page.waitForTimeout(1000)
  // One of them is given up for lost, and paid, while the line is down.
  const changed = loans[19]
  assert.ok(changed)
  await beginCounting(page)

  for (const number of numbers(loans.slice(0, 10))) await scan(page, number)
  await counted(page, '10 pieces')
  await word(page, 'HOME')

  await page.context().setOffline(true)
  await fromElsewhere(changed.requestId)
  for (const number of numbers(loans.slice(10, 20))) {
    await scan(page, number)
    await page.locator('.scan-about').filter({ hasText: number }).waitFor()
    await word(page, 'HOME')
  }
  await page.locator('.scan-more').filter({ hasText: 'It will be done when the line is back.' }).waitFor()
  await page.context().setOffline(false)
  await counted(page, '20 pieces')
  await page.getByText('while the line was down').waitFor()

  for (const number of numbers(loans.slice(20))) await scan(page, number)
  await counted(page, '29 pieces')
  await scan(page, stranger)
  await word(page, 'ASIDE')
  await counted(page, '30 pieces')
  assert.deepEqual(await effort(page), effortOf('dropBoxThirty'))

  for (const one of loans.filter((other) => other !== changed)) assert.equal(await stateOf(page, one.requestId), 'back')
  // In the order in which they were read.
  const lines = await page
    .getByRole('table', { name: /What this session did/ })
    .locator('tbody tr')
    .allInnerTexts()
  const parts = lines.flatMap((line) => /part (\d+)/.exec(line)?.[1] ?? []).map(Number)
  assert.deepEqual(
    parts.toReversed(),
    parts.toSorted((a, b) => a - b),
  )
  await inspect(page, 'the drop box')

  await page.keyboard.press('x')
  await page.getByRole('heading', { name: 'What needs a person' }).waitFor()
  await page.getByText('its code ends in YS77').waitFor()
  await page.getByText(/the screen said HOME while the line was down; it is ASK/).waitFor()
  assert.match(await page.locator('.drop-places').innerText(), /HOME[\s\S]*28/)
  await inspect(page, 'the sheet')
  await page.context().close()
})

/** Somebody at another desk does what this browser cannot know. */
async function fromElsewhere(requestId: string): Promise<void> {
  const other = await house.sit('ILL assistant')
  await desk.act(other, requestId, 'lose', { reason: 'lost' })
  await desk.act(other, requestId, 'paid')
  await other.context().close()
}

test('what is found has keys, counts, and stands on the sheet; a code nobody has told of goes aside without a line', async () => {
  const page = await house.sit('ILL assistant')
  const [wet, unknown] = await loansOut(page, 'Wet Pages', 2)
  assert.ok(wet && unknown)
  await desk.atStation(page, 'Drop box')
  await scan(page, wet.number)
  await word(page, 'HOME')
  await page.getByRole('button', { name: 'Torn' }).waitFor()
  await eachKeyOnce(page, 'a piece out of the drop box')
  // How a piece of ours came is said once, and counts as found.
  assert.equal(await page.getByRole('button', { name: 'Wet or damaged' }).count(), 0)
  await page.keyboard.press('w')
  await counted(page, 'wet or damaged')
  await page.getByRole('table', { name: 'What needs a person' }).getByText('wet or damaged').waitFor()
  await page.keyboard.press('v')
  await page
    .getByRole('table', { name: 'What needs a person' })
    .getByText('wet or damaged, cash or letter in it')
    .waitFor()
  const letter = page.getByRole('button', { name: /^Cash or letter in it/ })
  assert.equal(await letter.getAttribute('aria-pressed'), 'true')
  await page.keyboard.press('v')
  await scan(page, 'NO-SUCH-CODE-1')
  await word(page, 'ASIDE')
  await page.keyboard.press('g')
  await counted(page, 'donation')

  // The server itself is away for the page, not only the network.
  await page.route('**/api/**', (route) => route.abort())
  await scan(page, 'NO-SUCH-CODE-2')
  await page.locator('.scan-trouble').filter({ hasText: '1 scan is kept' }).waitFor()
  await word(page, 'ASIDE')
  await page.keyboard.press('v')
  await page.waitForTimeout(200)
  await page.keyboard.press('x')
  await desk.line(page, 'Not yet: scans wait for the line')
  await page.unroute('**/api/**')
  await counted(page, 'cash or letter in it')
  await page.keyboard.press('x')
  await page.getByRole('heading', { name: 'Where they went' }).waitFor()
  // Nothing of it is kept in the browser.
  assert.doesNotMatch(await page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })'), /NO-SUCH/)
  await page.context().close()
})

test('a patron’s card read without a line is not kept in the browser: it is asked for again', async () => {
  const page = await house.sit('ILL assistant')
  await desk.atStation(page, 'Drop box')
  await page.waitForTimeout(500)
  await page.context().setOffline(true)
  await scan(page, stranger)
  await page.locator('.scan-about').filter({ hasText: stranger }).waitFor()
  await scan(page, '20001000000017')
  await page.getByText('Scan the card again when the line is back.', { exact: true }).waitFor()
  const kept = await page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })')
  assert.ok(kept.includes(stranger) && !kept.includes('20001000000017'), kept)
  await page.context().setOffline(false)
  await page.context().close()
})
