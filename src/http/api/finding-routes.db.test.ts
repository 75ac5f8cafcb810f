import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'

test('a form is checked before it is sent, and writes nothing', async (t) => {
  const world = await makeWorld(t)
  const draft = {
    service: 'loan',
    title: 'Low Bridge',
    citation: { isbn: '0-306-40615-3' },
    lenders: [world.libraries.tallgrass],
  }
  const codes = (body: unknown) => (Array.isArray(body) ? body.map((one) => at(one, 'code')) : body)
  const nobody = await world.ask('assistant', 'POST', '/intake/check', draft)
  assert.deepEqual(codes(nobody.body), ['patron-unknown', 'bad-isbn'])
  const known = await world.ask('assistant', 'POST', '/intake/check', { ...draft, card: world.cards.owasca })
  assert.deepEqual(codes(known.body), ['bad-isbn'])
  assert.equal(at(known.body, '0.field'), 'isbn')
  const wrongCard = await world.ask('assistant', 'POST', '/intake/check', { ...draft, card: '99' })
  assert.deepEqual(codes(wrongCard.body), ['patron-unknown', 'bad-isbn'])
  const rows = await world.office.store.db.selectFrom('patron').select('id').execute()
  assert.equal(rows.length, 0)
})

test('a request’s findings offer only what its actions allow', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('new', { citation: { isbn: '0-306-40615-3' } })
  const found = await world.ask('assistant', 'GET', `/requests/${id}/findings`)
  assert.deepEqual(at(found.body, '1.code'), 'bad-isbn')
  assert.deepEqual(at(found.body, '1.ways.0.action'), 'correct')
  await world.act(id, 'send')
  assert.deepEqual((await world.ask('assistant', 'GET', `/requests/${id}/findings`)).body, [])
})

test('many are sent by one press; what changed since the screen showed it is said for each', async (t) => {
  const world = await makeWorld(t)
  const ready = await world.borrowing('new', { card: world.cards.owasca, title: 'One' })
  const gone = await world.borrowing('new', { card: world.cards.ithaca, title: 'Two' })
  const review = await world.ask('assistant', 'GET', '/intake/review')
  assert.deepEqual(Array.isArray(review.body) && review.body.map((one) => [at(one, 'requestId'), at(one, 'passes')]), [
    [ready, true],
    [gone, true],
  ])
  await world.act(gone, 'ask', { to: 'patron', question: 'which_edition' })
  const sent = await world.ask('assistant', 'POST', '/intake/send', { requestIds: [ready, gone] })
  assert.equal(at(sent.body, 'results.0.isSent'), true)
  assert.match(String(at(sent.body, 'results.1.sentence')), /^Waiting for the patron/)
  const undone = await world.ask('assistant', 'POST', '/undo', { gesture: at(sent.body, 'gesture') })
  assert.deepEqual(at(undone.body, 'requestIds'), [ready])
})

test('whom to ask, for a form and for a request', async (t) => {
  const world = await makeWorld(t)
  const form = await world.ask('assistant', 'POST', '/intake/lenders', { title: 'Low Bridge' })
  assert.equal(Array.isArray(form.body) && form.body.length, 2)
  const id = await world.borrowing('sent', { title: 'Low Bridge' })
  await world.act(id, 'asked')
  await world.act(id, 'notSupplied', { reason: 'NotHeld' })
  const ranked = await world.ask('assistant', 'POST', '/intake/lenders', { requestId: id })
  assert.equal(at(ranked.body, '1.libraryId'), world.libraries.tallgrass)
  assert.equal(at(ranked.body, '1.reasons.0'), 'said no to it: does not hold it')
})
