import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barcodeCheckDigit, isLibraryBarcode, readBarcode } from './library-barcode.ts'

test('the check digit is the one on the label', () => {
  assert.equal(barcodeCheckDigit('3023400051786'), '1')
  assert.equal(barcodeCheckDigit('3319100010586'), '4')
})

test('a barcode is known by length, first digit and check digit', () => {
  assert.ok(isLibraryBarcode('30234000517861'))
  for (const text of ['30234000517862', '3023400051786', '40234000517861', 'B26004217K'])
    assert.ok(!isLibraryBarcode(text), text)
})

test('a scanner’s start and stop letters are left out', () => {
  assert.equal(readBarcode('A30234000517861B'), '30234000517861')
  assert.equal(readBarcode(' 3023400051786 1'), '30234000517861')
  assert.equal(readBarcode('B26004217K'), 'B26004217K')
})
