import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runNightly } from '../../jobs/nightly.ts'
import { mailMembers } from '../../office/correspondence/member-mail.ts'
import { statusAddress } from '../../office/correspondence/addresses.ts'
import { ConnectorError } from '../../office/ports.ts'
import { eventsOf } from '../../store/requests/events.ts'
import { addToParcel, closeParcel, openParcel } from '../../office/mailroom/parcels.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { colleague } from '../../../test/world-requests.ts'
import type { World } from '../../../test/world.ts'
import { cards, hiddenIn, visitorWorld } from '../../../test/visitor.ts'

const pathOf = (address: string | null): string => new URL(address ?? '').pathname

async function lent(world: World): Promise<number> {
  const { office } = world
  const id = await world.lending('ready')
  const parcel = await openParcel(office, world.libraries.tallgrass)
  assert.ok(parcel.ok)
  const number = (await loadFacts(office.store.db, id))?.pieces[0]?.id ?? 0
  assert.ok((await addToParcel(office, parcel.value.id, { pieceId: number })).ok)
  const closed = await closeParcel(office, { parcelId: parcel.value.id, actor: colleague, dueOn: '2027-01-05' })
  assert.ok(closed.ok)
  return id
}

test('a borrower sees where our book is, asks for more time and says that it comes back', async (t) => {
  const { world, visitor } = await visitorWorld(t)
  const id = await lent(world)
  const path = pathOf(statusAddress(world.office, id, world.libraries.tallgrass))
  const they = visitor()
  const page = await they.look(path)
  assert.match(page.text, /It has been sent to you; it is due on Tue 5 Jan 2027\./)
  assert.match(page.text, /Canal Songs/)
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
  const renew = hiddenIn(page.text, 'renewalAsked')
  assert.equal(
    (await they.send(path, { ...renew, 'renewalAsked-note': 'Two weeks would do' })).location,
    `${path}?done=now`,
  )
  assert.equal((await they.send(path, renew)).location, `${path}?done=before`)
  assert.equal((await eventsOf(world.office.store.db, id)).filter((one) => one.action === 'renewalAsked').length, 1)
  const after = await they.look(path)
  assert.match(after.text, /More time has been asked for/)
  assert.equal(
    (await they.send(path, { action: 'saysReturning', version: renew['version'] ?? '' })).status,
    409,
    'a stale page',
  )
  const back = await they.send(path, hiddenIn(after.text, 'saysReturning'))
  assert.equal(back.location, `${path}?done=now`)
  const last = (await eventsOf(world.office.store.db, id)).at(-1)
  assert.deepEqual(
    [last?.action, last?.actor_kind, last?.actor_id],
    ['saysReturning', 'borrower', String(world.libraries.tallgrass)],
  )
  for (const bad of ['cameBack', 'renew', 'lose', 'note'])
    assert.ok((await they.send(path, { action: bad, version: '9' })).status >= 400, bad)
})

test('a lender sees where its book is, never who reads it; another lender on the string sees nothing of it', async (t) => {
  const { world, visitor } = await visitorWorld(t)
  const id = await world.borrowing('out', { card: cards.owasca })
  const page = await visitor().look(pathOf(statusAddress(world.office, id, world.libraries.tallgrass)))
  assert.match(page.text, /It is lent to a reader of ours\./)
  assert.doesNotMatch(page.text, /Quill|Owasca Public|2000100/)
  const other = await visitor().look(pathOf(statusAddress(world.office, id, world.libraries.hillcrest)))
  assert.match(other.text, /Nothing is asked of you/)
  assert.doesNotMatch(other.text, /reader of ours/)
  const stranger = await visitor().look(pathOf(statusAddress(world.office, id, world.libraries.ithaca)))
  assert.equal(stranger.status, 404)
})

test('an address that was changed or has ended opens nothing, and the log hears of none', async (t) => {
  const { world, visitor } = await visitorWorld(t)
  const id = await lent(world)
  const path = pathOf(statusAddress(world.office, id, world.libraries.tallgrass))
  assert.equal((await visitor().look(path.replace(`.${id}.`, `.${id + 1}.`))).status, 404)
  assert.equal((await visitor().send(`${path.slice(0, -1)}~`, { action: 'saysReturning', version: '1' })).status, 404)
  assert.equal((await visitor().look('/status/')).status, 303, 'no address at all is the workbench’s')
  world.days(182)
  const over = await visitor().look(path)
  assert.equal(over.status, 410)
  assert.match(over.text, /has ended/)
  assert.equal((await visitor().send(path, { action: 'saysReturning', version: '4' })).status, 410)
  assert.equal((await visitor().send(path, {}, { origin: 'https://elsewhere.example' })).status, 403)
  assert.doesNotMatch(world.logged.join('\n'), /\/status\/s/)
})

async function wanted(world: World): Promise<number> {
  await world.office.store.transact((tx) =>
    tx.updateTable('library').set({ email: 'desk@owasca.example' }).where('id', '=', world.libraries.owasca).execute(),
  )
  return world.lending('pulling', { ownerLibraryId: world.libraries.owasca })
}
const linksIn = (text: string): string[] =>
  [...text.matchAll(/http:\/\/keuka\.test(\/answer\/\S+)/g)].map((match) => match[1] ?? '')

