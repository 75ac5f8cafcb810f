import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorldshare } from './worldshare.ts'

const us = 990_001
const them = 990_002
const library = (id: number, symbol: string) => ({ id, symbol, name: `Library ${symbol}` })
const request = (key: string, status: string, more: object = {}) => ({
  key,
  status,
  borrower: us,
  lenders: [them],
  title: 'Canals',
  madeAt: '2026-11-02T15:00:00.000Z',
  lenderWords: 'SILENT',
  borrowerWords: 'SILENT',
  ...more,
})

test('libraries, titles and requests are put in as they stand, and stay so until somebody moves them', async (t) => {
  const { url, lab, close } = await openWorldshare({ wall: () => Date.UTC(2026, 10, 24, 15) })
  t.after(close)
  const post = async (path: string, body: object) =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const answer = await post('/lab/records', {
    replace: true,
    libraries: [library(us, 'QUS'), library(them, 'QTH')],
    titles: [{ oclcNumber: '9999', title: 'Canals', work: 'Canals', holders: [them] }],
    keys: [{ id: 'ours', secret: 's', institution: us }],
    requests: [
      request('a', 'SUBMITTED', { reference: 'B-26-000001-5.1' }),
      request('b', 'RECEIVED', { dueOn: '2026-10-01', receivedOn: '2026-09-01' }),
      request('c', 'SHIPPED', { borrower: them, lenders: [us], dueOn: '2027-01-20' }),
    ],
  })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /^\{"a":\d+,"b":\d+,"c":\d+\}$/)
  await post('/lab/clock', { advance: '1h' })
  assert.deepEqual(
    lab.state.requests.map((one) => one.status),
    ['SUBMITTED', 'RECEIVED', 'SHIPPED'],
  )
  await post('/lab/act', { id: lab.state.requests[0]?.id, who: them, action: 'actionShip' })
  assert.equal(lab.state.requests[0]?.status, 'SHIPPED')
  assert.match(await (await fetch(url)).text(), /B-26-000001-5\.1/)
})

test('a request with a library nobody knows puts nothing in', async (t) => {
  const { url, lab, close } = await openWorldshare()
  t.after(close)
  const answer = await fetch(`${url}/lab/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ replace: true, requests: [request('a', 'SUBMITTED', { lenders: [123] })] }),
  })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /No library has the registry id/)
  assert.equal(lab.state.requests.length, 0)
})
