// A call that is delivered twice on its way to Polaris makes one of each, not two.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkIn, checkOut } from '../../src/lab/polaris/circulation.ts'
import type { Polaris } from '../../src/lab/polaris/polaris.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import { connected } from './connected.ts'

const card = '21234000002105'
const barcode = 'KEUKA00001'
const matter = { reference: 'B260000014', title: 'Rivers underground', author: 'Marsh, E.', isbn: null }
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
function goesOutAndComesBack(there: Polaris): void {
  const item = itemByBarcode(there, barcode)
  const reader = patronByBarcode(there, card)
  assert.ok(item && reader)
  checkIn(there, item, 5)
  assert.equal(checkOut(there, reader, item, 5).code, 0)
  checkIn(there, item, 5)
}
const over = [7, 8, 9, 16, 17]

for (const set of ['value', 'other'] as const)
  for (let nth = 0; nth < 9; nth += 1)
    test(`workflow call ${nth + 1} comes twice: one ILL request, one item, no hold left, and it goes again (${set} of each assumption)`, async (t) => {
      let calls = 0
      const more = { mayReturnIll: true, mayActivateIll: true, mayDeleteIll: set === 'value' }
      const { ils, there } = await connected(t, set, more, () => (calls++ === nth ? 0 : 1))
      const before = there.state.ills.length
      there.faults.add({ kind: 'twice', on: '/workflow', chance: 0.5 })
      await ils.carry('k1', makeCirculable)
      assert.equal(there.state.ills.length, before + 1)
      assert.equal(there.state.items.filter((one) => one.barcode === barcode).length, 1)
      assert.deepEqual(
        there.state.holds.filter((one) => !over.includes(one.statusId)),
        [],
      )
      goesOutAndComesBack(there)
      await ils.carry('k2', { ...matter, name: 'ils.retire', barcode, patronCard: card })
      if (set === 'other') return assert.equal(itemByBarcode(there, barcode)?.statusId, 17)
      assert.deepEqual([itemByBarcode(there, barcode), there.state.ills.length], [undefined, before])
    })

test('a hold for a reader, placed twice on its way, waits once', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  const lantern = { title: 'The lantern keeper', author: 'Halvorsen, Ingrid', isbn: '9780000000019' }
  there.faults.add({ kind: 'twice', on: '/workflow' })
  await ils.carry('k1', {
    ...lantern,
    reference: 'B260000022',
    patronCard: card,
    name: 'ils.placeHold',
    pickupCode: 'EST',
  })
  assert.equal(there.state.holds.length, 1)
})

test('what was deleted with its answer lost is known as ours at the next try', async (t) => {
  const { ils, there } = await connected(t, 'value', { mayReturnIll: true, mayActivateIll: true, mayDeleteIll: true })
  await ils.carry('k1', makeCirculable)
  goesOutAndComesBack(there)
  const retire = { ...matter, name: 'ils.retire', barcode, patronCard: card } as const
  // Return and deletion, each asking first: whichever answer is lost, the next try ends it.
  for (let lost = 0; lost < 4; lost += 1) {
    there.faults.add({ kind: 'half', on: '/workflow', times: 1 })
    const again = await ils.carry('k2', retire).then(
      () => 'done',
      () => 'again',
    )
    there.faults.clear()
    if (again === 'done') break
  }
  await ils.carry('k2', retire)
  assert.equal(itemByBarcode(there, barcode), undefined)
  await ils.carry('k2', retire)
})

const wanted = {
  firstName: 'Odessa',
  lastName: 'Marlowe',
  birthDate: '1988-03-14',
  email: null,
  phone: null,
  userName: null,
  card: null,
  libraryCode: 'AMB',
  pickupCode: null,
  address: { street: '7 Canal Street', city: 'Alder Falls', region: 'NY', postcode: '13999' },
}
const marlowes = (there: Polaris) => there.state.patrons.filter((one) => one.fields['NameLast'] === 'Marlowe')

test('a patron made twice on its way: the second is refused there, and the first is ours', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  there.faults.add({ kind: 'twice', on: '/v2/', times: 1 })
  const made = await ils.patrons?.create('walk-in-1', wanted)
  assert.deepEqual(
    marlowes(there).map((one) => one.barcode),
    [made?.card],
  )
  assert.deepEqual(made?.doubles, [])
})

test('a second record with our key is named, to be deleted there', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  const made = await ils.patrons?.create('walk-in-1', wanted)
  const [first] = marlowes(there)
  assert.ok(first)
  there.state.patrons.push({ ...first, id: first.id + 1, barcode: 'PACREG0000002' })
  const again = await ils.patrons?.create('walk-in-1', wanted)
  assert.deepEqual(again, { ...made, doubles: ['PACREG0000002'] })
})
