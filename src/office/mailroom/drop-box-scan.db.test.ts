import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colleague, smallIls } from '../../../test/world-requests.ts'
import { scanningDesk } from '../../../test/scanning.ts'
import type { WorldOptions } from '../../../test/world.ts'
import { supplyCode } from '../../domain/supplies/supply.ts'
import { usualSupplies } from '../../domain/supplies/usual.ts'
import { addSupply } from '../supplies/keep-supply.ts'
import { scanWords, type ScanChoice } from './scan-desk.ts'
import { sheetsOf } from '../printing/print-queue.ts'
import { scanDropBox } from './drop-box-scan.ts'
import { sayFound } from './drop-box-found.ts'
import { boxSheets } from './drop-box-sheet.ts'
import { closeSession, sessionState, undoScan } from './scan-session.ts'
import { collectAll, openParcel } from './parcels.ts'
import { takeTrapped } from './trapped.ts'
import { forgetSessions } from '../../store/scans.ts'
import type { Said } from '../../domain/drop-box/destinations.ts'
import { keepPatron } from '../../store/patrons.ts'

const session = 'the-drop-box'
async function box(t: Parameters<typeof scanningDesk>[0], options: WorldOptions = {}) {
  const desk = await scanningDesk(t, options)
  let count = 0
  const scan = async (code: string, more: { choice?: ScanChoice; said?: Said; key?: string } = {}) => {
    const key = more.key ?? `k${(count += 1)}`
    const choice = more.choice === undefined ? {} : { choice: more.choice }
    const one = { session, station: 'drop_box' as const, code, key, actor: colleague, ...choice }
    const answer = await scanDropBox(desk.world.office, one, more.said ?? null)
    assert.ok(answer.ok)
    return answer.value
  }
  const sheet = async () => {
    const found = (await sessionState(desk.world.office, session))?.sheet
    assert.ok(found)
    return found
  }
  /** One of ours with a borrower. */
  const lent = async (ownerLibraryId?: number) => {
    const id = await desk.world.lending('ready', ownerLibraryId === undefined ? {} : { ownerLibraryId })
    const put = await desk.scan('packing', await desk.number(id))
    await desk.scan('packing', /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? '')
    assert.equal(await desk.state(id), 'shipped')
    await collectAll(desk.world.office)
    return id
  }
  return { ...desk, at: desk.scan, scan, sheet, lent }
}

test('what is found with a second beep lies with the first', async (t) => {
  const { world, scan, number, sheet } = await box(t)
  const id = await world.borrowing('out')
  await scan(await number(id), { key: 'first' })
  const again = await scan(await number(id), { key: 'second' })
  assert.deepEqual([again.kind, again.repeats], ['again', 'first'])
  const unknown = await scan('39999000000011', { key: 'stranger' })
  assert.equal(unknown.repeats, undefined)
  assert.equal((await scan('39999000000011', { key: 'once more' })).repeats, 'stranger')
  await sayFound(world.office, { session, key: 'letter', what: 'valuables', of: again.repeats ?? null, isThere: true })
  const { total, finds } = await sheet()
  assert.deepEqual([total, finds], [2, [{ what: 'valuables', count: 1 }]])
  await sayFound(world.office, { session, key: 'loose', what: 'donation', of: null, isThere: true })
  assert.deepEqual([(await sheet()).total, (await boxSheets(world.office))[0]?.pieces], [2, 2], 'one count')
})
const where = ({ goes }: { goes: { to: string; bin: string | null } }) => [goes.to, goes.bin]

