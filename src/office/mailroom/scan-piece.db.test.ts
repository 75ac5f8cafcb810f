import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colleague } from '../../../test/world-requests.ts'
import { scanPiece } from './scan-piece.ts'
import { closeSession, sessionState, undoScan } from './scan-session.ts'
import { said, scanningDesk, sessionId } from '../../../test/scanning.ts'

test('a borrowed piece arrives by one scan: received and on the van, undone together', async (t) => {
  const { world, scan, number, state, actions } = await scanningDesk(t)
  const id = await world.borrowing('shipped')
  const answer = await scan('arriving', await number(id))
  assert.deepEqual(said(answer), ['done', 'right', 'Received'])
  assert.match(answer.more ?? '', /On the van to the library: Owasca/)
  assert.equal(await state(id), 'routed')
  assert.deepEqual((await actions(id)).slice(-2), ['receive', 'route'])
  assert.ok((await undoScan(world.office, sessionId('arriving'), answer.scanId ?? 0, 'colleague')).ok)
  assert.equal(await state(id), 'shipped')
  assert.deepEqual(said(await scan('arriving', await number(id))), ['done', 'right', 'Received'])
})

test('a number is read without hyphens and in any case; one that nobody waits for in its first state fits nothing', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('sent')
  const fresh = await world.borrowing('new')
  assert.equal((await scan('arriving', (await number(id)).replaceAll('-', '').toLowerCase())).kind, 'done')
  assert.equal(await state(id), 'routed')
  const nothing = await scan('arriving', await number(fresh))
  assert.deepEqual(said(nothing), ['nothing_fits', 'wrong', 'Nothing to do for it here'])
  assert.equal(nothing.more, 'It stands at “New”.')
})

test('a second beep does nothing and says when the first was; the session knows it after a reload', async (t) => {
  const { world, scan, number, actions } = await scanningDesk(t)
  const id = await world.borrowing('shipped')
  await scan('arriving', await number(id))
  const before = await actions(id)
  const answer = await scan('arriving', await number(id))
  assert.deepEqual(said(answer), ['again', 'look', 'Already received 09:00'])
  assert.deepEqual(await actions(id), before)
  const listed = await sessionState(world.office, sessionId('arriving'))
  assert.deepEqual(
    listed?.lines.map((line) => line.action),
    ['receive'],
  )
})

test('the same scan sent twice, because its answer was lost, is done once', async (t) => {
  const { world, number, actions } = await scanningDesk(t)
  const id = await world.borrowing('shipped')
  const scan = {
    session: 'repeat-1',
    station: 'arriving',
    code: await number(id),
    key: 'same',
    actor: colleague,
  } as const
  for (let time = 0; time < 2; time += 1) {
    const answer = await scanPiece(world.office, scan)
    assert.ok(answer.ok)
    assert.equal(answer.value.line, 'Received')
  }
  assert.equal((await actions(id)).filter((one) => one === 'receive').length, 1)
})

test('what comes back is scanned once at the drop box; at another station that is said, with the way to do it', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('out')
  const wrong = await scan('shelf', await number(id))
  assert.deepEqual(said(wrong), ['wrong_station', 'wrong', 'Wrong station: this is for Drop box'])
  assert.equal(await state(id), 'out')
  const [choice] = wrong.choices
  assert.equal(choice?.words, 'Came back (Drop box)')
  assert.equal(choice.why, 'In the office again; it can go home.', 'its title stands above')
  assert.deepEqual(said(await scan('drop_box', await number(id))), ['done', 'right', 'Came back'])
  assert.equal(await state(id), 'back')
})

test('a person’s choice does at once what belongs to another station', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('out')
  const wrong = await scan('shelf', await number(id))
  assert.ok(wrong.choices[0]?.choice)
  assert.equal((await scan('shelf', await number(id), wrong.choices[0].choice)).line, 'Came back')
  assert.equal(await state(id), 'back')
})

test('what is on the shelf or the van is there by a scan at the shelf', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('routed')
  assert.equal((await scan('shelf', await number(id))).kind, 'done')
  assert.equal(await state(id), 'on_shelf')
})