test('the morning mail: one a library and day, one line for each piece wanted, never a patron', async (t) => {
  const { world, mails } = await visitorWorld(t)
  await wanted(world)
  const shelf = await world.borrowing('on_shelf', {
    card: cards.owasca,
    pickupLibraryId: world.libraries.owasca,
    title: 'Forgotten on the shelf',
  })
  world.clock.advance(-3 * 3_600_000)
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 0 }, 'six in the morning is too early')
  world.clock.advance(3 * 3_600_000)
  assert.deepEqual(await mailMembers(world.office), { sent: 1, failed: 0 })
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 0 })
  assert.deepEqual(
    mails.sent.map((one) => [one.to, one.subject]),
    [['desk@owasca.example', '1 wanted of Owasca Public Library']],
  )
  assert.match(
    mails.sent[0]?.text ?? '',
    /Canal Songs[\s\S]*take it from the shelf[\s\S]*Found, and on the van: http[\s\S]*Not on the shelf: http/,
  )
  world.days(11)
  assert.deepEqual(await mailMembers(world.office), { sent: 1, failed: 0 })
  const text = mails.sent[1]?.text ?? ''
  assert.match(text, /Forgotten on the shelf[\s\S]*Sent back on the van: http[\s\S]*It cannot be found: http/)
  assert.doesNotMatch(mails.sent.map((one) => one.text).join(), /Quill|2000100/)
  assert.ok(shelf > 0)
})

test('opening an address does nothing; its button answers the line, once for all its answers', async (t) => {
  const { world, mails, visitor } = await visitorWorld(t)
  const id = await wanted(world)
  await mailMembers(world.office)
  const [found = '', notThere = ''] = linksIn(mails.sent[0]?.text ?? '')
  const page = await visitor().look(found)
  assert.match(page.text, /Found, and on the van\?/)
  assert.equal(page.text.split('<button').length, 2, 'one button')
  await visitor().look(notThere)
  assert.equal((await eventsOf(world.office.store.db, id)).at(-1)?.action, 'willSupply', 'looking acts on nothing')
  const thanks = await visitor().send(found, {})
  assert.match(thanks.text, /We have it: Found, and on the van/)
  const last = (await eventsOf(world.office.store.db, id)).at(-1)
  assert.deepEqual(
    [last?.action, last?.to_state, last?.actor_kind, last?.actor_id],
    ['found', 'coming', 'member', String(world.libraries.owasca)],
  )
  for (const path of [found, notThere]) {
    assert.equal((await visitor().send(path, {})).status, 409, 'replayed')
    assert.match((await visitor().look(path)).text, /answered already/)
  }
  assert.equal((await eventsOf(world.office.store.db, id)).length, 3)
})

test('two answers at the same moment: one is taken', async (t) => {
  const { world, mails, visitor } = await visitorWorld(t)
  const id = await wanted(world)
  await mailMembers(world.office)
  const statuses = (await Promise.all(linksIn(mails.sent[0]?.text ?? '').map((path) => visitor().send(path, {})))).map(
    (one) => one.status,
  )
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 409],
  )
  assert.equal((await eventsOf(world.office.store.db, id)).length, 3)
})

test('a line answered elsewhere, changed or ended opens nothing any more', async (t) => {
  const { world, mails, visitor } = await visitorWorld(t)
  const id = await wanted(world)
  await mailMembers(world.office)
  const [found = ''] = linksIn(mails.sent[0]?.text ?? '')
  assert.equal((await visitor().send(found.replace('found', 'notOnShelf'), {})).status, 404)
  assert.equal((await visitor().send(found, {}, { origin: 'https://elsewhere.example' })).status, 403)
  await world.act(id, 'arrive')
  assert.equal((await visitor().send(found, {})).status, 409)
  world.days(9)
  assert.equal((await visitor().look(found)).status, 410)
})

test('a morning mail that failed is tried again; one of which nobody knows is not, and both are on record', async (t) => {
  const { world, mails } = await visitorWorld(t)
  await wanted(world)
  const rows = () =>
    world.office.store.db.selectFrom('member_mail').select(['state', 'error']).orderBy('day', 'desc').execute()
  mails.failNext(new ConnectorError('unreachable', 'The mail server cannot be reached.'))
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 1 })
  assert.deepEqual(await rows(), [{ state: 'failed', error: 'The mail server cannot be reached.' }])
  assert.deepEqual(await mailMembers(world.office), { sent: 1, failed: 0 })
  world.days(1)
  mails.failNext(new ConnectorError('unreadable-answer', 'The line broke: did it go out?'))
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 1 })
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 0 })
  assert.equal((await rows())[0]?.state, 'sending')
  world.days(70)
  await runNightly(world.office)
  assert.deepEqual(await rows(), [])
})

test('a library may be spared the mail, and without mail none is sent', async (t) => {
  const { world, mails } = await visitorWorld(t)
  await wanted(world)
  await world.settings.changeCorrespondence(
    { ...world.settings.correspondence(), memberMailHour: null },
    world.clock.now(),
  )
  assert.deepEqual(await mailMembers(world.office), { sent: 0, failed: 0 })
  assert.equal(mails.sent.length, 0)
})
