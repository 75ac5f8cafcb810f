import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, planner, planOf } from '../../../test/planning.ts'
import { listScans } from '../../store/scans.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { doesNotFit } from './change-parcel.ts'
import { collectAll, removeFromParcel } from './parcels.ts'
import { sessionState, undoScan } from './scan-session.ts'
import { said, scanningDesk, sessionId } from '../../../test/scanning.ts'
import { setTerms } from '../../../test/two-packages.ts'

test('going home: a scan puts it in its library’s package, the label after it closes that, and only then it is returned', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('back')
  const put = await scan('packing', await number(id))
  assert.deepEqual(said(put), ['done', 'right', 'In the package, to go home'])
  assert.equal(await state(id), 'back')
  assert.match(put.more ?? '', /C closes it and prints its label\.$/)
  const label = /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? ''
  assert.deepEqual(said(await scan('packing', label)), ['done', 'right', 'Package closed'])
  assert.equal(await state(id), 'returned')
  assert.deepEqual((await scan('packing', label)).kind, 'again')
  assert.match((await scan('packing', label)).line, /^Already closed: 09:00$/)
  world.clock.advance(24 * 3_600_000)
  assert.match((await scan('packing', label)).line, /^Already closed: \d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
})

test('a lent piece: arrives, goes out with its package, comes home; one scan each', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.lending('pulling')
  const arrived = await scan('arriving', await number(id))
  assert.deepEqual(said(arrived), ['done', 'right', 'Arrived'])
  assert.match(arrived.more ?? '', /Tallgrass Regional/)
  assert.equal((await scan('packing', 'US-TG')).line, 'Package opened')
  assert.equal((await scan('packing', 'ISIL:US-TG')).line, 'This package is open already')
  assert.equal((await scan('packing', await number(id))).line, 'In the package')
  assert.equal((await scan('packing', 'US-TG')).line, 'Package closed')
  assert.equal(await state(id), 'shipped')
  await collectAll(world.office)
  assert.deepEqual(said(await scan('drop_box', await number(id))), ['done', 'right', 'Came back'])
  assert.equal(await state(id), 'closed')
})

test('a piece for another library than the open package is refused in large type, and undo takes one out again', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('back')
  assert.equal((await scan('packing', 'HCS')).line, 'Package opened')
  const wrong = await scan('packing', await number(id))
  assert.deepEqual(said(wrong).slice(0, 2), ['refused', 'wrong'])
  assert.match(wrong.line, /goes to Tallgrass Regional/)
  assert.equal((await scan('packing', 'US-TG')).line, 'Package opened')
  const put = await scan('packing', await number(id))
  assert.match((await scan('packing', await number(id))).line, /^Already in the package, to go home/)
  assert.ok((await undoScan(world.office, sessionId('packing'), put.scanId ?? 0, 'colleague')).ok)
  assert.equal((await sessionState(world.office, sessionId('packing')))?.parcel?.pieces, 0)
  assert.equal((await scan('packing', await number(id))).kind, 'done')
})

test('a library belongs to the packing station; at the table it says what is awaited from it', async (t) => {
  const { scan } = await scanningDesk(t)
  assert.equal((await scan('drop_box', 'US-TG')).line, 'Wrong station: packages are for Packing')
  assert.equal((await scan('arriving', 'US-TG')).line, 'Nothing is awaited from it')
})

test('for a facility: the loan’s strap arrives, goes with the crate and comes back, and line and loan move together', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const line = await world.facilityLine()
  const loan = await world.borrowing('new', { forRequestId: line })
  await world.act(line, 'borrowOut')
  await world.act(loan, 'send')
  assert.equal((await scan('arriving', await number(loan))).line, 'Received')
  assert.deepEqual([await state(loan), await state(line)], ['received', 'ready'])
  const put = await scan('packing', await number(loan))
  assert.equal(put.line, 'In the crate')
  await scan('packing', /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? '')
  assert.deepEqual([await state(loan), await state(line)], ['out', 'sent'])
  await collectAll(world.office)
  assert.equal((await scan('drop_box', await number(loan))).line, 'Came back')
  assert.deepEqual([await state(loan), await state(line)], ['back', 'closed'])
})

test('our own that a borrower sends home by mail is taken in at Arriving, by its number or by its title', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const lent = async (title: string) => {
    const id = await world.lending('ready', { title })
    await scan('packing', await number(id))
    assert.equal((await scan('packing', 'US-TG')).line, 'Package closed')
    await collectAll(world.office)
    return id
  }
  const first = await lent('Drumlins in Winter')
  const came = await scan('arriving', await number(first))
  assert.deepEqual(said(came), ['done', 'right', 'Came back'])
  assert.match(came.more ?? '', /^SHELF/)
  assert.equal(await state(first), 'closed')
  const second = await lent('Locks and Levels')
  const [offer] = (await scan('arriving', 'locks levels')).choices
  assert.match(offer?.words ?? '', /^Came back: Locks and Levels/)
  assert.ok(offer?.choice)
  assert.equal((await scan('arriving', 'choice', offer.choice)).line, 'Came back')
  assert.equal(await state(second), 'closed')
})

