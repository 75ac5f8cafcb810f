import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { smallOffice, type SmallOffice } from '../../../test/small-office.ts'
import type { IlsData } from '../../../test/fake-ils.ts'
import { addDays } from '../../domain/values/days.ts'
import { addClosure } from '../../store/closures.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { eventsOf } from '../../store/requests/events.ts'
import { requestRow } from '../../store/requests/find.ts'
import { patronFor } from '../intake/find-patron.ts'
import { takeInRequest, type NewRequest } from '../intake/take-in-request.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../mailroom/parcels.ts'
import { ilsOrder } from './ils-order.ts'
import { takeIlsNews } from './take-ils-news.ts'
import { watchedInIls } from './watched-in-ils.ts'

const card = '21234000002105'
const ils: IlsData = {
  patrons: [
    {
      ilsId: '9',
      card,
      pin: '1234',
      name: 'Ada Reader',
      email: null,
      phone: null,
      libraryCode: 'ELM',
      group: null,
      blocks: [],
    },
  ],
  copies: [
    {
      barcode: '30234000517861',
      title: 'Villette',
      author: 'Brontë, Charlotte',
      isbn: null,
      libraryCode: 'OAK',
      callNumber: 'F BRO',
      isIn: true,
    },
  ],
}
const actor = { kind: 'staff', id: 'colleague' } as const

let small: SmallOffice
beforeEach(async () => {
  small = await smallOffice({ ils })
  small.standIn.onNews(async (news, key) => void (await takeIlsNews(small.office, news, key)))
})
afterEach(() => small.close())

async function take(more: Partial<NewRequest>): Promise<{ id: number; number: string }> {
  const answer = await takeInRequest(small.office, {
    kind: 'borrowing',
    service: 'loan',
    title: 'Shirley',
    source: 'form',
    sourceKey: crypto.randomUUID(),
    actor,
    ...more,
  })
  assert.ok(answer.ok)
  return { id: answer.value.requestId, number: answer.value.number }
}
async function forReader(more: Partial<NewRequest> = {}) {
  const patron = await patronFor(small.office, card)
  assert.ok(patron.ok)
  return take({
    patronId: patron.value.patronId,
    homeLibraryId: patron.value.homeLibraryId,
    pickupLibraryId: small.members.oak,
    lenders: [small.partners.near],
    ...more,
  })
}
const stateOf = async (id: number) => (await requestRow(small.office.store.db, id))?.state
const actsOf = async (id: number) =>
  (await eventsOf(small.office.store.db, id)).map((one) => `${one.action} by ${one.actor_kind}`)

test('a borrowed book is made in the library system, and what happens at the desks comes back as acts', async () => {
  const { id, number } = await forReader()
  await small.act(id, 'send')
  await small.settle(id)
  await small.act(id, 'shipped', { dueOn: '2026-05-01' })
  await small.act(id, 'receive')
  await small.settle(id)
  const item = small.standIn.items.get(number)
  assert.deepEqual([item?.title, item?.holder, item?.libraryCode, item?.dueOn], ['Shirley', card, 'OAK', '2026-04-28'])
  await small.act(id, 'route')
  await small.standIn.reachShelf(number)
  assert.equal(await stateOf(id), 'on_shelf')
  await small.standIn.patronTakes(number, '2026-04-28')
  assert.equal((await requestRow(small.office.store.db, id))?.patron_due_on, '2026-04-28')
  await small.act(id, 'renew')
  await small.act(id, 'renewed', { dueOn: '2026-05-22' })
  await small.settle(id)
  assert.equal(small.standIn.items.get(number)?.dueOn, '2026-05-19')
  await small.standIn.patronReturns(number)
  assert.equal(await stateOf(id), 'coming_back')
  await small.act(id, 'comeBack')
  await small.settle(id)
  assert.equal(small.standIn.items.get(number)?.state, 'retired')
  assert.deepEqual(
    (await actsOf(id)).filter((one) => one.endsWith('ils')),
    ['atLibrary by ils', 'checkedOut by ils', 'checkedIn by ils'],
  )
})

test('two volumes are two items, and news names the one it means', async () => {
  const { id, number } = await forReader()
  await small.act(id, 'send')
  await small.settle(id)
  await small.act(id, 'shipped', { dueOn: '2026-05-01', pieces: 2 })
  await small.act(id, 'receive')
  await small.settle(id)
  assert.deepEqual([...small.standIn.items.keys()].slice(1), [`${number}-1`, `${number}-2`])
  const answer = await takeIlsNews(
    small.office,
    { what: 'checked_out', reference: number, barcode: `${number}-2`, until: null },
    'n1',
  )
  assert.ok(answer.ok)
  const places = await small.office.store.db
    .selectFrom('piece')
    .select(['n', 'place'])
    .where('request_id', '=', id)
    .orderBy('n')
    .execute()
  assert.deepEqual(places, [
    { n: 1, place: 'office' },
    { n: 2, place: 'patron' },
  ])
})

