import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { handClock } from '../../../lab/clock.ts'
import { writeNumber } from '../../../domain/values/request-number.ts'
import { eventsOf } from '../../../store/requests/events.ts'
import { cards, checkingIls, hiddenIn, pin, visitorWorld } from '../../../../test/visitor.ts'
import { ilsByHand } from '../../../connectors/by-hand/ils.ts'
import { ConnectorError } from '../../../office/ports.ts'
import { cards as officeCards } from '../../../office/worklist/cards.ts'
import { loadFacts } from '../../../store/requests/facts.ts'
import type { World } from '../../../../test/world.ts'
import { enterByPin, patronOf } from '../../../office/visitors/patron-door.ts'

const numberOf = async (world: World, id: number): Promise<string> =>
  writeNumber((await loadFacts(world.office.store.db, id))?.request.number ?? '')

test('card and PIN open the page; what is wrong is said, and the card stays typed', async (t) => {
  const { visitor, world } = await visitorWorld(t)
  const somebody = visitor()
  assert.equal((await somebody.look('/my')).location, '/my/sign-in')
  const wrong = await somebody.send('/my/sign-in', { card: cards.owasca, pin: '0000' })
  assert.equal(wrong.status, 401)
  assert.match(wrong.text, /do not go together/)
  assert.match(wrong.text, new RegExp(`value="${cards.owasca}"`))
  assert.match((await somebody.send('/my/sign-in', { card: '', pin })).text, /Type the number of your library card/)
  assert.match((await somebody.send('/my/sign-in', { card: '999', pin })).text, /do not go together/)
  const entered = await somebody.send('/my/sign-in', { card: cards.owasca, pin })
  assert.match(entered.headers.get('set-cookie') ?? '', /keuka_patron=.*Path=\/my; HttpOnly; SameSite=Lax/)
  const list = await somebody.look('/my')
  assert.match(list.text, /Prudence Quill/)
  assert.match(list.text, /Nothing is under way/)
  assert.equal((await somebody.send('/my/sign-out', {})).location, '/my/sign-in?done=signed-out')
  assert.equal((await somebody.look('/my')).location, '/my/sign-in')
  assert.doesNotMatch(world.logged.join(), /2000100|Quill/)
})

test('every page carries strict headers, and a form from another site is not done', async (t) => {
  const { signedIn } = await visitorWorld(t)
  const patron = await signedIn()
  const { headers } = await patron.look('/my')
  assert.match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'sha256-[^;]+; form-action 'self'/,
  )
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.equal(headers.get('x-frame-options'), 'DENY')
  const crossed = await patron.send('/my/sign-out', {}, { origin: 'https://elsewhere.example' })
  assert.equal(crossed.status, 403)
  assert.equal((await patron.look('/my')).status, 200)
  assert.equal((await patron.send('/my/ask/book', { title: 'x'.repeat(30_000) })).status, 413)
})

test('a page is light enough for a weak line: 30 kB at most, with its style and without another file', async (t) => {
  const { visitor, signedIn } = await visitorWorld(t)
  const patron = await signedIn()
  for (const page of [
    await visitor().look('/my/sign-in'),
    await patron.look('/my'),
    await patron.look('/my/ask/book'),
  ]) {
    assert.equal(page.status, 200)
    assert.ok(gzipSync(page.text).length <= 30_000, `${gzipSync(page.text).length} bytes`)
    assert.doesNotMatch(page.text, /<script|<link[^>]+stylesheet|<img/)
  }
})

test('tries are counted a card, whatever the address, and a good one begins anew', async (t) => {
  const { visitor } = await visitorWorld(t)
  const somebody = visitor()
  for (let count = 0; count < 10; count += 1) await somebody.send('/my/sign-in', { card: cards.owasca, pin: '0000' })
  const stopped = await somebody.send('/my/sign-in', { card: cards.owasca, pin })
  assert.equal(stopped.status, 429)
  assert.equal(stopped.headers.get('retry-after'), '900')
  assert.match(stopped.text, /Too many tries for this card/)
  assert.equal((await somebody.send('/my/sign-in', { card: cards.ithaca, pin })).location, '/my')
  for (let count = 0; count < 20; count += 1) await somebody.send('/my/sign-in', { card: `77${count}`, pin })
  assert.match(
    (await somebody.send('/my/sign-in', { card: cards.ithaca, pin })).text,
    /Too many sign-ins from this address/,
  )
})

test('a library system that cannot be asked says so; nothing is let in', async (t) => {
  const { visitor } = await visitorWorld(t, {
    ils: { ...checkingIls, checkPin: () => Promise.reject(new ConnectorError('unreachable', 'no line')) },
  })
  const answer = await visitor().send('/my/sign-in', { card: cards.owasca, pin })
  assert.equal(answer.status, 503)
  assert.match(answer.text, /cannot be checked just now/)
})

