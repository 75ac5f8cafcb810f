import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { defaultPaperSettings } from '../../domain/printing/printers.ts'
import { queuedPapers } from '../../store/print-queue.ts'
import { setPrintJobs } from '../../store/print-jobs.ts'
import { act } from '../act.ts'
import { runNightly } from '../../jobs/nightly.ts'
import { ConnectorError } from '../ports.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { addToParcel, closeParcel, openParcel } from '../mailroom/parcels.ts'
import { addClosure } from '../../store/closures.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { cards } from '../worklist/cards.ts'
import { changePaperSettings } from './paper-settings.ts'
import { printNext, settleHalfPrinted, type PrintTools } from './print-next.ts'
import { jammed, sheetsOf, settlePrints, takeBatch } from './print-queue.ts'

const actor = { kind: 'staff', id: 'dana' } as const
const lender = { kind: 'lender', id: null } as const

async function received(world: World, gesture: string, dueOn = '2027-01-20'): Promise<number> {
  const id = await world.borrowing('shipped')
  const answer = await act(world.office, { requestId: id, action: 'receive', details: { dueOn }, actor, gesture })
  assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
  return id
}
const papers = async (world: World, requestId: number): Promise<readonly string[]> =>
  (await queuedPapers(world.office.store.db, { requestId }, 50)).map(
    (one) => `${one.kind} ${one.state}${one.is_void ? ' void' : ''}`,
  )
const strapDay = async (world: World, requestId: number): Promise<string | undefined> => {
  const jobs = await queuedPapers(world.office.store.db, { requestId }, 9)
  const straps = jobs.filter((one) => one.kind === 'strap' || one.kind === 'lent').map((one) => one.id)
  const [drawn] = await sheetsOf(world.office, straps)
  return drawn?.sheets[0]?.large?.value
}
async function withPrinter(world: World): Promise<void> {
  const { kinds } = defaultPaperSettings
  const answer = await changePaperSettings(world.office, {
    ...defaultPaperSettings,
    kinds: { ...kinds, strap: { isOn: true, stock: 'label_4x6', printer: 'Desk' } },
    printers: [{ name: 'Desk', way: 'ipp', address: 'ipp://127.0.0.1:1/ipp/print' }],
  })
  assert.ok(answer.ok)
}
function tools(page: PrintTools['printers']['page']): PrintTools {
  return {
    press: { draw: () => Promise.resolve(new Uint8Array(1)) },
    printers: { page, label: () => Promise.reject(new Error('no label printer here')) },
  }
}
const prints = tools(() => Promise.resolve())

test('the queue calls the straps of a set by their own numbers', async (t) => {
  const world = await makeWorld(t)
  const set = await world.borrowing('sent')
  await world.act(set, 'shipped', { pieces: 3, dueOn: '2027-01-20' }, lender)
  await world.act(set, 'receive', { dueOn: '2027-01-20' })
  const alone = await received(world, 'alone')
  const numbers = async (requestId: number): Promise<string> => {
    const { body } = await world.ask('assistant', 'GET', `/print?requestId=${requestId}`)
    const found = [2, 1, 0].map((n) => at(body, `open.${n}.number`))
    return found.filter((one) => typeof one === 'string').join(' ')
  }
  const number = String(at((await world.ask('assistant', 'GET', `/requests/${set}`)).body, 'line.number'))
  assert.equal(await numbers(set), `${number}-1 ${number}-2 ${number}-3`)
  assert.match(await numbers(alone), /^B-26-\d{6}-.$/)
})

test('receiving queues one strap, with the patron’s own day and no name; undo before it is printed cancels it', async (t) => {
  const world = await makeWorld(t)
  const id = await received(world, 'one')
  assert.deepEqual(await papers(world, id), ['strap waiting'])
  assert.equal(await strapDay(world, id), 'Sun 17 Jan 2027')
  const undone = await undoGesture(world.office, 'one', 'dana')
  assert.ok(undone.ok)
  assert.deepEqual(undone.value.throwAway, [])
  assert.deepEqual(await papers(world, id), ['strap cancelled'])
})

test('the strap’s day goes by the days on the van of its own library, where it has them', async (t) => {
  const world = await makeWorld(t)
  const id = await received(world, 'one')
  const before = await strapDay(world, id)
  const changed = await world.ask('assistant', 'PUT', `/libraries/${world.libraries.owasca}`, {
    kind: 'member',
    name: 'Owasca Public Library',
    code: 'OWA',
    wayDays: 9,
  })
  assert.equal(changed.status, 200)
  assert.equal(before, 'Sun 17 Jan 2027')
  assert.equal(await strapDay(world, await received(world, 'two')), 'Sun 10 Jan 2027')
})

