import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk, type Answers, type Asked, type Said, type Talk } from '../../../test/worldshare-answers.ts'
import type { WorldshareAssumed } from '../../domain/assumptions/worldshare.ts'
import { ConnectorError } from '../../office/ports.ts'
import { NotNow } from './client.ts'
import { createRequests } from './requests.ts'
import type { Order } from './wire/document.ts'

const order: Order = {
  reference: 'B-26-000001-K.1',
  service: 'loan',
  lenders: [148456],
  title: 'A made-up title',
  citation: {},
  neededBy: '2026-12-15',
  maxCostCents: null,
  currency: 'USD',
  copyrightCompliance: null,
  patronCode: null,
  note: null,
}
const made = (n = 1, reference: string | null = order.reference) => ({
  illRequest: { requestId: n, requestStatus: 'SUBMITTED', referenceId: reference },
})
const list = (...all: object[]): Said => ({ body: { responses: all } })
const path = '/rs/requests'
const first = { again: false, sure: false }
const again = { again: true, sure: false }
const sure = { again: true, sure: true }
const requestsOf = (it: Talk) => createRequests(it.client, () => it.settings, it.assumed)
const open = async (t: Parameters<typeof talk>[0], answers: Answers, assumed: Partial<WorldshareAssumed> = {}) => {
  const it = await talk(t, answers, { assumed, settings: { timeoutSeconds: 1 } })
  return { it, requests: requestsOf(it) }
}
async function trouble(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ConnectorError, String(error))
  return error
}

test('made at the first try: nothing is looked for', async (t) => {
  const { it, requests } = await open(t, { [`POST ${path}`]: { status: 201, body: { response: made(7) } } })
  assert.equal((await requests.make(order, first)).number, '7')
  assert.deepEqual(it.lines(), [`POST ${path}`])
})

test('no answer, but it was made: found by our own number at once', async (t) => {
  const { it, requests } = await open(t, {
    [`POST ${path}`]: { silent: true },
    [`GET ${path}`]: list(made(8, 'B-26-000001-K.12'), made(7)),
  })
  assert.equal((await requests.make(order, first)).number, '7')
  assert.deepEqual(it.lines(), [`POST ${path}`, `GET ${path}`])
  assert.equal(it.asked.at(-1)?.query.get('searchTerm'), 'referenceId')
  assert.equal(it.asked.at(-1)?.query.get('searchValue'), order.reference)
})

test('no answer and not found: in doubt; at the next try it is looked for, never made a second time unseen', async (t) => {
  const { it, requests } = await open(t, { [`POST ${path}`]: { status: 500 }, [`GET ${path}`]: list() })
  assert.equal((await trouble(requests.make(order, first))).name, 'InDoubt')
  const card = await trouble(requests.make(order, again))
  assert.deepEqual([card.kind, card.retry], ['by-hand', false])
  assert.match(card.message, /Is it there\?.*B-26-000001-K\.1/)
  assert.deepEqual(
    it.lines().filter((line) => line.startsWith('POST')),
    [`POST ${path}`],
  )
})

test('a person says it is not there: it is made', async (t) => {
  const { it, requests } = await open(t, { [`POST ${path}`]: { body: { response: made(9) } }, [`GET ${path}`]: list() })
  assert.equal((await requests.make(order, sure)).number, '9')
  assert.deepEqual(it.lines(), [`GET ${path}`, `POST ${path}`])
})

test('once the search has proved that it finds our numbers, “not found” is an answer', async (t) => {
  const { it, requests } = await open(t, {
    [`POST ${path}`]: [{ status: 502 }, { body: { response: made(9) } }],
    [`GET ${path}`]: [list(made(7)), list()],
  })
  assert.equal((await requests.make(order, first)).number, '7')
  assert.equal((await requests.make(order, again)).number, '9')
  assert.equal(it.lines().filter((line) => line.startsWith('POST')).length, 2)
})

test('where a repeat gives back the first, it is simply made again', async (t) => {
  const { requests } = await open(
    t,
    { [`POST ${path}`]: { body: { response: made(7) } }, [`GET ${path}`]: list() },
    { repeatByReference: true },
  )
  assert.equal((await requests.make(order, again)).number, '7')
})

