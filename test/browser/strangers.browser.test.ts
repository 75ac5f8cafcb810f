// What arrived and belongs to nobody comes up again in Today: with the request it may be for, with the mail that may speak of it,
// and until it was sent back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { mailDesk } from '../../src/office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../src/office/correspondence/mail-readers.ts'
import { at, makeWorld, type World } from '../world.ts'
import { inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, untilLettersAct, withPages } from './own-desk.ts'

const visitor = browserForTests()
const title = 'Songs of the Erie Canal'

test('a thing that belongs to nobody has its cards in Today, each opens where it is settled, and goes when it is', async (t) => {
  const world = await makeWorld(t, { app: withPages })
  const origin = await serveWorld(t, world)
  await world.borrowing('sent', { title })
  const kept = await world.ask('assistant', 'POST', '/strangers', { title })
  const number = String(at(kept.body, 'number'))
  await mailAbout(world)
  const page = await sitAt({ world, origin, browser: visitor.opened })
  const today = async () => {
    await page.goto(origin)
    await settle(page)
  }

  await today()
  const ofMail = card(page, `A mail may speak of ${number}`)
  await ofMail.waitFor()
  await inspect(page, 'Today with a thing that belongs to nobody')
  await openCard(page, `${number} may be this`)
  await page.waitForURL(`**/strangers#${number}`)

  await today()
  await openCard(page, `A mail may speak of ${number}`)
  await page.waitForURL(/\/inbox\?mail=\d+/)
  await page.getByRole('link', { name: number, exact: true }).waitFor()
  await untilLettersAct(page)
  await page.keyboard.press('b')
  const lastAct = page.getByRole('region', { name: 'Last act' })
  await lastAct.getByText(`${number} is to go back to`).waitFor()

  await today()
  assert.equal(await ofMail.count(), 0)
  await card(page, `Send ${number} back`).getByText(`${title} · from Tess Towpath, tess@lender.example`).waitFor()
  await openCard(page, `Send ${number} back`)
  await page.waitForURL(`**/strangers#${number}`)
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label')?.startsWith(wanted), number)
  await untilLettersAct(page)
  await page.keyboard.press('s')
  await lastAct.getByText(`${number}: sent back`).waitFor()
  await today()
  assert.equal(await page.getByText(number).count(), 0)
  await page.context().close()
})

/** Enter on its row, once the focus has stood there. */
async function openCard(page: Page, words: string): Promise<void> {
  await card(page, words).focus()
  await untilLettersAct(page)
  await page.keyboard.press('Enter')
}
const card = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words }).last()

async function mailAbout(world: World): Promise<void> {
  await mailDesk(world.office).keep(
    'box',
    { uidValidity: '1', firstUid: 1, lastUid: 0 },
    {
      uid: 1,
      raw: Buffer.from(title),
      bytes: 100,
      receivedAt: world.clock.now(),
      mail: {
        messageId: '<1@lender.example>',
        fromName: 'Tess Towpath',
        fromAddress: 'tess@lender.example',
        to: ['ill@fiverivers.example'],
        subject: 'Sent by mistake',
        sentAt: null,
        text: `We sent you ${title} by mistake.`,
        headers: 'Subject: Sent by mistake',
        parts: [],
        trouble: null,
      },
    },
  )
  await readNewMail(world.office, [])
}
