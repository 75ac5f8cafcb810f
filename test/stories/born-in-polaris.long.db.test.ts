// A request made in Polaris' catalog and left Inactive is found, by whichever way is switched on, becomes one of
// ours once, is sent in WorldShare and received in the very ILL request it was.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { z } from 'zod'
import { outsideOffice, reader, type Outside } from '../outside-office.ts'
import { at } from '../world.ts'
import { reportMail } from '../../src/office/correspondence/report-mail.ts'
import { findBorn } from '../../src/office/intake/find-born.ts'
import { patronFor } from '../../src/office/intake/find-patron.ts'

const stateShape = z.object({ ills: z.array(z.object({ id: z.number(), statusId: z.number(), title: z.string() })) })
const requests = ({ world }: Outside) =>
  world.office.store.db
    .selectFrom('request as r')
    .leftJoin('request_patron as l', 'l.request_id', 'r.id')
    .leftJoin('patron as p', 'p.id', 'l.patron_id')
    .leftJoin('ils_request as i', 'i.request_id', 'r.id')
    .leftJoin('library as k', 'k.id', 'r.pickup_library_id')
    .select([
      'r.id',
      'r.title',
      'r.state',
      'r.source',
      'p.card',
      'k.code',
      'i.number',
      'i.told_by',
      'r.citation',
      'r.outcome',
    ])
    .orderBy('r.id')
    .execute()

/** Those of the emulator's first day besides. */
const mine = async (it: Outside, title = 'Lock keepers') => (await requests(it)).filter((one) => one.title === title)

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-reports-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}
/** A report that has lain there for a while. */
async function rested(folder: string): Promise<void> {
  const past = new Date(Date.now() - 60_000)
  for (const name of await readdir(folder)) await utimes(join(folder, name), past, past)
}

const wanted = { patron: reader, title: 'Lock keepers', author: 'Sluice, M.', isbn: '9780000000019', pickup: 5 }
const ask = async (it: Outside, more: object = {}): Promise<string> =>
  String(at(await it.tell('ill', { ...wanted, ...more }), 'id'))
const look = (it: Outside) => findBorn(it.world.office, it.polaris.births)
const ills = async (it: Outside) => {
  const answer = await fetch(`${it.polarisUrl}/emulator/state`)
  const state: unknown = await answer.json()
  return stateShape.parse(state).ills.filter((one) => one.title === 'Lock keepers')
}

async function toReceived(it: Outside, id: number): Promise<void> {
  await it.world.act(id, 'setLenders', { lenders: [it.world.libraries.tallgrass] })
  await it.world.act(id, 'send')
  await it.work()
  for (let n = 0; n < 12 && (await mine(it))[0]?.state !== 'shipped'; n += 1) {
    it.minutes(31)
    await it.worldshare.poll()
  }
  assert.equal((await mine(it))[0]?.state, 'shipped', it.world.logged.join('\n'))
  await it.world.act(id, 'receive')
  await it.work()
}

for (const kind of ['csv', 'xlsx'] as const)
  test(`by a report (${kind}) in a folder; sent, and received in the same ILL request`, async (t) => {
    const folder = await folderOf(t)
    const it = await outsideOffice(t, { discovery: { reportFolder: folder } })
    const id = await ask(it)
    await it.tell('report/folder', { folder, kind })
    await rested(folder)
    const count = await look(it)
    assert.ok(count['taken in'] >= 1 && count.passed >= 1, JSON.stringify([count, it.world.logged]))
    const [one, ...more] = await mine(it)
    assert.equal(more.length, 0)
    assert.deepEqual(
      [one?.state, one?.source, one?.card, one?.code, one?.number, one?.told_by, one?.citation['isbn']],
      ['new', 'ils', reader, 'ITH', id, 'report', '9780000000019'],
    )
    assert.deepEqual((await readdir(folder)).toSorted(), ['done'])
    assert.equal((await readdir(join(folder, 'done'))).length, 1)

    await it.tell('report/folder', { folder, kind })
    await rested(folder)
    assert.equal((await look(it))['taken in'], 0, 'the same report again makes no second one')

    await toReceived(it, one?.id ?? 0)
    const all = await ills(it)
    assert.deepEqual(
      all.map((ill) => [String(ill.id), [10, 11].includes(ill.statusId)]),
      [[id, true]],
    )
  })