test('a hold in the system: on the shelf it is filled, refused it is back where lenders are chosen', async () => {
  const { id, number } = await forReader({ title: 'Villette' })
  await small.act(id, 'placeHold')
  await small.settle(id)
  assert.equal(small.standIn.holds.get(number)?.holder, card)
  await small.standIn.reachShelf(number)
  assert.equal((await requestRow(small.office.store.db, id))?.outcome, 'filled_in_system')

  const unowned = await forReader()
  await small.act(unowned.id, 'placeHold')
  await small.settle(unowned.id)
  assert.equal(await stateOf(unowned.id), 'new')
  assert.deepEqual((await actsOf(unowned.id)).at(-1), 'holdFailed by office')
})

test('one of ours is pulled, found by its library, lent, and checked in when it comes back', async () => {
  const { id, number } = await take({ kind: 'lending', title: 'Villette', borrowerLibraryId: small.partners.near })
  await small.act(id, 'willSupply')
  await small.settle(id)
  assert.equal(small.standIn.holds.get(number)?.holder, 'ZNR')
  await small.standIn.libraryPulls(number)
  assert.equal(await stateOf(id), 'coming')
  await small.act(id, 'arrive', { barcode: '30234000517861' })
  const parcel = await openParcel(small.office, small.partners.near)
  assert.ok(parcel.ok && (await addToParcel(small.office, parcel.value.id, { code: number })).ok)
  assert.ok((await closeParcel(small.office, { parcelId: parcel.value.id, actor, dueOn: '2026-05-01' })).ok)
  await collectParcel(small.office, parcel.value.id)
  await small.settle(id)
  assert.deepEqual(
    [small.standIn.items.get('30234000517861')?.holder, small.standIn.items.get('30234000517861')?.dueOn],
    ['ZNR', '2026-05-01'],
  )
  await small.act(id, 'cameBack')
  await small.settle(id)
  assert.equal(small.standIn.items.get('30234000517861')?.state, 'in')
})

test('news is taken once, and news that no longer fits changes nothing', async () => {
  const { id, number } = await forReader()
  const news = { what: 'on_shelf', reference: number, barcode: number, until: null } as const
  const early = await takeIlsNews(small.office, news, 'k')
  assert.equal(early.ok || early.code, 'wrong-state')
  await small.act(id, 'send')
  await small.act(id, 'receive')
  assert.ok((await takeIlsNews(small.office, news, 'k')).ok)
  const again = await takeIlsNews(small.office, news, 'k')
  assert.ok(again.ok && again.value.repeated)
  const unknown = await takeIlsNews(small.office, { ...news, reference: 'B260000990' }, 'x')
  assert.equal(unknown.ok || unknown.code, 'not-found')
})

test('an item the library system will not make becomes a question to a colleague, once', async () => {
  const { id } = await forReader()
  await small.act(id, 'send')
  await small.act(id, 'receive')
  small.standIn.refuseNext('No template for this branch.')
  await small.settle()
  const [effect] = (await effectsOfRequest(small.office.store.db, id)).filter(
    (one) => one.name === 'ils.makeCirculable',
  )
  assert.deepEqual([effect?.state, effect?.error], ['given_up', 'No template for this branch.'])
  assert.equal((await requestRow(small.office.store.db, id))?.question_to, 'staff')
})

test('while the library system is down an order waits, and is acted on once', async () => {
  const { id, number } = await forReader()
  await small.act(id, 'send')
  await small.act(id, 'receive')
  small.standIn.downFor(30 * 60_000)
  await small.settle()
  assert.equal(small.standIn.items.has(number), false)
  small.clock.advance(31 * 60_000)
  await small.settle()
  assert.equal(small.standIn.items.has(number), true)
  assert.deepEqual(
    [...small.standIn.ledger.values()].map((one) => one.actedOn),
    [1],
  )
})

