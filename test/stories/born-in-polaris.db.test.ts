// A request made in Polaris' catalogue and left Inactive is found, by whichever way is switched on, becomes one of
// ours once, is sent in WorldShare and received in the very ILL request it was.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { z } from 'zod'
import { outsideOffice, reader, type Outside } from '../outside-office.ts'
import { at } from '../world.ts'
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
