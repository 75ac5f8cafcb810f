import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { handClock } from '../clock.ts'
import { objectionsOfSchema, outcomesOf, postsAbout, startPair, wireOf } from './pair.ts'
import type { Pair } from './pair.ts'

let pair: Pair
before(async () => {
  pair = await startPair({ answerTimeoutMs: 400 })
})
after(() => pair.close())

async function ask(supplies: string, scenario = ''): Promise<string> {
  const { id } = await pair.borrower.request({ title: 'A book', note: `[scenario: ${supplies}]` }, { scenario })
  return id
}

async function ended(id: string): Promise<void> {
  await pair.borrower.until(({ borrowing }) => borrowing(id).ended)
  await Promise.all([pair.lender.settled(), pair.borrower.settled()])
}

test('a request that meets a closed door comes again and is acted on once', async () => {
  const id = await ask('DOWN:1 HANGUP:1 UNFILLED')
  await ended(id)
  assert.equal(pair.lender.timesActedOn(id, 'New'), 1)
  assert.deepEqual(outcomesOf(pair.lender, id), ['down', 'hang up', 'acted on'])
})

test('a request whose answers are lost is acted on once and answered with the same bytes', async () => {
  const id = await ask('TIMEOUT:2 UNFILLED')
  await ended(id)
  assert.equal(pair.lender.timesActedOn(id, 'New'), 1)
  assert.deepEqual(outcomesOf(pair.lender, id), ['acted on', 'replay', 'replay'])
  assert.equal(new Set(postsAbout(pair.lender, id).map(({ answer }) => answer)).size, 1)
  assert.deepEqual(
    postsAbout(pair.lender, id).map(({ loss }) => loss),
    ['never answered', 'never answered', 'none'],
  )
})

test('messages sent twice are acted on once', async () => {
  const id = await ask('DUPLICATE WILLSUPPLY LOANED', 'DUPLICATE RECEIVE RETURN')
  await ended(id)
  for (const what of ['New', 'Received', 'ShippedReturn']) assert.equal(pair.lender.timesActedOn(id, what), 1)
  assert.equal(outcomesOf(pair.lender, id).filter((outcome) => outcome === 'replay').length, 3)
  assert.equal(pair.borrower.timesActedOn(id, 'StatusChange'), 2)
  assert.equal(outcomesOf(pair.borrower, id).filter((outcome) => outcome === 'replay').length, 3)
})

test('an error told to be answered is answered, and nothing is done', async () => {
  const id = await ask('ERROR:UnrecognisedDataValue')
  await ended(id)
  assert.equal(pair.lender.timesActedOn(id, 'New'), 0)
  assert.equal(pair.borrower.sent.find(({ message }) => message.id === id)?.errorType, 'UnrecognisedDataValue')
})

test('a line cut after acting, in the middle of a story, meets the message after it', async () => {
  const id = await ask('LOANED SLOW:20 CUT:1', 'RECEIVE RETURN')
  await ended(id)
  assert.deepEqual(outcomesOf(pair.lender, id), ['acted on', 'acted on', 'replay', 'acted on'])
  assert.equal(pair.lender.timesActedOn(id, 'Received'), 1)
})

test('a fault told by hand meets the next post, whatever it is about', async () => {
  pair.lender.fault('DOWN')
  const id = await ask('UNFILLED')
  await ended(id)
  assert.deepEqual(outcomesOf(pair.lender, id), ['down', 'acted on'])
})

