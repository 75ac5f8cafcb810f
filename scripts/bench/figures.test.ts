import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asMarkdown, median, percentile, withSections } from './figures.ts'

test('medians and percentiles are values that were measured', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 3, 2]), 2)
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
  assert.equal(percentile(hundred, 0.95), 95)
  assert.equal(percentile([7], 0.95), 7)
})

test('a section is a table with what was aimed at', () => {
  const text = asMarkdown({
    title: 'Speed',
    columns: ['', 'per second'],
    rows: [
      ['slow', '1'],
      ['quick', '1,000'],
    ],
    aims: [{ words: 'quick enough', reached: true }],
    notes: ['On a quiet machine.'],
  })
  assert.equal(
    text,
    [
      '## Speed',
      '',
      '|       | per second |',
      '| ----- | ---------: |',
      '| slow  |          1 |',
      '| quick |      1,000 |',
      '',
      '- Reached: quick enough',
      '- On a quiet machine.',
    ].join('\n'),
  )
})

test('one part measured anew takes the place of the old figures; the others stay', () => {
  const section = (title: string, value: string) => ({
    title,
    columns: ['', 'ms'],
    rows: [['x', value]],
    aims: [],
    notes: [],
  })
  const page = ['# Measured', '', asMarkdown(section('One', '1')), '', asMarkdown(section('Two', '2'))].join('\n')
  const next = withSections(page, [section('Two', '20'), section('Three', '3')])
  assert.deepEqual(
    next.map((one) => [/^## (.*)$/m.exec(one)?.[1], /\| x +\| +(\d+)/.exec(one)?.[1]]),
    [
      ['One', '1'],
      ['Two', '20'],
      ['Three', '3'],
    ],
  )
})
