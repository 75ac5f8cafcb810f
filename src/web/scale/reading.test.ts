import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesIn, readHidReport, readSerialLine } from './reading.ts'

const report = (...bytes: number[]) => readHidReport(3, new DataView(Uint8Array.from(bytes).buffer))
const ounces = (reading: ReturnType<typeof report>): number | null =>
  reading?.kind === 'weight' ? Math.round(reading.ounces * 100) / 100 : null

test('reports of USB scales: ounces with a tenth, grams, kilograms, pounds', () => {
  assert.equal(ounces(report(4, 11, 0xff, 0x7b, 0x01)), 37.9)
  assert.equal(ounces(report(4, 2, 0, 0xe8, 0x03)), 35.27)
  assert.equal(ounces(report(4, 3, 0xfe, 0x78, 0x00)), 42.33)
  assert.equal(ounces(report(4, 12, 0xfe, 0xeb, 0x00)), 37.6)
})

test('what is no weight yet is said, and other reports are passed over', () => {
  assert.deepEqual(report(3, 11, 0xff, 0x7b, 0x01), { kind: 'wait', words: 'The scale is still moving.' })
  for (const status of [1, 2, 5, 6, 7, 8]) assert.equal(report(status, 11, 0xff, 1, 0)?.kind, 'wait')
  assert.equal(report(4, 11, 0, 0, 0)?.kind, 'wait')
  assert.match(JSON.stringify(report(4, 99, 0, 1, 0)), /unit nobody here knows/)
  assert.equal(report(4, 11), null)
  assert.equal(readHidReport(1, new DataView(Uint8Array.from([4, 11, 0, 1, 0]).buffer)), null)
})

test('lines of serial scales', () => {
  for (const [line, oz] of [
    ['  2.35 lb', 37.6],
    ['ST,GS,+  2.35lb', 37.6],
    ['\u0002  37.9 oz S', 37.9],
    ['2 lb 3.4 oz', 35.4],
    ['+ 1.065 kg', 37.57],
    ['850 g', 29.98],
    ['.5 LB', 8],
  ] as const)
    assert.equal(ounces(readSerialLine(line)), oz, line)
  for (const line of ['', 'READY', '12:30', 'lb']) assert.equal(readSerialLine(line), null, line)
  for (const line of ['US,GS,+  2.35lb', '-0.02 lb', 'OL,GS', '0.00 lb', '?  2.35 lb'])
    assert.equal(readSerialLine(line)?.kind, 'wait', line)
})

test('pieces of a line are put together', () => {
  assert.deepEqual(linesIn('2.35 lb\r\n2.36 l'), { lines: ['2.35 lb'], rest: '2.36 l' })
  fc.assert(
    fc.property(fc.array(fc.constantFrom('2.35 lb', '1 oz', 'X')), (all) => {
      const { lines, rest } = linesIn(all.map((one) => `${one}\r\n`).join(''))
      assert.deepEqual([lines, rest], [all, ''])
    }),
  )
})
