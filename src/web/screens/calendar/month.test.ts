import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellsOf } from './month.ts'

const rest = (closureId: number, startsOn: string, endsOn: string, words: string) => ({
  lane: 'office',
  source: 'hand' as const,
  closureId,
  startsOn,
  endsOn,
  weekdays: null,
  words,
})

test('closings of the office that overlap say once a day that it is closed', () => {
  const days = ['2026-12-23', '2026-12-24', '2026-12-25'].map((on) => ({ on, staffed: null }))
  const view = {
    days,
    lanes: [{ key: 'office', name: 'Office', libraryId: null }],
    rests: [rest(1, '2026-12-23', '2026-12-25', 'Move'), rest(2, '2026-12-24', '2026-12-24', 'Christmas Eve')],
    packing: [],
    absences: [],
  }
  const words = cellsOf('2026-12', view, new Set(), '2026-12-01').map(({ entries }) => entries.map((one) => one.words))
  assert.deepEqual(
    words.map((day) => day.filter((one) => one.startsWith('Office closed')).length),
    [1, 1, 1],
  )
  assert.deepEqual(words[1], ['Office closed', 'Christmas Eve'])
})
