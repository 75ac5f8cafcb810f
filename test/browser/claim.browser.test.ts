// A package the carrier lost, at the desk: lost by one key, its claim filed and paid by keys, and what is found of it said.
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { asAPerson, inspect, settle } from './desk.ts'
import { openHouse } from './house.ts'
import { act, ask, objectIn, post, textIn } from './scan-desk.ts'

const house = openHouse()

test('lost by one key, the claim filed with its number and paid; found, the carrier is told', async () => {
  const page = await house.sit('ILL assistant', { bypassCSP: true })
  const { id, number } = await collected(page)
  await page.goto(`${house.origin}/packages/${id}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor()
  await page.getByText('where its carrier pays for it, a claim is opened').waitFor()
  await page.keyboard.press('l')
  const claim = page.getByRole('region', { name: 'Claim from USPS: to be filed' })
  await claim.getByText('pays up to $100.00').waitFor()
  await page.getByText(`Package ${number} is lost`, { exact: true }).waitFor()
  // Listed with what is lost, and how its claim stands.
  await page.goto(`${house.origin}/packages?state=lost`)
  await page.getByRole('row', { name: new RegExp(`^${number}.*Lost · claim: to be filed`) }).waitFor()
  await page.goto(`${house.origin}/packages/${id}`)
  await claim.waitFor()
  await inspect(page, 'a lost package with its claim')

  await page.keyboard.press('c')
  await page.getByLabel('Claim number').fill('8812345')
  await inspect(page, 'filing a claim')
  await page.getByRole('button', { name: 'Filed with the carrier' }).click()
  const filed = page.getByRole('region', { name: 'Claim from USPS: filed' })
  await filed.getByText('claim number 8812345').waitFor()
  await page.keyboard.press('u', asAPerson)
  await page.getByRole('region', { name: 'Claim from USPS: to be filed' }).waitFor()
  await page.keyboard.press('c')
  await page.locator('input:focus').fill('8812345')
  await page.keyboard.press('Enter')
  await filed.getByText('claim number 8812345').waitFor()
  await page.keyboard.press('p')
  await page.locator('input:focus').fill('lots')
  await page.keyboard.press('Enter')
  await page.getByText('Type what the carrier paid').waitFor()
  await page.getByLabel('Paid').fill('62.50')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Claim from USPS: paid' }).getByText('paid $62.50').waitFor()
  await page.keyboard.press('f', asAPerson)
  await page.getByText('which may want its money back').waitFor()
  await settle(page)
  await inspect(page, 'found after the carrier paid')
  await page.context().close()
})

/** A package of one loan on its way home by Ground Advantage, with the carrier. */
async function collected(page: Page): Promise<{ id: string; number: string }> {
  const lenders = list(await ask(page, '/api/libraries?kind=partner'))
  const lender = lenders.find((one) => one['channel'] === 'by_hand' && 'lines' in objectIn(one, 'address'))
  const request = await post(page, '/api/requests/borrowing', {
    service: 'loan',
    title: 'Locks and Lockkeepers',
    lenders: [lender?.['id']],
  })
  const requestId = textIn(request, 'requestId')
  for (const action of ['send', 'receive', 'comeBack']) await act(page, requestId, action)
  const parcel = await post(page, '/api/packages', { libraryId: lender?.['id'] })
  const id = textIn(parcel, 'id')
  await post(page, `/api/packages/${id}/pieces`, { code: textIn(request, 'number') })
  await post(page, `/api/packages/${id}/close`, { service: 'ground_advantage' })
  await post(page, `/api/packages/${id}/collect`, {})
  return { id, number: textIn(parcel, 'number') }
}

const list = (answer: unknown): Record<string, unknown>[] =>
  Array.isArray(answer)
    ? answer.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
