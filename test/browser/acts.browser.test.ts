import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { asAPerson, ownLoan, settle } from './desk.ts'
import { openHouse } from './house.ts'
import { scan } from './scan-desk.ts'

const house = openHouse()

test('a loan is begun, sent and received without touching the mouse', async () => {
  const page = await house.sit('ILL assistant')
  await page.goto(`${house.origin}/new/borrowing`)
  await page.getByLabel('Patron’s card').focus()
  await page.keyboard.press('Tab')
  await type(page, 'Title', 'The Weaver of Lock Seven')
  await type(page, 'Author', 'Quill, Hester')
  await chooseLender(page, 'Lodestone')
  await chooseLender(page, 'Old Ferry')
  await page.getByRole('button', { name: /^2\. Old Ferry/ }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByRole('button', { name: /^1\. Old Ferry/ }).waitFor()
  await page.getByRole('button', { name: 'Begin the request' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /The Weaver of Lock Seven/ }).waitFor()

  await press(page, 'S')
  await stands(page, 'Asked')
  await lastAct(page).getByText('Send', { exact: true }).waitFor()
  await press(page, 'P')
  await page.getByLabel('Due', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await stands(page, 'On its way')
  await press(page, 'R')
  await page.getByLabel('Barcode for Polaris').waitFor()
  await page.keyboard.press('Enter')
  await stands(page, 'Here')
  assert.match(await page.getByRole('list', { name: 'The way of this request' }).innerText(), /Here/)
  await page.context().close()
})

test('what was done last can be undone by a key, and what leaves the house waits for it', async () => {
  const page = await house.sit('ILL assistant')
  await open(page, await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped', 'receive'))
  await press(page, 'V')
  await stands(page, 'To the library')
  await lastAct(page).getByRole('button', { name: /Undo/ }).waitFor()
  await page.keyboard.press('Alt+z')
  await stands(page, 'Here')
  await lastAct(page).getByText('Undone: Put on the van').waitFor()

  await press(page, 'V')
  await stands(page, 'To the library')
  await page.keyboard.press('Control+z')
  await stands(page, 'Here')
  await page.context().close()
})

test('in a text field letters are letters, and Ctrl Z is the typing’s own', async () => {
  const page = await house.sit('ILL assistant')
  await open(page, await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped', 'receive'))
  await press(page, 'N')
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.fill('')
  await note.pressSequentially('very urgent', { delay: 60 })
  await page.keyboard.press('Control+z')
  await stands(page, 'Here')
  assert.equal(await page.getByRole('textbox', { name: 'Note', exact: true }).isVisible(), true)
  await page.context().close()
})

test('a page that is behind is refused, shown anew, and keeps what was typed', async () => {
  const page = await house.sit('ILL assistant')
  const requestId = await ownLoan(page, 'A Keeper’s Almanac')
  // Live changes would bring it up to date at once: this page does not hear them.
  await page.route('**/api/changes', (route) => route.abort())
  await open(page, requestId)
  await page.getByRole('button', { name: /^Note…/ }).click()
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('The patron called')

  const other = await house.sit('Administrator')
  await open(other, requestId)
  await press(other, 'N')
  await other.getByRole('textbox', { name: 'Note', exact: true }).fill('Looked at by the librarian')
  await other.getByRole('button', { name: 'Note', exact: true }).click()
  await other.getByText('“Looked at by the librarian”').waitFor()

  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('alert').getByText('Somebody changed this request in the meantime').waitFor()
  await page.getByText('“Looked at by the librarian”').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Note', exact: true }).inputValue(), 'The patron called')
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByText('“The patron called”').waitFor()
  await other.context().close()
  await page.context().close()
})

test('what a colleague does appears by itself', async () => {
  const page = await house.sit('ILL assistant')
  const requestId = await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped', 'receive')
  await open(page, requestId)
  await page.locator('.live', { hasText: /●/ }).waitFor()
  const other = await house.sit('Administrator')
  await open(other, requestId)
  await press(other, 'V')
  await stands(page, 'To the library')
  await other.keyboard.press('Alt+z')
  await stands(page, 'Here')
  await other.context().close()
  await page.context().close()
})

test('two people on one request know of each other, until one leaves', async () => {
  const desk = await house.sit('ILL assistant')
  const requestId = await ownLoan(desk, 'Locks and Lock Keepers')
  await desk.goto(`${house.origin}/requests/${requestId}`)
  await desk.getByRole('heading', { name: /Locks and Lock Keepers/ }).waitFor()
  const other = await house.sit('Administrator')
  await other.goto(`${house.origin}/requests/${requestId}`)
  await desk.getByText('has this open too').waitFor()
  await other.getByText('has this open too').waitFor()
  await other.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: /Today/ }).click()
  await desk.getByText('has this open too').waitFor({ state: 'detached' })
  for (const page of [desk, other]) await page.context().close()
})

test('a number opens its request, and a scan is no letter', async () => {
  const page = await house.sit('ILL assistant')
  const requestId = await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped', 'receive')
  await open(page, requestId)
  const number = /[BLF]-\d\d-\d{6}-\w/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  await page.goto(`${house.origin}/libraries`)
  await settle(page)
  await page.getByRole('textbox', { name: 'Scan or type a number' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(number.toLowerCase(), asAPerson)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/requests/${requestId}`)

  await page.waitForTimeout(1100)
  await scan(page, 'VVRNOBODYHASIT')
  await page.getByText('Nothing of ours has the number or barcode VVRNOBODYHASIT').waitFor()
  await open(page, requestId)
  await stands(page, 'Here')
  await page.context().close()
})

test('a package: packed, a piece taken out and scanned in again, closed, and closing undone', async () => {
  const page = await house.sit('ILL assistant')
  await page.goto(`${house.origin}/packages`)
  await page
    .getByRole('button', { name: /^Pack it/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /^Package P/ }).waitFor()
  const row = page.locator('tbody tr')
  const number = await row.getByRole('link').innerText()
  await row.getByRole('button', { name: /Take out/ }).click()
  await page.getByText('Nothing in it yet').waitFor()
  await scan(page, number)
  await row.getByRole('link', { name: number }).waitFor()

  await page.getByRole('button', { name: 'Close the package…' }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('button', { name: 'The carrier has it' }).waitFor()
  await page.keyboard.press('Alt+z')
  await page.getByRole('button', { name: 'Close the package…' }).waitFor()
  await page.context().close()
})

test('on Today a letter acts on the line that has had the focus for a second', async () => {
  const page = await house.sit('ILL assistant')
  await page.goto(house.origin)
  await settle(page)
  const line = page.locator('[data-row]', { hasText: 'by hand' }).first()
  const words = (await line.getAttribute('aria-label')) ?? ''
  await line.focus()
  await page.keyboard.press('d')
  await page.waitForTimeout(400)
  assert.equal(await page.getByText(`Done: ${words}`).count(), 0, 'too early')
  await page.waitForTimeout(1000)
  await page.keyboard.press('d')
  await page.getByText(`Done: ${words}`).waitFor()
  await page.context().close()
})

test('letter keys can be switched off', async () => {
  const page = await house.sit('ILL assistant')
  await open(page, await ownLoan(page, 'A Keeper’s Almanac', 'send', 'shipped', 'receive'))
  await page.getByRole('button', { name: /Robin Hale/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Letter keys' }).click()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('main kbd').count(), 0)
  await press(page, 'V')
  await page.waitForTimeout(300)
  await stands(page, 'Here')
  await page.context().close()
})

for (const who of ['Member library', 'Facility librarian'] as const) {
  test(`${who}: only the requests, and what they may do with one`, async () => {
    const page = await house.sit(who)
    assert.deepEqual(await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link').allInnerTexts(), [
      'Requests',
    ])
    await page.goto(house.origin)
    await page.waitForURL('**/requests')
    await page.getByRole('grid').getByRole('link').first().click()
    await page.getByRole('heading', { name: 'What now' }).waitFor()
    assert.equal(await page.getByRole('alert').count(), 0)
    await page.context().close()
  })
}

async function open(page: Page, requestId: string): Promise<void> {
  await page.goto(`${house.origin}/requests/${requestId}`)
  await page.getByRole('heading', { name: 'What now' }).waitFor()
}

/** A letter, once the page has stood long enough for it to count. */
async function press(page: Page, letter: string): Promise<void> {
  await page.waitForTimeout(1100)
  await page.keyboard.press(letter.toLowerCase())
}

const stands = (page: Page, label: string): Promise<void> =>
  page.locator('.page-head .state', { hasText: label }).waitFor()
const lastAct = (page: Page) => page.getByRole('region', { name: 'Last act' })

async function type(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByLabel(new RegExp(`^${label}`))
    .first()
    .focus()
  await page.keyboard.type(text, asAPerson)
}

async function chooseLender(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a lender' }).focus()
  await page.keyboard.type(name, asAPerson)
  await page.getByRole('option', { name: new RegExp(name) }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: new RegExp(`^\\d\\. ${name}`) }).waitFor()
}
