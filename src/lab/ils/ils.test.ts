import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handClock } from '../clock.ts'
import { startIls } from './ils.ts'
import { IlsTrouble, type IlsData, type MakeOrder, type News, type Order } from './words.ts'

const data: IlsData = {
  patrons: [
    {
      ilsId: '1',
      card: '21234000002105',
      pin: '1234',
      name: 'Ada Reader',
      email: null,
      phone: null,
      libraryCode: 'ELM',
      group: 'Adult',
      blocks: [],
    },
    {
      ilsId: '2',
      card: '21234000002113',
      pin: '9999',
      name: 'Ben Late',
      email: null,
      phone: null,
      libraryCode: 'ELM',
      group: 'Adult',
      blocks: ['Owes 25.00'],
    },
  ],
  copies: [
    {
      barcode: '31',
      title: 'The Mill on the Floss',
      author: 'Eliot, George',
      isbn: '9780141439624',
      libraryCode: 'ELM',
      callNumber: 'F ELI',
      isIn: true,
    },
    {
      barcode: '32',
      title: 'The Mill on the Floss',
      author: 'Eliot, George',
      isbn: null,
      libraryCode: 'OAK',
      callNumber: 'F ELI',
      isIn: false,
    },
  ],
}
const matter = { reference: 'B260000015', title: 'Villette', author: 'Brontë, Charlotte', isbn: null }
const make: MakeOrder = {
  ...matter,
  name: 'ils.makeCirculable',
  barcode: 'B260000015',
  patronCard: '21234000002105',
  pickupCode: 'ELM',
  dueOn: '2026-12-20',
  inLibraryOnly: false,
  mayRenew: true,
}
const pull: Order = {
  ...matter,
  reference: 'L260000017',
  title: 'Mill on the floss',
  author: null,
  name: 'ils.pull',
  institution: 'ZZZ',
  ownerCode: 'OAK',
}
const open = () => {
  const clock = handClock(new Date('2026-11-24T14:00:00Z'))
  return { ils: startIls(data, clock), clock }
}
const refused = (words: RegExp) => (error: unknown) =>
  error instanceof IlsTrouble && error.kind === 'refused' && words.test(error.message)
const isUnreachable = (error: unknown) => error instanceof IlsTrouble && error.kind === 'unreachable'

test('people are found by card, with their blocks and without their PIN', async () => {
  const { ils } = open()
  assert.deepEqual((await ils.findPatron('21234000002113'))?.blocks, ['Owes 25.00'])
  assert.ok(!('pin' in ((await ils.findPatron('21234000002105')) ?? {})))
  assert.equal(await ils.findPatron('2'), null)
  assert.equal(await ils.checkPin('21234000002105', '1234'), true)
  assert.equal(await ils.checkPin('21234000002105', '4321'), false)
})

test('copies are found by ISBN in either length, or by title without its article and accents', async () => {
  const { ils } = open()
  const barcodes = async (wanted: { isbn?: string; title: string; author?: string }) =>
    (await ils.findCopies(wanted)).map((one) => one.barcode)
  assert.deepEqual(await barcodes({ title: 'mill on the FLOSS' }), ['31', '32'])
  assert.deepEqual(await barcodes({ title: 'The Mill on the Floss', author: 'George Eliot' }), ['31', '32'])
  assert.deepEqual(await barcodes({ title: 'The Mill on the Floss', author: 'Trollope' }), [])
  assert.deepEqual(await barcodes({ isbn: '0-14-143962-9', title: 'something else' }), ['31'])
})

test('what is borrowed is made, reaches its reader and is taken out again, and each step is told', async () => {
  const { ils } = open()
  const heard: News[] = []
  ils.onNews((news) => void heard.push(news))
  await ils.carry('e1.1', make)
  assert.equal(ils.items.get('B260000015')?.state, 'in_transit')
  await ils.reachShelf(make.reference)
  await ils.patronTakes(make.reference)
  await ils.patronReturns(make.reference)
  assert.deepEqual(
    heard.map((one) => [one.what, one.until]),
    [
      ['on_shelf', '2026-12-04'],
      ['checked_out', '2026-12-20'],
      ['checked_in', null],
    ],
  )
  await ils.carry('e9.1', { ...matter, name: 'ils.retire', barcode: make.barcode })
  assert.equal(ils.items.get('B260000015')?.state, 'retired')
  await assert.rejects(
    ils.carry('e9.2', {
      ...matter,
      name: 'ils.checkOutToFacility',
      institution: 'JAIL',
      barcode: make.barcode,
      dueOn: null,
    }),
    refused(/returned to its lender/),
  )
})

test('an order is acted on once, however often it comes', async () => {
  const { ils } = open()
  await ils.carry('e1.1', make)
  await ils.carry('e1.1', make)
  assert.deepEqual(ils.ledger.get('e1.1'), { seen: 2, actedOn: 1 })
  await assert.rejects(ils.carry('e2.1', make), refused(/barcode exists/))
  assert.deepEqual(ils.ledger.get('e2.1'), { seen: 1, actedOn: 0 })
})

test('one of ours is pulled, lent and checked in', async () => {
  const { ils } = open()
  await ils.carry('e1.1', pull)
  assert.equal(ils.holds.get(pull.reference)?.barcode, '31')
  await ils.libraryPulls(pull.reference)
  await ils.carry('e3.1', {
    ...pull,
    name: 'ils.checkOutToBorrower',
    institution: 'ZZZ',
    barcode: null,
    dueOn: '2027-01-05',
  })
  const { state, holder, dueOn } = ils.items.get('31') ?? {}
  assert.deepEqual([state, holder, dueOn], ['out', 'ZZZ', '2027-01-05'])
  await ils.carry('e4.1', { ...pull, name: 'ils.checkIn', barcode: null })
  assert.equal(ils.items.get('31')?.state, 'in')
})

test('a hold needs a copy and an unblocked patron', async () => {
  const { ils } = open()
  const hold = { ...pull, name: 'ils.placeHold', patronCard: '21234000002113', pickupCode: null } as const
  await assert.rejects(ils.carry('e1.1', hold), refused(/blocked/))
  await assert.rejects(
    ils.carry('e2.1', { ...hold, title: 'Villette', patronCard: '21234000002105' }),
    refused(/Nobody in the system owns/),
  )
  await ils.carry('e3.1', { ...hold, patronCard: '21234000002105' })
  await ils.carry('e4.1', { ...pull, name: 'ils.cancelHold' })
  assert.equal(ils.holds.get(pull.reference)?.state, 'cancelled')
})

test('it fails when told to, and nothing is done meanwhile', async () => {
  const { ils, clock } = open()
  ils.refuseNext(1, 'Not today.')
  await assert.rejects(ils.carry('e1.1', make), refused(/Not today/))
  ils.downFor(60_000)
  await assert.rejects(ils.carry('e1.1', make), isUnreachable)
  await assert.rejects(ils.findPatron('2'), isUnreachable)
  clock.advance(60_000)
  await ils.carry('e1.1', make)
  assert.deepEqual(ils.ledger.get('e1.1'), { seen: 2, actedOn: 1 })
})
