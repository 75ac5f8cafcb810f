import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, nothingTyped, officeFrom, type FieldName, type Typed } from './form.ts'

const good: Typed = {
  ...nothingTyped(),
  officeName: ' Four Counties ILL ',
  isil: 'US-NFCL',
  oclc: 'zfc',
  street: '1 Lock Street\r\n\r\n Rear door ',
  city: 'Seneca Falls',
  region: 'NY',
  postcode: '13148',
  timeZone: 'America/New_York',
  name: 'Ada Byron',
  email: 'Ada@Example.org',
  password: 'canal boats go slowly',
  again: 'canal boats go slowly',
}

test('what was typed becomes the office’s settings', () => {
  assert.deepEqual(faultsOf(good), {})
  assert.deepEqual(officeFrom(good), {
    name: 'Four Counties ILL',
    symbols: [
      { scheme: 'ISIL', symbol: 'US-NFCL' },
      { scheme: 'OCLC', symbol: 'ZFC' },
    ],
    timeZone: 'America/New_York',
    address: { lines: ['1 Lock Street', 'Rear door'], city: 'Seneca Falls', region: 'NY', postcode: '13148' },
    email: null,
    phone: null,
  })
})

const cases: readonly (readonly [FieldName, string, RegExp])[] = [
  ['officeName', '  ', /name of the office/],
  ['officeName', 'x'.repeat(301), /At most 300/],
  ['isil', 'US NFCL', /letters, digits and hyphens/],
  ['oclc', 'ZFC<', /letters, digits and hyphens/],
  ['street', '\n\n', /street or post box/],
  ['street', 'a\nb\nc\nd\ne\nf\ng', /six lines/],
  ['city', '', /city/],
  ['postcode', 'x'.repeat(21), /At most 20/],
  ['timeZone', 'Mars/Olympus', /time zone/],
  ['oclc', '116402', /116402 is a number/],
  ['officeEmail', 'nobody', /not an e-mail address/],
  ['name', ' ', /name is needed/],
  ['email', '', /e-mail address/],
  ['email', 'ada@', /not an e-mail address/],
  ['password', '', /password/],
  ['again', 'canal boats go fast', /not the same/],
]
for (const [name, value, sentence] of cases) {
  test(`${name} “${value.slice(0, 20).replaceAll('\n', '⏎')}” is refused beside its field`, () => {
    assert.match(faultsOf({ ...good, [name]: value })[name] ?? 'no fault', sentence)
  })
}

test('all faults are told at once', () => {
  const faults = faultsOf({ ...nothingTyped(), timeZone: '' })
  assert.deepEqual(Object.keys(faults), [
    'officeName',
    'isil',
    'street',
    'city',
    'timeZone',
    'name',
    'email',
    'password',
  ])
})

test('a short password is refused', () => {
  assert.match(faultsOf({ ...good, password: 'short', again: 'short' }).password ?? '', /at least 12/)
})
