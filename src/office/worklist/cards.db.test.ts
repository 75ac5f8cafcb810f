import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colleague } from '../../../test/world-requests.ts'
import { makeWorld } from '../../../test/world.ts'
import type { Card } from '../../domain/worklist/card.ts'
import { ConnectorError, type Carrier } from '../ports.ts'
import { runNextEffect } from '../effects/effect-runner.ts'
import { settleEffect } from '../effects/settle-effect.ts'
import { cards } from './cards.ts'

const fieldsOf = (card: Card | undefined) =>
  Object.fromEntries((card?.fields ?? []).map((one) => [one.label, one.value]))
const keysOf = (card: Card | undefined) => (card?.keys ?? []).map((one) => `${one.key} ${one.label}`)
const kinds = (all: readonly Card[]) => all.map((one) => one.kind)

test('a request asked by hand is one card: what to copy, what to mail, what may be answered, and nobody’s name', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('sent', {
    card: world.cards.owasca,
    title: 'Low Bridge',
    maxCostCents: 2500,
    neededBy: '2026-12-20',
    citation: {
      author: 'T. Allen',
      edition: '2nd',
      publisher: 'Packet Press',
      year: '1905',
      isbn: '9780000000002',
      oclc: '123456',
    },
  })
  const [card, ...more] = await cards(world.office, id)
  assert.equal(more.length, 0)
  assert.equal(card?.kind, 'step')
  assert.equal(card?.words, 'Ask Tallgrass Regional')
  assert.equal(card?.why, 'Tallgrass Regional is reached by hand.')
  assert.deepEqual(Object.keys(fieldsOf(card)), [
    'Title',
    'Author',
    'Edition',
    'Publisher',
    'Date',
    'ISBN',
    'OCLC number',
    'Service',
    'Needed by',
    'Maximum cost',
    'Our number',
    'Lender',
    'Ship to',
  ])
  assert.equal(fieldsOf(card)['Maximum cost'], 'USD 25.00')
  assert.equal(fieldsOf(card)['Our number'], `${card?.number}.1`)
  assert.equal(card?.mail?.to, 'ill@tallgrass.example')
  assert.ok(card?.mail?.body.startsWith('May we borrow the following item?\n\nTitle: Low Bridge\n'))
  assert.ok(card?.mail?.body.endsWith('Five Rivers\n1 Mill St\nOwasca, NY\nill@fiverivers.example'), card?.mail?.body)
  assert.doesNotMatch(JSON.stringify(card), /Quill|20001000000017/)
  const keys = keysOf(card)
  for (const key of [
    'D Asked',
    'S Leave it out',
    'Y Will send',
    'Q Asks first',
    'X Said no',
    'P Shipped',
    'Enter Open',
  ])
    assert.ok(keys.includes(key), `${key} in ${keys.join(', ')}`)
  assert.equal(new Set(card?.keys.map((one) => one.key)).size, keys.length, 'no key twice')

  const done = await settleEffect(world.office, { effectId: card?.effectId ?? 0, how: 'done', actor: colleague })
  assert.ok(done.ok)
  assert.deepEqual(await cards(world.office, id), [])
})

test('steps in the library system say what to type there', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('received', { card: world.cards.owasca, pickupLibraryId: world.libraries.ithaca })
  const made = (await cards(world.office, id)).find((one) => one.words.startsWith('Make the item'))
  assert.deepEqual(
    { ...fieldsOf(made), 'Our number': '' },
    {
      Barcode: made?.number.replaceAll('-', ''),
      Title: 'The Erie Canal Reader',
      Library: 'Tallgrass Regional',
      Card: world.cards.owasca,
      'Pick-up library': 'Ithaca Falls Library',
      Due: '2027-01-20',
      'Our number': '',
    },
  )
  assert.equal(made?.mail, null)
  assert.equal(made?.why, 'No library system is connected for this: it is done by hand.')
})

