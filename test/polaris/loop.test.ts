// The connector and the make-believe Polaris, written apart from the same papers, speak with each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeNumber, writeNumber } from '../../src/domain/values/request-number.ts'
import { connected, officeBranch } from './connected.ts'
import { checkIn, checkOut, moveHold } from '../../src/lab/polaris/circulation.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'

const amberwell = 5
const card = '21234000002105'
const barcode = 'KEUKA00001'
const matter = { reference: 'B-26-0001', title: 'Rivers underground', author: 'Marsh, E.', isbn: null }
const makeCirculable = {
  ...matter,
  name: 'ils.makeCirculable',
  barcode,
  patronCard: card,
  pickupCode: 'AMB',
  dueOn: '2099-12-24',
  inLibraryOnly: false,
  mayRenew: true,
} as const

for (const set of ['value', 'other'] as const) {
  for (const way of ['ill-module', 'temporary-items'] as const) {
    test(`a borrowed book goes out to its reader and home again: ${way}, ${set} of each assumption`, async (t) => {
      const { ils, there } = await connected(t, set, { way, mayReturnIll: true })
      await ils.carry('k1', makeCirculable)
      await ils.carry('k1', makeCirculable)
      const item = itemByBarcode(there, barcode)
      assert.ok(item)
      assert.equal(there.state.items.filter((one) => one.barcode === barcode).length, 1)
      if (way === 'ill-module') assert.equal(there.state.ills.filter((one) => one.title === matter.title).length, 1)
      else checkIn(there, item, officeBranch)

      checkIn(there, item, amberwell)
      assert.equal(item.statusId, 4, 'on the shelf at Amberwell')
      const reader = patronByBarcode(there, card)
      assert.ok(reader)
      assert.equal(checkOut(there, reader, item, amberwell).code, 0)
      checkIn(there, item, amberwell)
      assert.equal(item.statusId, 6, 'on the van to the office')
      await ils.carry('k2', { ...matter, name: 'ils.retire', barcode, patronCard: card })
      const after = itemByBarcode(there, barcode)
      if (way === 'ill-module') assert.equal(after?.statusId, 17)
      else assert.equal(after, undefined)
    })
  }

  for (const way of ['ill-module', 'temporary-items'] as const) {
    test(`a book nobody wants any more goes home from the office: ${way}, ${set} of each assumption`, async (t) => {
      const { ils, there } = await connected(t, set, { way, mayReturnIll: true })
      await ils.carry('k1', makeCirculable)
      const item = itemByBarcode(there, barcode)
      assert.ok(item)
      if (way === 'temporary-items') checkIn(there, item, officeBranch)
      assert.equal(item.statusId, 5, 'meant for Amberwell, still at the office')
      const retire = { ...matter, name: 'ils.retire', barcode, patronCard: card } as const
      if (way === 'temporary-items' && set === 'value') {
        // This Polaris cancels no hold that is on its way; Leap does.
        await assert.rejects(ils.carry('k2', retire), { kind: 'by-hand', message: /^In Leap cancel hold \d+/ })
        const hold = there.state.holds.find((one) => one.id === item.holdId)
        assert.ok(hold)
        moveHold(there, hold, 16)
        item.holdId = null
      }
      await ils.carry('k2', retire)
      const after = itemByBarcode(there, barcode)
      if (way === 'ill-module') assert.equal(after?.statusId, 17)
      else assert.equal(after, undefined)
      assert.ok(
        there.state.holds.every((one) => [16, 17].includes(one.statusId)),
        'nobody waits for it',
      )
    })
  }

  for (const way of ['ill-module', 'temporary-items'] as const) {
    test(`the reader wants it at another library: ${way}, ${set} of each assumption`, async (t) => {
      const { ils, there } = await connected(t, set, { way, mayReturnIll: true })
      await ils.carry('k1', makeCirculable)
      const change = { ...matter, name: 'ils.changePickup', barcode, patronCard: card, illRequestId: null } as const
      const other = { ...change, pickupCode: 'EST' } as const
      if (way === 'temporary-items') {
        // The hold is on its way with the item: Polaris lets no call turn it round.
        await assert.rejects(ils.carry('k2', other), { kind: 'by-hand', message: /to EST\.$/ })
        return
      }
      await ils.carry('k2', other)
      await ils.carry('k2', other)
      const [ill] = there.state.ills.filter((one) => one.title === matter.title)
      const item = itemByBarcode(there, barcode)
      assert.ok(ill && item)
      assert.deepEqual([item.statusId, ill.statusId], [5, 11], 'on its way')
      checkIn(there, item, ill.pickupId)
      assert.equal(item.statusId, 4, 'on the shelf there')
      assert.notEqual(ill.pickupId, amberwell)
    })
  }

  test(`patrons, PINs, copies and holds: ${set} of each assumption`, async (t) => {
    const { ils, there } = await connected(t, set, {})
    const patron = await ils.findPatron(card)
    assert.deepEqual([patron?.name, patron?.libraryCode, patron?.blocks], ['Ada Reader', 'ALD', []])
    assert.equal(await ils.findPatron('999'), null)
    assert.deepEqual([await ils.checkPin(card, '1234'), await ils.checkPin(card, '9')], [true, false])
    const lantern = { title: 'The lantern keeper', author: 'Halvorsen, Ingrid', isbn: '9780000000019' }
    const copies = await ils.findCopies(lantern)
    assert.deepEqual(copies.map((one) => one.libraryCode).toSorted(), ['ALD', 'DRO', 'JUN'])
    const order = { ...lantern, reference: 'B-26-0002', patronCard: '21234000002113' }
    await ils.carry('k3', { ...order, name: 'ils.placeHold', pickupCode: 'EST' })
    await ils.carry('k3', { ...order, name: 'ils.placeHold', pickupCode: 'EST' })
    assert.deepEqual(
      there.state.holds.map((one) => one.statusId),
      [3],
    )
    const before = there.state.holds[0]?.pickupId
    await ils.carry('k5', {
      ...order,
      name: 'ils.changePickup',
      barcode: 'B-26-0002',
      pickupCode: 'AMB',
      illRequestId: null,
    })
    assert.deepEqual([before === amberwell, there.state.holds[0]?.pickupId], [false, amberwell])
    await ils.carry('k4', { ...order, name: 'ils.cancelHold', institution: null })
    assert.ok(there.state.holds.every((one) => one.statusId === 16))
  })
}

test('a hold somebody keyed in Leap with our number as people write it is ours: no second one, and it is cancelled', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  const reference = makeNumber('B', 2026, 12)
  const order = { title: 'The lantern keeper', author: null, isbn: '9780000000019', patronCard: '21234000002113' }
  await ils.carry('k1', { ...order, reference, name: 'ils.placeHold', pickupCode: 'EST' })
  const [hold] = there.state.holds
  assert.ok(hold)
  hold.staffNotes = ''
  hold.privateNotes = `for ${writeNumber(reference)}, urgent`
  await ils.carry('k2', { ...order, reference, name: 'ils.placeHold', pickupCode: 'EST' })
  assert.equal(there.state.holds.length, 1)
  await ils.carry('k3', { ...order, reference, name: 'ils.cancelHold', institution: null })
  assert.equal(hold.statusId, 16)
})

test('an answer that never comes after the work was done does not make two of it', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  there.faults.add({ kind: 'time-out-after', on: '/workflow', times: 1, ms: 1 })
  await assert.rejects(ils.carry('k1', makeCirculable))
  await ils.carry('k1', makeCirculable)
  assert.equal(there.state.ills.filter((one) => one.title === matter.title).length, 1)
  assert.equal(there.state.holds.length, 0)
})
