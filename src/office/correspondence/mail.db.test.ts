import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allOurs, lender, openMailing as open, origin } from '../../../test/mailing.ts'
import { defaultOwners } from '../../domain/lifecycle/notices.ts'
import { setEffect } from '../../store/requests/effects.ts'
import { settleHalfDone } from '../effects/effect-runner.ts'
import { settleEffect } from '../effects/settle-effect.ts'
import { ConnectorError } from '../ports.ts'
import { cards } from '../worklist/cards.ts'
import { defaultCorrespondence } from './correspondence.ts'

test('a question goes to the patron after the grace, with the office’s words and nobody else’s name', async (t) => {
  const { world, mails, ask, mailsOf, run } = await open(t)
  const id = await ask('sent')
  await world.act(id, 'ask', { to: 'patron', question: 'which_edition', note: 'The 1854 one is illustrated.' })
  assert.deepEqual(
    (await mailsOf(id)).map((one) => [one.name, one.state]),
    [['patron.ask', 'held']],
  )
  assert.equal(mails.sent.length, 0)
  await run()
  const [mail] = mails.sent
  assert.equal(mail?.to, 'prudence@readers.example')
  assert.match(mail?.key ?? '', /^e\d+\.\d+$/)
  for (const part of [
    'Which edition do you want',
    'The 1854 one is illustrated.',
    `${origin}/my`,
    'The Erie Canal Reader',
    'Five Rivers',
  ])
    assert.ok(mail?.text.includes(part), part)
  assert.doesNotMatch(mail?.text ?? '', /Tallgrass|Prudence|2000100/)
  assert.deepEqual(
    (await mailsOf(id)).map((one) => one.state),
    ['done'],
  )
  await run()
  assert.equal(mails.sent.length, 1)
})

test('a question to a member library goes to its address; without one it is a card with the text', async (t) => {
  const { world, mails, mailsOf, run } = await open(t)
  const id = await world.borrowing('on_shelf')
  await world.act(id, 'ask', { to: 'member', question: 'where_is_it' })
  assert.deepEqual(
    (await mailsOf(id)).map((one) => [one.name, one.state]),
    [['member.ask', 'with_person']],
  )
  const card = (await cards(world.office, id)).find(
    (one) => one.kind === 'step' && one.mail?.subject.includes('question'),
  )
  assert.match(card?.mail?.body ?? '', /Do you have it, or know where it is\?/)
  await world.office.store.transact((tx) =>
    tx.updateTable('library').set({ email: 'desk@owasca.example' }).where('id', '=', world.libraries.owasca).execute(),
  )
  await world.act(id, 'answer')
  await world.act(id, 'ask', { to: 'member', question: 'where_is_it' })
  assert.deepEqual(
    (await mailsOf(id)).map((one) => one.state),
    ['with_person', 'held'],
  )
  const [first] = await mailsOf(id)
  await settleEffect(world.office, { effectId: first?.id ?? 0, how: 'done', actor: { kind: 'staff', id: 'c' } })
  await run()
  assert.deepEqual(
    mails.sent.map((one) => one.to),
    ['desk@owasca.example'],
  )
})

test('each notice has one owner: what the library system tells, the office does not', async (t) => {
  const { world, ask, mailsOf } = await open(t)
  const id = await ask('routed')
  await world.act(id, 'atLibrary')
  await world.act(id, 'charge', { amountCents: 500 }, { kind: 'staff', id: 'l', role: 'librarian' })
  assert.deepEqual(await mailsOf(id), [], 'ready and bill are the library system’s')
  const kept = await world.settings.changeCorrespondence(
    { ...defaultCorrespondence, owners: { ...defaultOwners, hold_ready: 'keuka', recalled: 'nobody' } },
    world.clock.now(),
  )
  assert.ok(kept.ok)
  const other = await ask('routed')
  await world.act(other, 'atLibrary')
  await world.act(other, 'recall', {}, lender)
  assert.deepEqual(
    (await mailsOf(other)).map((one) => one.name),
    ['patron.tellReady'],
  )
  const no = await world.settings.changeCorrespondence(
    { ...defaultCorrespondence, owners: { ...defaultOwners, unfilled: 'ils' } },
    world.clock.now(),
  )
  assert.equal(no.ok ? '' : no.code, 'not-an-owner')
})

test('no event of a whole loan yields two mails to its patron, and receiving none', async (t) => {
  const { world, ask } = await open(t)
  const everyOwner = allOurs
  await world.settings.changeCorrespondence({ ...defaultCorrespondence, owners: everyOwner }, world.clock.now())
  const id = await ask('out')
  await world.act(id, 'renew')
  await world.act(id, 'renewed', { dueOn: '2027-03-01' }, lender)
  await world.act(id, 'recall', {}, lender)
  await world.act(id, 'ask', { to: 'patron', question: 'recalled' })
  const rows = await world.office.store.db
    .selectFrom('effect as f')
    .innerJoin('request_event as v', 'v.id', 'f.event_id')
    .select(['v.action', 'v.id', 'f.name'])
    .where('f.port', '=', 'mail')
    .orderBy('f.id')
    .execute()
  assert.deepEqual(
    rows.map((one) => [one.action, one.name]),
    [
      ['atLibrary', 'patron.tellReady'],
      ['renewed', 'patron.tellRenewed'],
      ['recall', 'patron.tellRecalled'],
      ['ask', 'patron.ask'],
    ],
  )
  assert.equal(new Set(rows.map((one) => one.id)).size, rows.length)
})

