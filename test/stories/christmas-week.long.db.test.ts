// The week before Christmas, day by day: half the lenders are closed, as their calendar files, a mail and a telephone call
// say; the office itself between the years. Each staffed day what is planned for it is packed and leaves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../src/domain/values/days.ts'
import { mailDesk } from '../../src/office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../src/office/correspondence/mail-readers.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { backPiece } from '../planning.ts'
import { at } from '../world.ts'
import { mailTable, type MailTable } from './mail-table.ts'

const address = JSON.stringify({ lines: ['1 Main Street'], city: 'Anywhere', region: 'NY', postcode: '13000' })
const between = { startsOn: '2026-12-24', endsOn: '2027-01-01' }

// Who, days on the way, how we heard that it is closed, and from when to when; between which days its package leaves:
// before the door closes, when the due date or the hold limit says, or after. To Cherry it would be on a Sunday, and come with
// Monday's mail to a closed door.
// oxfmt-ignore
const lenders = [
  ['Ash',     2, 'file', '2026-12-19', '2027-01-04', '2026-12-15', '2026-12-16'],
  ['Birch',   5, 'file', '2026-12-19', '2027-01-04', '2027-01-04', '2027-01-05'],
  ['Cherry',  5, 'mail', '2026-12-21', '2027-01-08', '2027-01-04', '2027-01-05'],
  ['Dogwood', 3, 'call', '2026-12-23', '2027-01-02', '2026-12-15', '2026-12-18'],
  ['Elm',     5, null,   '',           '',           '2026-12-15', '2026-12-18'],
  ['Fir',     5, null,   '',           '',           '2026-12-15', '2026-12-15'],
  ['Gum',     2, null,   '',           '',           '2026-12-15', '2026-12-22'],
  ['Hazel',   8, null,   '',           '',           '2026-12-15', '2026-12-15'],
] as const

// From whom, its due date, what its lender asks for.
// oxfmt-ignore
const pieces = [
  ['Ash',    '2026-12-30', {}],
  ['Ash',    '2027-01-20', {}],
  ['Birch',  '2027-01-10', {}],
  ['Birch',  '2027-01-12', {}],
  ['Cherry', '2027-01-20', {}],
  ['Cherry', '2027-02-01', {}],
  ['Dogwood', '2026-12-22', {}],
  ['Dogwood', '2027-01-15', {}],
  ['Elm',    '2026-12-18', {}],
  ['Elm',    '2027-01-15', {}],
  ['Fir',    '2027-01-15', { promptly: true }],
  ['Fir',    '2027-01-15', {}],
  ['Gum',    '2026-12-29', {}],
  ['Gum',    '2027-01-15', {}],
  ['Hazel',  '2027-01-15', { insuredCents: 5000 }],
  ['Hazel',  '2027-01-15', {}],
] as const

