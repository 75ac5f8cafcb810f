import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPolaris } from '../server.ts'
import { stateSchema } from '../state.ts'
import { setUp } from './scratch-client.ts'

const body = { Domain: 'FLDOMAIN', Username: 'illstaff', Password: 'notarealpassword' }
const authenticator = '/protected/v1/1033/100/1/authenticator/staff'
const illrequest = '/public/v1/1033/100/1/illrequest'
const order = { PatronID: 356956, Title: 'A made-up monograph', PickupOrgID: 4 }

test('each fault, and whether the work was done', async () => {
  const cases = [
    ['time-out-before; ms=1', 599, 0],
    ['time-out-after; ms=1', 599, 1],
    ['delay; ms=1', 200, 1],
    ['half', 599, 1],
    ['twice', 200, 2],
    ['wrong-type', 200, 1],
    ['error', 500, 0],
    ['busy; ms=3000', 429, 0],
    ['maintenance', 503, 0],
    ['skew', 401, 0],
    ['unauthorized', 401, 0],
  ] as const
  for (const [fault, status, done] of cases) {
    const { client, polaris } = setUp()
    const before = polaris.state.ills.length
    const response = await client.send('POST', illrequest, { body: order, headers: { 'x-emulator-fault': fault } })
    assert.equal(response.status, status, fault)
    assert.equal(polaris.state.ills.length - before, done, fault)
    assert.equal(polaris.log.lines.at(-1)?.fault, fault.split(';')[0])
    if (fault.startsWith('busy')) assert.equal(response.headers.get('retry-after'), '3')
    if (fault === 'wrong-type') assert.match(response.headers.get('content-type') ?? '', /text\/html/)
  }
})

test('a fault by rule: only where it belongs, as often as said, by chance', async () => {
  const { client, polaris } = setUp()
  polaris.faults.add({ kind: 'error', on: 'illrequest', times: 1 })
  polaris.faults.add({ kind: 'error', chance: 0.5 })
  assert.equal((await client.send('POST', authenticator, { body })).status, 200)
  assert.equal((await client.send('POST', illrequest, { body: order })).status, 500)
  assert.equal((await client.send('POST', illrequest, { body: order })).status, 200)
  assert.throws(() => polaris.faults.add({ kind: 'nonsense' }))
})

test('a lock-out locks whoever signs in', async () => {
  const { client } = setUp()
  const headers = { 'x-emulator-fault': 'lock-out' }
  const told = await client.json('POST', authenticator, { body, headers })
  assert.equal(told['PAPIErrorCode'], -8004)
})

test('over a real line: half an answer breaks off, a time-out hangs up, a password is not written down', async (t) => {
  const { polaris } = setUp()
  const running = await openPolaris(polaris, 0, '127.0.0.1')
  t.after(() => running.close())
  const ask = (fault: string): Promise<string> =>
    fetch(`${running.url}/PAPIService/api`, { headers: { 'x-emulator-fault': fault } }).then((answer) => answer.text())
  assert.match(await ask(''), /Healthy/)
  await assert.rejects(ask('half'))
  await assert.rejects(ask('time-out-before; ms=1'))
  await fetch(`${running.url}/PAPIService/REST${authenticator}`, { method: 'POST', body: JSON.stringify(body) })
  assert.ok(!JSON.stringify(polaris.log.lines).includes('notarealpassword'))
  for (const tab of ['requests', 'items', 'patrons', 'holds', 'log', 'faults']) {
    const page = await fetch(`${running.url}/?tab=${tab}`)
    assert.equal(page.status, 200, tab)
  }
})

test('odd numbers are refused or forgotten: what is kept can always be read again', async () => {
  const { client, polaris } = setUp()
  await client.signIn()
  const huge = '9'.repeat(30)
  await client.json('POST', illrequest, { body: { ...order, ItemType: huge, MediumType: huge } })
  const pay = (TxnAmount: string) =>
    client.protected('PUT', '/patron/21234000002105/account/createcredit?wsid=1&userid=1', {
      TxnAmount,
      PaymentMethodID: 11,
    })
  assert.equal((await pay('1e400'))['PAPIErrorCode'], -3601)
  assert.equal((await pay('2.50'))['PAPIErrorCode'], 0)
  stateSchema.parse(JSON.parse(JSON.stringify(polaris.state)))
})

test('what it was told is still there for the next process, log included', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-polaris-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const first = setUp({ folder })
  await first.client.json('POST', illrequest, { body: order })
  await first.client.signIn()
  await first.polaris.log.settled()
  const second = setUp({ folder })
  assert.deepEqual(second.polaris.state, first.polaris.state)
  assert.equal(second.polaris.state.ills.at(-1)?.title, 'A made-up monograph')
  assert.equal(
    readFileSync(join(folder, 'polaris', 'requests.jsonl'), 'utf8')
      .trim()
      .split('\n').length,
    2,
  )
})
