import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barcodeFrom, exampleBarcode, faultOfBarcode } from './ils-barcode.ts'

test('a pattern becomes a barcode; the pieces of a set differ', () => {
  assert.equal(exampleBarcode('ILL{digits}'), 'ILL26004217')
  assert.equal(exampleBarcode('3{theirs}{digits}{piece}'), '32123456782600421701')
  const set = { number: 'B26004217K', theirs: null, piece: 3, pieces: 4 }
  assert.equal(barcodeFrom('{number}', set), 'B26004217K-3')
  assert.equal(barcodeFrom('99{digits}', set), '992600421703')
  assert.equal(barcodeFrom('{theirs}{digits}{piece}', set), '0000000002600421703')
})

test('a pattern that cannot be used is refused with its reason', () => {
  const cases: readonly [string, RegExp | null][] = [
    ['', null],
    ['ILL-{number}', null],
    ['{theirs}{digits}', null],
    ['ILL', /needs \{number\}/],
    ['{theirs}', /needs \{number\}/],
    ['{nummer}', /has no \{nummer\}/],
    ['{toString}{digits}', /has no \{toString\}/],
    ['ILL {number}', /letters, digits/],
    ['{number', /letters, digits/],
    ['{number}{theirs}', /22 characters; 20 fit/],
  ]
  for (const [pattern, words] of cases) {
    const fault = faultOfBarcode(pattern)
    if (words === null) assert.equal(fault, null, pattern)
    else assert.match(fault ?? 'none', words, pattern)
  }
})
