import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sheetOf, type PaperMatter } from './words.ts'

const place = (name: string) => ({
  name,
  address: { lines: ['1 Main Street'], city: 'Owasca', region: 'NY', postcode: '13000' },
})
const label: PaperMatter = {
  kind: 'label', number: 'P2600123', piece: null, title: null, citation: {}, dueOn: null, patronCode: null, pickup: null,
  lender: null, borrower: place('Tallgrass Regional'), owner: null, partnerNumber: null, neededBy: null, isCopy: false,
  conditions: [], keeping: [], wayHome: [], service: 'Library Mail', marking: 'LIBRARY MAIL', extras: ['Insured for $100.00'], office: place('Five Rivers'),
} // oxfmt-ignore

test('an address label has the marking of its price, both institutions by name, its extras and its number', () => {
  const sheet = sheetOf(label)
  assert.deepEqual([sheet.heading, sheet.code, sheet.terms], ['LIBRARY MAIL', 'P2600123', ['Insured for $100.00']])
  assert.deepEqual(sheet.addresses.map((one) => [one.label, one.lines[0]]), [['To', 'Tallgrass Regional'], ['From', 'Five Rivers']]) // oxfmt-ignore
})

test('where the price asks for no marking the service stands there', () => {
  assert.equal(sheetOf({ ...label, marking: null, service: 'UPS Ground' }).heading, 'UPS Ground')
  assert.equal(sheetOf({ ...label, marking: null, service: null }).heading, 'Library materials')
})

test('a slip for a hold that nobody can name says where to ask, not “this library”', () => {
  const slip = { ...label, kind: 'slip' as const, number: 'B260042170' }
  const [named, unnamed] = ['Cayuga Shores', null].map((trappedFor) => sheetOf({ ...slip, trappedFor }))
  assert.deepEqual([named?.large?.value, unnamed?.large?.value], ['Cayuga Shores', 'Ask the library system'])
  assert.match(named?.foot ?? '', /at this library/)
  assert.doesNotMatch(unnamed?.foot ?? '', /this library/)
})

test('a label names a country only on its way to another one, and then at both ends', () => {
  const to = (country: string) => {
    const at = place('Tallgrass Regional')
    const from = { ...place('Five Rivers'), address: { ...place('x').address, country: 'US' } }
    const sheet = sheetOf({ ...label, borrower: { ...at, address: { ...at.address, country } }, office: from })
    return sheet.addresses.map((one) => one.lines.at(-1))
  }
  assert.deepEqual(to('USA'), ['Owasca, NY 13000', 'Owasca, NY 13000'])
  assert.deepEqual(to('GERMANY'), ['GERMANY', 'US'])
})