test('home with its lender’s package, on the van to the member that owns it, on our own shelf', async (t) => {
  const { world, scan, number, state, sheet, lent } = await box(t)
  const first = await world.borrowing('out')
  assert.deepEqual(where(await scan(await number(first))), ['home', null])
  assert.equal(await state(first), 'back')
  const parcel = await openParcel(world.office, world.libraries.tallgrass)
  assert.ok(parcel.ok)
  const second = await world.borrowing('out')
  assert.deepEqual(where(await scan(await number(second))), ['home', parcel.value.number])

  const ours = await lent(world.libraries.ithaca)
  assert.deepEqual(where(await scan(await number(ours))), ['van', 'ITH'])
  assert.equal(await state(ours), 'closed')
  const shelf = await lent()
  assert.deepEqual(where(await scan(await number(shelf))), ['shelf', null])
  assert.deepEqual(
    (await sheet()).places.map(({ to, count }) => [to, count]),
    [
      ['home', 2],
      ['van', 1],
      ['shelf', 1],
    ],
  )
  assert.deepEqual((await sheet()).persons, [])
})

test('a crate for what waits for a facility; what belongs elsewhere is asked and settled by one key', async (t) => {
  const { world, scan, at, number, state, sheet } = await box(t)
  const line = await world.facilityLine()
  const loan = await world.borrowing('new', { forRequestId: line })
  await world.act(line, 'borrowOut')
  await world.act(loan, 'send')
  assert.equal((await at('arriving', await number(loan))).line, 'Received')
  assert.deepEqual(where(await scan(await number(loan))), ['crate', 'Lakeside Correctional'])
  // The facility’s number is on the same book: it is counted once.
  const twice = await scan(await number(line))
  assert.match(twice.more ?? '', /^Read before, 09:00/)
  assert.deepEqual([...where(twice), (await sheet()).total], ['crate', 'Lakeside Correctional', 1])
  const put = await at('packing', await number(loan))
  await at('packing', /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? '')
  await collectAll(world.office)
  assert.deepEqual(where(await scan(await number(loan))), ['home', null])
  assert.equal(await state(line), 'closed')
  assert.deepEqual([...where(await scan(await number(line))), (await sheet()).total], ['home', null, 1])

  const arriving = await world.borrowing('shipped')
  const wrong = await scan(await number(arriving))
  assert.deepEqual([wrong.kind, ...where(wrong)], ['wrong_station', 'ask', null])
  assert.equal((await sheet()).persons.length, 1)
  // A second beep asks again, and counts once.
  const again = await scan(await number(arriving))
  assert.match(again.more ?? '', /^Read before, 09:00/)
  assert.equal((await sheet()).persons.length, 1)
  assert.ok(again.choices[0]?.choice)
  await scan(await number(arriving), { choice: again.choices[0].choice })
  assert.equal(await state(arriving), 'routed')
  assert.equal((await sheet()).persons.filter((one) => one.why === 'it has to be said what came').length, 0)
})

test('what came back before says where it goes, and that nothing is wrong', async (t) => {
  const { world, scan, number, state, sheet } = await box(t)
  const id = await world.borrowing('back')
  const told = await scan(await number(id))
  assert.deepEqual([told.tone, told.line, ...where(told)], ['look', 'Came back before', 'home', null])
  assert.equal(await state(id), 'back')
  // To be asked, in the words of the drop box: an action of borrowing has the same name.
  const arriving = await world.borrowing('shipped')
  assert.equal((await scan(await number(arriving))).tone, 'wrong')
  const [asked] = (await sessionState(world.office, session))?.lines ?? []
  assert.equal(scanWords(asked?.action ?? '', { kind: 'borrowing', service: 'loan' }), 'To be asked')
  assert.deepEqual((await sheet()).persons.length, 1)
})

