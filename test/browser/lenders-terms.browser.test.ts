// Whose terms a person sets, where several lenders were asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHouse } from './house.ts'
import { act, ask, listOf, post, textIn } from './scan-desk.ts'

const house = openHouse()

test('two lenders: the terms are those of the one that shipped, keys tick at once, another lender is warned about', async () => {
  const page = await house.sit('ILL assistant')
  const partners = listOf(await ask(page, '/api/libraries?kind=partner')).filter((one) => one['channel'] === 'by_hand')
  const [first, second] = partners
  assert.ok(first && second)
  const made = await post(page, '/api/requests/borrowing', {
    service: 'loan',
    title: 'Asked of Two',
    lenders: [first['id'], second['id']],
  })
  const requestId = textIn(made, 'requestId')
  await act(page, requestId, 'send')
  await act(page, requestId, 'notSupplied', { reason: 'OnLoan' })
  await act(page, requestId, 'shipped')
  await page.goto(`${house.origin}/requests/${requestId}?act=lendersTerms`)
  const lender = page.locator('select[name="entryId"]')
  await lender.waitFor()
  const chosen = (): Promise<string> => lender.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label ?? '')
  assert.match(await chosen(), new RegExp(`^2\\. ${String(second['name'])}`))
  for (const key of ['1', '2']) await page.keyboard.press(key, { delay: 120 })
  await page.getByRole('checkbox', { name: 'No renewal 2', checked: true }).waitFor()
  assert.match(await chosen(), /^2\. /)
  const warning = page.getByText(`The piece is not ${String(first['name'])}’s but ${String(second['name'])}’s`)
  assert.equal(await warning.count(), 0)
  await lender.selectOption({ index: 1 })
  await warning.waitFor()
  await page.getByRole('checkbox', { name: 'No renewal 2', checked: false }).waitFor()
  await lender.selectOption({ index: 2 })
  await page.locator('input[name="insuredCents"]').fill('250.00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('.story').getByText('Return insured for $250.00').waitFor()
  await page.context().close()
})
