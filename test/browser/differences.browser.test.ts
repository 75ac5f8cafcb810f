// Differences by keys: compared, mended, silenced with a reason and shown again. The real connectors speak to both make-believe
// systems over HTTP, and what a key mends is mended there.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { recheckMended } from '../../src/office/differences/recheck.ts'
import { compared, received, twoSystems } from '../two-systems.ts'
import { asAPerson, inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, untilLettersAct, withPages } from './own-desk.ts'

const visitor = browserForTests()

async function office(t: TestContext) {
  const it = await twoSystems(t, { app: withPages })
  const origin = await serveWorld(t, it.world)
  return { ...it, origin, browser: visitor.opened }
}

const list = (page: Page) => page.getByRole('region', { name: /^(\d+ differences?|Differences)$/ })
const line = (page: Page, label: RegExp) => list(page).getByRole('listitem', { name: label })
const lastAct = (page: Page) => page.getByRole('region', { name: 'Last act' })

async function onRow(page: Page, label: RegExp): Promise<void> {
  await line(page, label).focus()
  await untilLettersAct(page)
}

test('received here and not there: seen by Compare now, told again by its key, and gone when they agree', async (t) => {
  const it = await office(t)
  const one = await received(it, 'Winter engines')
  one.there.status = 'SHIPPED'
  const page = await sitAt(it)
  await page.goto(`${it.origin}/differences`)
  await settle(page)
  await page.getByText('Nothing has been compared yet.').waitFor()
  await page.getByRole('button', { name: /^Compare now/ }).click()
  await list(page).getByText('Winter engines').waitFor()
  await inspect(page, 'a difference')

  const row = list(page).getByRole('listitem').first()
  await row.focus()
  await untilLettersAct(page)
  const key = row.getByRole('button').first()
  const letter = await key.locator('kbd').textContent()
  assert.ok(letter, 'the mend has a key')
  await page.keyboard.press(letter.toLowerCase())
  await lastAct(page)
    .getByText(/ordered; looked at again when it is through|they agree now/)
    .waitFor()
  assert.equal(await key.isDisabled(), true, 'not ordered twice')
  await it.work()
  assert.equal(one.there.status, 'RECEIVED', 'WorldShare has heard it')
  await recheckMended(it.world.office)
  await page.getByText('All agree.').waitFor()
  await page.context().close()
})

test('a harmless one is silenced with a reason until a day, stands apart, and is shown again by the same key', async (t) => {
  const it = await office(t)
  const one = await received(it, 'Slow canals')
  one.there.status = 'SHIPPED'
  const label = new RegExp((await compared(it))[0]?.label ?? 'none')
  const page = await sitAt(it)
  await page.goto(`${it.origin}/differences`)
  await settle(page)
  await onRow(page, label)
  await page.keyboard.press('s')
  const why = page.getByLabel('Why it is harmless')
  await why.waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  await page.keyboard.type('Told them by telephone', asAPerson)
  await inspect(page, 'the form of a silence')
  await page.keyboard.press('Enter')
  await lastAct(page)
    .getByText(/^Silenced until/)
    .waitFor()
  await page.getByText('All agree.').waitFor()
  const silenced = page.getByText('Silenced: 1 difference')
  await silenced.click()
  const apart = page.getByRole('listitem', { name: label })
  await apart.getByText('Told them by telephone').waitFor()
  await inspect(page, 'a silenced difference')
  assert.equal((await compared(it)).filter((each) => each.silence === null).length, 0, 'also after the next comparison')

  await apart.focus()
  await untilLettersAct(page)
  await page.keyboard.press('s')
  await lastAct(page).getByText('Shown again').waitFor()
  await list(page).getByText('Slow canals').waitFor()
  assert.equal(await silenced.count(), 0)
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page, 'a difference on a telephone')
  await page.context().close()
})
