// Packing by scan as the desk does it: the package is called, its pieces are scanned, one key closes it and calls the next.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { effortOf } from '../../scripts/gen/effort-counts.ts'
import { eachKeyOnce, inspect } from './desk.ts'
import { openHouse } from './house.ts'
import { list, piecesIn, piecesOf, planned } from './planned.ts'
import { act, ask, beginCounting, effort, line, objectIn, post, scan, stateOf, textIn } from './scan-desk.ts'

const house = openHouse()

test('packing twelve pieces in five packages is twelve scans and five keys', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const parcels = await planned(page, [4, 3, 2, 2, 1])
  await page.goto(`${house.origin}/mailroom/pack?parcel=${parcels[0]?.id ?? ''}`)
  await beginCounting(page)
  const pressed = await countKeys(page)
  for (const [index, parcel] of parcels.entries()) {
    await page.getByRole('heading', { level: 1, name: new RegExp(parcel.number) }).waitFor()
    for (const number of parcel.numbers) await scan(page, number)
    await page.getByRole('button', { name: 'Close and call the next' }).waitFor()
    if (index === 0) await inspect(page, 'a package that is all in')
    await page.keyboard.press('c')
    await page.getByText(`Package ${parcel.number} closed`).first().waitFor()
  }
  assert.deepEqual(await effort(page), effortOf('packTwelve'))
  assert.equal(await pressed(), 5)
  for (const { requestIds } of parcels)
    for (const requestId of requestIds) assert.equal(await stateOf(page, requestId), 'returned')
  await page.context().close()
})

test('a piece of another package stops with that package’s name in large words; it can be closed all the same afterwards', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [first, second] = await planned(page, [1, 1])
  assert.ok(first && second)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${first.id}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(first.number) }).waitFor()
  await scan(page, second.numbers[0] ?? '')
  await page
    .locator('.scan-line')
    .filter({ hasText: `Stop: ${second.number} to ${second.library}` })
    .waitFor()
  await page.keyboard.press('c')
  assert.equal(await stateOf(page, first.requestIds[0] ?? ''), 'back')
  await page.getByLabel('Weight').fill('two pounds')
  await page.keyboard.press('Enter')
  // Beside the field, and in the large line if the key before is still being answered.
  await page.getByText('Type the weight with its unit').first().waitFor()
  await page.getByLabel('Weight').fill('5 lb 3 oz')
  await page.keyboard.press('Enter')
  await page.getByText(/more than expected/).waitFor()
  await scan(page, first.numbers[0] ?? '')
  await page.locator('.scan-line').filter({ hasText: 'In' }).waitFor()
  await inspect(page, 'a package that weighs too much')
  await page.getByRole('button', { name: 'Close and call the next' }).click()
  await page.getByText(`Package ${first.number} closed`).first().waitFor()

  await page.goto(`${house.origin}/mailroom/day`)
  await page.getByLabel('Total on the postage meter').fill('1.00')
  await page.getByRole('button', { name: 'Compare and keep' }).click()
  await page.getByText(/packages here cost more by|meter has more by/).waitFor()
  await inspect(page, 'the day')
  // Nothing is left for the next to find in it.
  await post(page, `/api/packages/${second.id}/close`, {})
  await page.context().close()
})

test('what does not fit and was alone in its package takes the package with it, and the line says so where it goes on', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [first, second] = await planned(page, [1, 1])
  assert.ok(first && second)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${first.id}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(first.number) }).waitFor()
  await page.keyboard.press('x')
  await page.getByRole('heading', { level: 1, name: new RegExp(second.number) }).waitFor()
  await page.getByText(`Nothing else was in package ${first.number}: it is gone.`).waitFor()
  await inspect(page, 'a package that is gone')
  // Nothing offers to take back that it went in.
  assert.equal(await page.getByRole('region', { name: 'Last act' }).getByRole('button', { name: /^Undo/ }).count(), 0)
  // It goes in something larger, with a key; and out again.
  await page.keyboard.press('x')
  await page.getByText(`Nothing else was in package ${second.number}: it is gone.`).waitFor()
  await page.getByRole('button', { name: /^In something larger/ }).waitFor()
  await page.keyboard.press('l')
  await page.getByRole('heading', { level: 1, name: /P\d+/ }).waitFor()
  await page.getByText('All is in. Close it.').waitFor()
  await page.keyboard.press('x')
  // The last one too: nothing is left to pack, and it is said.
  await page.getByText(/Nothing else was in package P\d+: it is gone\./).waitFor()
  await page.context().close()
})

