// The scan as the desk makes it, and what it costs: scans, clicks and fields are counted by the page itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { asAPerson } from './desk.ts'
import { openHouse } from './house.ts'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import * as desk from './scan-desk.ts'
import { beginCounting, effort, line, listed, loansOnTheWay, rows, scan, stateOf } from './scan-desk.ts'

const house = openHouse()

const sit = (options = {}): Promise<Page> => house.sit('ILL assistant', options)

// The shortest first: it waits for the office to open.
test('without a station a scan finds; a member library scans only to find', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'The Aqueduct', 1)
  assert.ok(loan)
  await page.goto(`${house.origin}/`)
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  await scan(page, loan.number)
  await page.waitForURL(`**/requests/${loan.requestId}`)
  assert.equal(await stateOf(page, loan.requestId), 'shipped')
  await page.context().close()
})

test('receiving twenty is twenty scans, no click and no field', async () => {
  const page = await sit()
  const loans = await loansOnTheWay(page, 'Reports of the Canal Board', 20)
  await desk.atStation(page, 'Arriving')
  await beginCounting(page)
  for (const { number } of loans) await scan(page, number)
  await listed(page, 20)
  assert.deepEqual(await effort(page), effortOf('receiveTwenty'))
  for (const { requestId } of loans) assert.equal(await stateOf(page, requestId), 'routed')
  await page.context().close()
})

test('with the second check receiving twenty is forty scans, and a swapped strap is caught', async () => {
  const page = await house.sit('Administrator')
  const withChecks = async (scansPerPiece: number): Promise<void> => {
    const settings = desk.objectIn({ all: await desk.ask(page, '/api/settings') }, 'all')
    const policy = { ...desk.objectIn(settings, 'policy'), scansPerPiece }
    await desk.post(page, '/api/settings', { ...settings, policy }, 'put')
  }
  await withChecks(2)
  const loans = await loansOnTheWay(page, 'Surveys of the Lake', 20)
  await desk.atStation(page, 'Arriving')
  await beginCounting(page)
  for (const [index, { number }] of loans.entries()) {
    await scan(page, number)
    await scan(page, itemOf(index))
  }
  await listed(page, 20)
  assert.deepEqual(await effort(page), effortOf('receiveTwentyChecked'))
  for (const { requestId } of loans) assert.equal(await stateOf(page, requestId), 'routed')

  const [first, second] = loans
  assert.ok(first && second)
  for (const { requestId } of [first, second]) {
    await goesAtOnce(page, requestId)
    await desk.act(page, requestId, 'comeBack')
  }
  await desk.atStation(page, 'Packing')
  await scan(page, first.number)
  await line(page, 'Now the item’s own barcode')
  await scan(page, itemOf(1))
  await line(page, 'Not its pair: look for a swapped strap')
  await scan(page, itemOf(0))
  await line(page, 'In the package, to go home', 'Surveys of the Lake, part 1')
  await withChecks(1)
  await page.context().close()
})
const itemOf = (index: number): string => `3111200098${String(index).padStart(4, '0')}`

test('it comes back by one scan, goes home by one, and a key closes the package', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'The Ferryman’s Daughter', 1)
  assert.ok(loan)
  for (const action of ['receive', 'route', 'atLibrary', 'checkedOut']) await desk.act(page, loan.requestId, action)
  await goesAtOnce(page, loan.requestId)
  await desk.atStation(page, 'Drop box')
  await beginCounting(page)
  await scan(page, loan.number)
  await line(page, 'Came back', 'The Ferryman’s Daughter')
  assert.deepEqual(await effort(page), effortOf('comesBack'))
  assert.equal(await stateOf(page, loan.requestId), 'back')

  await desk.atStation(page, 'Packing')
  await beginCounting(page)
  await scan(page, loan.number)
  await line(page, 'In the package, to go home')
  assert.deepEqual(await effort(page), effortOf('packHome'))
  assert.equal(await stateOf(page, loan.requestId), 'back')
  // No label exists before it is closed.
  await page.keyboard.press('c')
  await line(page, 'Package closed')
  assert.equal(await stateOf(page, loan.requestId), 'returned')
  await page.context().close()
})
/** What the mailing plan would keep for later is asked about at Packing. */
const goesAtOnce = (page: Page, requestId: string) =>
  desk.act(page, requestId, 'lendersTerms', { besides: ['promptly'] })
