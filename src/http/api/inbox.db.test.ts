import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { cards } from '../../office/worklist/cards.ts'
import { mailDesk } from '../../office/correspondence/incoming-mail.ts'
import { readNewMail } from '../../office/correspondence/mail-readers.ts'
import { scrub } from '../../office/privacy/scrub.ts'

let uid = 0
async function mail(world: World, subject: string, text: string, from = 'tess@lender.example'): Promise<void> {
  uid += 1
  const place = { uidValidity: '1', firstUid: 1, lastUid: uid - 1 }
  await mailDesk(world.office).keep('box', place, {
    uid,
    raw: Buffer.from(`${subject}\n\n${text}`),
    bytes: 100,
    receivedAt: world.clock.now(),
    mail: {
      messageId: `<${uid}@x.example>`,
      fromName: 'Tess Towpath',
      fromAddress: from,
      to: ['ill@fiverivers.example'],
      subject,
      sentAt: null,
      text,
      headers: `Subject: ${subject}`,
      parts: [{ name: 'a.html', type: 'text/html', content: Buffer.from('<script>alert(1)</script>') }],
      trouble: null,
    },
  })
  await readNewMail(world.office, [])
}

test('a mail waits, names its request, is linked with a note, and goes when the request is forgotten', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('sent')
  const { number } = await world.office.store.db
    .selectFrom('request')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await mail(world, 'Your request', `We have it: ${number}\n\nOn Tuesday you wrote:\n> please`)
  assert.equal(at((await world.ask('assistant', 'GET', '/inbox/count')).body, 'count'), 1)
  const list = (await world.ask('assistant', 'GET', '/inbox')).body
  const messageId = String(at(list, 'waiting.0.id'))
  const read = (await world.ask('assistant', 'GET', `/inbox/${messageId}`)).body
  assert.deepEqual(
    [at(read, 'requests.0.requestId'), at(read, 'text'), at(read, 'quoted')],
    [id, `We have it: ${number}`, 'On Tuesday you wrote:\n> please'],
  )
  const part = await world.ask('assistant', 'GET', `/inbox/${messageId}/parts/${String(at(read, 'parts.0.id'))}`)
  assert.equal(part.status, 200)
  assert.match(part.headers.get('content-type') ?? '', /octet-stream/, 'never shown as a page of ours')

  const wrong = await world.ask('assistant', 'POST', `/inbox/${messageId}/link`, { requestId: 999 })
  assert.equal(wrong.status, 404)
  const linked = await world.ask('assistant', 'POST', `/inbox/${messageId}/link`, { requestId: id, note: 'Has it' })
  assert.equal(linked.status, 200, JSON.stringify(linked.body))
  assert.equal(at((await world.ask('assistant', 'GET', '/inbox/count')).body, 'count'), 0)
  assert.match(JSON.stringify((await world.ask('assistant', 'GET', `/requests/${id}`)).body), /Has it/)

  await world.act(id, 'expire')
  world.days(400)
  await world.office.store.transact((tx) => tx.updateTable('effect').set({ state: 'done' }).execute())
  await scrub(world.office)
  assert.equal((await world.ask('assistant', 'GET', `/inbox/${messageId}`)).status, 404)
})

test('nothing to do: put away, back again, and forgotten on its day; what waits is never forgotten', async (t) => {
  const world = await makeWorld(t)
  await mail(world, 'Newsletter', 'News')
  await mail(world, 'Waits', 'Still')
  const list = (await world.ask('assistant', 'GET', '/inbox')).body
  const first = String(at(list, 'waiting.0.id'))
  const second = String(at(list, 'waiting.1.id'))
  for (const way of ['archive', 'reopen', 'archive'])
    assert.equal((await world.ask('assistant', 'POST', `/inbox/${first}/${way}`)).status, 200)
  assert.equal(at((await world.ask('assistant', 'GET', '/inbox')).body, 'settled.0.subject'), 'Newsletter')
  assert.equal((await world.ask('assistant', 'POST', '/inbox/999/archive')).status, 404)
  world.days(400)
  await scrub(world.office)
  assert.equal((await world.ask('assistant', 'GET', `/inbox/${first}`)).status, 404)
  assert.equal((await world.ask('assistant', 'GET', `/inbox/${second}`)).status, 200)
})

