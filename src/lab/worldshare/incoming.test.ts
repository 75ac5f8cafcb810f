import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borrowerKey, clientOf, lenderKey, loanOf, openEmulator, send } from './client.testing.ts'
import { nowOf, requestOf } from './lab.ts'
import { at, isObject, type Json } from './state.ts'

const wall = Date.UTC(2026, 10, 16, 15)
const emulator = await openEmulator({ wall: () => wall })
after(() => emulator.close())
const ours = await clientOf(emulator, lenderKey)
const borrower = await clientOf(emulator, borrowerKey)

const order = (path: string, body: Json) =>
  send(`${emulator.url}/lab/${path}`, 'POST', { 'content-type': 'application/json' }, JSON.stringify(body))
const advance = (text: string) => order('clock', { advance: text })

test('a library asks us, gets it, renews it, sends it back, as its scenario says', async () => {
  const made = await order('incoming', { lender: 148456, scenario: 'RECEIVE RENEW RETURN', maximumCost: 12 })
  const id = Number(at(made.body, 'requestId'))
  const request = requestOf(emulator.lab, id)
  assert.ok(request)
  const listed = await ours.call('GET', '/requests?searchTerm=supplierId&searchValue=148456')
  const shown = at(listed.body, 'responses')
  assert.ok(Array.isArray(shown))
  assert.equal(at(shown[0], 'illRequest.requestId'), id)
  assert.equal(at(shown[0], 'illRequest.requester.requesterBilling.maximumCost.amount'), 12)
  await ours.call('PUT', `/requests/${id}/SHIP`, { body: { illRequest: { supplier: { dueDate: '2026-12-30' } } } })
  for (const [status, words] of [
    ['RECEIVED', 'the borrower has it'],
    ['RENEWAL_PENDING', 'and asks for more time'],
  ] as const) {
    await advance('21s')
    assert.equal(request.status, status, words)
  }
  await ours.call('PUT', `/requests/${id}/RENEW_NO`)
  await advance('21s')
  assert.equal(request.status, 'RETURNED')
  await ours.call('PUT', `/requests/${id}/COMPLETE`)
  assert.equal(request.status, 'CLOSED')
})

test('the network bills at Received, if both sides let it and the charge is within the maximum', async () => {
  const billed = async (most: number, billingTypes: readonly string[]): Promise<number | null> => {
    const body = loanOf([148456])
    const billing = at(body, 'illRequest.requester.requesterBilling')
    assert.ok(isObject(billing))
    billing['billingTypes'] = [...billingTypes]
    billing['maximumCost'] = { currency: 'USD', amount: most }
    const made = await borrower.call('POST', '/requests', { body })
    const id = Number(at(made.body, 'response.illRequest.requestId'))
    const supplier = {
      dueDate: '2026-12-30',
      charges: { currency: 'USD', amount: 10 },
      billingType: 'OCLC_IFM',
    }
    const shipped = await ours.call('PUT', `/requests/${id}/SHIP`, { body: { illRequest: { supplier } } })
    assert.equal(shipped.status, 200)
    await borrower.call('PUT', `/requests/${id}/RECEIVE`)
    return requestOf(emulator.lab, id)?.billed?.amount ?? null
  }
  assert.equal(await billed(15, ['OCLC_IFM']), 10)
  assert.equal(await billed(5, ['OCLC_IFM']), null)
  assert.equal(await billed(15, []), null)
})

test('left alone a demo borrows: chance answers, the string moves on, nothing stays for ever', async () => {
  const ids: number[] = []
  for (let n = 0; n < 20; n += 1) {
    const made = await borrower.call('POST', '/requests', { body: loanOf([116402, 100311, 100863], `Title ${n}`) })
    ids.push(Number(at(made.body, 'response.illRequest.requestId')))
  }
  await advance('2d')
  const states = ids.map((id) => requestOf(emulator.lab, id)?.status)
  assert.ok(states.filter((one) => one === 'SHIPPED').length > 10, states.join(' '))
  await advance('900d')
  assert.ok(ids.every((id) => ['CLOSED', 'EXPIRED'].includes(requestOf(emulator.lab, id)?.status ?? '')))
})

test('requests arrive by themselves, so many a day', async () => {
  const before = emulator.lab.state.requests.length
  await order('settings', { incomingPerDay: 2 })
  await advance('3d')
  const arrived = emulator.lab.state.requests.length - before
  assert.ok(arrived >= 8 && arrived <= 26, String(arrived))
  await order('settings', { incomingPerDay: 0 })
})

test('automation sends what is in profiling to libraries that hold it', async () => {
  await order('settings', { automation: 'yes' })
  const body = {
    illRequest: {
      requestStatus: 'PROFILING',
      requester: { institution: { institutionId: 128807 }, serviceType: 'LOAN' },
      item: { verification: 'catalogue', isbn: '9780000001054' },
      patron: { patronApproved: true, userId: '7' },
    },
  }
  const made = await borrower.call('POST', '/requests', { body })
  await advance('3s')
  const request = requestOf(emulator.lab, Number(at(made.body, 'response.illRequest.requestId')))
  assert.equal(request?.status, 'SUBMITTED')
  assert.ok((request?.lenders.length ?? 0) > 0)
})

test('the page shows the request and the calls; another origin moves nothing', async () => {
  const page = await send(`${emulator.url}/`, 'GET', {})
  assert.match(page.text, /A made-up title/)
  assert.match(page.text, /POST \/requests/)
  const before = nowOf(emulator.lab)
  const answer = await send(
    `${emulator.url}/lab/clock`,
    'POST',
    { origin: 'https://example.org', 'content-type': 'application/x-www-form-urlencoded' },
    'advance=1d',
  )
  assert.equal(answer.status, 403)
  assert.equal(nowOf(emulator.lab), before)
})
