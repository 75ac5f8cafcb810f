import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { ourDueOn } from '../../domain/policies/our-due.ts'
import { mailDesk } from '../../office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../office/correspondence/mail-readers.ts'
import { deskHours } from '../../office/directory/desk-settings.ts'
import { loadFacts } from '../../store/requests/facts.ts'

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const month = async (world: World, from = '2026-12-01', until = '2027-01-31') =>
  (await world.ask('assistant', 'GET', `/calendar?from=${from}&until=${until}`)).body
const rests = (view: unknown, lane: string) =>
  list(at(view, 'rests')).flatMap((one) =>
    at(one, 'lane') === lane
      ? [`${String(at(one, 'startsOn'))} ${String(at(one, 'endsOn'))} ${String(at(one, 'words'))}`]
      : [],
  )

async function mail(world: World, text: string, from: string): Promise<string> {
  await mailDesk(world.office).keep(
    'box',
    { uidValidity: '1', firstUid: 1, lastUid: 0 },
    {
      uid: 1,
      raw: Buffer.from(text),
      bytes: 100,
      receivedAt: world.clock.now(),
      mail: {
        messageId: '<closed@x.example>',
        fromName: 'Tess Towpath',
        fromAddress: from,
        to: ['ill@fiverivers.example'],
        subject: 'Holidays',
        sentAt: null,
        text,
        headers: '',
        parts: [],
        trouble: null,
      },
    },
  )
  await readNewMail(world.office, [])
  return String(at((await world.ask('assistant', 'GET', '/inbox')).body, 'waiting.0.id'))
}

test('a mail of a library we know becomes its closing by one call, and the loan’s date is worked back', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  await db
    .updateTable('library')
    .set({ email: 'ILL@tallgrass.example' })
    .where('id', '=', world.libraries.tallgrass)
    .execute()
  const id = await mail(
    world,
    'Dear all,\n\nwe are closed 15 Dec to 5 Jan.\n\n> closed 1 Feb to 9 Feb',
    'ill@tallgrass.example',
  )
  const read = (await world.ask('assistant', 'GET', `/inbox/${id}`)).body
  assert.deepEqual(at(read, 'closing'), {
    library: { id: world.libraries.tallgrass, name: 'Tallgrass Regional' },
    spans: [{ startsOn: '2026-12-15', endsOn: '2027-01-05', words: 'we are closed 15 Dec to 5 Jan.' }],
    isKept: false,
  })
  for (let twice = 0; twice < 2; twice += 1)
    assert.equal((await world.ask('assistant', 'POST', `/inbox/${id}/closing`)).status, 200)
  assert.equal(at((await world.ask('assistant', 'GET', `/inbox/${id}`)).body, 'closing.isKept'), true)
  assert.deepEqual(rests(await month(world), `library-${world.libraries.tallgrass}`), [
    '2026-12-15 2027-01-05 we are closed 15 Dec to 5 Jan.',
  ])
  const request = await world.borrowing('sent')
  const facts = await loadFacts(db, request)
  assert.deepEqual(
    facts?.entries.map((one) => one.closures.length),
    facts?.entries.map((one) => (one.libraryId === world.libraries.tallgrass ? 1 : 0)),
  )
})

test('nothing is kept of a mail of nobody we know, or without days', async (t) => {
  const world = await makeWorld(t)
  const id = await mail(world, 'We are closed 15 Dec to 5 Jan.', 'stranger@x.example')
  assert.equal(at((await world.ask('assistant', 'GET', `/inbox/${id}`)).body, 'closing'), null)
  assert.equal((await world.ask('assistant', 'POST', `/inbox/${id}/closing`)).status, 409)
})

test('what we lend is due on a day its borrower is open', async (t) => {
  const world = await makeWorld(t, { policy: { loanDays: 28 } })
  const lent = await world.lending('ready')
  const borrower = (await loadFacts(world.office.store.db, lent))?.request.borrowerLibraryId ?? 0
  const noted = await world.ask('assistant', 'POST', '/calendar/closings', {
    libraryId: borrower,
    startsOn: '2026-12-20',
    endsOn: '2027-01-03',
    reason: 'Winter',
  })
  assert.equal(noted.status, 200, JSON.stringify(noted.body))
  const facts = await loadFacts(world.office.store.db, lent)
  assert.ok(facts)
  assert.equal(ourDueOn('2026-11-24', facts.request, world.office.policy()), '2027-01-04')
})

test('closings: some days of the week, within another, taken out; what is closed already is said', async (t) => {
  const world = await makeWorld(t)
  const note = (more: Record<string, unknown>) =>
    world.ask('assistant', 'POST', '/calendar/closings', { startsOn: '2027-07-01', endsOn: '2027-08-31', ...more })
  assert.equal((await note({ weekdays: ['fri'], reason: 'Summer Fridays' })).status, 200)
  assert.equal((await note({ weekdays: ['fri'] })).status, 400)
  assert.equal((await note({ startsOn: '2027-07-05', endsOn: '2027-07-05' })).status, 200)
  const view = await month(world, '2027-07-01', '2027-07-31')
  assert.equal(rests(view, 'office').length, 2)
  const staffed = list(at(view, 'days')).filter((one) => at(one, 'staffed') !== null)
  assert.equal(staffed.length, 22 - 5 - 1)
  const id = JSON.stringify(at(view, 'rests.0.closureId'))
  assert.equal((await world.ask('assistant', 'DELETE', `/calendar/closings/${id}`)).status, 200)
  assert.equal((await world.ask('assistant', 'DELETE', `/calendar/closings/${id}`)).status, 404)
  assert.deepEqual(rests(view, 'postal'), ['2027-07-05 2027-07-05 Independence Day'])
})

