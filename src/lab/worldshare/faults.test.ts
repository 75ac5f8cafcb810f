import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borrowerKey, clientOf, loanOf, openEmulator } from './client.testing.ts'
import { addFault, faultsFor } from './faults.ts'
import { at, parseJson, textOf, type Fault } from './state.ts'

const emulator = await openEmulator()
after(() => emulator.close())
const client = await clientOf(emulator, borrowerKey)
const count = (): number => emulator.lab.state.requests.length
const create = (fault: string, signal?: AbortSignal) => {
  const headers = { 'x-lab-fault': fault }
  return signal
    ? fetch(`${emulator.url}/requests`, {
        method: 'POST',
        signal,
        headers: { ...headers, authorization: bearer(), 'content-type': 'application/json' },
        body: JSON.stringify(loanOf([148456])),
      })
    : client.call('POST', '/requests', { headers, body: loanOf([148456]) })
}
const bearer = (): string => `Bearer ${textOf(emulator.lab.state.tokens.at(-1)?.token)}`

const answered: readonly (readonly [string, number, number])[] = [
  ['unauthorized', 401, 0],
  ['too-many', 429, 0],
  ['error', 500, 0],
  ['failure:140006', 500, 0],
  ['failure:140005', 403, 0],
  ['maintenance', 503, 0],
  ['wrong-type', 200, 1],
  ['partial', 206, 1],
  ['duplicate', 200, 2],
  ['delay:5', 200, 1],
]
for (const [fault, status, made] of answered) {
  test(`${fault}: ${status}, ${made} made`, async () => {
    const before = count()
    const answer = await create(fault)
    assert.equal(answer.status, status)
    assert.equal(count() - before, made)
    if (fault === 'wrong-type') assert.match(answer.headers.get('content-type') ?? '', /html/)
    if (fault === 'too-many' || fault === 'maintenance') assert.ok(answer.headers.get('retry-after'))
  })
}

for (const [fault, made] of [
  ['timeout-before', 0],
  ['timeout-after', 1],
] as const) {
  test(`${fault}: no answer, ${made} made`, async () => {
    const before = count()
    await assert.rejects(async () => create(fault, AbortSignal.timeout(200)))
    assert.equal(count() - before, made)
  })
}

test('half an answer breaks off, and the request is made', async () => {
  const before = count()
  await assert.rejects(async () => create('half'))
  assert.equal(count() - before, 1)
})

test('a clock that is wrong shows in Date and in the end of a token', async () => {
  addFault(emulator.lab, { kind: 'skew', where: 'POST /token', times: 1, chance: 1, ms: 7_200_000 })
  const answer = await fetch(`${emulator.url}/token?grant_type=client_credentials&scope=wcapi`, {
    method: 'POST',
    headers: { authorization: 'Basic ZGVtb1dTS2V5Q2xpZW50SWQ6ZGVtb1NlY3JldA==' },
  })
  assert.ok(Date.parse(answer.headers.get('date') ?? '') > Date.now() + 7_000_000)
})

test('a fault meets its calls only, so often as it says, or by chance', () => {
  const { lab } = emulator
  const fault: Omit<Fault, 'id' | 'until'> = { kind: 'error', where: 'GET /requests', times: 2, chance: 1, ms: 0 }
  addFault(lab, fault)
  const meet = (method: string, path: string, chance = 0) =>
    faultsFor(lab, { method, path, own: null }, () => chance).length
  assert.equal(meet('POST', '/requests'), 0)
  assert.equal(meet('GET', '/token'), 0)
  assert.deepEqual([meet('GET', '/requests/1'), meet('GET', '/requests/1'), meet('GET', '/requests/1')], [1, 1, 0])
  addFault(lab, { ...fault, where: '*', times: null, chance: 0.3 })
  assert.deepEqual([meet('GET', '/x', 0.2), meet('GET', '/x', 0.4)], [1, 0])
  lab.state.faults = []
})

test('a maintenance window lasts so long and no longer', async (t) => {
  let wall = Date.UTC(2026, 10, 16, 15)
  const own = await openEmulator({ wall: () => wall })
  t.after(() => own.close())
  addFault(own.lab, { kind: 'maintenance', where: '*', times: 1, chance: 1, ms: 60_000 })
  const ask = () => fetch(`${own.url}/requests`, { headers: { accept: 'application/json' } })
  const first = await ask()
  assert.deepEqual([first.status, first.headers.get('retry-after')], [503, '60'])
  assert.equal((await ask()).status, 503)
  wall += 60_001
  assert.equal((await ask()).status, 401)
})

test('what befell a call stands in the log, without secrets', async () => {
  await create('error')
  const line = emulator.log.lines.at(-1)
  assert.equal(line?.status, 500)
  assert.deepEqual(line.faults, ['error'])
  assert.equal(line.requestHeaders['authorization']?.length, 11)
  assert.equal(at(parseJson(line.requestBody)?.value, 'illRequest.item.title'), 'A made-up title')
  assert.doesNotMatch(JSON.stringify(emulator.log.lines), /tk_[0-9a-f]/)
})
