// Section 8 of our notes on ISO 18626, row by row: what each mistaken message is answered, and that nothing comes of it.
import assert from 'node:assert/strict'
import { request as overHttp } from 'node:http'
import { after, before, beforeEach, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { readMessage } from '../../src/connectors/iso18626/wire/read.ts'
import { writeMessage } from '../../src/connectors/iso18626/wire/write.ts'
import type { Header } from '../../src/domain/iso18626/basics.ts'
import type { TransactionMessage } from '../../src/domain/iso18626/messages.ts'
import { writeEntryNumber } from '../../src/domain/values/request-number.ts'
import { ram, request, samAbout, theirSymbol } from './made-up.ts'
import { isoOffice, wire, type IsoOffice, type Partner } from './iso-office.ts'

let iso: IsoOffice
let one: Partner
let two: Partner
/** A borrowing request, asked of the first lender; the second stands on its string, never asked. */
let asked: number
let entryNumber: string
const sam = samAbout(() => entryNumber)
let events = 0
const said: string[] = []

before(async () => {
  iso = await isoOffice()
  one = await iso.partner('US-ONE', { scenario: 'WILLSUPPLY' })
  two = await iso.partner('US-TWO')
  asked = await iso.borrow([one, two])
  await iso.act(asked, 'send')
  await iso.settle()
  entryNumber = writeEntryNumber((await iso.look(asked)).facts.request.number, 1)
})
after(() => iso.close())
beforeEach(async () => {
  events = await countEvents()
})

const countEvents = async (): Promise<number> =>
  (await iso.database.store.db.selectFrom('request_event').select('id').execute()).length
async function say(message: TransactionMessage | string): Promise<string> {
  const body = typeof message === 'string' ? message : writeMessage(message, { version: '1.2' })
  const answer = await iso.post(body)
  const text = await answer.text()
  if (answer.status !== 200) return `${answer.status}`
  assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/)
  said.push(text)
  const read = readMessage(text)
  assert.ok(read.ok && 'confirmationHeader' in read.message)
  const [error] = read.message.errorData ?? []
  return error ? `${error.errorType} ${error.errorValue ?? ''}` : read.message.confirmationHeader.messageStatus
}
const nothingHappened = async (): Promise<void> => assert.equal(await countEvents(), events)

test('another method, another type, too large, not XML, no message: HTTP says no', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(iso.url, { method })
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'], method)
  }
  const good = writeMessage(request(), { version: '1.2' })
  for (const type of ['application/json', 'text/plain', 'application/xhtml+xml', ''])
    assert.equal((await iso.post(good, type)).status, 415, type)
  assert.equal((await iso.post('{}')).status, 400)
  assert.equal((await iso.post('<a/>')).status, 400)
  assert.equal((await iso.post('')).status, 400)
  assert.equal((await iso.post('<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626"/>')).status, 400)
  assert.equal((await iso.post(`<!DOCTYPE x [<!ENTITY y "z">]>${good.slice(good.indexOf('\n') + 1)}`)).status, 400)
  assert.equal((await iso.post(good.replace('A book', 'x'.repeat(101 * 1024)))).status, 413)
  await nothingHappened()
})

test('a body without end is given up at 100 KB', async () => {
  const status = await new Promise<number | undefined>((resolve) => {
    const call = overHttp(
      iso.url,
      { method: 'POST', agent: false, headers: { 'content-type': 'application/xml' } },
      (response) => {
        resolve(response.statusCode)
        call.destroy()
      },
    )
    call.on('error', () => {})
    const more = (): void => {
      if (!call.destroyed) call.write('x'.repeat(16_384), () => setImmediate(more))
    }
    more()
  })
  assert.equal(status, 413)
  await nothingHappened()
})

test('readable heads, wrong inside: an error names it', async () => {
  const good = writeMessage(request(), { version: '1.2' })
  assert.equal(
    await say(good.replace(/<timestamp>.*<\/timestamp>/, '<timestamp>yesterday</timestamp>')),
    'BadlyFormedMessage timestamp',
  )
  assert.equal(await say(good.replace('<title>', '<colour>red</colour><title>')), 'UnrecognisedDataElement colour')
  assert.equal(await say(good.replace('>Loan<', '>Gift<')), 'UnrecognisedDataValue serviceType')
  assert.equal(
    await say(
      good.replace(/<requestingAgencyRequestId>.*<\/requestingAgencyRequestId>/, '<requestingAgencyRequestId/>'),
    ),
    'UnrecognisedDataValue requestingAgencyRequestId',
  )
  const action = writeMessage(ram('Received'), { version: '1.2' })
  assert.equal(await say(action.replace('>Received<', '>Burn<')), 'UnsupportedActionType Burn')
  const reason = writeMessage(sam(), { version: '1.2' })
  assert.equal(await say(reason.replace('>StatusChange<', '>Whim<')), 'UnsupportedReasonForMessageType Whim')
  await nothingHappened()
})