test('what a lender wrote is read before its package is closed: at Pack and on the package’s page, by keys', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [first, second] = await planned(page, [1, 2], 'Please pack with care')
  assert.ok(first && second)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${first.id}`)
  await page.getByText('Read what the lender wrote: Please pack with care').waitFor()
  await scan(page, first.numbers[0] ?? '')
  await page.getByText('All is in. Read first what its lender wrote.').waitFor()
  await inspect(page, 'a package whose lender wrote something')
  await page.keyboard.press('c')
  await line(page, 'Read first what the lender wrote')
  assert.equal(await page.locator('.scan-line').getByText('pack with care').count(), 0, 'the words stand below')
  await page.keyboard.press('0')
  await line(page, 'They bind nothing')
  await page.keyboard.press('c')
  await page.getByText(`Package ${first.number} closed`).first().waitFor()

  await page.goto(`${house.origin}/packages/${second.id}`)
  const read = page.getByText(/^Read what the lender wrote about “Locks and Lockkeepers, part 1\.\d”: /)
  await read.waitFor()
  await inspect(page, 'a package’s page with words to read')
  await page.keyboard.press('0')
  await page.getByText('Its words bind nothing', { exact: true }).waitFor()
  await read.waitFor()
  await page.keyboard.press('k')
  await page.waitForURL(/\/requests\/\d+\?act=lendersTerms/)
  await post(page, `/api/packages/${second.id}/close`, { wordsRead: true })
  await page.context().close()
})

test('each thing to be done on a package’s page has a key of its own, the crate sheet too', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [member] = list(await ask(page, '/api/libraries?kind=member')).filter(
    (one) => 'lines' in objectIn(one, 'address'),
  )
  const parcel = await post(page, '/api/packages', { libraryId: member?.['id'] })
  await page.goto(`${house.origin}/packages/${textIn(parcel, 'id')}`)
  await page.getByRole('link', { name: /^Crate sheet/ }).waitFor()
  await eachKeyOnce(page, 'a package’s page')
  const [sheet] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('h')])
  await sheet.close()
  await page.keyboard.press('p')
  await page.getByRole('heading', { level: 1, name: new RegExp(textIn(parcel, 'number')) }).waitFor()
  await page.waitForURL(/mailroom\/pack\?parcel=/)
  await page.context().close()
})

test('a closed package’s page has each key once, the scales’ too, and says what a lender forbids', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [one] = await planned(page, [1], 'Do not return via UPS')
  assert.ok(one)
  await post(page, `/api/packages/${one.id}/close`, {})
  await page.goto(`${house.origin}/packages/${one.id}`)
  await page.getByRole('button', { name: /^Print the label again/ }).waitFor()
  await page.getByLabel('By', { exact: true }).waitFor()
  const keys = await page.locator('main kbd').allInnerTexts()
  assert.ok(keys.includes('S'), `this browser could read a scale: ${keys.join(' ')}`)
  const papers = ['A', 'H']
  assert.deepEqual(
    [...keys, ...papers].filter((key, index, all) => all.indexOf(key) !== index),
    [],
    'with those of bag and crate',
  )
  // What a lender forbids is said here as it is when it is closed.
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'UPS Ground' })
  await page.getByRole('alert').filter({ hasText: /UPS/ }).waitFor()
  await page.context().close()
})

test('of two volumes of a set, “does not fit” means the one that was scanned last', async () => {
  const page = await house.sit('ILL assistant')
  const [lender] = list(await ask(page, '/api/libraries?kind=partner')).filter(
    (one) => one['channel'] === 'by_hand' && 'lines' in objectIn(one, 'address'),
  )
  const request = await post(page, '/api/requests/borrowing', {
    service: 'loan',
    title: 'Canals, in two volumes',
    lenders: [lender?.['id']],
  })
  const requestId = textIn(request, 'requestId')
  const number = textIn(request, 'number')
  await act(page, requestId, 'send')
  await act(page, requestId, 'shipped', { pieces: 2 })
  const pieces = () => piecesOf(page, requestId)
  for (const action of ['receive', 'comeBack'])
    for (const piece of await pieces()) await act(page, requestId, action, { pieceId: piece['id'] })
  const parcel = await post(page, '/api/packages', { libraryId: lender?.['id'] })
  const id = textIn(parcel, 'id')
  for (const piece of await pieces()) await post(page, `/api/packages/${id}/pieces`, { pieceId: piece['id'] })
  await page.goto(`${house.origin}/mailroom/pack?parcel=${id}`)
  await page.getByText('2 of 2 still to scan').or(page.getByText('Scan its pieces')).first().waitFor()
  for (const n of [1, 2]) {
    await scan(page, `${number}-${n}`)
    await page.getByText(n === 1 ? '1 of 2 still to scan.' : 'All 2 are in. Close it.').waitFor()
  }
  await page.keyboard.press('x')
  await page.locator('.scan-line').filter({ hasText: 'Taken out' }).waitFor()
  const [first] = await pieces()
  const left = await piecesIn(page, id)
  assert.deepEqual(
    left.map((one) => one['pieceId']),
    [first?.['id']],
  )
  await post(page, `/api/packages/${id}/close`, {})
  await page.context().close()
})

test('a scan made while a package is being closed is for the package that is called next', async () => {
  const page = await house.sit('ILL assistant')
  const [first, second] = await planned(page, [1, 1])
  assert.ok(first && second)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${first.id}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(first.number) }).waitFor()
  await scan(page, first.numbers[0] ?? '')
  await page.getByText('All is in. Close it.').waitFor()
  await page.route('**/api/packages/*/close', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  await page.keyboard.press('c')
  await scan(page, second.numbers[0] ?? '')
  await page.getByRole('heading', { level: 1, name: new RegExp(second.number) }).waitFor()
  await page.locator('.scan-line').filter({ hasText: 'In' }).waitFor()
  await page.getByText('All is in. Close it.').waitFor()
  // Taken out, it is not offered to take back that it went in.
  const undo = page.getByRole('region', { name: 'Last act' }).getByRole('button', { name: /^Undo/ })
  await undo.waitFor()
  await page.getByRole('button', { name: /^Take out/ }).click()
  await page.locator('.scan-line').filter({ hasText: 'Taken out' }).waitFor()
  assert.equal(await undo.count(), 0)
  await page.context().close()
})

test('a scan so soon after C that both could be one code is for the next package; half a code is said in the large line', async () => {
  const page = await house.sit('ILL assistant')
  const [first, second] = await planned(page, [1, 1])
  assert.ok(first && second)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${first.id}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(first.number) }).waitFor()
  const number = first.numbers[0] ?? ''
  await scan(page, number.slice(0, 4), null)
  await scan(page, number.slice(4))
  await page.locator('.scan-line').filter({ hasText: 'Read half: scan it again' }).waitFor()
  await scan(page, number)
  await page.getByText('All is in. Close it.').waitFor()
  await scan(page, second.numbers[0] ?? '', 'Enter', 'c')
  await page.getByRole('heading', { level: 1, name: new RegExp(second.number) }).waitFor()
  await page.locator('.scan-line').filter({ hasText: 'In' }).waitFor()
  await page.getByText('All is in. Close it.').waitFor()
  await page.context().close()
})

/** Keys that a person presses: a scanner's codes hold no small letter. */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`
    window.keysMade = 0
    window.addEventListener('keydown', (event) => {
      if (/^[a-z]$/.test(event.key)) window.keysMade += 1
    }, true)
  `)
  return () => page.evaluate<number>('window.keysMade')
}

test('a tracking number or a weight that was typed and refused stops the closing; emptied, it closes', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const [one] = await planned(page, [1])
  assert.ok(one)
  await page.goto(`${house.origin}/mailroom/pack?parcel=${one.id}`)
  await page.getByText('1 of 1 still to scan.').waitFor()
  await scan(page, one.numbers[0] ?? '')
  await page.getByText('All is in. Close it.').waitFor()
  for (const [label, text, says] of [
    ['Tracking number', '9400 1000 0000 0000 0000 01', 'The check digit does not fit'],
    ['Weight', 'heavy', /weight/i],
  ] as const) {
    const field = page.getByLabel(label, { exact: true })
    await field.fill(text)
    await field.blur()
    await page.keyboard.press('c')
    await page.locator('.scan-line').filter({ hasText: says }).waitFor()
    await page.waitForFunction(
      (name) => document.activeElement?.closest('div')?.parentElement?.textContent?.includes(name),
      label,
    )
    assert.equal(await stateOf(page, one.requestIds[0] ?? ''), 'back')
    await field.fill('')
    await field.blur()
  }
  await page.waitForTimeout(300)
  await page.keyboard.press('c')
  await page.getByText(`Package ${one.number} closed`).first().waitFor()
  await page.context().close()
})
