import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, parseSearch, requestsSearch, writeSearch } from './searches.ts'

test('filters are words; what is none of ours is dropped', () => {
  const found = requestsSearch(
    parseSearch('?words=0141439513&kind=lending&show=overdue&stage=late&before=-4&library=x&more=1'),
  )
  assert.equal(writeSearch({ ...found }), '?words=0141439513&kind=lending&stage=late&show=overdue')
  assert.equal(writeSearch({ ...requestsSearch({ kind: 'borrow', show: 3, words: '  ' }) }), '')
})

test('an id is a whole number above nothing', () => {
  assert.deepEqual(['7', '0', '-1', '1.5', 'abc', '99999999999999999999', 7].map(idOf), [
    7,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
