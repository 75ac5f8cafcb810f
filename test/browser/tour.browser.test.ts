// The tour of docs/handbook/tour.md, step for step, in the five counties.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inspect, settle } from './desk.ts'
import { openHouse } from './house.ts'
import { atStation, listed, rows, scan } from './scan-desk.ts'

// A minute of the office passes in twelve seconds: long enough to take something back.
const house = openHouse({ KEUKA_DEMO: 'five-counties', KEUKA_CLOCK: `${new Date().toISOString()}x5` })
let page: Page
/** The straps of the third step. */
const read: string[] = []
before(async () => {
  page = await house.sit('ILL assistant')
})

test('1: borrow a book by hand', async () => {
  await page.goto(`${house.origin}/new/borrowing`)
  await page.getByLabel('Patron’s card').fill('24071000000029')
  await page.getByLabel('Patron’s card').press('Enter')
  await page.getByText('Basil Okonkwo').waitFor()
  await page
    .getByLabel(/^Title/)
    .first()
    .fill('The Lock-Keeper’s Almanac')
  await page.getByRole('combobox', { name: 'Add a lender' }).fill('Juniper Basin')
  await page
    .getByRole('option', { name: /Juniper Basin/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Begin the request' }).click()
  await page.getByRole('heading', { level: 1, name: /The Lock-Keeper’s Almanac/ }).waitFor()
  await press('S')
  await stands('Asked')
  await page.getByRole('heading', { name: 'Open steps' }).waitFor()
  await page.getByText('Ask Juniper Basin College').first().waitFor()
})

test('2: lend one by ISO 18626', async () => {
  await page.goto(`${house.origin}/demo`)
  await page.getByRole('button', { name: 'Have a library ask us for a book' }).click()
  const said = await page.getByRole('status').innerText()
  const title = /“(.+)”/.exec(said)?.[1] ?? ''
  assert.notEqual(title, '')
  await page.goto(house.origin)
  await page
    .getByText(/Can we send this to Cormorant Bay University Library|Libraries ask: can we send it/)
    .first()
    .waitFor()
  const answer: unknown = await (
    await page.request.get(`${house.origin}/api/requests?kind=lending&state=new&words=${encodeURIComponent(title)}`)
  ).json()
  const id = /"id":(\d+)/.exec(JSON.stringify(answer))?.[1]
  await page.goto(`${house.origin}/requests/${id}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('heading', { name: 'What now' }).waitFor()
  await press('Y')
  await stands('Pulling')
  // The message leaves after the grace, which the fast clock makes short, and is kept word for word.
  await page
    .getByText(/WillSupply/)
    .first()
    .waitFor({ timeout: 90_000 })
})

test('3: receive ten by scan', async () => {
  await page.goto(`${house.origin}/demo`)
  const straps = await page.locator('ul.demo li code').allInnerTexts()
  assert.equal(straps.length, 10)
  read.push(...straps)
  assert.equal(await page.locator('ul.demo li svg').count(), 10)
  await atStation(page, 'Arriving')
  for (const strap of straps) await scan(page, strap.replaceAll('-', ''))
  await listed(page, 10)
})

test('4: undo one', async () => {
  await scan(page, await strapOnItsWay())
  await listed(page, 11)
  await page.keyboard.press('Alt+z')
  await rows(page).first().getByText('undone').waitFor()
})

test('5: look at the story', async () => {
  await rows(page).nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'Story' }).waitFor()
  const story = await page.getByRole('region', { name: 'Story' }).innerText()
  for (const act of ['Take in', 'Send', 'Shipped', 'Receive']) assert.ok(story.includes(act), `${act} in ${story}`)
})

test('6: see the books on the other side', async () => {
  // The ten were scanned; what the office had to say leaves after the grace.
  await page.goto(`${house.origin}/demo/polaris`)
  await page.getByRole('heading', { name: 'Make-believe Polaris' }).waitFor()
  await page.getByRole('link', { name: 'Items' }).click()
  const [first = ''] = read
  await page.getByRole('textbox', { name: 'Find' }).fill(first.replaceAll('-', ''))
  await page.getByRole('button', { name: 'Find' }).click()
  await until(() => page.getByRole('row', { name: new RegExp(`${first.replaceAll('-', '')}.*Transferred`) }).count())

  await page.goto(`${house.origin}/demo/worldshare`)
  await page.getByRole('heading', { name: 'Make-believe WorldShare' }).waitFor()
  const there = await page.locator('tbody small').allInnerTexts()
  const both = read.find((strap) => there.some((reference) => reference.startsWith(`${strap}.`)))
  assert.ok(both, 'one of the ten was borrowed by WorldShare')
  await until(() => page.getByRole('row', { name: new RegExp(`${both}\\..*RECEIVED`) }).count())
})

test('a strap may be pressed instead of read', async () => {
  // The page forbids every script, the one that inspects it too.
  page = await house.sit('ILL assistant', { bypassCSP: true })
  await page.goto(`${house.origin}/demo`)
  await page
    .getByRole('button', { name: /^Read the strap of/ })
    .first()
    .click()
  await page.getByRole('status').waitFor()
  assert.doesNotMatch(await page.getByRole('status').innerText(), /sign in/i)
  await inspect(page, 'the tour’s page')
})

async function strapOnItsWay(): Promise<string> {
  const answer = await page.request.get(`${house.origin}/demo`)
  const found = /name="code" value="(\w+)"/.exec(await answer.text())?.[1]
  assert.ok(found)
  return found
}

/** Looks again until there is some. */
async function until(count: () => Promise<number>): Promise<void> {
  for (let tries = 0; (await count()) === 0; tries += 1) {
    assert.ok(tries < 45, `it does not appear on ${page.url()}`)
    await page.waitForTimeout(2000)
    await page.reload()
  }
}

/** A letter, once the page has stood long enough for it to count. */
async function press(letter: string): Promise<void> {
  await settle(page)
  await page.waitForTimeout(1100)
  await page.keyboard.press(letter.toLowerCase())
}
const stands = (label: string): Promise<void> => page.locator('.page-head .state', { hasText: label }).waitFor()
