import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressLines } from '../worklist/step.ts'
import { addressFrom } from './address-from.ts'

test('city, state and ZIP code are told from the last line, and nothing is lost where they are not', () => {
  const annex = ['Tallgrass Annex', '12 Depot Rd', 'Hays, KS 67601-1234']
  assert.deepEqual(addressFrom(annex), {
    lines: ['Tallgrass Annex', '12 Depot Rd'],
    city: 'Hays',
    region: 'KS',
    postcode: '67601-1234',
  })
  for (const lines of [annex, ['the annex desk'], ['Alter Hafen 12', '69117 Neckarstadt']])
    assert.deepEqual(addressLines(addressFrom(lines)), lines)
})

// oxfmt-ignore
const told: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['Annex', 'Hays, Kansas 67601'],                       ['Hays', 'KS', '67601']],
  [['Annex', 'Hays', 'Kansas 67601'],                     ['Hays', 'KS', '67601']],
  [['Annex', 'Hays KS  67601', 'USA'],                    ['Hays', 'KS', '67601']],
  [['Annex', 'Hays, KS', '67601', 'United States'],       ['Hays', 'KS', '67601']],
  [['Annex', 'Charleston, West Virginia 25301-1234'],     ['Charleston', 'WV', '25301-1234']],
  [['Annex', 'New York, New York 10018', 'U.S.A.'],       ['New York', 'NY', '10018']],
  [['Annex', 'Ithaca, N.Y. 14850'],                       ['Ithaca', 'NY', '14850']],
]
for (const [lines, parts] of told)
  test(`told: ${lines.join(' / ')}`, () => {
    const { lines: street, city, region, postcode } = addressFrom(lines)
    assert.deepEqual([street, city, region, postcode], [['Annex'], ...parts])
  })

test('what is no address of ours stays as it was given', () => {
  for (const lines of [
    ['Desk', 'Hays 67601'],
    ['Kansas 67601'],
    ['Box 12345'],
    ['12 Rue X', '75001 Paris', 'France'],
    [],
  ])
    assert.deepEqual(addressFrom(lines), { lines })
})
