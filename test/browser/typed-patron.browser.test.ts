// An office without a library system: who a new card belongs to is typed, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import { patronByCard } from '../../src/store/patrons.ts'
import { makeWorld } from '../world.ts'
import { inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, withPages } from './own-desk.ts'

const visitor = browserForTests()
const card = '24071000000011'

test('with no library system a new card asks for name and library, and the next request knows them', async (t) => {
  const world = await makeWorld(t, { ils: ilsByHand, app: withPages })
  const origin = await serveWorld(t, world)
  const page = await sitAt({ world, origin, browser: visitor.opened })
  await page.goto(`${origin}/new/borrowing`)
  await settle(page)
  await page.getByLabel('Patron’s card').fill(card)
  await page.getByLabel('Patron’s card').press('Enter')
  await page.getByText('No library system is connected: type who it is.').waitFor()
  assert.equal(await page.getByText('No patron has this card').count(), 0, 'nobody was asked')
  await page.getByLabel(/^Name/).fill('Prudence Quill')
  await page.getByRole('combobox', { name: /^Their library/ }).fill('Owasca')
  await page.getByRole('option', { name: /Owasca/ }).click()
  await page.locator('main [name=title]').fill('Ethan Frome')
  await page.getByRole('region', { name: 'Checks' }).getByText('The card is new').waitFor()
  await inspect(page, 'who a new card belongs to')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page, 'who a new card belongs to, dark and narrow')
  await page.getByRole('button', { name: 'Begin the request' }).click()
  await page.getByRole('heading', { level: 1, name: /Ethan Frome/ }).waitFor()
  const kept = await patronByCard(world.office.store.db, card)
  assert.deepEqual([kept?.name, kept?.library_id], ['Prudence Quill', world.libraries.owasca])

  await page.goto(`${origin}/new/borrowing`)
  await page.getByLabel('Patron’s card').fill(card)
  await page.getByLabel('Patron’s card').press('Enter')
  await page.getByText('Prudence Quill').waitFor()
  assert.equal(await page.getByLabel(/^Name/).count(), 0)
  await page.context().close()
})

test('a member library types only the name: its patrons are its own', async (t) => {
  const world = await makeWorld(t, { ils: ilsByHand, app: withPages })
  const origin = await serveWorld(t, world)
  const page = await sitAt({ world, origin, browser: visitor.opened }, 'member')
  await page.goto(`${origin}/new/borrowing`)
  await settle(page)
  await page.getByLabel('Patron’s card').fill(card)
  await page.getByLabel('Patron’s card').press('Enter')
  await page.getByLabel(/^Name/).fill('Prudence Quill')
  assert.equal(await page.getByRole('combobox', { name: /^Their library/ }).count(), 0)
  await page.locator('main [name=title]').fill('Ethan Frome')
  await page.getByRole('button', { name: 'Begin the request' }).click()
  await page.getByRole('heading', { level: 1, name: /Ethan Frome/ }).waitFor()
  assert.equal((await patronByCard(world.office.store.db, card))?.library_id, world.libraries.owasca)
  await page.context().close()
})
