// What a partner's server may answer, or not, and what becomes of our message then.
import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, test } from 'node:test'
import { confirmError, confirmOk } from '../../src/domain/iso18626/confirm.ts'
import type { Fault } from '../../src/domain/iso18626/confirm.ts'
import { readMessage } from '../../src/connectors/iso18626/wire/read.ts'
import { writeMessage } from '../../src/connectors/iso18626/wire/write.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { isoOffice, type IsoOffice } from './iso-office.ts'

type Manner = (response: ServerResponse, body: string) => void

let iso: IsoOffice
let manners: Manner[]
let bodies: string[]
let url: string
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    bodies.push(body)
    ;(manners.shift() ?? ok)(response, body)
  })
})

beforeEach(async () => {
  manners = []
  bodies = []
  iso = await isoOffice({ timeoutMs: 700 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${portOf(server.address())}/ill`
})
afterEach(async () => {
  await iso.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const portOf = (address: AddressInfo | string | null): number =>
  address !== null && typeof address !== 'string' ? address.port : 0
const times = { receivedAt: '2026-03-02T15:00:00Z', confirmedAt: '2026-03-02T15:00:00Z' }
const confirmation = (body: string, fault?: Fault): string => {
  const read = readMessage(body)
  assert.ok(read.ok && !('confirmationHeader' in read.message))
  return writeMessage(fault ? confirmError(read.message, fault, times) : confirmOk(read.message, times), {
    version: '1.2',
  })
}
const answers =
  (
    status: number,
    text: string | ((body: string) => string) = '',
    headers: Record<string, string> = { 'content-type': 'application/xml' },
  ): Manner =>
  (response, body) =>
    void response.writeHead(status, headers).end(typeof text === 'string' ? text : text(body))
const ok: Manner = answers(200, confirmation)
const error = (errorType: Fault['errorType'], errorValue: string): Manner =>
  answers(200, (body) => confirmation(body, { errorType, errorValue }))
const never: Manner = () => {}

async function lender(
  record: { endpoint?: string; account_id?: string; secret_name?: string; symbols?: boolean } = {},
): Promise<number> {
  const { symbols = true, ...columns } = record
  return iso.database.store.transact((tx) =>
    addLibrary(
      tx,
      { kind: 'partner', name: 'Far Library', channel: 'iso18626', endpoint: url, ...columns },
      symbols ? [{ scheme: 'ISIL', symbol: 'US-FAR' }] : [],
    ),
  )
}
async function ask(libraryId: number): Promise<{ id: number; effect: string; error: string; entry: string }> {
  const id = await iso.borrow([{ libraryId }])
  await iso.act(id, 'send')
  await iso.settle()
  return { id, ...(await now(id)) }
}
async function now(id: number): Promise<{ effect: string; error: string; entry: string }> {
  const look = await iso.look(id)
  return { effect: look.effects[0]?.state ?? '', error: look.effects[0]?.error ?? '', entry: look.entries[0] ?? '' }
}

test('the account is shown to the partner, and its code kept out of what is kept', async () => {
  iso.secrets.set('far', 'a<b&c')
  const { id, entry } = await ask(await lender({ account_id: 'nfls', secret_name: 'far' }))
  assert.equal(entry, 'asked')
  assert.match(bodies[0] ?? '', /<accountId>nfls<\/accountId>\s*<securityCode>a&lt;b&amp;c<\/securityCode>/)
  const look = await iso.look(id)
  assert.doesNotMatch(look.exchanges[0]?.body ?? '', /a&lt;b/)
  assert.deepEqual([look.exchanges[0]?.answer_status, look.exchanges[0]?.answer], [200, confirmation(bodies[0] ?? '')])
})

test('without the code in its place nothing is sent', async () => {
  const { entry, error } = await ask(await lender({ secret_name: 'lost' }))
  assert.deepEqual([entry, bodies], ['failed', []])
  assert.match(error, /security code/)
})

for (const endpoint of ['ftp://far.example/ill', 'file:///etc/passwd', 'nonsense']) {
  test(`an address such as ${endpoint} is no address`, async () => {
    const { entry, error } = await ask(await lender({ endpoint }))
    assert.equal(entry, 'failed')
    assert.match(error, /http or https/)
  })
}

test('a library without a symbol cannot be written to', async () => {
  const { entry, error } = await ask(await lender({ symbols: false }))
  assert.equal(entry, 'failed')
  assert.match(error, /has no symbol/)
})

test('4xx is a no; a redirect is not followed', async () => {
  for (const manner of [answers(404), answers(302, '', { location: url })]) {
    manners = [manner]
    bodies = []
    const { entry } = await ask(await lender().catch(() => other()))
    assert.deepEqual([entry, bodies.length], ['failed', 1])
  }
})
const other = async (): Promise<number> => {
  const row = await iso.database.store.db
    .selectFrom('library')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

test('503 and a closed port wait; the message goes as it was', async () => {
  manners = [answers(503)]
  const { id, effect } = await ask(await lender())
  assert.equal(effect, 'waiting')
  await iso.later(1)
  assert.equal((await now(id)).entry, 'asked')
  assert.equal(new Set(bodies).size, 1)
})

test('an answer nobody can read is like none: once more, then the partner is asked where it stands', async () => {
  manners = [answers(200, 'It works!', { 'content-type': 'text/html' }), answers(200, '<x/>')]
  const { id, effect } = await ask(await lender())
  assert.equal(effect, 'waiting')
  await iso.later(1)
  assert.deepEqual(
    bodies.map((one) => /StatusRequest/.test(one)),
    [false, false, true],
  )
  assert.equal((await now(id)).effect, 'done')
})

test('a partner that knows no repeat calls the number taken: then it had the request', async () => {
  manners = [never, error('UnrecognisedDataValue', 'requestingAgencyRequestId')]
  const { id } = await ask(await lender())
  await iso.later(1)
  const look = await iso.look(id)
  assert.deepEqual(look.actions.slice(-1), ['askStatus'])
  assert.deepEqual(
    look.effects.map((one) => `${one.name} ${one.state}`),
    ['lender.ask done', 'lender.askStatus done'],
  )
})

test('a partner that says it knows nothing of it counts as not reached', async () => {
  manners = [never, never, error('UnrecognisedDataValue', 'requestingAgencyRequestId')]
  const { id } = await ask(await lender())
  await iso.later(1)
  assert.deepEqual((await iso.look(id)).entries, ['failed'])
  assert.equal((await iso.look(id)).state, 'unfilled')
})

test('an error is told in words, without the partner’s own', async () => {
  const { id } = await ask(await lender())
  manners = [error('UnsupportedActionType', 'Cancel'), error('UnrecognisedDataValue', 'Mrs Miller, 12 Elm Street')]
  await iso.act(id, 'askStatus')
  await iso.settle()
  const [first] = (await iso.look(id)).effects.slice(-1)
  assert.deepEqual(
    [first?.state, first?.error],
    ['given_up', 'The partner’s system did not take the message: there this is not possible now.'],
  )
})

test('a confirmation of another message is none', async () => {
  manners = [answers(200, (body) => confirmation(body).replaceAll(/B-26-\d+-.\.1/g, 'B-26-000099-X.1'))]
  assert.equal((await ask(await lender())).effect, 'waiting')
})

test('killed between sending and hearing: the same words go again', async () => {
  const { id } = await ask(await lender())
  const { store } = iso.database
  const effect = (await iso.look(id)).effects[0]
  await store.db
    .updateTable('effect')
    .set({ state: 'waiting', done_at: null })
    .where('id', '=', effect?.id ?? 0)
    .execute()
  await iso.settle()
  assert.equal(bodies.length, 2)
  assert.equal(bodies[0], bodies[1])
  assert.deepEqual((await iso.look(id)).actions, ['takeIn', 'send', 'asked'])
})

test('messages about one request never share their time', async () => {
  const { id } = await ask(await lender())
  await iso.act(id, 'tellLender', { note: 'One.' })
  await iso.act(id, 'tellLender', { note: 'Two.' })
  await iso.settle()
  const stamps = bodies.map((one) => /<timestamp>(.*?)</.exec(one)?.[1])
  assert.equal(new Set(stamps).size, 3)
  const instants = stamps.map((one) => Date.parse(one ?? ''))
  assert.deepEqual(
    instants,
    instants.toSorted((a, b) => a - b),
  )
})

test('neither the patron nor why it is cancelled goes to the lender', async () => {
  const { id } = await ask(await lender())
  await iso.act(id, 'cancel', { note: 'Patron Jane Doe has died.' })
  await iso.settle()
  assert.equal(bodies.length, 2)
  assert.doesNotMatch(bodies.join(''), /Jane|patronInfo/)
})