test('who it is from and for', async () => {
  const stranger = { type: 'ISIL', value: 'US-NOBODY' }
  assert.equal(await say(request({ requestingAgencyId: stranger })), 'UnrecognisedDataValue requestingAgencyId')
  assert.equal(
    await say(request({ requestingAgencyId: { type: 'OCLC', value: 'US-TWO' } })),
    'UnrecognisedDataValue requestingAgencyId',
  )
  assert.equal(await say(request({ supplyingAgencyId: stranger })), 'UnrecognisedDataValue supplyingAgencyId')
  assert.equal(await say(ram('Received', { requestingAgencyId: stranger })), 'UnrecognisedDataValue requestingAgencyId')
  assert.equal(await say(sam({ requestingAgencyId: stranger })), 'UnrecognisedDataValue requestingAgencyId')
  assert.equal(await say(sam({ supplyingAgencyId: stranger })), 'UnrecognisedDataValue supplyingAgencyId')
  await nothingHappened()
  const lower = {
    supplyingAgencyId: { type: 'oclc', value: 'niso' },
    requestingAgencyId: { type: 'isil', value: 'us-two' },
  }
  assert.equal(await say(request(lower)), 'OK', 'our other symbol, and theirs, in any case')
})

test('an account that was agreed on must be shown', async () => {
  iso.secrets.set('three', 'open & sesame')
  await iso.partner('US-THREE', { record: { account_id: 'nfls', secret_name: 'three' } })
  await iso.partner('US-FOUR', { record: { secret_name: 'nowhere' } })
  const from = (value: string, shown?: object): Partial<Header> => ({
    requestingAgencyId: { type: 'ISIL', value },
    ...(shown && { requestingAgencyAuthentication: shown }),
  })
  assert.equal(await say(request(from('US-THREE'))), 'UnrecognisedDataValue accountId')
  assert.equal(await say(request(from('US-THREE', { accountId: 'nfls' }))), 'UnrecognisedDataValue securityCode')
  assert.equal(
    await say(request(from('US-THREE', { accountId: 'nfls', securityCode: 'sesame' }))),
    'UnrecognisedDataValue securityCode',
  )
  assert.equal(
    await say(request(from('US-FOUR', { securityCode: '' }))),
    'UnrecognisedDataValue securityCode',
    'a missing secret lets nobody in',
  )
  await nothingHappened()
  assert.equal(await say(request(from('US-THREE', { accountId: 'nfls', securityCode: 'open & sesame' }))), 'OK')
  const inData = writeMessage(request(from('US-THREE', { accountId: 'nfls', securityCode: 'X' })), { version: '1.2' })
  assert.equal(await say(inData.replace('>X<', '><![CDATA[open & sesame]]><')), 'OK')
  const { store } = iso.database
  const kept = (await store.db.selectFrom('exchange').select('body').execute()).map((row) => row.body).join('')
  assert.match(kept, /<accountId>nfls</)
  assert.doesNotMatch(kept, /sesame/)
})

test('a number in use, a retry of nothing, unknown numbers', async () => {
  const id = 'IN-USE'
  assert.equal(await say(request({ requestingAgencyRequestId: id })), 'OK')
  events = await countEvents()
  assert.equal(await say(request({ requestingAgencyRequestId: id })), 'UnrecognisedDataValue requestingAgencyRequestId')
  assert.equal(
    await say(request({ requestingAgencyRequestId: id }, { requestType: 'Retry' })),
    'UnrecognisedDataValue requestType',
  )
  assert.equal(
    await say(request({}, { requestType: 'Retry', requestingAgencyPreviousRequestId: 'NEVER' })),
    'UnrecognisedDataValue requestType',
  )
  assert.equal(
    await say(request({ requestingAgencyRequestId: 'NEVER' }, { requestType: 'Reminder' })),
    'UnrecognisedDataValue requestingAgencyRequestId',
  )
  assert.equal(
    await say(ram('Received', { requestingAgencyRequestId: 'NEVER' })),
    'UnrecognisedDataValue requestingAgencyRequestId',
  )
  assert.equal(
    await say(sam({ requestingAgencyRequestId: 'B-26-999999-X.1' })),
    'UnrecognisedDataValue requestingAgencyRequestId',
  )
  assert.equal(await say(sam({ requestingAgencyRequestId: id })), 'UnrecognisedDataValue requestingAgencyRequestId')
  assert.equal(await say(ram('Renew', { requestingAgencyRequestId: id })), 'UnsupportedActionType Renew')
  assert.equal(
    await say(ram('ShippedReturn', { requestingAgencyRequestId: id })),
    'UnsupportedActionType ShippedReturn',
  )
  await nothingHappened()
})

test('who was never asked under this number; who was, under another', async () => {
  assert.equal(await say(sam({ supplyingAgencyId: theirSymbol })), 'UnrecognisedDataValue supplyingAgencyId')
  await nothingHappened()
  const second = writeEntryNumber((await iso.look(asked)).facts.request.number, 2)
  assert.equal(
    await say(sam({ requestingAgencyRequestId: second }, { reasonForMessage: 'Notification', note: 'Soon.' })),
    'OK',
  )
  const look = await iso.look(asked)
  assert.deepEqual([look.actions.at(-1), look.exchanges.at(-1)?.entry_id], ['lenderNote', look.facts.entries[0]?.id])
  assert.equal(
    await say(sam({ requestingAgencyRequestId: look.facts.request.number }, { reasonForMessage: 'Notification' })),
    'OK',
    'the number without the lender’s',
  )
})