test('members’ own items go on the van by the digits of their barcode; what nobody knows goes aside with why', async (t) => {
  const { world, scan, sheet } = await box(t)
  await world.office.store.transact(async (tx) => {
    for (const card of ['27719000000011', '27719000000029'])
      await keepPatron(tx, { card, library_id: world.libraries.owasca, name: 'A Reader', seen_at: world.clock.now() })
  })
  assert.deepEqual(where(await scan('37719000000019')), ['van', 'OWA'])
  const stranger = await scan('31112000456789')
  assert.deepEqual([where(stranger), stranger.goes.why], [['aside', null], 'unknown'])
  const card = await scan('29999000000010')
  assert.equal(card.goes.to, 'aside')
  const rows = await sheet()
  assert.deepEqual(
    rows.persons.map((one) => one.about),
    ['its code ends in 6789', 'a code that is not kept'],
  )
  // Read twice, counted once; a mistaken one can be taken back.
  const twice = await scan('31112000456789')
  assert.equal(twice.more, 'Read before, 09:00.')
  assert.equal((await sheet()).total, 3)
  assert.ok((await undoScan(world.office, session, stranger.scanId ?? 0, 'colleague')).ok)
  assert.equal((await sheet()).total, 2)
  const { rows: kept } = await world.office.store.db.executeQuery(
    world.office.store.db.selectFrom('scan').selectAll().compile(),
  )
  assert.doesNotMatch(JSON.stringify(kept), /31112000456789|29999000000010|0010/)
})

test('the library system is asked for two seconds, outside of every transaction, and no longer', async (t) => {
  const asked: string[] = []
  const cards = { owasca: '20001000000017', ithaca: '20002000000025' }
  const ils = {
    ...smallIls(cards),
    async lookAtItem(barcode: string) {
      asked.push(barcode)
      if (barcode === '30000000000001') return { libraryCode: 'ITH', title: 'Local Lore' }
      if (barcode === '30000000000002') return { libraryCode: '77', title: null }
      if (barcode === '30000000000003') throw new Error('no line')
      if (barcode === '30000000000004')
        return new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000).unref())
      return null
    },
  }
  const { scan, world } = await box(t, { ils })
  const known = await scan('30000000000001')
  assert.deepEqual([where(known), known.about], [['van', 'ITH'], 'Local Lore'])
  assert.equal((await scan('30000000000002')).goes.why, 'no_branch')
  assert.equal((await scan('30000000000003')).goes.why, 'slow')
  assert.equal((await scan('30000000000005')).goes.why, 'not_there')
  const from = Date.now()
  const slow = scan('30000000000004')
  // Others are served meanwhile.
  assert.equal((await sessionState(world.office, session))?.sheet?.total, 4)
  assert.ok(Date.now() - from < 1500)
  assert.equal((await slow).goes.why, 'slow')
  assert.ok(Date.now() - from < 4000)
  assert.equal(asked.length, 5)
})

test('what is found is a key: counted, a repeat of it changes nothing, taken back when that is said, on the sheet if it needs a person', async (t) => {
  const { world, scan, number, sheet } = await box(t)
  const found = (what: 'donation' | 'damaged' | 'valuables', of: string | null, key: string, isThere = true) =>
    sayFound(world.office, { session, what, of, key, isThere })
  const wet = await world.borrowing('out')
  await scan(await number(wet), { key: 'wet' })
  assert.ok((await found('damaged', 'wet', 'f1')).ok)
  // Its answer was lost: it is sent again.
  assert.ok((await found('damaged', 'wet', 'f1')).ok)
  await scan('NO-CODE-OF-OURS', { key: 'gift' })
  assert.ok((await found('donation', 'gift', 'f2')).ok)
  assert.ok((await found('valuables', null, 'f3')).ok)
  assert.ok((await found('valuables', null, 'f3')).ok)
  const ended = await sheet()
  assert.deepEqual(
    ended.finds.map(({ what, count }) => [what, count]),
    [
      ['donation', 1],
      ['damaged', 1],
      ['valuables', 1],
    ],
  )
  assert.deepEqual(
    ended.persons.map(({ found: what, about }) => [what, about.split(' · ')[0]]),
    [
      [['damaged'], 'The Erie Canal Reader'],
      [['valuables'], 'loose in the box'],
    ],
  )
  assert.equal(ended.total, 2)
  // Wet, and a letter in it: the one does not take the place of the other.
  await found('valuables', 'wet', 'f4')
  const both = await sheet()
  assert.deepEqual(both.persons[0]?.found, ['damaged', 'valuables'])
  assert.deepEqual(
    both.finds.map(({ count }) => count),
    [1, 1, 2],
  )
  await found('damaged', 'wet', 'f5', false)
  await found('damaged', 'wet', 'f5', false)
  assert.deepEqual((await sheet()).persons[0]?.found, ['valuables'])
  await found('valuables', 'wet', 'f6', false)
  assert.equal((await sheet()).persons.length, 1)

  // The sheet stays with its session, and is forgotten with it.
  assert.ok((await closeSession(world.office, session)).ok)
  assert.deepEqual(
    (await boxSheets(world.office)).map(({ id, pieces }) => [id, pieces]),
    [[session, 2]],
  )
  assert.equal((await found('damaged', 'wet', 'f7')).ok, false)
  await scanDropBox(
    world.office,
    { session: 'the-next-morning', station: 'drop_box', code: 'ANOTHER', key: 'n', actor: colleague },
    null,
  )
  world.days(8)
  await world.office.store.transact((tx) => forgetSessions(tx, new Date(world.clock.now().getTime() - 7 * 86_400_000)))
  assert.equal((await boxSheets(world.office)).filter((one) => one.id === session).length, 0)
})

