import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameAgency } from './agencies.ts'
import { isClosed, isIn2017, knownErrorType } from './codes.ts'
import { knownCode, openCode, sameCode } from './open-codes.ts'

test('closed codes are exact', () => {
  assert.ok(isClosed('status', 'WillSupply'))
  assert.ok(!isClosed('status', 'willsupply'))
  assert.ok(!isClosed('status', 'Received'))
  assert.ok(isClosed('action', 'Lost'))
  assert.ok(!isIn2017('Lost'))
  assert.ok(isIn2017('Received'))
})

test('open codes are compared without case, unknown ones stay', () => {
  assert.ok(sameCode('isbn', ' ISBN '))
  assert.equal(knownCode('reasonUnfilled', 'notonshelf'), 'NotOnShelf')
  assert.equal(knownCode('sentVia', 'courier'), 'Courier')
  assert.equal(knownCode('sentVia', 'Pigeon'), null)
  assert.deepEqual(openCode('loanCondition', 'LibraryUseOnly'), {
    value: 'LibraryUseOnly',
    scheme: 'http://illtransactions.org/ISO18626/OpenCodeList/LoanConditionList-V1.0',
  })
})

test("a partner's errors are known in either spelling", () => {
  assert.equal(knownErrorType('UnrecognizedDataValue'), 'UnrecognisedDataValue')
  assert.equal(knownErrorType('BadlyFormedMessage'), 'BadlyFormedMessage')
  assert.equal(knownErrorType('NoFunds'), null)
})

test('a library is its type and its symbol', () => {
  assert.ok(sameAgency({ type: 'ISIL', value: 'US-NN' }, { type: 'isil', value: 'us-nn' }))
  assert.ok(!sameAgency({ type: 'ISIL', value: 'US-NN' }, { type: 'DNUCNI', value: 'US-NN' }))
})
