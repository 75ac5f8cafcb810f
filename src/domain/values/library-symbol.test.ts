import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNumberAsSymbol, symbolsFrom } from './library-symbol.ts'

test('symbols are apart by spaces or commas, with or without their authority', () => {
  assert.deepEqual(symbolsFrom(' XHV, ISIL:US-nyg OCLC-REGISTRY:148456 '), [
    { scheme: 'OCLC', symbol: 'XHV' },
    { scheme: 'ISIL', symbol: 'US-nyg' },
    { scheme: 'OCLC-REGISTRY', symbol: '148456' },
  ])
})

const cases = [
  ['116402', true],
  ['OCLC:116402', true],
  ['oclc:116402', true],
  ['OCLC-REGISTRY:116402', false],
  ['ISIL:116402', false],
  ['84N', false],
] as const
for (const [typed, isNumber] of cases)
  test(`${typed} is ${isNumber ? '' : 'no '}number where a symbol should stand`, () =>
    assert.deepEqual(symbolsFrom(typed).map(isNumberAsSymbol), [isNumber]))
