// The Inbox by keys: read down the list, linked to a request, put away, waiting again; and the mail on the request's page.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { mailDesk } from '../../src/office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../src/office/correspondence/mail-readers.ts'
import { makeWorld, type World } from '../world.ts'
import { asAPerson, inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, withPages } from './own-desk.ts'

const visitor = browserForTests()

async function mails(world: World, subjects: readonly string[]): Promise<void> {
  for (const [n, subject] of subjects.entries()) {
    world.clock.advance(60_000)
    const place = { uidValidity: '1', firstUid: 1, lastUid: n }
    await mailDesk(world.office).keep('box', place, {
      uid: n + 1,
      raw: Buffer.from(subject),
      bytes: 100,
      receivedAt: world.clock.now(),
      mail: {
        messageId: `<${n}@lender.example>`,
        fromName: 'Tess Towpath',
        fromAddress: 'tess@lender.example',
        to: ['ill@fiverivers.example'],
        subject,
        sentAt: null,
        text: `Words of ${subject}.\n\nOn Monday you wrote:\n> please`,
        headers: `Subject: ${subject}`,
        parts: n === 0 ? [{ name: 'list.pdf', type: 'application/pdf', content: Buffer.from('%PDF-') }] : [],
        trouble: null,
      },
    })
  }
  await readNewMail(world.office, [])
}

async function office(t: TestContext) {
  const world = await makeWorld(t, { app: withPages })
  const origin = await serveWorld(t, world)
  return { world, origin, browser: visitor.opened }
}

const shownMail = (page: Page, subject: string) => page.getByRole('article', { name: subject })
const toDealWith = (page: Page, count: string) => page.locator('main').getByText(`${count} to deal with`)
const lastAct = (page: Page) => page.getByRole('region', { name: 'Last act' })

test('mails are read by arrow, linked by L, put away by E and waiting again by W', async (t) => {
  const desk = await office(t)
  const { world, origin } = desk
  const id = await world.borrowing('sent', { title: 'Canal Songs' })
  await mails(world, ['First letter', 'Second letter', 'Third letter'])
  const page = await sitAt(desk)
  await page.goto(`${origin}/inbox`)
  await settle(page)
  await shownMail(page, 'First letter').waitFor()
  await inspect(page, 'the Inbox with mail')

  // What is read is what the arrows stand on, so that a letter acts on what is seen.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await shownMail(page, 'Second letter').waitFor()
  await page.keyboard.press('e')
  await lastAct(page).getByText('Put away: nothing to do').waitFor()
  await page.getByRole('heading', { name: 'Inbox' }).waitFor()
  await toDealWith(page, '2 mails').waitFor()
  await shownMail(page, 'Third letter').waitFor()

  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await shownMail(page, 'First letter').waitFor()
  await page.keyboard.press('l')
  const field = page.getByLabel('Request', { exact: true })
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  // E, L and W are letters while something is typed.
  await page.keyboard.type('Canal', asAPerson)
  await page.getByRole('button', { name: /^Link to B-/ }).waitFor()
  await inspect(page, 'linking a mail')
  await page.getByLabel('Note on the request').fill('They have it on the shelf')
  await field.press('Enter')
  await lastAct(page)
    .getByText(/Linked to B-/)
    .waitFor()
  await shownMail(page, 'Third letter').waitFor()
  assert.equal(await toDealWith(page, '1 mail').count(), 1)

  await page.goto(`${origin}/requests/${id}`)
  const panel = page.getByRole('region', { name: 'Mail', exact: true })
  await panel.getByText('from somebody at lender.example').waitFor()
  assert.equal(await panel.getByText('Words of First letter.').count(), 0)
  await panel.getByRole('button', { name: 'Open the mail “First letter”' }).click()
  await panel.getByText('Words of First letter.').waitFor()
  await panel.getByRole('link', { name: 'list.pdf' }).waitFor()
  await page.getByText('They have it on the shelf').waitFor()
  await inspect(page, 'a request with a mail')
  await page.reload()
  await panel.getByText('Words of First letter.').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page, 'a request with a mail on a telephone')
  await page.setViewportSize({ width: 1440, height: 900 })
  await panel.getByRole('link', { name: 'Open in the Inbox' }).click()

  await shownMail(page, 'First letter').waitFor()
  await page.keyboard.press('w')
  await lastAct(page).getByText('Waits again').waitFor()
  await toDealWith(page, '2 mails').waitFor()
  await page.goto(`${origin}/requests/${id}`)
  await page.getByRole('heading', { name: /Canal Songs/ }).waitFor()
  await settle(page)
  assert.equal(await panel.count(), 0, 'it is no longer linked')
  await page.context().close()
})

test('Esc leaves the link form; a number that is nobody’s says so and links nothing', async (t) => {
  const desk = await office(t)
  await mails(desk.world, ['Only letter'])
  const page = await sitAt(desk)
  await page.goto(`${desk.origin}/inbox`)
  await shownMail(page, 'Only letter').waitFor()
  await page.keyboard.press('l')
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  await page.keyboard.type('B-26-999999-1', asAPerson)
  await page.getByText('No request has this number or these words.').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByLabel('Request', { exact: true }).waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  await page.getByText('Nothing waits.').waitFor()
  await page.getByRole('button', { name: 'Show 1' }).click()
  await page.getByRole('link', { name: /Only letter/ }).click()
  await page.keyboard.press('w')
  await toDealWith(page, '1 mail').waitFor()
  await page.context().close()
})