const packageIn = async (page: Page): Promise<string> =>
  /P\d{7}/.exec(await page.locator('.scan-more').innerText())?.[0] ?? ''

test('a loan is shipped by two scans and comes home by one', async () => {
  const page = await sit()
  const loan = await desk.loanToLend(page, 'A Winter on the Drumlins')
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Arrived', 'A Winter on the Drumlins')
  await desk.atStation(page, 'Packing')
  await beginCounting(page)
  await scan(page, loan.number)
  await line(page, 'In the package')
  const number = await packageIn(page)
  await scan(page, number)
  await line(page, 'Package closed')
  assert.deepEqual(await effort(page), effortOf('ship'))
  await desk.collect(page, number)
  assert.equal(await stateOf(page, loan.requestId), 'shipped')
  await desk.atStation(page, 'Drop box')
  await beginCounting(page)
  await scan(page, loan.number)
  await line(page, 'Came back')
  assert.deepEqual(await effort(page), effortOf('comesHome'))
  assert.equal(await stateOf(page, loan.requestId), 'closed')
  await page.context().close()
})

test('a double beep does nothing and says when; also after the page was loaded again; Alt Z takes the scan back', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'The Toll House', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Received')
  await scan(page, loan.number)
  await line(page, /^Look here\s*Already received \d\d:\d\d$/)
  await page.reload()
  await listed(page, 1)
  await scan(page, loan.number)
  await line(page, /Already received/)
  await listed(page, 1)
  await page.keyboard.press('Alt+z')
  await line(page, 'Undone: Received')
  assert.equal(await stateOf(page, loan.requestId), 'shipped')
  await rows(page).getByText('undone').waitFor()
  await page.context().close()
})

test('the wrong station says which would fit, and a number key does it there', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'Locks and Levels', 1)
  assert.ok(loan)
  for (const action of ['receive', 'route', 'atLibrary', 'checkedOut']) await desk.act(page, loan.requestId, action)
  await desk.atStation(page, 'Packing')
  await scan(page, loan.number)
  await line(page, 'Wrong station: this is for Drop box')
  assert.equal(await stateOf(page, loan.requestId), 'out')
  await page.getByRole('button', { name: /Came back \(Drop box\)/ }).waitFor()
  await page.keyboard.press('1')
  await line(page, 'Came back')
  assert.equal(await stateOf(page, loan.requestId), 'back')
  await page.context().close()
})

test('an unknown code says so and shows what it may have been, and why', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'The Lock-Keeper’s Ledger', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  await scan(
    page,
    loan.number.replace(/.$/, (check) => (check === 'A' ? 'B' : 'A')),
  )
  await line(page, 'Nobody knows this code')
  await page.getByText('Its number is one slip away').first().waitFor()
  const offer = page.getByRole('button', { name: /Receive: The Lock-Keeper’s Ledger/ })
  await offer.click()
  await line(page, 'Received', 'The Lock-Keeper’s Ledger')
  await page.context().close()
})