test('what waits for a decision, an answer or its day is a card; the most urgent comes first', async (t) => {
  const world = await makeWorld(t)
  const lent = await world.lending('new')
  const fresh = await world.borrowing('new')
  const out = await world.borrowing('out', { homeLibraryId: world.libraries.owasca })
  await settleAll(world)
  assert.deepEqual(kinds(await cards(world.office)), ['answer_by', 'review'])
  const [answer] = await cards(world.office, lent)
  assert.deepEqual(
    [answer?.words, answer?.until, answer?.isLate],
    ['Can we send this to Tallgrass Regional?', '2026-11-28', false],
  )
  assert.ok(keysOf(answer).includes('Y Pull it') && keysOf(answer).includes('X No'))
  assert.deepEqual(keysOf((await cards(world.office, fresh))[0]).slice(0, 2), [
    'H Hold in the system',
    'G Choose lenders',
  ])

  world.days(5)
  assert.equal((await cards(world.office))[0]?.isLate, true)
  await world.act(fresh, 'ask', { to: 'patron', question: 'which_edition', until: '2026-11-30' })
  world.days(2)
  assert.ok(kinds(await cards(world.office, fresh)).includes('question'))
  world.days(47)
  const due = await cards(world.office, out)
  assert.deepEqual([due[0]?.kind, due[0]?.words], ['due', 'Tallgrass Regional wants it back'])
  world.days(10)
  assert.deepEqual(kinds(await cards(world.office, out)), ['overdue'])
})

test('a borrower that asks for more time, and a lender that may be asked again', async (t) => {
  const world = await makeWorld(t)
  const again = await world.borrowing('sent', { lenders: [world.libraries.tallgrass] })
  await world.act(
    again,
    'retryPossible',
    { retryReason: 'OnLoan', retryAfter: '2026-11-26' },
    { kind: 'lender', id: null },
  )
  await settleAll(world)
  assert.deepEqual(kinds(await cards(world.office, again)), ['review'])
  world.days(3)
  const [retry] = await cards(world.office, again)
  assert.deepEqual(
    [retry?.kind, retry?.words, retry?.why],
    ['retry', 'Tallgrass Regional may be asked again', 'It said no for now: on loan.'],
  )

  const lent = await world.lending('ready')
  await world.office.store.db
    .updateTable('request')
    .set({ state: 'shipped', due_on: '2027-01-05' })
    .where('id', '=', lent)
    .execute()
  await world.act(lent, 'renewalAsked', { until: '2027-02-01' }, { kind: 'borrower', id: null })
  await settleAll(world)
  const [more] = await cards(world.office, lent)
  assert.deepEqual(
    [more?.kind, more?.words, more?.until],
    ['renewal_asked', 'Tallgrass Regional asks for more time until Mon 1 Feb 2027', '2027-01-05'],
  )
  world.days(40)
  assert.deepEqual(kinds(await cards(world.office, lent)), ['renewal_asked'], 'its day is near, and said once')
  assert.ok(keysOf(more).includes('T Give more time'))
})

test('a step that failed for good says why and can be tried again', async (t) => {
  const broken: Carrier = {
    byHand: false,
    leavesHouse: false,
    knowsKeys: true,
    carry: () => Promise.reject(new ConnectorError('refused', 'Their system does not know our symbol.')),
  }
  const world = await makeWorld(t, { carriers: { partner: () => broken, ils: () => broken } })
  const id = await world.borrowing('sent')
  await world.act(id, 'tellLender', { note: 'hello' }).catch(() => undefined)
  while (await runNextEffect(world.office));
  await world.act(id, 'ask', { to: 'staff', question: 'other' })
  const lent = await world.lending('pulling')
  while (await runNextEffect(world.office));
  const failed = (await cards(world.office, lent)).filter((one) => one.kind === 'failed_step')
  assert.ok(failed.length > 0)
  assert.equal(failed[0]?.why, 'Their system does not know our symbol.')
  assert.deepEqual(keysOf(failed[0]).slice(0, 3), ['A Try again', 'D Told them', 'S Leave it out'])
})

async function settleAll(world: Awaited<ReturnType<typeof makeWorld>>): Promise<void> {
  for (const one of await cards(world.office)) {
    if (one.effectId === null) continue
    const answer = await settleEffect(world.office, { effectId: one.effectId, how: 'done', actor: colleague })
    assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
  }
}

test('a new request that waits for the patron or a library is no card until the answer’s day', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('new')
  await world.act(id, 'ask', { to: 'patron', question: 'which_first' })
  assert.deepEqual(kinds(await cards(world.office, id)), [])
  world.days(7)
  const shown = await cards(world.office, id)
  assert.ok(kinds(shown).includes('question'))
  assert.match(shown.find((one) => one.kind === 'question')?.why ?? '', /patron was asked/)
  await world.act(id, 'answer')
  assert.deepEqual(kinds(await cards(world.office, id)), ['review'])
})
