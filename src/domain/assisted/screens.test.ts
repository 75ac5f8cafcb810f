import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effects, isEffectName, effectRow } from '../lifecycle/effects.ts'
import { makeNumber, writeNumber } from '../values/request-number.ts'
import { stepFields, type StepMatter } from '../worklist/step.ts'
import { pageAddress } from './systems.ts'
import { screenFields, screenOf } from './screens.ts'

const matter: StepMatter = {
  name: 'lender.ask',
  action: 'send',
  settled: null,
  service: 'loan',
  number: 'B-26-000001-K.1',
  theirNumber: null,
  title: 'T'.repeat(600),
  citation: { author: 'Towpath, Sal', oclc: '780941515' },
  neededBy: '2026-12-15',
  maxCostCents: 1250,
  currency: 'USD',
  copyrightCompliance: null,
  dueOn: '2027-01-20',
  renewalWish: null,
  reason: 'OnLoan',
  conditions: ['LibraryUseOnly'],
  costCents: 500,
  amountCents: 2450,
  askAgainFrom: null,
  note: 'Please wrap it',
  library: { name: 'Tallgrass Regional', email: null },
  barcode: 'B26000001K',
  pieceLabel: null,
  patronCard: '20001000000017',
  patronDueOn: '2027-01-10',
  networkNumber: '231200417',
  lenderString: Array.from({ length: 17 }, (_, index) => `L${index}`),
  pickup: 'Owasca',
  statusAddress: null,
  office: { name: 'Five Rivers', address: {}, email: null, phone: null },
}

test('every step for a partner has its screen in WorldShare, and every one for the library system in Polaris', () => {
  for (const name of Object.keys(effects)) {
    assert.ok(isEffectName(name))
    const { port } = effectRow(name)
    if (port === 'partner') assert.ok(screenOf('worldshare', name), name)
    if (port === 'ils') assert.ok(screenOf('polaris', name), name)
  }
})

test('where to send it names our country only to a lender in another one', () => {
  const office = { ...matter.office, address: { city: 'Ithaca', region: 'NY', postcode: '14850', country: 'US' } }
  const shipTo = (country: string) =>
    stepFields({ ...matter, office, library: { name: 'Tallgrass', email: null, address: { country } } }).find(
      (one) => one.label === 'Ship to',
    )?.value
  assert.equal(shipTo(''), 'Five Rivers, Ithaca, NY 14850')
  assert.equal(shipTo('CANADA'), 'Five Rivers, Ithaca, NY 14850, US')
})

const fieldsOf = (system: 'worldshare' | 'polaris', name: keyof typeof effects): readonly string[] => {
  const screen = screenOf(system, name)
  assert.ok(screen && !('nothing' in screen))
  return screenFields(screen, matter).map((one) => `${one.label}: ${one.value}`)
}
const expected: readonly (readonly ['worldshare' | 'polaris', keyof typeof effects, readonly string[]])[] = [
  ['worldshare', 'lender.tellReceived', ['Request ID: 231200417']],
  [
    'worldshare',
    'borrower.tellShipped',
    ['Request ID: 231200417', 'Due Date: 01/20/2027', 'Lending Charges: USD 5.00', 'Lending Notes: Please wrap it'],
  ],
  [
    'worldshare',
    'borrower.tellUnfilled',
    ['Request ID: 231200417', 'Reason: In use/On loan', 'Lending Notes: Please wrap it'],
  ],
  [
    'worldshare',
    'borrower.tellCondition',
    ['Request ID: 231200417', 'Lending Charges: USD 5.00', 'Lending Notes: library use only. Please wrap it'],
  ],
  ['polaris', 'ils.changeDueDate', ['Barcode: B26000001K', 'Due date: 01/10/2027']],
  [
    'polaris',
    'ils.changePickup',
    ['Patron barcode: 20001000000017', `Title: ${'T'.repeat(255)}`, 'Pickup branch: Owasca'],
  ],
  ['polaris', 'ils.checkOutToBorrower', ['Patron: Tallgrass Regional', 'Barcode: B26000001K', 'Due date: 01/10/2027']],
]
for (const [system, name, fields] of expected)
  test(`${name} as ${system} asks for it`, () => assert.deepEqual(fieldsOf(system, name), fields))

test('the request form: their order, at most fifteen lenders, what is too long is cut and says so', () => {
  const screen = screenOf('worldshare', 'lender.ask')
  assert.ok(screen && !('nothing' in screen))
  const fields = screenFields(screen, matter)
  assert.deepEqual(
    fields.map((one) => one.label),
    ['Type', 'OCLC Number', 'Title', 'Author', 'Need Before', 'Lenders', 'Max Cost', 'Reference ID'],
  )
  const title = fields.find((one) => one.label === 'Title')
  assert.deepEqual([title?.value.length, title?.cutFrom], [500, 600])
  assert.equal(fields.find((one) => one.label === 'Lenders')?.value.split(', ').length, 15)
})

test('a hold that is keyed carries our number as it is searched for; each volume its own key', () => {
  const pull = screenOf('polaris', 'ils.pull')
  assert.ok(pull && !('nothing' in pull))
  const number = makeNumber('L', 2026, 7)
  const fields = (citation: StepMatter['citation']) =>
    screenFields(pull, { ...matter, number: writeNumber(number), citation }).map((one) => `${one.label}: ${one.value}`)
  assert.ok(fields({}).includes(`Non-public note: ${number}`))
  const volumes = fields({ volume: '1-2' })
  assert.ok(volumes.includes('Volume: 1-2'))
  assert.ok(volumes.includes(`Non-public note: ${number}.v1 ${number}.v2`))
})

const none = { number: null, card: null, barcode: null }
const addresses: readonly (readonly [string | undefined, Parameters<typeof pageAddress>[1], string | null])[] = [
  ['https://there.example/r/{number}', { ...none, number: '231200417' }, 'https://there.example/r/231200417'],
  ['https://there.example/r/{number}', none, null],
  ['https://there.example/p?c={card}', { ...none, card: '2 1&x' }, 'https://there.example/p?c=2%201%26x'],
  ['https://there.example/new', none, 'https://there.example/new'],
  ['javascript:alert(1)', none, null],
  ['', none, null],
  [undefined, none, null],
]
for (const [pattern, blanks, address] of addresses)
  test(`the page ${pattern}`, () => assert.equal(pageAddress(pattern, blanks), address))
