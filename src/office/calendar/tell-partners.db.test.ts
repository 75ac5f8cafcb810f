import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Office } from '../context.ts'
import { usualAssisted, type AssistedSettings, type Mode } from '../../domain/assisted/systems.ts'
import { makeWorld } from '../../../test/world.ts'
import { ConnectorError, type Mailer } from '../ports.ts'
import { calendarView } from './month.ts'
import { absenceCards, absences, planAbsence } from './absences.ts'
import { tellPartners } from './tell-partners.ts'

const away = { startsOn: '2026-12-07', endsOn: '2026-12-11', kind: 'leave', substitute: null } as const

test('one key mails each partner once; what failed is tried again, and nobody is written twice', async (t) => {
  const sent: { to: string; subject: string; text: string }[] = []
  let isBroken = true
  const mailer: Mailer = {
    isOn: () => true,
    send: ({ to, subject, text }) => {
      if (isBroken && to.includes('hillcrest')) return Promise.reject(new ConnectorError('unreachable', 'No answer.'))
      sent.push({ to, subject, text })
      return Promise.resolve()
    },
  }
  const world = await makeWorld(t, { mailer })
  const { office, libraries } = world
  await world.borrowing('sent')
  await world.borrowing('sent')
  await world.borrowing('sent', { lenders: [libraries.hillcrest] })
  const addresses = [
    [libraries.tallgrass, 'ill@tallgrass.example'],
    [libraries.hillcrest, 'ill@hillcrest.example'],
  ] as const
  for (const [id, email] of addresses)
    await office.store.db.updateTable('library').set({ email }).where('id', '=', id).execute()
  assert.ok((await planAbsence(office, away)).ok)
  const id = (await absences(office))[0]?.id ?? 0
  const card = async () => (await absenceCards(office)).find((one) => one.step === 'partners')
  assert.deepEqual([(await card())?.canMail, (await card())?.mail], [true, null])

  const first = await tellPartners(office, id)
  assert.deepEqual(first.ok && first.value, { sent: 1, failed: 1, unwritten: 0 })
  assert.match(sent[0]?.subject ?? '', /from Mon 7 Dec to Fri 11 Dec/)
  assert.match(sent[0]?.text ?? '', /Open between Tallgrass Regional and us: 2\./)
  assert.deepEqual(
    (await card())?.partners.map((one) => [one.email, one.told]),
    [
      ['ill@hillcrest.example', 'failed'],
      ['ill@tallgrass.example', 'sent'],
    ],
  )
  isBroken = false
  const both = await Promise.all([tellPartners(office, id), tellPartners(office, id)])
  assert.ok(both.every((one) => one.ok))
  assert.deepEqual(
    sent.map((one) => one.to),
    ['ill@tallgrass.example', 'ill@hillcrest.example'],
  )
  assert.equal(await card(), undefined, 'all are told: the card is done')
  const { absences: inCalendar } = await calendarView(office, '2026-12-01', '2026-12-31')
  assert.deepEqual(
    inCalendar[0]?.mails.map((one) => [one.library, one.address, one.state, one.subject, one.at]),
    ['Hillcrest Seminary ill@hillcrest.example', 'Tallgrass Regional ill@tallgrass.example'].map((one, index) => [
      ...one.split(/ (?=ill@)/),
      'sent',
      sent[index]?.subject,
      world.clock.now(),
    ]),
    'the Calendar says what was sent to whom and when',
  )
  assert.match(inCalendar[0]?.mails[1]?.text ?? '', /Open between Tallgrass Regional and us: 2\./)
  const gone = await tellPartners(office, 999)
  assert.equal(gone.ok || gone.code, 'absence-not-found')
})

test('without mail of its own the office gets the text for its mail program, and a sentence', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('sent')
  await planAbsence(world.office, away)
  const card = (await absenceCards(world.office)).find((one) => one.step === 'partners')
  assert.equal(card?.canMail, false)
  assert.match(
    card?.mail?.body ?? '',
    /^Nobody is at our interlibrary loan desk from Mon 7 Dec to Fri 11 Dec\.\n\nWhat you send/,
  )
  const refused = await tellPartners(world.office, card?.absenceId ?? 0)
  assert.equal(refused.ok || refused.code, 'mail-off')
})

test('the closure’s card leads into WorldShare where it is connected, and says how where it is not', async (t) => {
  const world = await makeWorld(t)
  await planAbsence(world.office, away)
  const place = async (office: Office) => (await absenceCards(office)).find((one) => one.step === 'network')?.place
  const worked = (mode: Mode, pages: AssistedSettings['worldshare']['pages']): Office => ({
    ...world.office,
    assisted: () => ({
      settings: { ...usualAssisted, worldshare: { ...usualAssisted.worldshare, pages } },
      modes: { worldshare: mode, polaris: 'by_hand' },
      us: 0,
    }),
  })
  const home = 'https://owasca.share.worldcat.example/wms'
  const closures = 'https://owasca.share.worldcat.example/wms/policies/closures'
  assert.equal((await place(worked('api', { home, closures })))?.address, closures)
  assert.equal((await place(worked('assisted', { home })))?.address, home)
  assert.equal((await place(worked('by_hand', { home })))?.address, null)
  const without = await place(world.office)
  assert.equal(without?.address, null)
  const handbook = readFileSync(new URL('../../../docs/handbook/calendar.md', import.meta.url), 'utf8')
  for (const step of without?.steps ?? []) assert.ok(handbook.includes(step), step)
  assert.equal(without?.steps.length, 3)
})

test('a request to lend that nobody answers in time falls due by our own days to respond', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const id = await world.lending('new')
  const { daysToRespond } = office.policy()
  const on = Temporal.PlainDate.from('2026-11-24').add({ days: daysToRespond }).toString()
  await planAbsence(office, { ...away, startsOn: on, endsOn: on })
  const before = async () => (await absenceCards(office)).find((one) => one.step === 'before')?.falling
  assert.deepEqual(
    (await before())?.map((one) => [one.id, one.on, one.what]),
    [[id, on, 'answer the borrower']],
  )
})
