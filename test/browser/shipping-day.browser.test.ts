import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from './desk.ts'
import { openHouse } from './house.ts'
import { planned } from './planned.ts'
import { ask, post, textIn } from './scan-desk.ts'

const house = openHouse()

test('the day: each carrier’s packages are handed over by a key and taken back; letters open the manifest of the list one is in', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [first, second] = await planned(page, [1, 1])
  assert.ok(first && second)
  await post(page, `/api/packages/${first.id}/close`, { service: 'library_mail' })
  await post(page, `/api/packages/${second.id}/close`, { service: 'ups_ground' })
  await page.goto(`${house.origin}/mailroom/day`)
  const ups = page.getByRole('button', { name: /^UPS has all of it/ })
  await ups.waitFor()
  const keys = await page
    .getByRole('button', { name: /has all of it/ })
    .locator('kbd')
    .allInnerTexts()
  assert.deepEqual(keys, ['G', '2'])
  const key = await ups.locator('kbd').innerText()
  const manifest = async (): Promise<string> => {
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('m')])
    const asked = await tab.evaluate<string>('location.href').catch(() => tab.url())
    await tab.close()
    return asked
  }
  await page.getByRole('link', { name: /^Manifest to print M/ }).waitFor()
  assert.match(await manifest(), /carrier=usps/)
  await page.getByRole('table', { name: 'Packages by UPS' }).getByRole('link').first().focus()
  assert.match(await manifest(), /carrier=ups/)
  await inspect(page, 'the day with two carriers')

  await page.keyboard.press(key.toLowerCase())
  const lastAct = page.getByRole('region', { name: 'Last act' })
  await lastAct.getByText('UPS has 1 package').waitFor()
  await ups.waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+z')
  await lastAct.getByText('Undone: UPS has 1 package').waitFor()
  await ups.waitFor()
  assert.equal(textIn(await ask(page, `/api/packages/${second.id}`), 'state'), 'closed')
  await page.context().close()
})
