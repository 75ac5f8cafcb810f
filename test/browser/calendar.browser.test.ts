// Calendars by keys: a mail's closing kept by one, closed days and an absence noted, what the absence asks for done in Today.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailDesk } from '../../src/office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../src/office/correspondence/mail-readers.ts'
import { makeWorld, type World } from '../world.ts'
import { inspect, settle } from './desk.ts'
import { browserForTests, serveWorld } from './house.ts'
import { sitAt, withPages } from './own-desk.ts'

const visitor = browserForTests()

async function closedMail(world: World): Promise<void> {
  await world.office.store.db
    .updateTable('library')
    .set({ email: 'ill@tallgrass.example' })
    .where('id', '=', world.libraries.tallgrass)
    .execute()
  await mailDesk(world.office).keep(
    'box',
    { uidValidity: '1', firstUid: 1, lastUid: 0 },
    {
      uid: 1,
      raw: Buffer.from('x'),
      bytes: 100,
      receivedAt: world.clock.now(),
      mail: {
        messageId: '<a@tallgrass.example>',
        fromName: 'Tess Towpath',
        fromAddress: 'ill@tallgrass.example',
        to: ['ill@fiverivers.example'],
        subject: 'Our winter',
        sentAt: null,
        text: 'Dear friends, we are closed 15 Dec to 5 Jan.',
        headers: '',
        parts: [],
        trouble: null,
      },
    },
  )
  await readNewMail(world.office, [])
}

test('a closing from a mail by C; closed days and an absence in the Calendar; its card in Today', async (t) => {
  const world = await makeWorld(t, { app: withPages })
  const origin = await serveWorld(t, world)
  await closedMail(world)
  const page = await sitAt({ world, origin, browser: visitor.opened })
  await page.goto(`${origin}/inbox`)
  await page.getByRole('button', { name: 'Keep as closed days' }).waitFor()
  await settle(page)
  await page.keyboard.press('c')
  await page.getByText('Kept in the Calendar').waitFor()
  await inspect(page, 'a mail with closed days')

  await page.goto(`${origin}/calendar?month=2026-12`)
  await page.getByText('Tallgrass Regional closed to Tue 5 Jan: Dear friends').waitFor()
  assert.equal(await page.locator('.calendar-entry.is-library').count(), 19, '15 Dec to 2 Jan, as far as the page goes')
  await settle(page)
  await page.keyboard.press('c')
  await page.getByLabel('Closed from').fill('2026-12-24')
  await page.getByLabel('Why').fill('Christmas Eve')
  await page.keyboard.press('Enter')
  await page.getByText('Office closed: Christmas Eve').waitFor()
  await settle(page)
  await page.keyboard.press('a')
  await page.getByRole('textbox', { name: 'Away from' }).fill('2026-12-07')
  await page.getByRole('textbox', { name: 'Until' }).fill('2026-12-11')
  await page.keyboard.press('Enter')
  await page.getByText('Nobody at the desk').first().waitFor()
  await settle(page)
  await inspect(page, 'the Calendar')
  await page.getByRole('button', { name: 'Tallgrass Regional', exact: true }).click()
  assert.equal(await page.locator('.calendar-entry.is-library').count(), 0)

  await page.goto(origin)
  const done = page.getByRole('button', { name: 'Closure is in WorldShare' })
  await done.waitFor()
  await inspect(page, 'Today before an absence')
  await done.focus()
  await page.waitForTimeout(1100)
  await page.keyboard.press('w')
  await done.waitFor({ state: 'detached' })
  await page.getByText('Who stands in Mon 7 Dec to Fri 11 Dec?').waitFor()
})