test('patron by patron, for those we know; sent, and received in the same ILL request', async (t) => {
  const it = await outsideOffice(t, { discovery: { patronsPerHour: 600 } })
  const id = await ask(it)
  assert.deepEqual((await look(it))['taken in'], 0, 'a patron nobody has seen yet is not asked after')
  assert.ok((await patronFor(it.world.office, reader)).ok)
  await look(it)
  const [one, ...more] = await mine(it)
  assert.equal(more.length, 0)
  assert.deepEqual([one?.number, one?.told_by, one?.code], [id, 'patrons', 'ITH'])
  await look(it)
  assert.equal((await mine(it)).length, 1)
  await toReceived(it, one?.id ?? 0)
  assert.deepEqual(
    (await ills(it)).map((ill) => String(ill.id)),
    [id],
  )
  assert.equal((await look(it))['taken in'], 0)
})

test('without the staff interface PAPI’s list will do', async (t) => {
  const it = await outsideOffice(t, { discovery: { patronsPerHour: 600 }, polaris: { staffAddress: null } })
  const id = await ask(it)
  assert.ok((await patronFor(it.world.office, reader)).ok)
  await look(it)
  assert.equal((await mine(it))[0]?.number, id)
})

test('what we made there ourselves is known by our number, and what was asked at our desk by patron and title', async (t) => {
  const folder = await folderOf(t)
  const it = await outsideOffice(t, { discovery: { reportFolder: folder, patronsPerHour: 600 } })
  const atDesk = await it.world.borrowing('new', { title: 'Lock keepers', card: reader })
  const id = await ask(it)
  await it.tell('report/folder', { folder })
  await rested(folder)
  assert.equal((await look(it)).ours >= 1, true)
  const [one, ...more] = await mine(it)
  assert.deepEqual([one?.id, one?.number, more.length], [atDesk, id, 0])

  const own = await it.world.borrowing('received', { title: 'Towpaths', card: reader })
  await it.work()
  assert.equal((await look(it))['taken in'], 0)
  assert.equal((await mine(it, 'Towpaths')).length, 1)
  assert.ok((await mine(it, 'Towpaths'))[0]?.number, 'the one we made there is linked')
  assert.ok(own)
})

test('cancelled in Polaris: over here while nobody is asked; later a person decides', async (t) => {
  const it = await outsideOffice(t, { discovery: { patronsPerHour: 600 } })
  assert.ok((await patronFor(it.world.office, reader)).ok)
  const first = await ask(it)
  await look(it)
  await it.tell(`ill/${first}/cancel`)
  await look(it)
  assert.deepEqual(
    (await mine(it)).map((one) => [one.state, one.outcome]),
    [['closed', 'cancelled']],
  )
  const second = await ask(it)
  await look(it)
  const [, again] = await mine(it)
  await it.world.act(again?.id ?? 0, 'setLenders', { lenders: [it.world.libraries.tallgrass] })
  await it.world.act(again?.id ?? 0, 'send')
  await it.work()
  await it.tell(`ill/${second}/cancel`)
  await look(it)
  const page = await it.world.ask('assistant', 'GET', `/requests/${again?.id}`)
  assert.match(JSON.stringify(page.body), /still_wanted/)
  assert.equal((await mine(it))[1]?.state, 'sent')
})

test('a report that lacks a column is refused with a line that names it; one bad row keeps no other back', async (t) => {
  const folder = await folderOf(t)
  const it = await outsideOffice(t, { discovery: { reportFolder: folder } })
  await writeFile(join(folder, 'a.csv'), 'ILLRequestID,Status,Title,PickupBranchID\n1,Active,X,4\n')
  await writeFile(join(folder, 'b.xlsx'), 'not a workbook')
  await writeFile(
    join(folder, 'c.csv'),
    `ILLRequestID;Status;Title;PatronBarcode;PickupBranch;NeedByDate\n900;Inactive;Lock keepers;${reader};Alder Falls Public Library;12/24/2026\n901;Odd;Y;${reader};4;\n902;Inactive;"Weirs; and dams";0;nowhere;31/31/2026\n`,
  )
  await rested(folder)
  await look(it)
  const refused = join(folder, 'refused')
  const names = (await readdir(refused)).filter((name) => name.endsWith('.txt')).toSorted()
  const words = await Promise.all(names.map((name) => readFile(join(refused, name), 'utf8')))
  assert.equal(words.length, 3)
  assert.match(words[0] ?? '', /There is no column “PatronBarcode” \(the patron’s barcode\)/)
  assert.match(words[1] ?? '', /no Excel workbook/)
  assert.match(
    words[2] ?? '',
    /1 rows were read[^]*Row 3: “Odd” stands for its status[^]*Row 4: “31\/31\/2026” stands for the need-by date/,
  )
  assert.deepEqual(
    (await mine(it)).map((one) => [one.number, one.code]),
    [['900', 'OWA']],
  )
})

