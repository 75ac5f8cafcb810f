// Every kind of difference with Polaris, provoked there, seen here, mended by its key, and gone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkIn, checkOut } from '../../src/lab/polaris/circulation.ts'
import { createIll } from '../../src/lab/polaris/ill-life.ts'
import { holdIs } from '../../src/lab/polaris/names.ts'
import type { Item } from '../../src/lab/polaris/state.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { recheckMended } from '../../src/office/differences/recheck.ts'
import { mend } from '../../src/office/differences/mend.ts'
import { listDifferences } from '../../src/office/differences/list.ts'
import { requestRow } from '../../src/store/requests/find.ts'
import { colleague } from '../world-requests.ts'
import {
  amberwell,
  card,
  compared,
  mended,
  officeBranch,
  received,
  seen,
  twoSystems,
  type TwoSystems,
} from '../two-systems.ts'

const itemOf = (it: TwoSystems, number: string): Item => {
  const item = itemByBarcode(it.polaris, number)
  assert.ok(item, number)
  return item
}
const reader = (it: TwoSystems) => {
  const patron = patronByBarcode(it.polaris, card)
  assert.ok(patron)
  return patron
}
async function out(it: TwoSystems, title: string) {
  const one = await received(it, title)
  await it.world.act(one.id, 'route')
  const item = itemOf(it, one.number)
  checkIn(it.polaris, item, amberwell)
  await it.world.act(one.id, 'atLibrary')
  assert.equal(checkOut(it.polaris, reader(it), item, amberwell).code, 0)
  await it.world.act(one.id, 'checkedOut')
  await it.work()
  return { ...one, item }
}

test('kinds of difference with Polaris: requests of its ILL module', async (t) => {
  const it = await twoSystems(t)

  await t.test('no item there: it is made once more', async () => {
    const one = await received(it, 'Item gone')
    assert.deepEqual(await compared(it), [])
    const { state } = it.polaris
    state.items.splice(state.items.indexOf(itemOf(it, one.number)), 1)
    state.ills.splice(
      state.ills.findIndex((ill) => ill.title === 'Item gone'),
      1,
    )
    const found = await seen(it, 'itemMissing', one.id)
    assert.deepEqual([found.ours, found.polaris], ['Here', 'No item'])
    await mended(it, found, 'create')
    assert.ok(itemByBarcode(it.polaris, one.number))
  })

  await t.test('stands elsewhere there: a look hears that it is on the shelf, and out', async () => {
    const one = await received(it, 'Shelf unheard')
    await it.world.act(one.id, 'route')
    const item = itemOf(it, one.number)
    checkIn(it.polaris, item, amberwell)
    await mended(it, await seen(it, 'itemElsewhere', one.id), 'look')
    assert.equal((await requestRow(it.world.office.store.db, one.id))?.state, 'on_shelf')
    checkOut(it.polaris, reader(it), item, amberwell)
    await mended(it, await seen(it, 'itemElsewhere', one.id), 'look')
    assert.equal((await requestRow(it.world.office.store.db, one.id))?.state, 'out')
    item.loan = null
    item.statusId = 1
    assert.ok(await seen(it, 'itemElsewhere', one.id))
    checkIn(it.polaris, item, amberwell)
  })

  await t.test('due dates unequal: a card asks for the reset, and once it is done the difference is gone', async () => {
    const one = await out(it, 'Dated')
    assert.ok(one.item.loan)
    one.item.loan.dueAt = '2027-06-30T23:59:59.000Z'
    const found = await seen(it, 'dueInPolaris', one.id)
    assert.match(`${found.ours} ${found.polaris}`, /^Due \S+ Due 2027-06-30$/)
    const answer = await mend(it.world.office, { differenceId: found.id, mend: 'resetDue', actor: colleague })
    assert.ok(answer.ok)
    await it.work()
    const [task] = (await cards(it.world.office, one.id)).filter((other) => other.effectId !== null)
    assert.match(task?.why ?? '', /reset the due date/)
    one.item.loan.dueAt = `${found.ours.slice(4)}T23:59:59.000Z`
    await settleEffect(it.world.office, { effectId: task?.effectId ?? 0, how: 'again', actor: colleague })
    await it.work()
    await recheckMended(it.world.office)
    const rest = (await listDifferences(it.world.office)).differences
    assert.ok(!rest.some((other) => other.id === found.id), JSON.stringify(rest))
  })

  await t.test('lost there: a look takes the loss', async () => {
    const one = await out(it, 'Lost matter')
    one.item.statusId = 7
    await mended(it, await seen(it, 'itemLost', one.id), 'look')
    assert.equal((await requestRow(it.world.office.store.db, one.id))?.state, 'lost')
  })

  await t.test('still out after it came back: taken out once more', async () => {
    const one = await out(it, 'Still out')
    await it.world.act(one.id, 'comeBack')
    await it.work()
    assert.equal(one.item.statusId, 17)
    assert.ok(!(await compared(it)).some((other) => other.request?.id === one.id))
    one.item.statusId = 2
    one.item.loan = {
      patronId: reader(it).id,
      outAt: '2026-11-01T00:00:00.000Z',
      firstOutAt: '2026-11-01T00:00:00.000Z',
      dueAt: '2026-12-30T00:00:00Z',
      branchId: 5,
      renewals: 0,
    }
    const ill = it.polaris.state.ills.find((other) => other.itemId === one.item.id)
    assert.ok(ill)
    ill.statusId = 12
    await mended(it, await seen(it, 'stillOut', one.id), 'remove')
    assert.equal(one.item.statusId, 17)
  })

  await t.test('the ILL request does not fit; two of them', async () => {
    const one = await received(it, 'Ill fitting')
    const ill = it.polaris.state.ills.find((other) => other.title === 'Ill fitting')
    assert.ok(ill)
    const before = ill.statusId
    ill.statusId = 3
    const found = await seen(it, 'illElsewhere', one.id)
    assert.deepEqual(found.fields, [{ label: 'ILL request', value: String(ill.id) }])
    ill.statusId = before
    await mended(it, found, 'look')
    const second = createIll(it.polaris, {
      patronId: ill.patronId,
      pickupId: ill.pickupId,
      title: ill.title,
      author: ill.author,
      staffNotes1: one.number,
    })
    const two = await seen(it, 'twoIlls', one.id)
    assert.match(two.polaris ?? '', new RegExp(String(second.id)))
    second.statusId = 16
    assert.ok(!(await compared(it)).some((other) => other.kind === 'twoIlls'))
  })

  await t.test('patron blocked, patron gone', async () => {
    const one = await received(it, 'For nobody')
    const patron = reader(it)
    patron.expiresAt = '2026-01-01T00:00:00.000Z'
    const blocked = await seen(it, 'patronBlocked', one.id)
    assert.equal(blocked.polaris, 'The patron may not borrow')
    patron.expiresAt = null
    assert.ok(!(await compared(it)).some((other) => other.kind === 'patronBlocked'))
    patron.barcode = '21234000999999'
    const gone = await seen(it, 'patronGone', one.id)
    assert.match(gone.there ?? '', /card may have been replaced/)
    patron.barcode = card
    assert.ok(!(await compared(it)).some((other) => other.kind === 'patronGone'))
  })
})