test('what the screen said without a line is compared with what the office says; told twice, done once', async (t) => {
  const { world, scan, number, actions, sheet } = await box(t)
  const [same, other] = [await world.borrowing('out'), await world.borrowing('new')]
  await scan(await number(same), { key: 'off-1', said: { to: 'home', bin: null } })
  await scan(await number(same), { key: 'off-1', said: { to: 'home', bin: null } })
  await scan(await number(other), { key: 'off-2', said: { to: 'home', bin: null } })
  await scan(await number(other), { key: 'off-2', said: { to: 'home', bin: null } })
  assert.equal((await actions(same)).filter((one) => one === 'comeBack').length, 1)
  const { persons, total } = await sheet()
  assert.equal(total, 2)
  assert.deepEqual(
    persons.map(({ said, to }) => [said?.to, to]),
    [['home', 'ask']],
  )
})

test('a hold traps our piece at its check-in: its slip is printed, and it goes to the hold’s library', async (t) => {
  const { world, scan, number, sheet, lent } = await box(t)
  const ours = await lent(world.libraries.ithaca)
  const before = await scan(await number(ours))
  assert.deepEqual(where(before), ['van', 'ITH'])
  await takeTrapped(world.office.store, { requestId: ours, pieceId: null, at: world.clock.now() }, 'OWA')
  const { places, trapped } = await sheet()
  assert.deepEqual(
    places.map(({ to, bins }) => [to, bins.map((one) => one.name)]),
    [['van', ['Owasca Public Library']]],
  )
  assert.deepEqual(
    trapped.map((one) => one.library),
    ['Owasca Public Library'],
  )
  const { db } = world.office.store
  const slips = await db.selectFrom('print_job').selectAll().where('kind', '=', 'slip').execute()
  assert.deepEqual(
    slips.map((one) => [one.request_id, one.state]),
    [[ours, 'waiting']],
  )
  const [drawn] = await sheetsOf(
    world.office,
    slips.map((one) => one.id),
  )
  assert.deepEqual(drawn?.sheets[0]?.large, { label: 'To', value: 'Owasca Public Library' })
  assert.deepEqual(where(await scan(await number(ours))), ['van', 'OWA'])
})

test('the last pack of a supply scanned here goes on its list, and is no piece out of the box', async (t) => {
  const { world, scan, number, sheet } = await box(t)
  const [usual] = usualSupplies
  assert.ok(usual)
  const added = await addSupply(world.office, usual)
  assert.ok(added.ok)
  await scan(await number(await world.borrowing('out')))
  const opened = await scan(supplyCode(added.value.supplyId))
  assert.deepEqual([opened.line, opened.goes.to], ['Last pack opened', 'shelf'])
  assert.deepEqual([(await sheet()).total, (await sheet()).persons], [1, []])
})