test('of three volumes each scan takes one; the code again asks for the next', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('sent')
  await world.act(id, 'shipped', { pieces: 3, dueOn: '2027-01-20' }, { kind: 'lender', id: null })
  const first = await scan('arriving', await number(id))
  assert.match(first.more ?? '', /^Piece 1 of 3\./)
  const second = await scan('arriving', await number(id))
  assert.deepEqual(said(second), ['asks', 'look', 'Piece 2 of 3?'])
  assert.ok(second.choices[0]?.choice)
  assert.match((await scan('arriving', await number(id), second.choices[0].choice)).more ?? '', /^Piece 2 of 3\./)
  assert.match((await scan('arriving', `${await number(id)}-3`)).more ?? '', /^Piece 3 of 3\./)
  assert.equal(await state(id), 'routed')
  assert.match((await scan('arriving', `${await number(id)}-2`)).line, /^Already received/)
})

test('barcodes, ours and the lender’s, and the partner’s and the network’s numbers find the piece', async (t) => {
  const { world, scan, state } = await scanningDesk(t)
  const one = await world.borrowing('sent')
  await world.act(one, 'shipped', { itemId: '31112000456789', supplierNumber: 'TG 77-1' }, { kind: 'lender', id: null })
  assert.equal((await scan('arriving', '31112000456789')).kind, 'done')
  assert.equal(await state(one), 'routed')
  const two = await world.borrowing('sent')
  await world.act(two, 'shipped', { supplierNumber: 'TG 77-2' }, { kind: 'lender', id: null })
  assert.equal((await scan('arriving', 'TG 77-2')).kind, 'done')
  const three = await world.borrowing('sent', { source: 'network', sourceKey: '231200417' })
  assert.equal((await scan('arriving', '231200417')).kind, 'done')
  assert.equal(await state(three), 'routed')
  const lent = await world.lending('pulling')
  await world.act(lent, 'found', { barcode: '30234000517861' })
  assert.equal((await scan('arriving', 'A30234000517861B')).line, 'Arrived')
  assert.equal(await state(lent), 'ready')
})

test('a number that two requests share is asked about, and the station decides where it can', async (t) => {
  const { world, scan, state } = await scanningDesk(t)
  const ids = [await world.borrowing('sent'), await world.borrowing('sent'), await world.borrowing('out')]
  for (const id of ids.slice(0, 2))
    await world.act(id, 'shipped', { supplierNumber: '99' }, { kind: 'lender', id: null })
  const which = await scan('arriving', '99')
  assert.deepEqual(said(which), ['asks', 'look', 'Which is it?'])
  assert.equal(which.choices.length, 2)
  await world.act(ids[0] ?? 0, 'receive')
  assert.equal((await scan('arriving', '99')).kind, 'done')
  assert.equal(await state(ids[1] ?? 0), 'routed')
})

test('what nobody knows says so, with what it may have been and why', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('shipped')
  const wrong = (await number(id)).replace(/.$/, (check) => (check === '0' ? '1' : '0'))
  const answer = await scan('arriving', wrong)
  assert.deepEqual(said(answer), ['unknown', 'wrong', 'Nobody knows this code'])
  assert.match(answer.more ?? '', /check character/)
  assert.equal(answer.choices[0]?.why, 'Its number is one slip away')
  assert.match(answer.choices[0]?.words ?? '', /^Receive: The Erie Canal Reader/)
  const byTitle = await scan('arriving', 'erie reader')
  assert.deepEqual(said(byTitle), ['unknown', 'look', 'Is it this one?'])
  // Nobody types the marks on letters; letters alone are words.
  await world.borrowing('shipped', { title: 'Gramática castellana' })
  assert.deepEqual(said(await scan('arriving', 'gramatica')), ['unknown', 'look', 'Is it this one?'])
  assert.deepEqual(said(await scan('arriving', 'entirely else')), [
    'unknown',
    'wrong',
    'Nothing that is awaited has these words',
  ])
  // A book's ISBN is no code of the piece in hand, and may be of what was asked for.
  const isbn = '9780316769488'
  await world.borrowing('shipped', { title: 'The Catcher in the Rye', citation: { isbn } })
  const byIsbn = await scan('arriving', isbn)
  assert.deepEqual([...said(byIsbn), byIsbn.choices.length], ['unknown', 'look', 'Is it this one?', 1])
  // Not of some words where it is of all.
  assert.equal((await scan('arriving', 'erie canal')).choices[0]?.why, 'Its title has these words')
  assert.equal(byTitle.choices[0]?.why, 'Its title has these words')
  const stranger = await scan('arriving', '9999')
  assert.deepEqual(stranger.choices, [], 'what is merely awaited is not offered')
  assert.equal(stranger.more, 'Scan it again, or type the title, the ISBN or who sent it.')
})