test('what is wrong is answered as the standard says', async () => {
  const { lender, borrower } = pair
  const id = await ask('WILLSUPPLY LOANED WAIT:1h OVERDUE')
  await borrower.until(({ borrowing }) => borrowing(id).status === 'Loaned')
  await lender.settled()
  const bodyOf = (what: string): string =>
    borrower.sent.find(({ message }) => message.id === id && message.what === what)?.body ?? ''

  // Another timestamp makes it another message.
  const anew = (body: string): string => body.replace(/(?<=timestamp>)[^<]+/, '2026-01-01T00:00:00Z')
  const again = await borrower.post(anew(bodyOf('New')))
  assert.match(again.body, /ERROR.*UnrecognisedDataValue.*requestingAgencyRequestId/)
  const retry = await borrower.post(bodyOf('New').replaceAll('>New<', '>Retry<'))
  assert.match(retry.body, /ERROR.*UnrecognisedDataValue.*requestType/)

  await borrower.act(id, 'Received')
  const received = bodyOf('Received')
  const cases: [string, string, RegExp][] = [
    ['Received</ill:action>', 'Eaten</ill:action>', /UnsupportedActionType.*Eaten/],
    ['Received</ill:action>', 'ShippedForward</ill:action>', /messageStatus>OK/],
    [`>${id}<`, '>nobody<', /UnrecognisedDataValue.*requestingAgencyRequestId/],
    ['>US-LEND<', '>US-ELSE<', /UnrecognisedDataValue.*supplyingAgencyId/],
    ['>US-BORR<', '>US-ELSE<', /UnrecognisedDataValue.*requestingAgencyId/],
    [`>${id}<`, '><', /UnrecognisedDataValue.*requestingAgencyRequestId/],
    ['<ill:action>', '<ill:mood>good</ill:mood><ill:action>', /UnrecognisedDataElement.*mood/],
    ['<ill:multipleItemRequestId></ill:multipleItemRequestId>', '', /BadlyFormedMessage/],
  ]
  for (const [from, to, expected] of cases) {
    const { status, body } = await borrower.post(anew(received.replace(from, to)))
    assert.equal(status, 200)
    assert.match(body, expected)
  }
  const statuses = await Promise.all([
    borrower.post('<nothing/>'),
    borrower.post('not XML'),
    borrower.post(received, 'text/plain'),
    borrower.post(received.replace('</', ' '.repeat(110_000) + '</')),
    fetch(lender.url).then(({ status }) => ({ status })),
  ])
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [400, 400, 415, 413, 405],
  )
  assert.equal(lender.timesActedOn(id, 'Received'), 1)
})

test('by hand a supplier says anything at any time; the requester is moved by none of it, and complains', async () => {
  const { lender, borrower } = pair
  const id = await ask('UNFILLED')
  await ended(id)
  const before = borrower.complaints.length
  const late = await lender.send(id, { reason: 'StatusChange', status: 'Loaned', dueDate: new Date() })
  assert.equal(late.outcome, 'OK')
  assert.equal(borrower.borrowing(id).status, 'Unfilled')
  assert.deepEqual(
    borrower.complaints.slice(before).map(({ text }) => text),
    ['Loaned cannot follow Unfilled'],
  )
  const copy = await lender.send(id, { reason: 'StatusChange', status: 'CopyCompleted' })
  assert.equal(copy.errorValue, 'status')
})

test('everything said so far, errors too, satisfies the schema', (t) => {
  assert.deepEqual(objectionsOfSchema(t, wireOf(pair)), [])
})

test('by the calendar: Overdue comes after the due date, later after a renewal', async () => {
  const clock = handClock(new Date('2026-11-24T12:00:00Z'))
  const day = 86_400_000
  const own = await startPair({ clock, paceMs: undefined, loanDays: 28, scenario: 'LOANED OVERDUE' })
  const { id } = await own.borrower.request({ title: 'A book' }, { scenario: '' })
  const settle = () => own.lender.settled()
  const isStatus = (status: string) => own.borrower.until(({ borrowing }) => borrowing(id).status === status)
  clock.advance(3 * day)
  await isStatus('Loaned')
  await own.borrower.act(id, 'Renew')
  clock.advance(day)
  await own.borrower.until(({ borrowing }) => borrowing(id).awaits === undefined)
  clock.advance(40 * day)
  await settle()
  assert.equal(own.borrower.borrowing(id).status, 'Loaned')
  clock.advance(25 * day)
  await isStatus('Overdue')
  await own.close()
})

test('a peer that is down for an hour gives in to the clock, or to mending', async () => {
  const clock = handClock(new Date('2026-11-24T12:00:00Z'))
  const own = await startPair({ clock, resendAfterMs: [], scenario: 'UNFILLED' })
  const statusNow = async (): Promise<number> => (await own.borrower.post('<nothing/>')).status
  own.lender.fault('DOWN', '1h')
  assert.equal(await statusNow(), 503)
  clock.advance(3_500_000)
  assert.equal(await statusNow(), 503)
  clock.advance(200_000)
  assert.equal(await statusNow(), 400)
  own.lender.fault('DOWN', 100)
  assert.equal(await statusNow(), 503)
  own.lender.mend()
  assert.equal(await statusNow(), 400)
  await own.close()
})