test('a session ends when it lies unused, and after half a day whatever is done', async (t) => {
  const { world, signedIn } = await visitorWorld(t)
  await signedIn()
  const clock = handClock(new Date())
  const sessions = () => world.office.store.db.selectFrom('patron_session').selectAll().execute()
  const [row] = await sessions()
  assert.ok(row)
  assert.doesNotMatch(JSON.stringify(row), new RegExp(cards.owasca))
  assert.equal(await patronOf(world.office, row.token_hash, clock.now()), null, 'the hash opens nothing')
  const entered = await enterByPin(world.office, { card: cards.owasca, pin }, { address: 'a', now: clock.now() })
  assert.ok(entered.ok)
  for (let half = 0; half < 23; half += 1) {
    clock.advance(29 * 60_000)
    assert.ok(await patronOf(world.office, entered.value, clock.now()), `after ${half}`)
  }
  clock.advance(31 * 60_000)
  assert.equal(await patronOf(world.office, entered.value, clock.now()), null)
})

test('a patron sees their own requests only, in plain words', async (t) => {
  const { world, signedIn } = await visitorWorld(t)
  const own = await world.borrowing('routed', { card: cards.owasca, pickupLibraryId: world.libraries.ithaca })
  const other = await world.borrowing('out', { card: cards.ithaca, title: 'Somebody else’s book' })
  const patron = await signedIn()
  const list = await patron.look('/my')
  assert.match(list.text, /It is on its way to Ithaca Falls Library\./)
  assert.doesNotMatch(list.text, /Somebody else|routed|Tallgrass|SHIPPED/)
  const page = await patron.look(`/my/requests/${await numberOf(world, own)}`)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Tallgrass/)
  const theirs = await patron.look(`/my/requests/${await numberOf(world, other)}`)
  assert.equal(theirs.status, 404)
  assert.doesNotMatch(theirs.text, /Somebody else/)
  const press = await patron.send(`/my/requests/${await numberOf(world, other)}`, { action: 'renew', version: '1' })
  assert.equal(press.status, 404)
  assert.equal((await patron.look('/my/requests/nonsense')).status, 404)
})

test('a patron asks for a book: once however often the form is sent, and the record keeps no name', async (t) => {
  const { world, signedIn } = await visitorWorld(t)
  const patron = await signedIn()
  const form = await patron.look('/my/ask/book')
  const key = /name="key" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const empty = await patron.send('/my/ask/book', { key, title: ' ', author: 'Wharton' })
  assert.equal(empty.status, 400)
  assert.match(empty.text, /value="Wharton"/)
  const asked = {
    key,
    title: 'Ethan Frome',
    author: 'Edith Wharton',
    year: '1911',
    pickup: String(world.libraries.ithaca),
    note: 'Large print, please',
  }
  const first = await patron.send('/my/ask/book', asked)
  assert.match(first.location ?? '', /^\/my\/requests\/B-26-\d{6}-.\?done=asked$/)
  assert.equal((await patron.send('/my/ask/book', asked)).location, first.location)
  const rows = await world.office.store.db.selectFrom('request').selectAll().execute()
  assert.equal(rows.length, 1)
  assert.deepEqual(
    [rows[0]?.citation, rows[0]?.pickup_library_id],
    [{ author: 'Edith Wharton', year: '1911' }, world.libraries.ithaca],
  )
  const events = await eventsOf(world.office.store.db, rows[0]?.id ?? 0)
  assert.deepEqual(
    events.map((one) => [one.action, one.actor_kind, one.actor_id]),
    [['takeIn', 'patron', null]],
  )
  assert.match((await patron.look(first.location ?? '')).text, /We have your request/)
})

test('copies are not asked for until the warning can be shown, and then it stands on the form', async (t) => {
  const { world, signedIn } = await visitorWorld(t)
  const patron = await signedIn()
  assert.doesNotMatch((await patron.look('/my')).text, /Ask for an article/)
  assert.ok((await patron.look('/my/ask/article')).status >= 400)
  assert.ok((await patron.send('/my/ask/article', { title: 'Journal', article: 'On canals' })).status >= 400)
  const policy = world.settings.policy()
  const warning = 'A make-believe warning,\nlong enough to be one, about copies.'
  await world.settings.change(
    {
      office: world.settings.settings(),
      policy: { ...policy, intake: { ...policy.intake, copyrightWarning: warning } },
    },
    world.clock.now(),
  )
  assert.match((await patron.look('/my')).text, /Ask for an article/)
  assert.ok((await patron.look('/my/ask/article')).text.includes(warning))
  const asked = await patron.send('/my/ask/article', {
    key: 'k',
    title: 'Journal of Canals',
    article: 'On locks',
    volume: '3',
  })
  assert.match(asked.location ?? '', /done=asked/)
  const row = await world.office.store.db
    .selectFrom('request')
    .select(['service', 'citation'])
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { service: 'copy', citation: { article: 'On locks', volume: '3' } })
})