test('the strap of our own piece counts from the day it can leave, and has the borrower’s day once it left', async (t) => {
  const world = await makeWorld(t)
  await world.office.store.transact((tx) =>
    addClosure(tx, null, { startsOn: '2026-11-24', endsOn: '2026-11-25', reason: null }),
  )
  const id = await world.lending('ready')
  assert.equal(await strapDay(world, id), 'Thu 7 Jan 2027')
  world.days(3)
  const parcel = await openParcel(world.office, world.libraries.tallgrass)
  const facts = await loadFacts(world.office.store.db, id)
  assert.ok(parcel.ok && facts?.pieces[0])
  const parcelId = parcel.value.id
  assert.ok((await addToParcel(world.office, parcelId, { pieceId: facts.pieces[0].id })).ok)
  assert.ok((await closeParcel(world.office, { parcelId, actor })).ok)
  assert.equal(await strapDay(world, id), 'Fri 8 Jan 2027')
})

test('printed and then undone: it is named, to be thrown away', async (t) => {
  const world = await makeWorld(t)
  await withPrinter(world)
  const id = await received(world, 'one')
  assert.equal(await printNext(world.office, prints), true)
  assert.deepEqual(await papers(world, id), ['strap printed'])
  const undone = await undoGesture(world.office, 'one', 'dana')
  assert.deepEqual(undone.ok && undone.value.throwAway, ['strap'])
  assert.deepEqual(await papers(world, id), ['strap printed void'])
})

test('a printer that is out loses nothing: its papers wait, a card says so, and they print when it is back', async (t) => {
  const world = await makeWorld(t)
  await withPrinter(world)
  const id = await received(world, 'one')
  const out = tools(() => Promise.reject(new ConnectorError('unreachable', 'The printer does not answer.')))
  assert.equal(await printNext(world.office, out), true)
  assert.equal(await printNext(world.office, out), false)
  assert.deepEqual(await papers(world, id), ['strap waiting'])
  const told = (await cards(world.office)).filter((one) => one.kind === 'paper')
  assert.deepEqual(
    told.map((one) => one.words),
    ['The printer Desk does not print: 1 in the print queue'],
  )
  world.days(1)
  assert.equal(await printNext(world.office, prints), true)
  assert.deepEqual(await papers(world, id), ['strap printed'])
  assert.deepEqual(
    (await cards(world.office)).filter((one) => one.kind === 'paper'),
    [],
  )
})

test('a printer that refuses, and a program that ended half-way, ask a person; nothing prints twice by itself', async (t) => {
  const world = await makeWorld(t)
  await withPrinter(world)
  const id = await received(world, 'one')
  await printNext(
    world.office,
    tools(() => Promise.reject(new ConnectorError('refused', 'It takes no PDF.'))),
  )
  assert.deepEqual(await papers(world, id), ['strap failed'])
  const [job] = await queuedPapers(world.office.store.db, { requestId: id }, 1)
  assert.ok(job)
  await world.office.store.transact((tx) => setPrintJobs(tx, [job.id], { state: 'printing' }))
  assert.equal(await settleHalfPrinted(world.office), 1)
  assert.deepEqual(await papers(world, id), ['strap unsure'])
  assert.equal(await printNext(world.office, prints), false)
  assert.match(
    (await cards(world.office)).find((one) => one.kind === 'paper')?.words ?? '',
    /^Did this bookstrap print/,
  )
  assert.ok((await settlePrints(world.office, [job.id], 'again')).ok)
  assert.equal(await printNext(world.office, prints), true)
  assert.deepEqual(await papers(world, id), ['strap printed'])
})

test('a batch counts as printed; a jam puts the last ones back', async (t) => {
  const world = await makeWorld(t)
  const ids = [await received(world, 'one'), await received(world, 'two'), await received(world, 'three')]
  const waiting = await queuedPapers(world.office.store.db, { states: ['waiting'] }, 50)
  assert.ok(
    (
      await takeBatch(
        world.office,
        waiting.map((one) => one.id),
      )
    ).ok,
  )
  assert.equal((await jammed(world.office, { printer: null, count: 2 })).ok, true)
  const states = await Promise.all(ids.map((id) => papers(world, id)))
  assert.deepEqual(states.flat(), ['strap printed', 'strap waiting', 'strap waiting'])
  const nothing = await jammed(world.office, { printer: 'Desk', count: 1 })
  assert.equal(nothing.ok ? '' : nothing.code, 'print-nothing')
})

test('fewer than seven days for the patron at receipt is a card: ask for more time first', async (t) => {
  const world = await makeWorld(t)
  const short = await received(world, 'one', '2026-12-03')
  await received(world, 'two', '2026-12-04')
  const told = (await cards(world.office)).filter((one) => one.kind === 'short_loan')
  assert.deepEqual(
    told.map((one) => [one.requestId, one.keys[0]?.action]),
    [[short, 'renew']],
  )
})

test('what was printed long ago is forgotten at night; what still waits is not', async (t) => {
  const world = await makeWorld(t)
  const [printed, waiting] = [await received(world, 'one'), await received(world, 'two')]
  await world.office.store.db
    .updateTable('print_job')
    .set({ state: 'printed' })
    .where('request_id', '=', printed)
    .execute()
  world.days(89)
  await runNightly(world.office)
  assert.deepEqual(await papers(world, printed), ['strap printed'])
  world.days(2)
  await runNightly(world.office)
  assert.deepEqual([await papers(world, printed), await papers(world, waiting)], [[], ['strap waiting']])
})
