// What lenders wrote and nobody has understood: shown where their pieces are scanned, and packing stops for it once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { settle } from './desk.ts'
import { openHouse } from './house.ts'
import { piecesIn, planned } from './planned.ts'
import { act, atStation, line, loansOnTheWay, scan, stateOf } from './scan-desk.ts'

const house = openHouse()

test('words of a lender that nobody understood: said on any page one scans from; at Packing a key closes it all the same', async () => {
  const page = await house.sit('ILL assistant')
  const [loan] = await loansOnTheWay(page, 'With Care', 1)
  assert.ok(loan)
  await act(page, loan.requestId, 'shipped', { note: 'Please pack with care' })
  await atStation(page, 'Arriving')
  await page.goto(`${house.origin}/`)
  await settle(page)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await scan(page, loan.number)
  const bar = page.getByRole('region', { name: 'Last scan' })
  await bar.getByText('Read what the lender wrote: Please pack with care').waitFor()
  await bar.getByRole('button', { name: 'Set its terms', exact: true }).waitFor()
  await act(page, loan.requestId, 'comeBack')
  await atStation(page, 'Packing')
  await scan(page, loan.number)
  await intoThePackage(page)
  await page.keyboard.press('c')
  await line(page, 'Read first what the lender wrote')
  await page.getByRole('button', { name: /^Close P\d{7} all the same/ }).waitFor()
  await page.keyboard.press('1')
  await line(page, 'Package closed')
  assert.equal(await stateOf(page, loan.requestId), 'returned')
  await page.context().close()
})
/** What the mailing plan keeps for later is asked about first. */
async function intoThePackage(page: Page): Promise<void> {
  const isIn = page.locator('.scan-line').filter({ hasText: 'In the package' })
  const now = page.getByRole('button', { name: /^Into its package now/ })
  await isIn.or(now).first().waitFor()
  if (await now.isVisible()) await page.keyboard.press('1')
  await isIn.waitFor()
}

test('words of a lender that nobody understood stop each package once, with the pieces that are in it then', async () => {
  const page = await house.sit('ILL assistant')
  const [wordy, also] = await planned(page, [2], 'Please pack with care')
  assert.ok(wordy && !also)
  const added = (await piecesIn(page, wordy.id)).find((one) => one['number'] === wordy.numbers[1])
  const removed = await page.request.delete(
    `${house.origin}/api/packages/${wordy.id}/pieces/${String(added?.['pieceId'])}`,
    { headers: { origin: house.origin } },
  )
  assert.ok(removed.ok(), await removed.text())
  const stopped = page.locator('.scan-line').filter({ hasText: 'Read first what the lender wrote' })
  await page.goto(`${house.origin}/mailroom/pack?parcel=${wordy.id}`)
  await page.getByText('Read what the lender wrote: Please pack with care').first().waitFor()
  await scan(page, wordy.numbers[0] ?? '')
  await page.getByText('All is in. Read first what its lender wrote.').waitFor()
  await page.keyboard.press('c')
  await stopped.waitFor()
  // Another piece comes in: what its lender wrote was not shown.
  await scan(page, wordy.numbers[1] ?? '')
  await page.getByRole('button', { name: /^It goes in all the same/ }).click()
  await page.getByText('All 2 are in. Read first what its lender wrote.').waitFor()
  await page.keyboard.press('c')
  await stopped.waitFor()
  assert.equal(await stateOf(page, wordy.requestIds[0] ?? ''), 'back')
  await page.waitForTimeout(200)
  await page.keyboard.press('c')
  await page.getByText(`Package ${wordy.number} closed`).first().waitFor()

  const [other] = await planned(page, [1], 'Please pack with care')
  assert.ok(other)
  await page.goto(`${house.origin}/packages/${other.id}`)
  await page.getByRole('button', { name: /^Close the package/ }).waitFor()
  await page.keyboard.press('c')
  const close = page.getByRole('button', { name: 'Close it' })
  await close.click()
  await page.getByRole('alert').filter({ hasText: 'Read first what the lender wrote' }).waitFor()
  assert.equal(await stateOf(page, other.requestIds[0] ?? ''), 'back')
  await close.click()
  await page.getByText(`Package ${other.number} closed`).first().waitFor()
  // Closed, its weight is kept without being asked again.
  await page.getByLabel('Weight').fill('3 lb')
  await page.keyboard.press('Enter')
  await page.getByText('for 3 lb').waitFor()
  await page.context().close()
})
