import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { colleague, smallOffice } from '../../../test/small-office.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { eventsOf } from '../../store/requests/events.ts'
import { requestRow } from '../../store/requests/find.ts'
import type { Office } from '../context.ts'
import { patronFor } from '../intake/find-patron.ts'
import { takeInRequest } from '../intake/take-in-request.ts'
import { ConnectorError } from '../ports.ts'
import { type IlsSeen, type IlsWatched } from '../ils-port.ts'
import { followIls } from './follow-ils.ts'

const card = '21234000002105'
const patron = {
  ilsId: '9',
  card,
  pin: '1',
  name: 'Ada Reader',
  email: null,
  phone: null,
  libraryCode: 'ELM',
  group: null,
  blocks: [],
}

async function following(t: TestContext, perHour = 600) {
  const small = await smallOffice({ ils: { patrons: [patron], copies: [] } })
  t.after(() => small.close())
  const looked: IlsWatched[] = []
  let seen: (watched: IlsWatched) => readonly IlsSeen[] = () => []
  const office: Office = {
    ...small.office,
    ils: {
      ...small.office.ils,
      follow: {
        perHour: () => perHour,
        used: () => 0,
        look(watched) {
          looked.push(watched)
          return Promise.resolve(seen(watched))
        },
      },
    },
  }
  async function here(): Promise<{ id: number; number: string }> {
    const found = await patronFor(office, card)
    assert.ok(found.ok)
    const taken = await takeInRequest(office, {
      kind: 'borrowing',
      service: 'loan',
      title: 'Shirley',
      source: 'form',
      sourceKey: crypto.randomUUID(),
      actor: colleague,
      patronId: found.value.patronId,
      homeLibraryId: small.members.elm,
      pickupLibraryId: small.members.elm,
      lenders: [small.partners.near],
    })
    assert.ok(taken.ok)
    const { requestId: id, number } = taken.value
    await small.act(id, 'send')
    await small.settle(id)
    await small.act(id, 'shipped', { dueOn: '2026-05-01' })
    await small.act(id, 'receive')
    await small.settle(id)
    return { id, number }
  }
  return {
    ...small,
    office,
    looked,
    here,
    see: (next: typeof seen) => void (seen = next),
    row: (id: number) => requestRow(office.store.db, id),
  }
}
const outUntil =
  (until: string) =>
  ({ reference, barcodes }: IlsWatched): readonly IlsSeen[] => [
    { news: { what: 'checked_out', reference, barcode: barcodes[0] ?? null, until }, key: `k:${reference}:${until}` },
  ]

test('what is looked at becomes an act, once', async (t) => {
  const { office, looked, here, see, row, days } = await following(t)
  const { id, number } = await here()
  see(outUntil('2026-04-20'))
  assert.equal(await followIls(office), 1)
  assert.deepEqual(looked[0], { reference: number, barcodes: [number], patronCard: card, institution: null })
  days(1)
  await followIls(office)
  assert.deepEqual([(await row(id))?.state, (await row(id))?.patron_due_on], ['out', '2026-04-20'])
  assert.equal((await eventsOf(office.store.db, id)).filter((one) => one.action === 'checkedOut').length, 1)
  assert.ok(!(await effectsOfRequest(office.store.db, id)).some((one) => one.name === 'ils.changeDueDate'))
})

test('a due date there that is later than the strap’s: the strap’s stands, and one step asks for the reset', async (t) => {
  const { office, here, see, row, days } = await following(t)
  const { id } = await here()
  const onStrap = (await row(id))?.patron_due_on ?? ''
  see(outUntil('2026-06-30'))
  await followIls(office)
  days(1)
  await followIls(office)
  assert.deepEqual([(await row(id))?.state, (await row(id))?.patron_due_on], ['out', onStrap])
  assert.equal(
    (await effectsOfRequest(office.store.db, id)).filter((one) => one.name === 'ils.changeDueDate').length,
    1,
  )
})

test('no more in a round than the hour allows; the next goes on where it stopped, each once a day', async (t) => {
  const { office, looked, here, days } = await following(t, 12)
  const numbers = [(await here()).number, (await here()).number]
  for (const _ of [1, 2, 3]) await followIls(office)
  assert.deepEqual(
    looked.map((one) => one.reference),
    [numbers[0], numbers[1]],
  )
  days(1)
  await followIls(office)
  assert.equal(looked.at(-1)?.reference, numbers[0])
})

test('what one request lacks, or never answers, stops nobody else; three in a row, and the system is away', async (t) => {
  const { office, looked, here, see, logged, days } = await following(t)
  const broken = await here()
  for (const _ of [1, 2, 3]) await here()
  see(() => {
    throw new ConnectorError('refused', 'No patron stands for it.')
  })
  assert.equal(await followIls(office), 4)
  see(({ reference }) => {
    if (reference === broken.number) throw new ConnectorError('unreadable-answer', 'HTML came.', { retry: true })
    return []
  })
  days(1)
  assert.equal(await followIls(office), 3)
  assert.deepEqual(looked.slice(4)[0]?.reference, broken.number, 'it came first, and the others all the same')
  see(() => {
    throw new ConnectorError('unreachable', 'Polaris is away.')
  })
  days(1)
  const before = looked.length
  assert.equal(await followIls(office), 0)
  assert.equal(looked.length, before + 3)
  see(() => {
    throw new ConnectorError('bad-credentials', 'The key is wrong.')
  })
  days(1)
  await followIls(office)
  assert.equal(looked.length, before + 4, 'a wrong key is tried once')
  assert.match(logged.at(-1) ?? '', /key is wrong/)
})

test('what has not come, what is a copy and what was sent home is not asked for', async (t) => {
  const { office, act, looked, here } = await following(t)
  const { id } = await here()
  await act(id, 'route')
  await act(id, 'comeBack')
  await followIls(office)
  assert.deepEqual(looked, [])
})

test('looked at by rank: what waits on a shelf or is due goes before the rest, and again within the hour', async (t) => {
  const { office, act, looked, here, clock } = await following(t, 12)
  const rest = await here()
  const shelf = await here()
  await act(shelf.id, 'route')
  await act(shelf.id, 'atLibrary')
  await followIls(office)
  clock.advance(20 * 60_000)
  await followIls(office)
  clock.advance(60_000)
  await followIls(office)
  assert.deepEqual(
    looked.map((one) => one.reference),
    [shelf.number, shelf.number, rest.number],
  )
})

test('not picked up and lost there: each moves its request, once', async (t) => {
  const { office, act, here, see, row, days } = await following(t)
  const [left, lost] = [await here(), await here()]
  for (const { id } of [left, lost]) {
    await act(id, 'route')
    await act(id, 'atLibrary')
  }
  see(({ reference, barcodes }) => {
    const what = reference === left.number ? 'not_picked_up' : 'lost'
    return [{ news: { what, reference, barcode: barcodes[0] ?? null, until: null }, key: `${what}:${reference}` }]
  })
  await followIls(office)
  days(1)
  await followIls(office)
  assert.equal((await row(left.id))?.state, 'coming_back')
  assert.equal((await row(lost.id))?.state, 'lost')
  const { events } = await office.store.db
    .selectFrom('request_event')
    .select((eb) => eb.fn.countAll<number>().as('events'))
    .where('action', 'in', ['notPickedUp', 'lose'])
    .executeTakeFirstOrThrow()
  assert.equal(events, 2)
})
