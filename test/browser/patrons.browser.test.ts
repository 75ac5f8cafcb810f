// A walk-in without an account gets one in Polaris from the Patrons page: by keys, once, and whoever is alike is shown first.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { twoSystems } from '../two-systems.ts'
import { asAPerson, inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, withPages } from './own-desk.ts'

const visitor = browserForTests()

async function office(t: TestContext) {
  const it = await twoSystems(t, { app: withPages })
  const origin = await serveWorld(t, it.world)
  return { ...it, origin, browser: visitor.opened }
}

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label })

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await field(page, label).click()
    await page.keyboard.type(text, asAPerson)
  }
  await page.getByRole('combobox', { name: 'Their library' }).click()
  await page.keyboard.type('Amberwell', asAPerson)
  await page.getByRole('option', { name: /Amberwell/ }).click()
}
const walkIn = { 'First name': 'Winifred', 'Last name': 'Quatrefoil', 'E-mail': 'winifred@quatrefoil.example' }

test('a walk-in is looked for, shown as the record will be, made in Polaris once, and found by the new card', async (t) => {
  const it = await office(t)
  const made = () => it.polaris.state.patrons.filter((one) => one.fields['NameLast'] === 'Quatrefoil')
  const page = await sitAt(it)
  await page.goto(`${it.origin}/patrons`)
  await settle(page)
  await page.keyboard.press('n')
  await page.getByRole('group', { name: 'New patron' }).waitFor()
  await inspect(page, 'the form of a new patron')
  // Nothing is made without a name; what was typed stays.
  await page.getByRole('button', { name: 'Look whether they are there' }).click()
  await page.getByRole('group', { name: 'New patron' }).locator('.notice').waitFor()
  await fill(page, walkIn)
  await field(page, 'E-mail').press('Enter')
  await page.getByText('Nobody in the library system is alike.').waitFor()
  await page.getByText('Winifred', { exact: true }).waitFor()
  await inspect(page, 'a patron before it is made')
  assert.equal(made().length, 0, 'only looked at')

  await page.keyboard.press('b')
  await page.getByRole('group', { name: 'New patron' }).waitFor()
  assert.equal(await field(page, 'Last name').inputValue(), 'Quatrefoil')
  await field(page, 'E-mail').press('Enter')
  await page.getByText('Nobody in the library system is alike.').waitFor()
  // Pressed twice, one is made.
  await page.keyboard.type('nn', asAPerson)
  await page.getByRole('region', { name: 'Last act' }).getByText('Made in the library system').waitFor()
  const [patron, ...more] = made()
  assert.equal(more.length, 0)
  assert.ok(patron)
  assert.deepEqual(
    [patron.fields['NameFirst'], patron.fields['EmailAddress']],
    ['Winifred', 'winifred@quatrefoil.example'],
  )
  await page.getByRole('heading', { name: new RegExp(`Quatrefoil.*${patron.barcode}`) }).waitFor()
  await inspect(page, 'the new patron')
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page, 'the new patron on a telephone')
  await page.context().close()
})

test('somebody alike is there: taking theirs makes nobody', async (t) => {
  const it = await office(t)
  const [known] = it.polaris.state.patrons.filter(
    (one) => typeof one.fields['EmailAddress'] === 'string' && one.fields['EmailAddress'] !== '',
  )
  assert.ok(known)
  const before = it.polaris.state.patrons.length
  const page = await sitAt(it)
  await page.goto(`${it.origin}/patrons?making=yes`)
  await fill(page, { 'First name': 'Somebody', 'Last name': 'Alike', 'E-mail': String(known.fields['EmailAddress']) })
  await page.getByRole('button', { name: 'Look whether they are there' }).click()
  await page.getByText('Is it one of these?').waitFor()
  await inspect(page, 'alike in the library system')
  await page.getByRole('button', { name: 'It is this one' }).first().click()
  await page.getByRole('heading', { name: new RegExp(known.barcode) }).waitFor()
  assert.equal(it.polaris.state.patrons.length, before)
  await page.context().close()
})