test('nothing arrives at a closed door, nothing leaves a closed office, and every due date is kept', async (t) => {
  const table = await mailTable(t, { at: '2026-12-15T14:00:00Z' })
  const { world } = table
  const ids = new Map<string, number>()
  for (const [name, wayDays] of lenders)
    ids.set(
      name,
      await world.office.store.transact((tx) =>
        addLibrary(tx, { kind: 'partner', name, address, way_days: wayDays, email: `ill@${name}.example` }, []),
      ),
    )
  await closingsHeard(table, ids)
  await table.does('POST', '/calendar/closings', { ...between, reason: 'between the years' })
  const due = new Map<number, (typeof pieces)[number]>()
  for (const piece of pieces) {
    const [name, dueOn, terms] = piece
    due.set(await backPiece(world, { lender: ids.get(name) ?? 0, dueOn, terms, weightOz: 20 }), piece)
  }

  // Day by day, until nothing waits.
  const left: { name: string; on: string; arrivesOn: string; service: string; pieceIds: readonly number[] }[] = []
  for (let on = '2026-12-15'; on <= '2027-01-15'; on = addDays(on, 1)) {
    const { firstDay, days, unplanned } = await table.plan()
    assert.deepEqual(unplanned, [])
    const packages = firstDay === on ? (days.find((one) => one.on === on)?.packages ?? []) : []
    if (packages.length > 0) {
      for (const one of packages)
        left.push({
          name: one.library.name,
          on,
          arrivesOn: one.arrivesOn,
          service: one.service,
          pieceIds: one.pieces.map((piece) => piece.pieceId),
        })
      for (const parcelId of await table.begin()) {
        for (const piece of (await table.packed(parcelId)).pieces)
          assert.equal((await table.pack(parcelId, piece.number)).line, 'In')
        await table.close(parcelId)
        await table.collect(parcelId)
      }
    }
    world.days(1)
  }

  assert.deepEqual(
    left.flatMap((one) => one.pieceIds).toSorted((a, b) => a - b),
    [...due.keys()],
  )
  assert.equal(left.length, lenders.length, 'what goes to one lender goes together')
  for (const one of left) {
    const what = `${one.name} of ${one.on}`
    assert.ok(one.on < between.startsOn || one.on > between.endsOn, `${what}: the office is closed`)
    const [, , how, from = '', until = '', earliest = '', latest = ''] =
      lenders.find(([name]) => name === one.name) ?? []
    if (how !== null) assert.ok(one.arrivesOn < from || one.arrivesOn > until, `${what}: closed on ${one.arrivesOn}`)
    assert.ok(earliest <= one.on && one.on <= latest, `${what}: between ${earliest} and ${latest}`)
    for (const id of one.pieceIds) assert.ok(one.on <= (due.get(id)?.[1] ?? ''), `${what}: a piece is late`)
    assert.equal(one.service, 'library_mail')
  }
})

/** By calendar file, by mail, by telephone. */
async function closingsHeard(table: MailTable, ids: ReadonlyMap<string, number>): Promise<void> {
  const { world } = table
  for (const [name, , how, startsOn, endsOn] of lenders) {
    const libraryId = ids.get(name) ?? 0
    if (how === 'file')
      await table.does('POST', '/calendar/file', { libraryId, keep: true, text: ics(startsOn, endsOn) })
    if (how === 'call') await table.does('POST', '/calendar/closings', { libraryId, startsOn, endsOn })
    if (how === 'mail') {
      await mailFrom(
        table,
        `ill@${name}.example`,
        'Dear colleagues,\n\nwe are closed 21 Dec to 8 Jan.\n\nSeason’s greetings',
      )
      const inbox = await table.does('GET', '/inbox')
      await table.does('POST', `/inbox/${String(at(inbox, 'waiting.0.id'))}/closing`)
    }
  }
  const kept = await world.office.store.db
    .selectFrom('library_closure as c')
    .innerJoin('library as l', 'l.id', 'c.library_id')
    .select(['l.name', 'c.starts_on', 'c.ends_on'])
    .orderBy('l.name')
    .execute()
  assert.deepEqual(
    kept.map((one) => [one.name, one.starts_on, one.ends_on]),
    lenders.flatMap(([name, , how, from, until]) => (how === null ? [] : [[name, from, until]])),
  )
}

const ics = (startsOn: string, endsOn: string): string =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:holidays@lender.example',
    `DTSTART;VALUE=DATE:${startsOn.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(endsOn, 1).replaceAll('-', '')}`,
    'SUMMARY:Winter holidays',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

async function mailFrom({ world }: MailTable, from: string, text: string): Promise<void> {
  const mail = {
    messageId: '<closed@lender.example>',
    fromName: null,
    fromAddress: from,
    to: ['ill@fiverivers.example'],
    subject: 'Our holidays',
    sentAt: null,
    text,
    headers: '',
    parts: [],
    trouble: null,
  }
  const { clock, office } = world
  await mailDesk(office).keep(
    'box',
    { uidValidity: '1', firstUid: 1, lastUid: 0 },
    { uid: 1, raw: Buffer.from(text), bytes: text.length, receivedAt: clock.now(), mail },
  )
  await readNewMail(office, [])
}