test('a calendar file is looked at, kept once, and read at its address until addresses are made anew', async (t) => {
  const world = await makeWorld(t)
  const text = [
    'BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a@x', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Winter',
    'END:VEVENT', 'BEGIN:VEVENT', 'UID:b@x', 'DTSTART:20261223T200000Z', 'DTEND:20261223T220000Z', 'SUMMARY:Early', 'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n') // oxfmt-ignore
  const libraryId = world.libraries.owasca
  const file = (keep: boolean) => world.ask('assistant', 'POST', '/calendar/file', { libraryId, text, keep })
  const kinds = (body: unknown) => list(body).map((one) => at(one, 'is'))
  assert.deepEqual(kinds((await file(false)).body), ['part', 'new'])
  assert.deepEqual(rests(await month(world), `library-${libraryId}`), [])
  const kept = list((await file(true)).body)
    .map((one) => at(one, 'closureId'))
    .filter((one) => typeof one === 'number')
  assert.equal(kept.length, 1)
  await world.ask('assistant', 'DELETE', `/calendar/closings/${kept[0]}`)
  assert.deepEqual(kinds((await file(true)).body), ['part', 'new'], 'what it brought can be taken back')
  assert.deepEqual(kinds((await file(true)).body), ['part', 'known'])
  assert.deepEqual(rests(await month(world), `library-${libraryId}`), ['2026-12-24 2026-12-26 Winter'])
  const bad = await world.ask('assistant', 'POST', '/calendar/file', { text: 'hello', keep: true })
  assert.equal(bad.status, 400)

  const feeds = list((await world.ask('assistant', 'GET', '/calendar/feeds')).body)
  const path = (key: string) =>
    String(
      at(
        feeds.find((one) => at(one, 'key') === key),
        'path',
      ),
    )
  const get = async (address: string) => {
    const answer = await world.app.request(`http://keuka.test${address}`)
    return { status: answer.status, text: await answer.text() }
  }
  assert.match((await get(path(`library-${libraryId}`))).text, /SUMMARY:Owasca Public Library closed: Winter/)
  assert.match((await get(path('courier'))).text, /No courier: Day after Thanksgiving/)
  assert.match((await get(path('desk'))).text, /DTSTART:20261125T140000Z/)
  assert.equal((await get(path('desk').replace('.c', '.d').replace('c.', 'd.'))).status, 404)
  assert.equal((await world.ask('assistant', 'POST', '/calendar/feeds')).status, 403)
  assert.equal((await world.ask('librarian', 'POST', '/calendar/feeds')).status, 200)
  assert.equal((await get(path('desk'))).status, 404)
})

test('an absence asks for things before it and after it, and empties the desk where nobody stands in', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('sent')
  const due = await world.lending('ready')
  await world.office.store.transact((tx) =>
    tx.updateTable('request').set({ due_on: '2026-12-09' }).where('id', '=', due).execute(),
  )
  const plan = { startsOn: '2026-12-07', endsOn: '2026-12-11', kind: 'leave' }
  assert.equal((await world.ask('assistant', 'POST', '/absences', plan)).status, 200)
  const cards = async () => list((await world.ask('assistant', 'GET', '/absences/cards')).body)
  const steps = async () => (await cards()).map((one) => at(one, 'step'))
  assert.deepEqual(await steps(), ['substitute', 'network', 'partners', 'before'])
  const [, , partners, before] = await cards()
  assert.ok(list(at(partners, 'partners')).length > 0)
  assert.equal(at(before, 'falling.0.on'), '2026-12-09')
  const empty = (await deskHours(world.office, '2026-12-01')).closures
  assert.deepEqual(
    empty.map((one) => one.startsOn),
    ['2026-12-07'],
  )
  const id = String(at(before, 'absenceId'))
  assert.equal(
    (await world.ask('assistant', 'POST', `/absences/${id}/steps`, { step: 'network', isDone: true })).status,
    200,
  )
  assert.deepEqual(await steps(), ['substitute', 'partners', 'before'])
  await world.ask('assistant', 'PUT', `/absences/${id}`, { substitute: 'Ada' })
  assert.deepEqual(await steps(), ['substitute'])
  assert.deepEqual((await deskHours(world.office, '2026-12-01')).closures, [])
  world.days(18)
  assert.deepEqual(await steps(), ['after'])
  await world.ask('assistant', 'DELETE', `/absences/${id}`)
  assert.deepEqual(await steps(), [])
})

test('the courier’s days and the van’s stops are settings', async (t) => {
  const world = await makeWorld(t)
  const carriers = (await world.ask('librarian', 'GET', '/calendar/carriers')).body
  const next = {
    courier: at(carriers, 'courier'),
    van: { weekdays: ['tue'], yearly: ['christmas'], dates: ['2026-12-29'] },
  }
  assert.equal((await world.ask('librarian', 'PUT', '/calendar/carriers', next)).status, 200)
  const view = await month(world)
  assert.deepEqual(rests(view, 'van'), ['2026-12-25 2026-12-25 Christmas Day', '2026-12-29 2026-12-29 Does not go'])
  assert.deepEqual(rests(view, 'courier'), [
    '2026-12-25 2026-12-25 Christmas Day',
    '2027-01-01 2027-01-01 New Year’s Day',
  ])
  const { owasca } = world.libraries
  assert.equal(
    (await world.ask('librarian', 'PUT', `/calendar/van/${owasca}`, { weekdays: ['mon', 'thu'] })).status,
    200,
  )
  const stops = list((await world.ask('assistant', 'GET', '/calendar/van')).body)
  assert.deepEqual(
    at(
      stops.find((one) => at(one, 'id') === owasca),
      'weekdays',
    ),
    ['mon', 'thu'],
  )
})
