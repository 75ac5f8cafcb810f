import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { inspect, openBrowser, settle, sitDown } from './desk.ts'
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

test('an administrator makes an account, sees its password once, and switches it off', async () => {
  const page = await sitDown(browser, office.origin, 'Administrator')
  await page.goto(`${office.origin}/settings/staff`)
  await page.getByRole('button', { name: 'New account' }).click()
  await page.getByLabel(/^Name/).fill('Zoë Quill')
  await page.getByLabel(/^E-mail/).fill('admin@fiverivers.example')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('alert').getByText('already signs in').waitFor()
  assert.equal(await page.getByLabel(/^Name/).inputValue(), 'Zoë Quill')
  await page.getByLabel(/^E-mail/).fill('zoe@fiverivers.example')
  await page.getByRole('button', { name: 'Make the account' }).click()
  const password = await page.getByText('One-time password for Zoë Quill').locator('code').innerText()
  assert.ok(password.length >= 12)
  await page.getByRole('button', { name: 'I have it' }).click()
  assert.equal(await page.getByText(password).count(), 0)

  await page.getByRole('button', { name: 'Switch off Zoë Quill' }).click()
  await page.getByRole('button', { name: 'Switch on Zoë Quill' }).waitFor()
  await page.context().close()
})

test('a token, the office’s numbers, and what will be forgotten', async () => {
  const page = await sitDown(browser, office.origin, 'Administrator')
  await page.goto(`${office.origin}/settings/tokens?adding=yes`)
  await page.getByLabel(/^Name/).fill('Statistics')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.getByText('Secret of Statistics').waitFor()
  await page.getByRole('button', { name: 'End now: Statistics' }).click()
  await page.getByText('ended', { exact: true }).waitFor()

  await page.getByRole('link', { name: 'Office and numbers' }).click()
  await page.getByLabel(/^We lend for/).fill('35')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('region', { name: 'Last act' }).getByText('Settings saved').waitFor()
  await page.reload()
  await settle(page)
  assert.equal(await page.getByLabel(/^We lend for/).inputValue(), '35')
  await page.getByRole('link', { name: 'Forgetting' }).click()
  await page.getByText('Nothing is due to be forgotten.').waitFor()
  await page.context().close()
})

test('a library is added without an address, which is said, and mended', async () => {
  const page = await sitDown(browser, office.origin, 'ILL assistant')
  await page.goto(`${office.origin}/libraries/new`)
  await page.getByLabel(/^Name/).fill('Quarry Hill Library')
  await page.getByLabel('Symbols').fill('OCLC:QHL')
  await page.getByRole('button', { name: 'Add the library' }).click()
  await page.getByRole('heading', { level: 1, name: 'Quarry Hill Library' }).waitFor()
  await page
    .getByText(/no address/)
    .first()
    .waitFor()
  await page.getByLabel('City').fill('Quarry Hill')
  await page.getByLabel('Street address, in lines').fill('1 Quarry Road')
  await page.getByLabel('Postcode').fill('14500')
  await page.getByRole('button', { name: 'Save' }).click()
  await page
    .getByText(/no address/)
    .first()
    .waitFor({ state: 'detached' })
  await page.context().close()
})

test('a text of a mail is changed: its fields, how it reads, who did it, and the original again', async () => {
  const page = await sitDown(browser, office.origin, 'Administrator', { bypassCSP: true })
  await page.goto(`${office.origin}/settings/texts`)
  await page.getByRole('link', { name: 'Wanted back by its owner' }).click()
  const preview = page.getByRole('region', { name: /^How it reads/ })
  await preview.getByText('The Erie Canal Reader').waitFor()
  await page.getByLabel('Text', { exact: true }).fill('Back, please: {titel}')
  await preview.getByText(/^\{titel\} is not a field of this text/).waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page
    .locator('form')
    .getByText(/^\{titel\} is not a field/)
    .waitFor()
  await page.getByLabel('Text', { exact: true }).fill('Back, please: ')
  await page.getByRole('button', { name: '{title}' }).click()
  await preview.getByText('Back, please: The Erie Canal Reader').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('region', { name: 'Last act' }).getByText('Text saved').waitFor()
  await page.getByRole('region', { name: 'Changes' }).getByText('(in force)').waitFor()
  await inspect(page, 'a text')
  await page.getByRole('button', { name: 'Back to the original' }).click()
  await page.getByRole('region', { name: 'Changes' }).getByText('back to the original').waitFor()
  assert.match(await page.getByLabel('Text', { exact: true }).inputValue(), /wants it back/)
  await page.getByLabel('Language').selectOption('es')
  await page.getByText('these patrons get the English text').waitFor()
  await page.getByRole('link', { name: 'All texts' }).click()
  await page.getByRole('heading', { name: 'To lenders, where they are reached by hand' }).waitFor()
  await inspect(page, 'the texts')
  await page.context().close()
})