test('linked mail stands on the request’s page by what its sender is, to staff alone, and goes from it when it waits again', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const id = await world.borrowing('sent', { card: world.cards.owasca })
  const setEmail = (library: number, email: string) =>
    db.updateTable('library').set({ email }).where('id', '=', library).execute()
  await setEmail(world.libraries.tallgrass, 'ILL@Tallgrass.example')
  await setEmail(world.libraries.owasca, 'desk@owasca.example')
  const patron = await db
    .selectFrom('request_patron as l')
    .innerJoin('patron as p', 'p.id', 'l.patron_id')
    .select(['p.name', 'p.id'])
    .where('l.request_id', '=', id)
    .executeTakeFirstOrThrow()
  await db.updateTable('patron').set({ email: 'Reads@home.example' }).where('id', '=', patron.id).execute()
  const senders = [
    'ill@tallgrass.example',
    'desk@owasca.example',
    'reads@home.example',
    'noreply@worldcat.org',
    'tess@lender.example',
  ]
  for (const [n, from] of senders.entries()) {
    world.clock.advance(60_000)
    await mail(world, `Mail ${n}`, `Written by ${patron.name}`, from)
  }
  const list = (await world.ask('assistant', 'GET', '/inbox')).body
  const ids = senders.map((_, n) => String(at(list, `waiting.${n}.id`)))
  for (const one of ids)
    assert.equal((await world.ask('assistant', 'POST', `/inbox/${one}/link`, { requestId: id })).status, 200)

  const page = (await world.ask('assistant', 'GET', `/requests/${id}`)).body
  const shown = [4, 3, 2, 1, 0].map((_, n) => [at(page, `mails.${n}.subject`), at(page, `mails.${n}.from`)])
  assert.deepEqual(shown, [
    ['Mail 4', 'somebody at lender.example'],
    ['Mail 3', 'WorldShare'],
    ['Mail 2', 'the patron'],
    ['Mail 1', 'Owasca Public Library, member library'],
    ['Mail 0', 'Tallgrass Regional, lender'],
  ])
  assert.deepEqual([at(page, 'mails.0.parts'), at(page, 'mails.0.waits')], [1, false])
  assert.doesNotMatch(JSON.stringify(at(page, 'mails')), new RegExp(`${patron.name}|reads@|Written by`))
  assert.deepEqual(at((await world.ask('member', 'GET', `/requests/${id}`)).body, 'mails'), [])

  assert.equal((await world.ask('assistant', 'POST', `/inbox/${ids[0] ?? ''}/reopen`)).status, 200)
  const after = at((await world.ask('assistant', 'GET', `/requests/${id}`)).body, 'mails')
  assert.ok(Array.isArray(after) && after.length === 4)
})

test('a mail brings up what came and belonged to nobody, and it is accepted from there', async (t) => {
  const world = await makeWorld(t)
  const { tallgrass } = world.libraries
  await world.office.store.db
    .updateTable('library')
    .set({ email: 'ill@tallgrass.example' })
    .where('id', '=', tallgrass)
    .execute()
  const given = { title: 'Canal Songs of the Erie', libraryId: tallgrass }
  const strangerId = at((await world.ask('assistant', 'POST', '/strangers', given)).body, 'id')
  await mail(world, 'A mix-up', 'We sent you Canal Songs of the Erie by mistake.', 'ill@tallgrass.example')
  const id = String(at((await world.ask('assistant', 'GET', '/inbox')).body, 'waiting.0.id'))
  const read = async () => (await world.ask('assistant', 'GET', `/inbox/${id}`)).body
  assert.equal(at(await read(), 'strangers.0.id'), strangerId)
  assert.equal(at(await read(), 'strangers.0.why'), 'its title stands in it, from Tallgrass Regional')
  const about = async () => (await cards(world.office)).filter((one) => one.kind === 'stranger')
  const [card, ...more] = await about()
  assert.deepEqual(more, [])
  assert.deepEqual(
    [card?.requestId, card?.messageId, card?.words, card?.why],
    [
      null,
      Number(id),
      'A mail may speak of X-26-00001: A mix-up',
      'It came and belonged to nobody: its title stands in it, from Tallgrass Regional.',
    ],
  )
  const becomes = async (state: string) =>
    assert.equal((await world.ask('assistant', 'POST', `/strangers/${String(strangerId)}`, { state })).status, 200)
  await becomes('going_back')
  assert.deepEqual(at(await read(), 'strangers'), [])
  const listed = (await world.ask('assistant', 'GET', '/strangers')).body
  assert.deepEqual([at(listed, '0.state'), at(listed, '0.settledAt')], ['going_back', null], 'it has not left')
  assert.deepEqual(
    (await about()).map((one) => [one.words, one.strangerNumber]),
    [['Send X-26-00001 back', 'X-26-00001']],
  )
  await becomes('sent_back')
  assert.deepEqual(await about(), [])
})