const viewOf = (it: Outside, more: object = {}) => ({
  server: '127.0.0.1',
  port: it.sqlPort,
  user: 'keuka_reader',
  encrypts: false,
  ...more,
})

test('by the view of the database; sent, and received in the same ILL request', async (t) => {
  const it = await outsideOffice(t)
  await it.discover({ view: viewOf(it) })
  assert.deepEqual(await it.polaris.birthConnection.check(), [
    { what: 'View of the database', isWell: true, sentence: 'It can be read.' },
  ])
  const id = await ask(it)
  const first = await look(it)
  assert.ok(first['taken in'] >= 1, JSON.stringify([first, it.world.logged]))
  const [one] = await mine(it)
  assert.deepEqual([one?.number, one?.told_by, one?.code, one?.card], [id, 'view', 'ITH', reader])
  const again = await look(it)
  assert.deepEqual([again['taken in'], again.known, again.passed], [0, 0, 0], 'it goes on where it stopped')
  await toReceived(it, one?.id ?? 0)
  assert.deepEqual(
    (await ills(it)).map((ill) => String(ill.id)),
    [id],
  )
  const later = await look(it)
  assert.deepEqual([later['taken in'], later.known], [0, 1], 'what has changed is told again')
})

test('all three ways at once: still one', async (t) => {
  const folder = await folderOf(t)
  const it = await outsideOffice(t)
  await it.discover({ reportFolder: folder, patronsPerHour: 600, view: viewOf(it) })
  assert.ok((await patronFor(it.world.office, reader)).ok)
  const id = await ask(it)
  await it.tell('report/folder', { folder, kind: 'xlsx' })
  await rested(folder)
  await Promise.all([look(it), look(it)])
  await look(it)
  assert.deepEqual(
    (await mine(it)).map((one) => one.number),
    [id],
  )
})

test('a wrong password, an unknown view, a column there is not and a server that is away are sentences', async (t) => {
  const it = await outsideOffice(t)
  const said = async (more: object): Promise<string> => {
    it.world.logged.length = 0
    await it.discover({ view: viewOf(it, more) })
    await look(it)
    return it.world.logged.join('\n')
  }
  assert.match(await said({ user: 'somebody' }), /does not let somebody in .*Login failed/)
  assert.match(await said({ name: 'dbo.Nothing' }), /has no view dbo\.Nothing/)
  assert.match(await said({ changedColumn: 'Nowhere' }), /lacks a column .*Nowhere/)
  assert.match(await said({ port: 9 }), /port 9, does not answer/)
  assert.equal(await said({}), '')
})

test('by a report attached to a mail; from another sender it is nobody’s', async (t) => {
  const it = await outsideOffice(t, { discovery: { reportByMail: true, reportSender: 'reports@polaris.example' } })
  const id = await ask(it)
  const content = new Uint8Array(await (await fetch(`${it.polarisUrl}/emulator/report.xlsx`)).arrayBuffer())
  const mail = {
    messageId: '<1@polaris.example>',
    fromName: null,
    fromAddress: 'somebody@else.example',
    to: [],
    subject: 'ILL requests was executed',
    sentAt: null,
    text: '',
    headers: '',
    parts: [{ name: 'ILL requests.xlsx', type: 'application/octet-stream', content }],
    trouble: null,
  }
  const rule = reportMail(it.polaris.reports)
  assert.deepEqual(await rule.read(it.world.office, mail), { is: 'not mine' })
  const read = await rule.read(it.world.office, { ...mail, fromAddress: 'reports@polaris.example' })
  assert.equal(read.is, 'taken', JSON.stringify(read))
  assert.deepEqual(
    (await mine(it)).map((one) => [one.number, one.told_by]),
    [[id, 'report']],
  )
})
