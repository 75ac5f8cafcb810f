// The scan's page: what leaves and when, its sound, its camera, its look.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inspect, openBrowser, sitDown } from './desk.ts'
import { openHouse } from './house.ts'
import * as desk from './scan-desk.ts'
import { line, listed, loansOnTheWay, rows, scan, stateOf } from './scan-desk.ts'
import { filmStrap } from './strap-film.ts'

const house = openHouse()

const sit = (options = {}): Promise<Page> => house.sit('ILL assistant', options)

// The shortest first: it waits for the office to open.
test('sound is a choice that stays', async () => {
  const page = await sit()
  await page.goto(`${house.origin}/scan`)
  const key = page.getByRole('button', { name: /^Sound/ })
  await key.click()
  await page.reload()
  assert.equal(await key.getAttribute('aria-pressed'), 'false')
  await page.context().close()
})

test('what will leave the house is counted down, and “send now” sends it', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'The Weighlock', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Received')
  await rows(page)
    .getByText(/in \d+ s$/)
    .waitFor()
  await page.getByRole('button', { name: /^Send now/ }).waitFor()
  await page.keyboard.press('n')
  await rows(page).getByText('has left').waitFor()
  await page.context().close()
})

test('the drop box shows since when it was not emptied before the first scan; Q changes it', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'Left over Night', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Received')
  await desk.atStation(page, 'Drop box')
  const field = page.getByLabel('The box was last emptied on')
  await scan(page, loan.number)
  await listed(page, 1)
  const today = await page.evaluate<string>(`new Date().toISOString().slice(0, 10)`)
  // A crate of the same day: what lies in it was brought today.
  await page.getByRole('button', { name: /^End the session/ }).click()
  await page.getByRole('heading', { name: 'Drop box: sheet' }).waitFor()
  await desk.atStation(page, 'Drop box')
  await page.locator('#box-emptied:not([value=""])').waitFor()
  const shown = await field.inputValue()
  assert.ok(Math.abs(Date.parse(shown) - Date.parse(today)) <= 86_400_000, shown)

  await page.keyboard.press('q')
  await page.locator('#box-emptied:focus').waitFor()
  const before = new Date(Date.parse(shown) - 2 * 86_400_000).toISOString().slice(0, 10)
  await field.fill(before)
  await page.keyboard.press('Enter')
  await line(page, 'Noted')
  await page.reload()
  await page.locator(`#box-emptied[value="${before}"]`).waitFor()
  await page.context().close()
})

test('a camera reads a strap once while it stays in view; where it is off it says why', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-film-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'Seen by a Lens', 1)
  assert.ok(loan)
  const film = join(folder, 'strap.y4m')
  await filmStrap(film, loan.number)
  const withCamera = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  t.after(() => withCamera.close())
  const phone = await sitDown(withCamera, house.origin, 'ILL assistant', { permissions: ['camera'] })
  await desk.atStation(phone, 'Arriving')
  await phone.getByRole('button', { name: 'Use the camera' }).click()
  await line(phone, 'Received', 'Seen by a Lens')
  await phone.getByRole('button', { name: 'Camera off' }).click()
  assert.equal(await stateOf(phone, loan.requestId), 'routed')

  await page.addInitScript(`Object.defineProperty(window, 'isSecureContext', { value: false })`)
  await desk.atStation(page, 'Arriving')
  await page.getByText('The camera works only where this page is opened by https').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Use the camera' }).getAttribute('aria-disabled'), 'true')
  await page.context().close()
})

test('scans that wait are done at the station where they were read', async () => {
  const page = await sit()
  const [loan] = await loansOnTheWay(page, 'Read Before the Move', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  let isDown = true
  await page.route('**/api/scans', (route) => (isDown ? route.abort('connectionfailed') : route.continue()))
  await scan(page, loan.number)
  await page.getByText('1 scan is kept and will be done in order.').waitFor()
  await page.getByRole('button', { name: /^Shelf/ }).click()
  isDown = false
  await line(page, 'Received', 'Read Before the Move')
  assert.equal(await stateOf(page, loan.requestId), 'routed')
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`right, wrong and look-here pass axe: ${colorScheme}, ${width} px`, async () => {
      const page = await sit({ bypassCSP: true, colorScheme, viewport: { width, height: 844 } })
      const [loan] = await loansOnTheWay(page, `Shapes and colours ${colorScheme} ${width}`, 1)
      assert.ok(loan)
      await page.goto(`${house.origin}/scan`)
      await page.getByRole('heading', { level: 1, name: 'Scan' }).waitFor()
      await inspect(page, 'no station')
      await desk.atStation(page, 'Arriving')
      const show = async (code: string, words: string | RegExp) => {
        await scan(page, code)
        await line(page, words)
        await inspect(page, `${String(words)} ${colorScheme} ${width}`)
        const folder = process.env['KEUKA_PICTURES']
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/scan-${colorScheme}-${width}-${String(words).slice(0, 9)}.png` })
      }
      await show(loan.number, 'Received')
      await show(loan.number, /Already received/)
      await show('NOBODYHASIT', 'Nobody knows this code')
      await page.context().close()
    })