test('at a station a number typed in the top box opens its page and does nothing; half a code is not taken', async () => {
  const page = await sit()
  const loan = await desk.loanToLend(page, 'The Plums of New York')
  const before = await stateOf(page, loan.requestId)
  await desk.atStation(page, 'Drop box')
  await page.goto(`${house.origin}/`)
  const box = page.getByRole('textbox', { name: 'Scan or type a number' })
  await box.focus()
  assert.match((await box.getAttribute('placeholder')) ?? '', /scans: Drop box/)
  await box.pressSequentially(loan.number, asAPerson)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/requests/${loan.requestId}`)
  assert.equal(await stateOf(page, loan.requestId), before)

  await desk.atStation(page, 'Drop box')
  await scan(page, loan.number.slice(0, 4), null)
  await page.waitForTimeout(200)
  await scan(page, loan.number.slice(4))
  await line(page, 'Read half: scan it again')
  assert.equal(await rows(page).count(), 0)
  await page.context().close()
})

test('a form for what belongs to nobody holds against a scan; cut off, the page says so and shows no green light', async () => {
  const page = await sit()
  await desk.atStation(page, 'Arriving')
  await scan(page, '39999000000029')
  await line(page, 'Nobody knows this code')
  await page.keyboard.press('k')
  const title = page.getByLabel('Title, as far as it can be read')
  await title.fill('Half a title')
  await scan(page, '39999000000037')
  await page.getByRole('alert').filter({ hasText: 'Finish or close this form first' }).waitFor()
  assert.equal(await title.inputValue(), 'Half a title')
  await page.context().setOffline(true)
  await page.locator('.live', { hasText: 'not connected' }).waitFor()
  assert.equal(await page.locator('.lights [data-standing]').count(), 0)
  await page.context().close()
})

test('a scan into a text field, and one ended by Tab, goes to the station and leaves the field as it was', async () => {
  const page = await sit()
  const loans = await loansOnTheWay(page, 'Towpath Songs', 2)
  await desk.atStation(page, 'Arriving')
  await page.goto(`${house.origin}/new/borrowing`)
  const title = page.getByLabel(/^Title/).first()
  await title.fill('Half a title')
  await title.evaluate((field: HTMLInputElement) => field.setSelectionRange(4, 6))
  await page.waitForTimeout(50)
  await scan(page, loans[0]?.number ?? '')
  await line(page, 'Received', 'Towpath Songs, part 1')
  assert.equal(await title.inputValue(), 'Half a title')
  assert.deepEqual(
    await title.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd]),
    [4, 6],
  )
  await scan(page, loans[1]?.number ?? '', 'Tab')
  await line(page, 'Received', 'Towpath Songs, part 2')
  assert.equal(await title.evaluate((field) => field === document.activeElement), true)
  assert.equal(await title.inputValue(), 'Half a title')
  // What a person types still arrives.
  await page.keyboard.type('s', { delay: 80 })
  assert.match(await title.inputValue(), /s/)
  assert.equal(new URL(page.url()).pathname, '/new/borrowing')
  await page.context().close()
})

test('a scan while a menu or a dialog is open is heard, and neither closes', async () => {
  const page = await sit()
  const loans = await loansOnTheWay(page, 'The Packet Boat', 2)
  await desk.atStation(page, 'Arriving')
  await page.locator('.frame-side button[aria-haspopup="menu"]').click()
  await page.getByRole('menu').waitFor()
  await scan(page, loans[0]?.number ?? '')
  await line(page, 'Received', 'The Packet Boat, part 1')
  assert.equal(await page.getByRole('menu').isVisible(), true)
  await page.keyboard.press('Escape')
  await page.evaluate(`
    const dialog = document.createElement('dialog')
    dialog.innerHTML = '<form method="dialog"><input aria-label="Within"><button>OK</button></form>'
    document.body.append(dialog)
    dialog.showModal()
  `)
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(50)
  await scan(page, loans[1]?.number ?? '')
  await line(page, 'Received', 'The Packet Boat, part 2')
  assert.equal(await page.getByRole('dialog').isVisible(), true)
  assert.equal(await page.getByLabel('Within').inputValue(), '')
  await page.context().close()
})

test('scans faster than the network are kept, also over a reload, and done once each in their order', async () => {
  const page = await sit()
  const loans = await loansOnTheWay(page, 'Almanac of the Basin', 6)
  await desk.atStation(page, 'Arriving')
  const sent: string[] = []
  let isDown = true
  await page.route('**/api/scans', async (route) => {
    sent.push(textOf(route.request().postDataJSON()))
    if (isDown) await route.abort('connectionfailed')
    else await route.continue()
  })
  for (const { number } of loans.slice(0, 3)) await scan(page, number)
  await page.getByText('3 scans are kept and will be done in order.').waitFor()
  await page.reload()
  await page.getByText('3 scans are kept and will be done in order.').waitFor()
  for (const { number } of loans.slice(3)) await scan(page, number)
  isDown = false
  await listed(page, 6)
  const titles = await rows(page).locator('.which').allInnerTexts()
  assert.deepEqual(
    titles.map((one) => /part (\d)/.exec(one)?.[1]),
    ['6', '5', '4', '3', '2', '1'],
  )
  assert.equal(new Set(sent).size, 6)
  await page.context().close()
})
const textOf = (body: unknown): string => desk.textIn(body, 'code')
