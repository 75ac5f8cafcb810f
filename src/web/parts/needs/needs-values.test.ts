import assert from 'node:assert/strict'
import { test } from 'node:test'
import { centsFrom, detailsFrom, type Needs } from './needs-values.ts'

const need = (type: string, more: Partial<Needs[string]> = {}) => ({ label: type, type, optional: true, ...more })

test('amounts are read in whole cents', () => {
  const read = ['12.50', '12,5', '7', ' 0.05 ', '1.234', '-1', 'ten', ''].map(centsFrom)
  assert.deepEqual(read, [1250, 1250, 700, 5, null, null, null, null])
})

test('what was typed becomes what the action needs', () => {
  const needs: Needs = {
    dueOn: need('day'),
    note: need('note'),
    use: need('flag'),
    cost: need('cents'),
    pieces: need('count'),
    entryId: need('id', { of: 'entry' }),
    lenders: need('ids', { of: 'library' }),
    conditions: need('codes'),
    chosen: need('codes', { codes: ['Insured'] }),
    unticked: need('codes', { codes: ['Insured'] }),
    neverShown: need('codes', { codes: ['Insured'] }),
  }
  const typed = {
    dueOn: '2026-12-01',
    note: '  ',
    cost: '3',
    pieces: '2',
    entryId: '7',
    lenders: [4, 2],
    conditions: 'NoRenewal, Insured',
    chosen: ['Insured'],
    unticked: [],
  }
  assert.deepEqual(detailsFrom(needs, typed), {
    details: {
      dueOn: '2026-12-01',
      use: false,
      cost: 300,
      pieces: 2,
      entryId: 7,
      lenders: [4, 2],
      conditions: ['NoRenewal', 'Insured'],
      chosen: ['Insured'],
      unticked: [],
    },
  })
})

test('what is missing or cannot be read is said with its field', () => {
  assert.deepEqual(detailsFrom({ reason: need('code', { label: 'Why', optional: false }) }, {}), {
    refusal: { code: 'bad-details', sentence: 'Why is needed.', field: 'reason' },
  })
  const answer = detailsFrom({ cost: need('cents', { label: 'Cost' }) }, { cost: 'a lot' })
  assert.ok('refusal' in answer && answer.refusal.field === 'cost')
})