test('for a request without a patron nothing is ordered; for one without an address a colleague tells them', async (t) => {
  const { world, ask, mailsOf } = await open(t, null)
  const nobody = await world.borrowing('sent')
  await world.act(nobody, 'expire')
  assert.deepEqual(await mailsOf(nobody), [])
  const id = await ask('sent')
  await world.act(id, 'expire')
  assert.deepEqual(
    (await mailsOf(id)).map((one) => [one.name, one.state]),
    [['patron.tellUnfilled', 'with_person']],
  )
})

test('found half done at start, a mail is a card: did it go out?', async (t) => {
  const { world, mails, ask, mailsOf } = await open(t)
  const id = await ask('sent')
  await world.act(id, 'expire')
  const [mail] = await mailsOf(id)
  await world.office.store.transact((tx) => setEffect(tx, mail?.id ?? 0, { state: 'doing' }))
  assert.equal(await settleHalfDone(world.office), 1)
  const after = (await mailsOf(id))[0]
  assert.deepEqual([after?.state, mails.sent.length], ['with_person', 0])
  assert.match(after?.error ?? '', /did it go out\?/)
})

test('a mail that fails is tried again, or is a card that says why', async (t) => {
  const { world, mails, ask, mailsOf, run } = await open(t)
  const id = await ask('sent')
  await world.act(id, 'expire')
  mails.failNext(new ConnectorError('unreachable', 'The mail server cannot be reached.'))
  await run()
  assert.equal((await mailsOf(id))[0]?.state, 'waiting')
  await run()
  assert.equal((await mailsOf(id))[0]?.state, 'done')
  const other = await ask('sent')
  await world.act(other, 'expire')
  mails.failNext(new ConnectorError('refused', 'The mail server refused the address: check it.'))
  await run()
  const card = (await cards(world.office, other)).find((one) => one.kind === 'failed_step')
  assert.equal(card?.why, 'The mail server refused the address: check it.')
  assert.equal(card?.mail?.to, 'prudence@readers.example')
})

test('the card of a library reached by hand goes out by mail when a colleague says so, and the step is done', async (t) => {
  const { world, mails, run } = await open(t)
  const id = await world.borrowing('sent')
  const card = (await cards(world.office, id)).find((one) => one.kind === 'step')
  assert.ok(card)
  assert.ok(card.keys.some((one) => one.does === 'mail'))
  const by = (how: 'mail') =>
    settleEffect(world.office, { effectId: card.effectId ?? 0, how, actor: { kind: 'staff', id: 'c' } })
  mails.failNext(new ConnectorError('refused', 'The mail server refused the address: check it.'))
  assert.ok((await by('mail')).ok)
  await run()
  const back = (await cards(world.office, id)).find((one) => one.effectId === card.effectId)
  assert.equal(back?.why, 'The mail server refused the address: check it.', 'the next lender is not asked for that')
  assert.ok((await by('mail')).ok)
  await run()
  assert.deepEqual(
    mails.sent.map((one) => [one.to, one.text]),
    [['ill@tallgrass.example', card.mail?.body]],
  )
  assert.match(mails.sent[0]?.text ?? '', new RegExp(`${origin}/status/s\\.${id}\\.`))
  const entries = await world.office.store.db
    .selectFrom('lender_string_entry')
    .select('state')
    .where('request_id', '=', id)
    .orderBy('n')
    .execute()
  assert.equal(entries[0]?.state, 'asked')
  const hillcrest = await world.borrowing('sent', { lenders: [world.libraries.hillcrest] })
  const step = (await cards(world.office, hillcrest)).find((one) => one.kind === 'step')
  assert.ok(!step?.keys.some((one) => one.does === 'mail'))
  const no = await settleEffect(world.office, {
    effectId: step?.effectId ?? 0,
    how: 'mail',
    actor: { kind: 'staff', id: 'c' },
  })
  assert.equal(no.ok ? '' : no.code, 'mail-no-address')
})

test('of a facility’s line the borrower is the facility: a question to it is a mail to it', async (t) => {
  const { world, mails, mailsOf, run } = await open(t)
  const id = await world.facilityLine()
  await world.office.store.transact((tx) =>
    tx
      .updateTable('library')
      .set({ email: 'general@lakeside.example' })
      .where('id', '=', world.libraries.lakeside)
      .execute(),
  )
  await world.act(id, 'ask', { to: 'borrower', question: 'which_edition', note: 'The large one?' })
  assert.deepEqual(
    (await mailsOf(id)).map((one) => [one.name, one.state]),
    [['facility.ask', 'held']],
  )
  await run()
  assert.deepEqual(
    mails.sent.map((one) => one.to),
    ['general@lakeside.example'],
  )
  assert.match(mails.sent[0]?.text ?? '', /line of a list of yours:\n\nChess Openings\n[^]*The large one\?/)
})
