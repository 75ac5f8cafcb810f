// What goes wrong at the table, as the desk does it: keys and scans, no mouse.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachKeyOnce } from './desk.ts'
import { openHouse } from './house.ts'
import * as desk from './scan-desk.ts'
import { line, loansOnTheWay, scan, stateOf } from './scan-desk.ts'

const house = openHouse()
/** One point, grey. */
const picture = {
  name: 'torn.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
}

test('a torn book: one scan, one key, a picture, and its paper is filed; all of it stands on the request', async () => {
  const page = await house.sit('ILL assistant')
  const [loan] = await loansOnTheWay(page, 'Torn in the Mail', 1)
  assert.ok(loan)
  await desk.act(page, loan.requestId, 'lendersTerms', { insuredCents: 25_000, onlyBy: ['ups'] })
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Received')
  await page.getByRole('list', { name: 'The lender’s terms' }).getByText('Return insured for $250.00').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: 'Torn', pressed: true }).waitFor()
  await eachKeyOnce(page, 'a piece that arrived')
  await page.keyboard.press('i')
  await page.getByText(/The lender’s paper is filed under .* · \d+\./).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('h')
  await (await chooser).setFiles(picture)
  await page.getByText('The picture is kept with the request.').waitFor()
  await page.goto(new URL(`/requests/${loan.requestId}`, page.url()).href)
  await page.getByRole('img', { name: 'How it came' }).waitFor()
  await page.getByText('damage Torn').waitFor()
  await page.getByText(/the lender’s paper is filed under/).waitFor()
  await page.getByRole('definition').getByText('Return insured for $250.00 · Return by UPS').waitFor()
  await page.context().close()
})

test('words nobody understands: the scan shows them, one key says they bind nothing, another opens the terms, set by keys', async () => {
  const page = await house.sit('ILL assistant')
  const loans = await loansOnTheWay(page, 'Words of a Lender', 2)
  const [first, second] = loans
  assert.ok(first && second)
  for (const { requestId } of loans) await desk.act(page, requestId, 'shipped', { note: 'Please pack with care' })
  await desk.atStation(page, 'Arriving')
  await scan(page, first.number)
  await page.getByText('Read what the lender wrote: Please pack with care').waitFor()
  assert.equal(await page.getByText('Please pack with care').count(), 1, 'it is said once')
  await page.keyboard.press('0')
  await page.getByText('Said: they bind nothing.').waitFor()
  await scan(page, second.number)
  await page.getByText('Read what the lender wrote: Please pack with care').waitFor()
  await page.keyboard.press('k')
  await page.getByRole('checkbox', { name: 'Library use only 1' }).waitFor()
  await page.waitForTimeout(300)
  for (const key of ['1', '2', '3']) await page.keyboard.press(key, { delay: 120 })
  await page.getByRole('checkbox', { name: 'No copying 3', checked: true }).waitFor()
  await page.keyboard.press('4')
  await page.locator('input[name="dueOn"]:focus').fill('2031-01-10')
  await page.locator('input[name="dueOn"]:focus').evaluate((field) => field instanceof HTMLElement && field.blur())
  for (const key of ['6', '7', '8']) await page.keyboard.press(key, { delay: 120 })
  await page.getByRole('checkbox', { name: 'Keep the strap on 8', checked: true }).waitFor()
  await page.keyboard.press('9')
  await page.locator('input[name="notFrom"]:focus').evaluate((field) => field instanceof HTMLElement && field.blur())
  await page.keyboard.press('5')
  await page.locator('input[name="insuredCents"]:focus').fill('75.00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Library use only, No renewal, No copying', { exact: true }).waitFor()
  await page
    .getByText(/insured for \$75\.00.*Signature required/i)
    .first()
    .waitFor()
  await page.getByText('Please pack with care').first().waitFor()
  assert.equal(await page.getByText('Nobody has read this yet').count(), 0)
  await page.context().close()
})

test('at a desk one key shows what the camera sees, and the same key takes the picture', async () => {
  const page = await house.sit('ILL assistant')
  await page.context().addInitScript(() => {
    let isThere = false
    navigator.mediaDevices.getUserMedia = () => {
      if (!isThere) {
        isThere = true
        return Promise.reject(new DOMException('none', 'NotFoundError'))
      }
      const canvas = document.createElement('canvas')
      canvas.width = 320
      canvas.height = 240
      const pen = canvas.getContext('2d')
      setInterval(() => pen?.fillRect(0, 0, Math.random() * 320, 240), 50)
      return Promise.resolve(canvas.captureStream(20))
    }
  })
  const [loan] = await loansOnTheWay(page, 'Stained on the Towpath', 1)
  assert.ok(loan)
  await page.reload()
  await desk.atStation(page, 'Arriving')
  await scan(page, loan.number)
  await line(page, 'Received')
  await page.keyboard.press('j')
  await page.getByText('No camera answers: plug one in, or choose a file with Photo.').waitFor()
  await page.keyboard.press('j')
  const live = page.getByLabel('What the camera sees')
  await live.waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await page.keyboard.press('j')
  await page.getByText('The picture is kept with the request.').waitFor()
  assert.equal(await live.count(), 0)
  await page.context().close()
})

test('no strap: the title is typed, one key takes the likeliest; what belongs to nobody is kept by K', async () => {
  const page = await house.sit('ILL assistant')
  const [loan] = await loansOnTheWay(page, 'Towpaths without a Strap', 1)
  assert.ok(loan)
  await desk.atStation(page, 'Arriving')
  await scan(page, 'towpaths strap')
  await line(page, 'Is it this one?')
  await page.keyboard.press('1')
  await line(page, 'Received')
  assert.equal(await stateOf(page, loan.requestId), 'routed')
  await scan(page, '39998887776665')
  await line(page, 'Nobody knows this code')
  await page.keyboard.press('k')
  await page.getByRole('textbox', { name: 'Title, as far as it can be read' }).fill('A Book of Nobody’s')
  await page.keyboard.press('Enter')
  await page.getByText(/^Kept as/).waitFor()
  await page.getByRole('link', { name: 'All that belong to nobody' }).click()
  await page.getByText('A Book of Nobody’s').waitFor()
  await page.getByRole('button', { name: 'Sent back' }).first().click()
  await page.getByRole('button', { name: 'It is here after all' }).first().waitFor()
  await page.context().close()
})

test('what belonged to nobody may be a loan: its card on Today leads there, and a key there says it is this', async () => {
  const page = await house.sit('ILL assistant')
  const [loan] = await loansOnTheWay(page, 'The Mules of the Towpath', 1)
  assert.ok(loan)
  const kept = await desk.post(page, '/api/strangers', { title: 'The Mules of the Towpath' })
  const number = desk.textIn(kept, 'number')
  await page.goto(house.origin)
  const card = page.getByRole('listitem', { name: `${number} may be this: The Mules of the Towpath` })
  await card.getByRole('button', { name: 'See it' }).click()
  await page.waitForURL(`**/mailroom/strangers#${number}`)
  const row = page.getByRole('listitem', { name: new RegExp(`^${number} `) })
  await row.getByRole('button', { name: 'It is this 1' }).waitFor()
  await page.waitForTimeout(1_200)
  await page.keyboard.press('1')
  await row.getByText('belongs to').waitFor()
  await row.getByRole('link', { name: loan.number }).waitFor()
  await page.context().close()
})
