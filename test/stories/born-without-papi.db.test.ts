// An office without a key of PAPI: requests made in Polaris come in by a report all the same.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { outsideOffice, reader, type Outside } from '../outside-office.ts'
import { reportMail } from '../../src/office/correspondence/report-mail.ts'
import { findBorn } from '../../src/office/intake/find-born.ts'

async function withoutPapi(t: TestContext, reports: object): Promise<Outside> {
  const it = await outsideOffice(t, { discovery: { ...reports } })
  await it.world.settings.changeConnection('polaris', { isOn: false, fields: {} }, it.world.clock.now())
  assert.equal(it.polaris.ils.byHand, true)
  return it
}
const requests = ({ world }: Outside) =>
  world.office.store.db
    .selectFrom('request as r')
    .leftJoin('request_patron as l', 'l.request_id', 'r.id')
    .leftJoin('patron as p', 'p.id', 'l.patron_id')
    .leftJoin('ils_request as i', 'i.request_id', 'r.id')
    .leftJoin('library as k', 'k.id', 'r.pickup_library_id')
    .select(['r.title', 'r.state', 'p.card', 'p.name', 'k.name as pickup', 'i.number', 'i.told_by'])
    .orderBy('r.id')
    .execute()

const lines = (rows: readonly (readonly string[])[]): string =>
  [['ILL Request ID', 'Status', 'Patron Barcode', 'Patron Name', 'Title', 'Pickup Branch'], ...rows]
    .map((row) => row.map((cell) => `"${cell}"`).join(','))
    .join('\r\n')
const report = (pickup: string): string =>
  lines([
    ['7001', 'Inactive', reader, 'Reader, Ada', 'Lock keepers', pickup],
    ['7002', '16', reader, 'Reader, Ada', 'Called off', pickup],
  ])

async function folderWith(t: TestContext, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-reports-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'ill.csv'), text)
  const past = new Date(Date.now() - 60_000)
  await utimes(join(folder, 'ill.csv'), past, past)
  return folder
}

for (const [how, pickup, more] of [
  ['by its name', 'owasca public library', {}],
  ['by its number, as the settings say', '44', { branchCodes: { OWA: 44 } }],
] as const)
  test(`from a folder, the pick-up branch ${how}; once`, async (t) => {
    const folder = await folderWith(t, report(pickup))
    const it = await withoutPapi(t, { reportFolder: folder, ...more })
    const count = await findBorn(it.world.office, it.polaris.births)
    assert.deepEqual([count['taken in'], count.passed], [1, 1], it.world.logged.join('\n'))
    const [one, ...others] = await requests(it)
    assert.equal(others.length, 0)
    assert.deepEqual(
      [one?.title, one?.state, one?.card, one?.name, one?.number, one?.told_by],
      ['Lock keepers', 'new', reader, 'Reader, Ada', '7001', 'report'],
    )
    assert.match(one?.pickup ?? '', /owasca/i)
    assert.deepEqual(await readdir(folder), ['done'])
    await writeFile(join(folder, 'ill.csv'), report(pickup))
    const past = new Date(Date.now() - 60_000)
    await utimes(join(folder, 'ill.csv'), past, past)
    assert.equal((await findBorn(it.world.office, it.polaris.births)).known, 1)
    assert.equal((await requests(it)).length, 1)
  })

test('from a mail', async (t) => {
  const it = await withoutPapi(t, { reportByMail: true, reportSender: 'reports@polaris.example' })
  const mail = {
    messageId: '<1@polaris.example>',
    fromName: null,
    fromAddress: 'reports@polaris.example',
    to: [],
    subject: 'ILL requests',
    sentAt: null,
    text: '',
    headers: '',
    parts: [{ name: 'ill.csv', type: 'text/csv', content: new TextEncoder().encode(report('OWA')) }],
    trouble: null,
  }
  const read = await reportMail(it.polaris.reports).read(it.world.office, mail)
  assert.equal(read.is, 'taken')
  assert.equal((await requests(it))[0]?.number, '7001')
})

test('its own switch: off, nothing is read, whatever PAPI does; the test says what is set', async (t) => {
  const folder = await folderWith(t, report('OWA'))
  const it = await outsideOffice(t, { discovery: { reportFolder: folder } })
  const { birthConnection } = it.polaris
  const kept = it.world.settings.connection(birthConnection.name)
  assert.ok(kept)
  assert.match((await birthConnection.check())[0]?.sentence ?? '', /reports in it: 1\.$/)
  await it.world.settings.changeConnection(birthConnection.name, { ...kept, isOn: false }, it.world.clock.now())
  await findBorn(it.world.office, it.polaris.births)
  assert.deepEqual(await readdir(folder), ['ill.csv'])
  const none = birthConnection.read({})
  assert.ok(none.ok)
  await it.world.settings.changeConnection(birthConnection.name, { isOn: true, ...none }, it.world.clock.now())
  assert.deepEqual(
    (await birthConnection.check()).map((one) => one.sentence),
    ['No way is set: a folder, mail or a view of the database.'],
  )
})
