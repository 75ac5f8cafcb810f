// The rooms of the workbench: which one is marked, what their counts say, and how they fold on a telephone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inspect, ownLoan, settle } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()
const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' })
const marked = (page: Page) => rooms(page).locator('[aria-current]').allInnerTexts()

test('the room one is in is marked on each of its pages, and no other', async () => {
  const page = await house.sit('Administrator')
  for (const [address, room] of [
    ['/', 'Today'],
    ['/settings/shipping', 'Settings'],
    ['/settings/staff', 'Settings'],
    ['/mailroom/day', 'Mailroom'],
    ['/packages', 'Mailroom'],
    ['/supplies/count', 'Supplies'],
  ] as const) {
    await page.goto(house.origin + address)
    await settle(page)
    const [one, ...more] = await marked(page)
    assert.match(one ?? '', new RegExp(`^${room}`), address)
    assert.deepEqual(more, [], address)
  }
  assert.equal(await page.locator('.rooms-key').isVisible(), false, 'the rail has its place')
  await page.context().close()
})

test('the mailroom’s number is what waits to be packed; papers to print are counted at the print queue', async () => {
  const page = await house.sit('ILL assistant')
  await ownLoan(page, 'Counted at the Door', 'send', 'receive', 'comeBack')
  await page.goto(`${house.origin}/packages`)
  await settle(page)
  const pieces = await page.locator('.card-line ul > li').count()
  assert.ok(pieces > 0)
  await rooms(page)
    .getByRole('link', { name: `Mailroom ${pieces} piece${pieces === 1 ? '' : 's'} to pack`, exact: true })
    .waitFor()
  await page.getByRole('link', { name: /^Print queue \d+ papers? to print$/ }).waitFor()
  await page.context().close()
})

test('on a telephone the rooms fold behind one key, which says where one is', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true, viewport: { width: 390, height: 844 } })
  await page.goto(`${house.origin}/packages`)
  await settle(page)
  assert.equal(await rooms(page).count(), 0)
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox()
  assert.ok(heading && heading.y < 190, `the page begins at ${heading?.y}`)
  await page.getByRole('button', { name: /^Mailroom/, expanded: false }).click()
  await rooms(page).getByRole('link', { name: 'Reports' }).waitFor()
  await inspect(page, 'the rooms on a telephone')
  await rooms(page).getByRole('link', { name: 'Reports' }).click()
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor()
  assert.equal(await rooms(page).count(), 0)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor()
  assert.equal(await rooms(page).count(), 0, 'where they were unfolded they are folded again')
  await page.context().close()
})