test('a status that goes backwards is kept and changes nothing; one that cannot be is an error', async () => {
  assert.equal(await say(sam({}, {}, 'RequestReceived')), 'OK')
  assert.equal(await say(sam({}, {}, 'CopyCompleted')), 'UnrecognisedDataValue status')
  await nothingHappened()
  const look = await iso.look(asked)
  assert.deepEqual(
    look.exchanges.slice(-2).map((kept) => [kept.kind, kept.message_key === null]),
    [
      ['supplyingAgencyMessage StatusChange RequestReceived', false],
      ['supplyingAgencyMessage StatusChange CopyCompleted', true],
    ],
  )
  assert.equal(await say(sam({}, { reasonUnfilled: { value: 'EatenByDog' } }, 'Unfilled')), 'OK')
  assert.equal((await iso.look(asked)).facts.entries[0]?.reason, 'Other')
  events = await countEvents()
  assert.equal(await say(sam({}, {}, 'Loaned')), 'OK', 'after its last word')
  await nothingHappened()
})

test('the same again: the same answer, once done', async () => {
  const body = writeMessage(request(), { version: '1.2' })
  const first = await (await iso.post(body)).text()
  events = await countEvents()
  assert.equal(await (await iso.post(body)).text(), first)
  assert.equal(await (await iso.post(body.replaceAll('  ', ' '))).text(), first, 'the same ids and time in other words')
  const refused = writeMessage(ram('Received', { requestingAgencyRequestId: 'NEVER' }), { version: '1.2' })
  const no = await (await iso.post(refused)).text()
  iso.clock.advance(5000)
  assert.equal(await (await iso.post(refused)).text(), no)
  await nothingHappened()
})

test('what was refused and is right by now is taken', async () => {
  const late = writeMessage(request({ requestingAgencyId: { type: 'ISIL', value: 'US-NEW' } }), { version: '1.2' })
  assert.equal(await say(late), 'UnrecognisedDataValue requestingAgencyId')
  await iso.partner('US-NEW')
  assert.equal(await say(late), 'OK')
})

test('twenty at once make one request', async () => {
  const before = await iso.latest()
  const body = writeMessage(request(), { version: '1.2' })
  const answers = await Promise.all(Array.from({ length: 20 }, async () => (await iso.post(body)).text()))
  assert.equal(new Set(answers).size, 1)
  assert.equal(await iso.latest(), before + 1)
})

test('odd titles and charsets', async () => {
  const titles = ['👩‍🚀 שלום עולם', 'é', 'a'.repeat(5000)]
  for (const title of titles) {
    assert.equal(await say({ ...request(), bibliographicInfo: { title } }), 'OK')
    assert.equal((await iso.look(await iso.latest())).facts.request.title, title.slice(0, 2000))
  }
  const zero = { needBeforeDate: '0001-01-01T00:00:00Z' }
  assert.equal(await say(request({}, zero)), 'OK', 'a date nobody means')
  const long = { requestingAgencyRequestId: 'x'.repeat(20_000) }
  assert.equal(await say(request(long)), 'UnrecognisedDataValue requestingAgencyRequestId')
  const isbn = { bibliographicItemIdentifier: '9780000000002', bibliographicItemIdentifierCode: { value: 'ISBN' } }
  await say({ ...request(), bibliographicInfo: { bibliographicItemId: [isbn] } })
  assert.equal((await iso.look(await iso.latest())).facts.request.title, 'Untitled (ISBN 9780000000002)')
  const text = writeMessage(request(), { version: '1.2' }).replace('A book', 'Café').replace('UTF-8', 'ISO-8859-1')
  const answer = await fetch(iso.url, {
    method: 'POST',
    body: Buffer.from(text, 'latin1'),
    headers: { 'content-type': 'text/xml; charset=ISO-8859-1' },
  })
  assert.equal(answer.status, 200)
  assert.equal((await iso.look(await iso.latest())).facts.request.title, 'Café')
})

test('when the house fails, nothing is half done and the sender may try again', async () => {
  const body = writeMessage(request(), { version: '1.2' })
  const before = await iso.latest()
  const { store } = iso.database
  await store.runScript(
    `create function no() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$; create trigger no before insert on exchange for each row execute function no()`,
  )
  assert.equal((await iso.post(body)).status, 500)
  await store.runScript('drop trigger no on exchange')
  assert.equal(await iso.latest(), before)
  assert.match(iso.logged.at(-1) ?? '', /full/)
  assert.equal((await iso.post(body)).status, 200)
})

test('every confirmation is valid by the schema of 1.2', (t) => {
  assert.ok(said.length > 30)
  assert.deepEqual(objectionsOfSchema(t, [...said, ...wire]), [])
})