test('kinds of difference with Polaris: holds, and what is lent', async (t) => {
  const it = await twoSystems(t)
  const { world, polaris } = it
  const tallgrass = patronByBarcode(polaris, '21234000002113')
  assert.ok(tallgrass)
  const pulling = async () => {
    const id = await world.lending('pulling', {
      title: 'The lantern keeper',
      citation: { isbn: '9780000000019', author: 'Halvorsen, Ingrid' },
    })
    await it.work()
    const hold = polaris.state.holds.find((one) => one.patronId === tallgrass.id)
    assert.ok(hold)
    return { id, hold }
  }

  await t.test('no hold: placed once more; two holds; a hold over; a hold left', async () => {
    const { id, hold } = await pulling()
    assert.deepEqual(
      (await compared(it)).filter((one) => one.beside === 'polaris'),
      [],
    )
    polaris.state.holds.splice(polaris.state.holds.indexOf(hold), 1)
    await mended(it, await seen(it, 'holdMissing', id), 'create')
    const placed = polaris.state.holds.find((one) => one.patronId === tallgrass.id)
    assert.ok(placed)
    polaris.state.holds.push({ ...placed, id: placed.id + 100 })
    const two = await seen(it, 'twoHolds', id)
    assert.equal(two.fields.length, 2)
    polaris.state.holds.pop()
    placed.statusId = holdIs.cancelled
    await mended(it, await seen(it, 'holdOver', id), 'create')
    await world.act(id, 'no', { reason: 'NonCirculating' })
    await it.work()
    const left = polaris.state.holds.find((one) => one.patronId === tallgrass.id && one.statusId === holdIs.cancelled)
    assert.ok(left)
    left.statusId = holdIs.active
    await mended(it, await seen(it, 'holdLeft', id), 'remove')
  })

  await t.test(
    'lent and not checked out to the library: checked out once more; back and still out: checked in',
    async () => {
      const id = await world.lending('pulling', {
        title: 'The lantern keeper',
        citation: { isbn: '9780000000019', author: 'Halvorsen, Ingrid' },
      })
      await it.work()
      const bib = polaris.state.bibs.find((one) => one.title === 'The lantern keeper')
      const item = polaris.state.items.find((one) => one.bibId === bib?.id)
      assert.ok(item)
      // Its clock is behind ours: there the hold begins only now.
      for (const one of polaris.state.holds)
        if (one.statusId === holdIs.inactive)
          Object.assign(one, { statusId: holdIs.active, activationAt: one.createdAt })
      checkIn(polaris, item, officeBranch)
      await world.act(id, 'arrive', { barcode: item.barcode })
      await lend(it, id)
      assert.equal(item.loan?.patronId, tallgrass.id)
      const due = (await requestRow(world.office.store.db, id))?.due_on ?? ''
      /** The reset is a card; it is done there. */
      const resetDone = async (): Promise<void> => {
        assert.ok(item.loan)
        item.loan.dueAt = `${due}T23:59:59.000Z`
        for (const one of await cards(world.office, id))
          if (one.effectId !== null)
            await settleEffect(world.office, { effectId: one.effectId, how: 'again', actor: colleague })
        await it.work()
      }
      await resetDone()
      assert.ok(!(await compared(it)).some((one) => one.beside === 'polaris' && one.request?.id === id))
      item.loan = null
      item.statusId = 1
      const found = await seen(it, 'notCheckedOut', id)
      const answer = await mend(world.office, { differenceId: found.id, mend: 'create', actor: colleague })
      assert.ok(answer.ok)
      await it.work()
      assert.equal(polaris.state.items.find((one) => one === item)?.loan?.patronId, tallgrass.id)
      await resetDone()
      await world.act(id, 'cameBack')
      await it.work()
      assert.equal(item.loan, null)
      item.statusId = 1
      assert.equal(checkOut(polaris, tallgrass, item, officeBranch).code, 0)
      await mended(it, await seen(it, 'stillOut', id), 'remove')
      assert.equal(item.loan, null)
    },
  )
})