test('while the search fails, nothing is made', async (t) => {
  const { it, requests } = await open(t, { [`GET ${path}`]: { status: 503 } })
  assert.equal((await trouble(requests.make(order, again))).retry, true)
  assert.deepEqual(it.lines(), [`GET ${path}`])
})

test('a string that is too long is not sent', async (t) => {
  const { it, requests } = await open(t, {}, { lenderStringMost: 2 })
  assert.match((await trouble(requests.make({ ...order, lenders: [1, 2, 3] }, first))).message, /2 lenders/)
  assert.deepEqual(it.lines(), [])
})

const all = Array.from({ length: 125 }, (_, n) => made(n + 1, null))
const pages =
  (start: string, size: string, firstOne: number, total: string) =>
  ({ query }: Asked): Said => {
    const from = Number(query.get(start)) - firstOne
    return { body: { responses: all.slice(from, from + Number(query.get(size))), [total]: all.length } }
  }
test('every page of a search, as either set counts', async (t) => {
  const { it, requests } = await open(t, { [`GET ${path}`]: pages('offset', 'limit', 0, 'numberOfRecords') })
  const since = new Date('2026-11-24T12:00:00Z')
  assert.equal((await requests.search({ lender: 128807, editedSince: since })).length, 125)
  assert.deepEqual(
    it.asked.slice(1).map(({ query }) => [query.get('offset'), query.get('editedSince')]),
    ['0', '50', '100'].map((offset) => [offset, '2026-11-24T12:00:00.000+0000']),
  )
  const other = {
    pageStartParameter: 'startIndex',
    pageSizeParameter: 'itemsPerPage',
    pageFirst: 1,
    pageSizeMost: 100,
    totalField: 'totalResults',
  }
  const second = await open(t, { [`GET ${path}`]: pages('startIndex', 'itemsPerPage', 1, 'totalResults') }, other)
  assert.equal((await second.requests.search({ borrower: 128807 })).length, 125)
  assert.equal(second.it.lines().length, 2)
})

test('a service that knows no pages does not make us ask for ever', async (t) => {
  const { it, requests } = await open(t, { [`GET ${path}`]: list(...all.slice(0, 50)) })
  assert.equal((await requests.search({ borrower: 1 })).length, 50)
  assert.equal(it.lines().length, 2)
})

test('read: there, not there; in form A under the base itself', async (t) => {
  const { requests } = await open(t, { [`GET ${path}/7`]: { body: { response: made(7) } } })
  assert.equal((await requests.read('7'))?.number, '7')
  assert.equal(await requests.read('8'), null)
  const formA = await open(t, { 'GET /rs/7': { body: { response: made(7) } } }, { requestForm: 'A' })
  assert.equal((await formA.requests.read('7'))?.number, '7')
  await formA.requests.step('7', 'cancel', {}, 'x').catch(() => null)
  assert.deepEqual(formA.it.lines(), ['GET /rs/7', 'PUT /rs/requests/7/CANCEL'])
})

test('a step by the settings’ verb and name; where it is not allowed now, that is told apart', async (t) => {
  const notAllowed: Said = {
    status: 400,
    body: { response: { error: { message: 'x', detail: [{ failureCode: 140003, fieldName: 'action' }] } } },
  }
  const { it, requests } = await open(t, {
    [`PUT ${path}/7/SHIP`]: { body: { response: made(7) } },
    [`PUT ${path}/7/CANCEL`]: notAllowed,
  })
  assert.equal((await requests.step('7', 'ship', { dueOn: '2026-12-29' }, 'L-26-000001-K'))?.number, '7')
  assert.match(it.asked.at(-1)?.body ?? '', /2026-12-29/)
  assert.ok((await trouble(requests.step('7', 'cancel', {}, 'B-26-000001-K'))) instanceof NotNow)
  const other = await open(
    t,
    { [`POST ${path}/7/SHIPPED`]: { body: {} } },
    { actionVerb: 'POST', actionShip: 'SHIPPED' },
  )
  assert.equal(await other.requests.step('7', 'ship', {}, 'L-26-000001-K'), null)
})
