import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { borrowerKey, clientOf, lenderKey, loanOf, openEmulator } from './client.testing.ts'
import { nowOf, setClock } from './lab.ts'
import { at, isObject, textOf, type Json } from './state.ts'
import { tick } from './tick.ts'

const dayMs = 86_400_000
const wall = Date.UTC(2026, 10, 16, 15)

describe('as the papers are read', async () => {
  const emulator = await openEmulator({ wall: () => wall })
  const borrower = await clientOf(emulator, borrowerKey)
  const lender = await clientOf(emulator, lenderKey)
  after(() => emulator.close())

  const create = async (lenders: readonly number[], title?: string): Promise<number> => {
    const answer = await borrower.call('POST', '/requests', { body: loanOf(lenders, title) })
    return Number(at(answer.body, 'response.illRequest.requestId'))
  }
  const statusOf = async (id: number): Promise<Json | undefined> =>
    at((await borrower.call('GET', `/requests/${id}`)).body, 'response.illRequest.requestStatus')
  const say = (who: typeof lender, id: number, action: string, supplier: Json = {}) =>
    who.call('PUT', `/requests/${id}/${action}`, { body: { illRequest: { supplier } } })
  const advance = (days: number): void => {
    setClock(emulator.lab, nowOf(emulator.lab) + days * dayMs)
    tick(emulator.lab)
  }

  test('form A: what was sent comes back with a number and dates without a colon', async () => {
    const answer = await borrower.call('POST', '/ill/request/data', { body: loanOf([148456, 116402]) })
    assert.equal(answer.status, 200)
    const request = at(answer.body, 'response.illRequest')
    assert.ok(isObject(request))
    assert.equal(typeof request['requestId'], 'number')
    assert.equal(request['requestStatus'], 'SUBMITTING')
    assert.match(textOf(request['created']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/)
    assert.equal(request['needed'], '2027-02-15T00:00:00.000+0000')
    assert.deepEqual(at(request, 'requester.supplierInfo.institutions'), [
      { institutionId: 148456 },
      { institutionId: 116402 },
    ])
    const read = await borrower.call('GET', `/ill/request/data/${Number(request['requestId'])}`)
    assert.equal(at(read.body, 'response.illRequest.item.title'), 'A made-up title')
  })

  test('form B as the known client speaks it: no Accept, a short body, XML back', async () => {
    const answer = await borrower.call('POST', '/requests', {
      headers: { accept: '*/*' },
      body: {
        illRequest: {
          requestStatus: 'PROFILING',
          requester: { institution: { institutionId: '128807' }, serviceType: 'LOAN' },
          item: { verification: 'found in the catalogue', isbn: '9780000001016', oclcNumber: '9990000101' },
          patron: { patronApproved: true, userId: '42' },
        },
      },
    })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/)
    // Its parser drops the outermost element, then reads responses.illRequest.
    assert.equal(at(answer.body, 'responses.illRequest.requestStatus'), 'PROFILING')
    const id = textOf(at(answer.body, 'responses.illRequest.requestId'))
    advance(0.001)
    const read = await borrower.call('GET', `/requests/${id}`, { headers: { accept: '*/*' } })
    assert.equal(at(read.body, 'responses.illRequest.requestStatus'), 'REVIEW')
    const found = await borrower.call('GET', '/requests?searchTerm=patronID&searchValue=42', {
      headers: { accept: '*/*' },
    })
    assert.equal(at(found.body, 'responses.illRequest.requestId'), id)
    const cancelled = await borrower.call('GET', `/requests/${id}/CANCEL`, { headers: { accept: '*/*' } })
    assert.equal(at(cancelled.body, 'responses.illRequest.requestStatus'), 'CLOSED')
  })

  test('a missing value is named as in the sample of failures', async () => {
    const body = loanOf([148456])
    const billing = at(body, 'illRequest.requester.requesterBilling')
    assert.ok(isObject(billing))
    delete billing['address']
    const answer = await borrower.call('POST', '/ill/request/data', { body })
    assert.equal(answer.status, 400)
    assert.deepEqual(at(answer.body, 'response.error.detail'), [
      { failureCode: 30000, fieldName: 'requester.requesterBilling.address.address1' },
    ])
    assert.match(textOf(at(answer.body, 'response.error.instance')), /^[\da-f-]{36}$/)
    assert.equal(at(answer.body, 'response.illRequest.item.title'), 'A made-up title')
  })

  const bad: readonly (readonly [string, readonly number[], Json, number])[] = [
    ['an unknown lender', [1], {}, 30004],
    ['a lender that does not supply', [100752], {}, 30005],
    ['too many lenders', Array.from({ length: 16 }, () => 148456), {}, 30002],
    ['a bad status', [148456], { requestStatus: 'SHIPPED' }, 30001],
    ['a date that is none', [148456], { needed: 'soon' }, 140004],
    ['a day in the past', [148456], { needed: '2020-01-01' }, 30002],
    ['a number that is none', [148456], { item: { title: 'T', verification: 'OCLC', oclcNumber: 'x' } }, 30007],
  ]
  for (const [what, lenders, change, code] of bad) {
    test(`${what}: ${code}`, async () => {
      const request = at(loanOf(lenders), 'illRequest')
      assert.ok(isObject(request) && isObject(change))
      const answer = await borrower.call('POST', '/requests', { body: { illRequest: { ...request, ...change } } })
      assert.equal(answer.status, 400)
      const detail = at(answer.body, 'response.error.detail')
      assert.ok(Array.isArray(detail))
      assert.ok(
        detail.some((one) => at(one, 'failureCode') === code),
        JSON.stringify(detail),
      )
    })
  }

  test('another library’s request may not be made', async () => {
    const answer = await lender.call('POST', '/requests', { body: loanOf([148456]) })
    assert.equal(answer.status, 403)
    assert.equal(at(answer.body, 'response.error.detail.0') ?? 140005, 140005)
  })

  test('a request may come as XML', async () => {
    const text = `<?xml version="1.0"?><illRequest><requestStatus>PROFILING</requestStatus>
      <requester><institution><institutionId>128807</institutionId></institution><serviceType>COPY</serviceType>
      <supplierInfo><institutions><institutionId>148456</institutionId></institutions></supplierInfo></requester>
      <item><title>Rivers &amp; roads</title><verification>OCLC</verification></item></illRequest>`
    const headers = { 'content-type': 'application/xml', accept: 'application/xml' }
    const answer = await borrower.call('POST', '/requests', { text, headers })
    assert.equal(answer.status, 200)
    assert.equal(at(answer.body, 'responses.illRequest.item.title'), 'Rivers & roads')
    const bad = await borrower.call('POST', '/requests', { text: '<illRequest>', headers })
    assert.equal(at(bad.body, 'responses.error.detail.failureCode'), '140001')
  })

  test('what is no JSON is 140001', async () => {
    const answer = await borrower.call('POST', '/requests', { text: '{"illRequest":' })
    assert.equal(answer.status, 400)
    assert.deepEqual(at(answer.body, 'response.error.detail'), [{ failureCode: 140001 }])
  })

  test('a loan from the first word to the last', async () => {
    const id = await create([148456])
    assert.equal(await statusOf(id), 'SUBMITTED')
    const seen = await lender.call(
      'GET',
      '/requests?searchTerm=supplierId&searchValue=148456&searchTerm=requestStatus&searchValue=SUBMITTED',
    )
    const listed = at(seen.body, 'responses')
    assert.ok(Array.isArray(listed))
    assert.ok(listed.some((one) => at(one, 'illRequest.requestId') === id))
    assert.equal(at(listed[0], 'illRequest.patron'), undefined, 'a lender is not told the patron')

    assert.equal((await say(lender, id, 'CONSIDER')).status, 200)
    const noDue = await say(lender, id, 'SHIP')
    assert.equal(noDue.status, 400)
    assert.deepEqual(at(noDue.body, 'response.error.detail'), [{ failureCode: 30000, fieldName: 'supplier.dueDate' }])
    assert.equal((await say(borrower, id, 'SHIP', { dueDate: '2026-12-20' })).status, 403)
    assert.equal((await say(borrower, id, 'RECEIVE')).status, 400, 'not before it is shipped')
    const shipped = await say(lender, id, 'SHIP', { dueDate: '2026-12-20', lendingNotes: 'In a box' })
    assert.equal(at(shipped.body, 'response.illRequest.supplier.dueDate'), '2026-12-20T00:00:00.000+0000')
    assert.equal(await statusOf(id), 'SHIPPED')
    assert.equal((await say(borrower, id, 'CANCEL')).status, 400)
    assert.equal((await say(borrower, id, 'RECEIVE')).status, 200)
    assert.equal((await say(borrower, id, 'RENEW', { newDueDate: '2027-01-20' })).status, 200)
    assert.equal((await say(lender, id, 'RENEW_YES', { newDueDate: '2027-01-18' })).status, 200)
    const renewed = await borrower.call('GET', `/requests/${id}`)
    assert.equal(at(renewed.body, 'response.illRequest.supplier.dueDate'), '2027-01-18T00:00:00.000+0000')
    assert.equal((await say(borrower, id, 'RETURN')).status, 200)
    assert.equal((await say(lender, id, 'COMPLETE')).status, 200)
    assert.equal(await statusOf(id), 'CLOSED')
  })

  test('a lender that does not answer in four working days loses its turn; after the last: unfilled', async () => {
    const id = await create([148456])
    advance(3.9)
    assert.equal(await statusOf(id), 'SUBMITTED')
    advance(0.2)
    assert.equal(await statusOf(id), 'UNFILLED')
    const asLender = await lender.call('GET', `/requests/${id}`)
    assert.equal(at(asLender.body, 'response.illRequest.requestStatus'), 'CLOSED')
  })

  test('a lender listed twice in a row has twice its time; listed again later it is passed over', async () => {
    const twice = await create([148456, 148456])
    const apart = await create([148456, 100311, 148456], 'A title [scenario: NO:LACKING]')
    await say(lender, apart, 'NO', { reasonUnfilled: 'NOT_OWNED' })
    advance(7)
    assert.equal(await statusOf(twice), 'SUBMITTED')
    assert.equal(await statusOf(apart), 'UNFILLED')
    advance(9)
    assert.equal(await statusOf(twice), 'UNFILLED')
  })

  test('the lender string moves on by No, and a played lender ships by its scenario', async () => {
    const id = await create([148456, 116402], 'A title [scenario: CONSIDER SHIP:30]')
    assert.equal((await say(lender, id, 'NO')).status, 400, 'a reason is needed')
    assert.equal((await say(lender, id, 'NO', { reasonUnfilled: 'IN_USE_ON_LOAN' })).status, 200)
    assert.equal(await statusOf(id), 'SUBMITTED')
    advance(30 / 86_400)
    assert.equal(await statusOf(id), 'CONSIDERING')
    advance(30 / 86_400)
    assert.equal(await statusOf(id), 'SHIPPED')
  })

  test('conditional, refused: the next lender; unanswered for four days: the next lender', async () => {
    const refused = await create([148456, 116402])
    assert.equal((await say(lender, refused, 'CONDITIONAL', { condition: 'Library use only' })).status, 200)
    assert.equal(await statusOf(refused), 'CONDITIONAL')
    await say(borrower, refused, 'CONDITIONAL_NO')
    assert.equal(await statusOf(refused), 'SUBMITTED')
    const left = await create([148456])
    await say(lender, left, 'CONDITIONAL', { condition: 'Library use only' })
    advance(11)
    assert.equal(await statusOf(left), 'UNFILLED')
  })

  test('paging and unknown terms', async () => {
    const page = await borrower.call('GET', '/requests?limit=2&offset=1')
    const listed = at(page.body, 'responses')
    assert.ok(Array.isArray(listed))
    assert.equal(listed.length, 2)
    assert.ok(Number(at(page.body, 'numberOfRecords')) > 2)
    assert.equal((await borrower.call('GET', '/requests?limit=51')).status, 400)
    assert.equal((await borrower.call('GET', '/requests?searchTerm=color&searchValue=red')).status, 400)
    assert.equal((await borrower.call('GET', '/requests/1')).status, 404)
    assert.equal((await borrower.call('DELETE', '/requests')).status, 405)
    assert.equal((await borrower.call('GET', '/requests', { headers: { accept: 'image/png' } })).status, 406)
  })
})

test('the other set of assumptions runs as well', async (t) => {
  const emulator = await openEmulator({ wall: () => wall, set: 'other' })
  t.after(() => emulator.close())
  const borrower = await clientOf(emulator, borrowerKey)
  const lender = await clientOf(emulator, lenderKey)
  const made = await borrower.call('POST', '/requests', { body: loanOf([148456]) })
  assert.equal(made.status, 201)
  const id = Number(at(made.body, 'responses.illRequest.requestId'))
  const shipped = await lender.call('POST', `/requests/${id}/SHIPPED`, { body: { originalDueDate: '2026-12-20' } })
  assert.equal(at(shipped.body, 'responses.illRequest.lender.originalDueDate'), '2026-12-20T00:00:00.000+0000')
  assert.equal((await borrower.call('POST', `/requests/${id}/RECEIVED`)).status, 200)
  assert.equal((await borrower.call('POST', `/requests/${id}/RECEIVED`)).status, 409)
})
