import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect, settle } from './desk.ts'
import { openHouse } from './house.ts'

const house = openHouse()

test('an administrator keys what UPS asks for a declared value, and it stands with its table', async () => {
  const page = await house.sit('Administrator', { bypassCSP: true })
  await page.goto(`${house.origin}/settings/shipping`)
  await page.getByRole('button', { name: 'Key fees: UPS Ground' }).click()
  const form = page.getByRole('form', { name: 'Declared value and signature: UPS Ground' })
  await form.getByRole('button', { name: 'Keep the fees' }).click()
  await form.getByText('Dollars and cents such as 5.10.').waitFor()
  await form.getByLabel('Fee for each started $100').fill('1.70')
  await form.getByLabel('At least').fill('5.10')
  await form.getByLabel('Signature').fill('7')
  await inspect(page, 'the fees of a rate table')
  await form.getByRole('button', { name: 'Keep the fees' }).click()
  await page.getByText('Free to $100, then $1.70 a started $100, at least $5.10, to $5000; signature $7.00').waitFor()
  await page.getByRole('button', { name: 'Key fees: UPS Ground' }).click()
  assert.equal(await form.getByLabel('At least').inputValue(), '5.10')
  await form.getByRole('button', { name: 'Remove the fees' }).click()
  await page.getByText('Free to $100, then not keyed; signature not keyed').waitFor()
  await page.context().close()
})

test('a container is added, retired and used again', async () => {
  const page = await house.sit('Administrator')
  await page.goto(`${house.origin}/settings/shipping`)
  await page.getByRole('button', { name: 'Add a container' }).click()
  const names = page.getByLabel('Name of the container')
  await names.last().fill('Slim crate')
  await page.getByLabel('Slim crate weighs, ounces').fill('10')
  await page.getByText('Library Mail and 1 more').click()
  await page.getByRole('group', { name: 'Slim crate travels by' }).getByLabel('UPS Ground').check()
  const save = async () => {
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Last act' }).getByText('Shipping saved').waitFor()
    await page.reload()
    await settle(page)
  }
  await save()
  assert.equal(await names.last().inputValue(), 'Slim crate')
  await page.getByText('Library Mail and 2 more').waitFor()
  await page.getByRole('button', { name: 'Retire Slim crate' }).click()
  await save()
  await page.getByRole('button', { name: 'Use again: Slim crate' }).click()
  await page.getByRole('button', { name: 'Retire Slim crate' }).waitFor()
  await page.context().close()
})

test('two tabs on Shipping: the later save is refused, keeps what was typed, and lays theirs beside it', async () => {
  const first = await house.sit('Administrator', { bypassCSP: true })
  const second = await first.context().newPage()
  for (const page of [first, second]) {
    await page.goto(`${house.origin}/settings/shipping`)
    await page.getByRole('button', { name: 'Add a container' }).click()
  }
  const names = (page: typeof first) => page.getByLabel('Name of the container')
  const save = (page: typeof first) => page.getByRole('button', { name: 'Save' }).click()
  const isSaved = (page: typeof first) =>
    page.getByRole('region', { name: 'Last act' }).getByText('Shipping saved').waitFor()
  await names(first).last().fill('Tall crate')
  await first.getByLabel('Working days a piece may wait for company').fill('7')
  await save(first)
  await isSaved(first)
  await names(second).last().fill('Poster tube')
  await second.getByLabel('Minutes for a package').fill('8')
  await save(second)
  await second.getByRole('alert').getByText('Somebody saved these settings since you opened them').waitFor()
  assert.equal(await names(second).last().inputValue(), 'Poster tube')
  await inspect(second, 'settings others saved meanwhile')
  // What is typed after the refusal is mine, too.
  await second.getByLabel('One person lifts at most (pounds)').fill('35.5')
  await second.getByRole('button', { name: 'Put theirs beside mine' }).click()
  await second.getByText('Somebody saved these settings since you opened them').waitFor({ state: 'hidden' })
  const labelsOf = async (page: typeof first) =>
    (await names(page).evaluateAll((all) => all.map((one) => one.getAttribute('value')))).slice(-2)
  assert.deepEqual(await labelsOf(second), ['Tall crate', 'Poster tube'])
  await save(second)
  await isSaved(second)
  await second.reload()
  await settle(second)
  assert.deepEqual(await labelsOf(second), ['Tall crate', 'Poster tube'])
  assert.equal(await second.getByLabel('Working days a piece may wait for company').inputValue(), '7')
  assert.equal(await second.getByLabel('Minutes for a package').inputValue(), '8')
  assert.equal(await second.getByLabel('One person lifts at most (pounds)').inputValue(), '35.5')
  const kept: unknown = await (await second.request.get(`${house.origin}/api/shipping`)).json()
  assert.equal(typeof kept === 'object' && kept !== null && Reflect.get(kept, 'liftOz'), 568)
  await first.context().close()
})
