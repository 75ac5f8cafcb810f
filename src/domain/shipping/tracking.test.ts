import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTracking, readTrackingFor, upsCheck, uspsCheck } from './tracking.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const usps = digits(19)
  .map((more) => `94${more}`)
  .map((body) => body + uspsCheck(body))
const ups = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 15, maxLength: 15 })
  .map((all) => all.join(''))
  .map((body) => `1Z${body}${upsCheck(body)}`)

test('numbers that carriers print as examples are read', () => {
  assert.deepEqual(readTracking('9400 1112 0255 5842 3326 69'), {
    isRight: true,
    carrier: 'usps',
    number: '9400111202555842332669',
  })
  assert.equal(readTracking('0307 1790 0005 2348 3741').isRight, true)
  assert.deepEqual(readTracking('420 22153 9101026837331000039521'), {
    isRight: true,
    carrier: 'usps',
    number: '9101026837331000039521',
  })
  assert.deepEqual(readTracking('1Z999AA10123456784'), { isRight: true, carrier: 'ups', number: '1Z999AA10123456784' })
  assert.equal(readTracking('1z 999 aa1 01 2345 6784').isRight, true)
  assert.equal(readTracking('RB123456785US').isRight, true)
  assert.equal(readTracking('RB123456784US').isRight, false)
  assert.deepEqual(readTracking('123456789012'), { isRight: true, carrier: 'fedex', number: '123456789012' })
})

test('twenty digits printed without their 91 are the number of the barcode; of nine wrong digits eight are refused', () => {
  const whole = { isRight: true, carrier: 'usps', number: '9171969010756003077385' }
  assert.deepEqual(readTracking('7196 9010 7560 0307 7385'), whole)
  assert.deepEqual(readTracking('420 22153 9171 9690 1075 6003 0773 85'), whole)
  const printed = '71969010756003077385'
  for (let at = 0; at < printed.length; at += 1) {
    const passes = Array.from({ length: 9 }, (_, by) => (Number(printed[at]) + by + 1) % 10)
      .map((digit) => printed.slice(0, at) + String(digit) + printed.slice(at + 1))
      .flatMap((one) => {
        const read = readTracking(one)
        return read.isRight ? [read.number] : []
      })
    // The one that passes adds up as the older labels do, whose 20 digits are the whole number.
    assert.ok(passes.length <= 1 && passes.every((number) => number.length === 20), `${at}: ${passes.join()}`)
  }
})

test('the label’s barcode with its ZIP code gives the number alone', () => {
  fc.assert(
    fc.property(usps, digits(5), digits(4), (number, zip, more) => {
      for (const label of [`420${zip}${number}`, `420${zip}${more}${number}`]) {
        const read = readTracking(label)
        assert.ok(read.isRight)
        assert.equal(read.carrier, 'usps')
        assert.ok(label.endsWith(read.number) && label.length - read.number.length >= 8)
      }
    }),
  )
})

test('one wrong digit never passes, nor two neighbours swapped in most cases', () => {
  fc.assert(
    fc.property(usps, fc.nat(21), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const changed = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1)
      const read = readTracking(changed)
      assert.ok(!read.isRight || read.carrier === 'fedex', changed)
    }),
  )
  fc.assert(
    fc.property(ups, fc.nat(7), fc.integer({ min: 1, max: 9 }), (number, half, by) => {
      const at = 2 + 2 * half
      if (!/\d/.test(number[at] ?? '')) return
      const changed = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1)
      assert.ok(!readTracking(changed).isRight, changed)
    }),
  )
})

test('any text is answered with one sentence, and right ones with digits and letters alone', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readTracking(text)
      if (read.isRight) assert.match(read.number, /^[0-9A-Z]+$/)
      else assert.match(read.problem, /^[A-Z].*\.$/)
    }),
  )
  const short = readTracking('940010000')
  assert.ok(!short.isRight && short.problem.includes('9 digits'))
})

test('a number of another carrier than the package goes by is wrong; a courier numbers as it likes', () => {
  const read = readTrackingFor('1Z999AA10123456784', 'usps')
  assert.ok(!read.isRight && read.problem.includes('UPS') && read.problem.includes('USPS'))
  assert.equal(readTrackingFor('bag 17', 'courier').isRight, true)
})