test('kinds of difference with Polaris: temporary items', async (t) => {
  const it = await twoSystems(t, { way: 'temporary-items' })
  const one = await received(it, 'Temporary matter')
  const item = itemOf(it, one.number)
  const bib = it.polaris.state.bibs.find((other) => other.id === item.bibId)
  assert.ok(bib)
  assert.ok(!(await compared(it)).some((other) => other.beside === 'polaris'), JSON.stringify(await compared(it)))

  it.polaris.state.items.push({ ...item, id: item.id + 500, barcode: 'OTHER1' })
  assert.ok(await seen(it, 'twoItems', one.id))
  it.polaris.state.items.pop()
  // Made twice, as after an answer that was lost.
  const second = { ...bib, id: bib.id + 500 }
  it.polaris.state.bibs.push(second)
  const { id: made } = await it.world.office.store.db
    .selectFrom('exchange')
    .select('id')
    .where('kind', '=', 'Make temporary title')
    .executeTakeFirstOrThrow()
  const { id: _, ...call } = await it.world.office.store.db
    .selectFrom('exchange')
    .selectAll()
    .where('id', '=', made)
    .executeTakeFirstOrThrow()
  await it.world.office.store.db
    .insertInto('exchange')
    .values({ ...call, answer: String(second.id) })
    .execute()
  const two = await seen(it, 'twoTitles', one.id)
  assert.equal(two.fields.length, 2)
  it.polaris.state.bibs.pop()
  assert.ok(!(await compared(it)).some((other) => other.beside === 'polaris'))

  await it.world.act(one.id, 'comeBack')
  await it.work()
  assert.equal(itemByBarcode(it.polaris, one.number), undefined)
  it.polaris.state.bibs.push(bib)
  assert.ok(await seen(it, 'titleLeft', one.id))
  it.polaris.state.items.push({ ...item, statusId: 1, loan: null, holdId: null })
  await it.work()
  await mended(it, await seen(it, 'itemLeft', one.id), 'remove')
  assert.equal(itemByBarcode(it.polaris, one.number), undefined)
})

async function lend(it: TwoSystems, id: number): Promise<void> {
  const { ask, libraries } = it.world
  const parcel = await ask('assistant', 'POST', '/packages', { libraryId: libraries.tallgrass })
  const parcelId = Number(Reflect.get(Object(parcel.body), 'id'))
  const { id: pieceId } = await it.world.office.store.db
    .selectFrom('piece')
    .select('id')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/pieces`, { pieceId })).status, 200)
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/close`, {})).status, 200)
  assert.equal((await ask('assistant', 'POST', `/packages/${parcelId}/collect`)).status, 200)
  await it.work()
}