test('with the second check nothing is received before the item is scanned, and swapped straps are caught going home', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t, { policy: { scansPerPiece: 2 } })
  const ids = [await world.borrowing('shipped'), await world.borrowing('shipped')]
  const items = ['31112000000001', '31112000000002']
  for (const [index, id] of ids.entries()) {
    assert.deepEqual(said(await scan('arriving', await number(id))), [
      'second_scan',
      'right',
      'Now the item’s own barcode',
    ])
    assert.equal(await state(id), 'shipped')
    assert.equal((await scan('arriving', await number(id))).kind, 'again')
    assert.equal((await scan('arriving', items[index] ?? '')).line, 'Received')
    assert.equal(await state(id), 'routed')
    const facts = await loadFacts(world.office.store.db, id)
    assert.equal(facts?.pieces[0]?.partnerBarcode, items[index])
    assert.equal((await scan('drop_box', await number(id))).line, 'Came back')
  }
  const [first, second] = ids
  await scan('packing', await number(first ?? 0))
  const swapped = await scan('packing', items[1] ?? '')
  assert.deepEqual(said(swapped), ['refused', 'wrong', 'Not its pair: look for a swapped strap'])
  assert.match(swapped.more ?? '', new RegExp(await number(second ?? 0)))
  assert.equal((await scan('packing', items[0] ?? '')).line, 'In the package, to go home')
  assert.equal((await scan('packing', items[1] ?? '')).line, 'Now its strap')
  assert.equal((await scan('packing', await number(second ?? 0))).line, 'In the package, to go home')
})

test('an item without a barcode of its own can be received all the same', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t, { policy: { scansPerPiece: 2 } })
  const id = await world.borrowing('shipped')
  const asked = await scan('arriving', await number(id))
  assert.ok(asked.choices[0]?.choice)
  assert.equal((await scan('arriving', await number(id), asked.choices[0].choice)).line, 'Received')
  assert.equal(await state(id), 'routed')
})

test('a piece taken out of its package by hand goes in again by a scan', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('back')
  assert.equal((await scan('packing', 'US-TG')).line, 'Package opened')
  await scan('packing', await number(id))
  assert.equal((await scan('packing', await number(id))).kind, 'again')
  const state = await sessionState(world.office, sessionId('packing'))
  const facts = await loadFacts(world.office.store.db, id)
  assert.ok((await removeFromParcel(world.office, state?.parcel?.id ?? 0, facts?.pieces[0]?.id ?? 0)).ok)
  assert.equal((await scan('packing', await number(id))).kind, 'done')
  assert.equal((await sessionState(world.office, sessionId('packing')))?.parcel?.pieces, 1)
})

test('a piece the plan keeps for later is asked about first, with what else waits for its library; one key lets it go', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('back', { title: 'The Drumlins' })
  await world.office.store.db.updateTable('request').set({ due_on: '2027-01-20' }).where('id', '=', id).execute()
  await backPiece(world)
  const { plan } = await planOf(world.office, planner(t))
  assert.deepEqual([plan.first_day, plan.packages[0]?.date], ['2026-11-24', '2026-12-01'])
  const asked = await scan('packing', await number(id))
  assert.deepEqual(said(asked), ['asks', 'look', 'Planned for Tue 1 Dec'])
  assert.match(asked.more ?? '', /^For the same library waits .+\. Lay it aside, or let it go now\.$/)
  const [now] = asked.choices
  assert.ok(now?.choice)
  const put = await scan('packing', await number(id), now.choice)
  assert.deepEqual(said(put), ['done', 'right', 'In the package, to go home'])
  assert.match(put.more ?? '', /For the same library waits/)
})

test('what an old plan kept until today is asked about no more', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('back', { title: 'The Drumlins' })
  await world.office.store.db.updateTable('request').set({ due_on: '2027-01-20' }).where('id', '=', id).execute()
  await backPiece(world)
  const { plan } = await planOf(world.office, planner(t))
  assert.equal(plan.packages[0]?.date, '2026-12-01')
  world.clock.advance(7 * 86_400_000)
  assert.equal((await scan('packing', await number(id))).kind, 'done')
})

test('words of a lender that nobody has read stop its package once; one key closes it all the same', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('back')
  await setTerms(world, id, { printed: 'Return both volumes', unread: ['Return both volumes'] })
  const put = await scan('packing', await number(id))
  const label = /Package (P\d+)/.exec(put.more ?? '')?.[1] ?? ''
  const asked = await scan('packing', label)
  assert.deepEqual(said(asked), ['asks', 'look', 'Read first what the lender wrote'])
  assert.deepEqual(asked.unread, ['Return both volumes'])
  const [all] = asked.choices
  assert.ok(all?.choice)
  assert.equal(await state(id), 'back')
  assert.deepEqual(said(await scan('packing', label, all.choice)), ['done', 'right', 'Package closed'])
  assert.equal(await state(id), 'returned')
})

test('a piece that does not fit takes its package along, and the session keeps its lines and its keys', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('back')
  const code = await number(id)
  const put = await scan('packing', code)
  const parcel = await office.store.db.selectFrom('parcel_piece').selectAll().executeTakeFirstOrThrow()
  const out = await doesNotFit(office, parcel.parcel_id, parcel.piece_id)
  assert.ok(out.ok && out.value.isGone)
  const listed = await listScans(office.store.db, sessionId('packing'), 10)
  assert.deepEqual(
    listed.map((one) => [one.id, one.parcel, one.undoneAt !== null]),
    [[put.scanId, null, true]],
  )
  assert.equal((await scan('packing', code)).line, 'In the package, to go home', 'it goes into a new one')
})
