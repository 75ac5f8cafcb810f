import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { answerAddress, statusAddress } from '../../src/office/correspondence/addresses.ts'
import { writeNumber } from '../../src/domain/values/request-number.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import { cards, pin, visitorWorld } from '../visitor.ts'
import { inspect } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'

const visitor = browserForTests()

/** Where pictures are put to be looked at; nowhere unless asked for. */
const pictures = process.env['KEUKA_PICTURES']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`without script, 390 px, ${colorScheme}: a patron's page, a partner's and a member's`, async (t) => {
    const { world } = await visitorWorld(t, { app: { publicUrl: null } })
    const origin = await serveWorld(t, world)
    const { policy } = world.settings
    const copyrightWarning = 'A make-believe warning, long enough to be one.\nIt stands where the real one would.'
    await world.settings.change(
      { office: world.settings.settings(), policy: { ...policy(), intake: { ...policy().intake, copyrightWarning } } },
      world.clock.now(),
    )
    const asked = await world.borrowing('out', { card: cards.owasca, pickupLibraryId: world.libraries.ithaca })
    await world.borrowing('routed', {
      card: cards.owasca,
      title: 'The Drumlins of Cayuga',
      pickupLibraryId: world.libraries.ithaca,
    })
    await world.act(asked, 'ask', { to: 'patron', question: 'more_time', note: 'Its owner would give two weeks.' })
    const wanted = await world.lending('pulling', { ownerLibraryId: world.libraries.owasca })
    const number = writeNumber((await loadFacts(world.office.store.db, asked))?.request.number ?? '')
    const version = (await loadFacts(world.office.store.db, wanted))?.request.version ?? 0
    const pathOf = (address: string | null): string => new URL(address ?? '').pathname

    // axe is put into the page by the test; the page's own scripts are what stays off, and there are none.
    const context = await visitor.browser.newContext({
      viewport: { width: 390, height: 800 },
      colorScheme,
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    const checking = await visitor.browser.newContext({
      viewport: { width: 390, height: 800 },
      colorScheme,
      bypassCSP: true,
    })
    const look = async (what: string): Promise<void> => {
      await picture(page, `${what}-${colorScheme}`)
      await checking.addCookies(await context.cookies())
      const twin = await checking.newPage()
      await twin.goto(page.url())
      await inspect(twin, what)
      await twin.close()
    }

    await page.goto(`${origin}/my`)
    await look('sign-in')
    await page.getByLabel('Library card number').fill(cards.owasca)
    await page.getByLabel('PIN').fill('0000')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('do not go together').waitFor()
    await page.getByLabel('PIN').fill(pin)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('It is on its way to Ithaca Falls Library.').waitFor()
    await look('list')

    await page.getByRole('link', { name: 'Ask for a book' }).click()
    await look('ask-book')
    await page.getByLabel('Title').fill('Ethan Frome')
    await page.getByLabel('Pick it up at').selectOption({ label: 'Ithaca Falls Library' })
    await page.getByRole('button', { name: 'Ask for it' }).click()
    await page.getByText('We have your request. This page tells you').waitFor()
    await look('asked')
    await page.goto(`${origin}/my/ask/article`)
    await page.getByText('It stands where the real one would.').waitFor()
    await look('ask-article')

    await page.goto(`${origin}/my/requests/${number}`)
    await look('request')
    await page.getByLabel('Your answer').fill('Yes, please.')
    await page.getByRole('button', { name: 'Send the answer' }).click()
    await page.getByText('Thank you for your answer.').waitFor()
    await page.locator('summary', { hasText: 'Ask for more time' }).click()
    await page.getByRole('button', { name: 'Ask for more time' }).click()
    await page.getByText('More time has been asked for. We tell you').waitFor()

    await page.goto(origin + pathOf(statusAddress(world.office, asked, world.libraries.tallgrass)))
    await page.getByText('It is lent to a reader of ours.').waitFor()
    await look('status')

    const link = { requestId: wanted, libraryId: world.libraries.owasca, action: 'found', version }
    await page.goto(origin + pathOf(answerAddress(world.office, link)))
    await look('answer')
    await page.getByRole('button', { name: 'Found, and on the van' }).click()
    await page.getByText('We have it: Found, and on the van.').waitFor()
    await picture(page, `answered-${colorScheme}`)
    assert.equal((await loadFacts(world.office.store.db, wanted))?.request.state, 'coming')
    await context.close()
    await checking.close()
  })
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