test('what a torn strap still says leads to its piece, a title with a wrong letter too', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const id = await world.borrowing('shipped', { title: 'Gramática castellana' })
  const whole = (await number(id)).replaceAll('-', '')
  const found = async (code: string) => {
    const { choices } = await scan('arriving', code)
    return [choices[0]?.requestId, choices[0]?.why]
  }
  const whyTorn = 'Its number, without what is torn off; a part of its number'
  assert.deepEqual(await found('B-26-0000'), [id, 'A part of its number'])
  assert.deepEqual(await found(whole.slice(0, 9)), [id, whyTorn])
  assert.deepEqual(await found(whole.slice(1, 9)), [id, whyTorn])
  assert.deepEqual(await found(whole.slice(1)), [id, whyTorn])
  assert.deepEqual(await found(`${whole.slice(5, 9)}-${whole.slice(9)}`), [id, 'A part of its number'])
  const spelled = 'Its title has words spelled like these'
  assert.deepEqual(await found('gramatica castelana'), [id, spelled])
  assert.deepEqual(await found('gramattica'), [id, spelled])
})

test('a patron’s card shows open requests and does nothing', async (t) => {
  const { world, scan, state } = await scanningDesk(t)
  const id = await world.borrowing('shipped', { card: world.cards.owasca })
  const answer = await scan('arriving', world.cards.owasca)
  assert.deepEqual(said(answer), ['patron', 'look', 'A patron’s card'])
  assert.equal(answer.about, '1 open request')
  assert.equal(await state(id), 'shipped')
  const { rows } = await world.office.store.db.executeQuery(
    world.office.store.db.selectFrom('scan').selectAll().compile(),
  )
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(world.cards.owasca))
})

test('what is over is never begun anew by a beep: it is asked', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('new')
  await world.act(id, 'cancel')
  const answer = await scan('arriving', await number(id))
  assert.equal(answer.kind, 'asks')
  assert.deepEqual(
    answer.choices.map((one) => one.words),
    ['Arrived anyway: send it straight back', 'Arrived anyway: use it'],
  )
  assert.equal(await state(id), 'closed')
  assert.ok(answer.choices[0]?.choice)
  assert.equal((await scan('arriving', await number(id), answer.choices[0].choice)).kind, 'done')
  assert.equal(await state(id), 'back')
})

test('a closed session takes no more, and keeps to its station', async (t) => {
  const { world, number } = await scanningDesk(t)
  const id = await world.borrowing('shipped')
  const scan = {
    session: 'closed-one',
    station: 'arriving',
    code: await number(id),
    key: 'a',
    actor: colleague,
  } as const
  assert.ok((await scanPiece(world.office, scan)).ok)
  const elsewhere = await scanPiece(world.office, { ...scan, station: 'shelf', key: 'b' })
  assert.equal(elsewhere.ok ? '' : elsewhere.code, 'session-station')
  assert.ok((await closeSession(world.office, 'closed-one')).ok)
  const late = await scanPiece(world.office, { ...scan, key: 'c' })
  assert.equal(late.ok ? '' : late.code, 'session-closed')
})

test('what arrives for somebody else names where it goes: a borrower, a facility', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const lent = await scan('arriving', await number(await world.lending('pulling')))
  assert.match(lent.more ?? '', /^Goes to Tallgrass Regional\.$/)
  const forRequestId = await world.facilityLine()
  const loan = await world.borrowing('shipped', { forRequestId })
  const nowhere = { pickup_library_id: null, home_library_id: null }
  await world.office.store.db.updateTable('request').set(nowhere).where('id', '=', loan).execute()
  assert.match((await scan('arriving', await number(loan))).more ?? '', /Goes to Lakeside Correctional\.$/)
})