test('another pick-up library: the reader’s day falls on a day on which that one is open', async () => {
  const { id } = await forReader()
  const { store } = small.office
  await small.act(id, 'edit', { pickupLibraryId: small.members.oak })
  await small.act(id, 'send')
  await small.act(id, 'receive', { dueOn: '2027-01-20' })
  const dayOf = async () => (await requestRow(store.db, id))?.patron_due_on ?? ''
  const before = await dayOf()
  await store.transact((tx) =>
    addClosure(tx, small.members.elm, { startsOn: addDays(before, -1), endsOn: before, reason: null }),
  )
  await small.act(id, 'edit', { pickupLibraryId: small.members.elm })
  assert.equal(await dayOf(), addDays(before, -2))
  await small.act(id, 'edit', { title: 'Villette, a novel' })
  assert.equal(await dayOf(), addDays(before, -2))
})

test('another pick-up library: the ILS is told where it knows the request, and what is here gets new paper', async () => {
  const { id } = await forReader()
  const names = async () => (await effectsOfRequest(small.office.store.db, id)).map((one) => one.name)
  await small.act(id, 'edit', { pickupLibraryId: small.members.oak })
  assert.ok(!(await names()).includes('ils.changePickup'), 'nothing of it stands there yet')
  await small.act(id, 'send')
  await small.act(id, 'receive')
  await small.settle()
  await small.act(id, 'edit', { title: 'Villette, a novel' })
  await small.act(id, 'edit', { pickupLibraryId: small.members.oak })
  assert.ok(!(await names()).includes('ils.changePickup'), 'it goes there already')
  await small.act(id, 'edit', { pickupLibraryId: small.members.elm })
  const all = await names()
  assert.deepEqual(
    ['ils.changePickup', 'paper.strap', 'paper.slip'].map((name) => all.filter((one) => one === name).length),
    [1, 2, 2],
  )
  const order = await ilsOrder(small.office.store.db, {
    name: 'ils.changePickup',
    requestId: id,
    pieceId: null,
    effectId: 0,
  })
  assert.equal(order.name === 'ils.changePickup' && order.pickupCode, 'ELM')
})

test('a set that is lent: volumes are said, each gets its hold, and they come together; a hold that fails is a question', async () => {
  const { id, number } = await take({ kind: 'lending', title: 'Villette', borrowerLibraryId: small.partners.near })
  await small.act(id, 'sayWhich', { volume: '1-2' })
  const items = async () => (await watchedInIls(small.office.store.db, id))?.items?.map((one) => one.key)
  assert.deepEqual(await items(), [`${number}.v1`, `${number}.v2`])
  const pulls = async () =>
    (await effectsOfRequest(small.office.store.db, id)).filter((one) => one.name === 'ils.pull').length
  assert.equal(await pulls(), 0, 'nothing is held before it is pulled')
  await small.act(id, 'willSupply')
  const [pull] = (await effectsOfRequest(small.office.store.db, id)).filter((one) => one.name === 'ils.pull')
  assert.ok(pull)
  const order = await ilsOrder(small.office.store.db, { name: 'ils.pull', requestId: id, pieceId: null, effectId: 0 })
  assert.deepEqual(order.name === 'ils.pull' && order.items?.map((one) => one.volume), ['1', '2'])
  await small.settle(id)

  const news = { reference: number, barcode: null, until: null }
  assert.ok((await takeIlsNews(small.office, { ...news, what: 'hold_not_filled' }, 'n1')).ok)
  const asked = await requestRow(small.office.store.db, id)
  assert.deepEqual([asked?.state, asked?.question_to, asked?.question], ['pulling', 'staff', 'hold_not_filled'])
  // Another copy is named: the holds are set right, and the question is answered.
  await small.act(id, 'sayWhich', { copy: '301 302' })
  assert.equal(await pulls(), 2)
  assert.deepEqual(await items(), [`${number}.c301`, `${number}.c302`])
  assert.equal((await requestRow(small.office.store.db, id))?.question_to, null)
  assert.ok((await takeIlsNews(small.office, { ...news, what: 'pulled', pieces: 2 }, 'n2')).ok)
  const pieces = await small.office.store.db.selectFrom('piece').select('place').where('request_id', '=', id).execute()
  assert.deepEqual([await stateOf(id), pieces.map((one) => one.place)], ['coming', ['van_in', 'van_in']])
})

test('a facility’s line whose hold is not filled is a question to a colleague, not a no', async () => {
  const { id, number } = await take({ kind: 'facility', title: 'Villette', facilityLibraryId: small.members.oak })
  await small.act(id, 'sayWhich', { volume: '2' })
  await small.act(id, 'gather')
  await small.settle(id)
  const news = { what: 'not_on_shelf', reference: number, barcode: null, until: null } as const
  assert.ok((await takeIlsNews(small.office, news, 'n1')).ok)
  const row = await requestRow(small.office.store.db, id)
  assert.deepEqual([row?.state, row?.question], ['gathering', 'hold_not_filled'])
})