test('cancel, more time and an answer are acts of the patron; a stale or repeated form does no harm', async (t) => {
  const { world, signedIn } = await visitorWorld(t)
  const id = await world.borrowing('out', { card: cards.owasca })
  const path = `/my/requests/${await numberOf(world, id)}`
  const patron = await signedIn()
  const page = await patron.look(path)
  assert.match(page.text, /You have it\./)
  const renew = hiddenIn(page.text, 'renew')
  const done = await patron.send(path, { ...renew, 'renew-until': '2027-02-01' })
  assert.equal(done.location, `${path}?done=renew`)
  assert.equal((await patron.send(path, renew)).location, `${path}?done=renew`, 'the same form again')
  assert.equal((await patron.send(path, { ...renew, version: '1' })).status, 409)
  const after = await patron.look(path)
  assert.match(after.text, /More time has been asked for/)
  assert.doesNotMatch(after.text, /value="renew"/)

  await world.act(id, 'ask', { to: 'patron', question: 'which_edition', note: 'The one of 1902?' })
  const asked = await patron.look(path)
  assert.match(asked.text, /Which edition do you want/)
  assert.match(asked.text, /The one of 1902\?/)
  const answer = await patron.send(path, { ...hiddenIn(asked.text, 'answer'), 'answer-note': 'Any will do.' })
  assert.equal(answer.location, `${path}?done=answer`)
  const events = await eventsOf(world.office.store.db, id)
  assert.deepEqual(
    events.filter((one) => one.actor_kind === 'patron').map((one) => [one.action, one.actor_id, one.codes]),
    [
      ['renew', null, { until: '2027-02-01' }],
      ['answer', null, {}],
    ],
  )
  const row = await world.office.store.db
    .selectFrom('request')
    .select(['question_to', 'question'])
    .where('id', '=', id)
    .executeTakeFirst()
  assert.deepEqual(row, { question_to: 'staff', question: 'answered' })
  const card = (await officeCards(world.office, id)).find((one) => one.kind === 'question')
  assert.equal(card?.words, 'An answer came: read it')
  for (const bad of ['lose', 'receive', 'toString', ''])
    assert.ok((await patron.send(path, { action: bad, version: '9' })).status >= 400, bad)
})

test('where no library system is connected, a mailed address lets the right person in, once', async (t) => {
  const { world, mails, visitor } = await visitorWorld(t, { ils: ilsByHand })
  await world.office.store.transact((tx) =>
    tx
      .insertInto('patron')
      .values({
        card: '77',
        name: 'Ben Writer',
        email: 'Ben@Readers.example',
        library_id: world.libraries.owasca,
        seen_at: new Date(),
      })
      .execute(),
  )
  const ben = visitor()
  assert.match((await ben.look('/my/sign-in')).text, /Mail me the way in/)
  const answered = await ben.send('/my/sign-in', { card: '77', email: 'eve@elsewhere.example' })
  assert.equal(answered.location, '/my/sign-in?done=mailed', 'what is answered tells nothing')
  assert.equal(
    (await ben.send('/my/sign-in', { card: '77', email: 'ben@readers.example ' })).location,
    answered.location,
  )
  for (let wait = 0; wait < 50 && mails.sent.length === 0; wait += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.deepEqual(
    mails.sent.map((one) => one.to),
    ['Ben@Readers.example'],
  )
  const path = /http:\/\/keuka\.test(\/my\/enter\/\S+)/.exec(mails.sent[0]?.text ?? '')?.[1] ?? ''
  const opened = await ben.look(path)
  assert.match(opened.text, /Open my page/)
  assert.equal(opened.headers.get('set-cookie'), null, 'opening the address alone lets nobody in')
  assert.equal((await ben.send(path, {})).location, '/my')
  assert.match((await ben.look('/my')).text, /Ben Writer/)
  assert.equal((await visitor().send(path, {})).status, 410, 'used up')
  assert.equal((await visitor().send(`${path}x`, {})).status, 410)
})

test('without a library system and without mail the page says that it is off', async (t) => {
  const { visitor } = await visitorWorld(t, {
    ils: ilsByHand,
    mailer: { isOn: () => false, send: () => Promise.reject(new Error('off')) },
  })
  const page = await visitor().look('/my/sign-in')
  assert.match(page.text, /switched off/)
  assert.doesNotMatch(page.text, /<form/)
})
