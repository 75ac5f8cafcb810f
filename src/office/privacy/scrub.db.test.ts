import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { namedLoans, person, type NamedLoans } from '../../../test/named-loans.ts'
import type { SmallOffice } from '../../../test/small-office.ts'
import { patronFor } from '../intake/find-patron.ts'
import { takeInRequest } from '../intake/take-in-request.ts'
import { scrub, scrubPreview } from './scrub.ts'

let loans: NamedLoans
let small: SmallOffice
beforeEach(async () => {
  loans = await namedLoans()
  small = loans.small
})
afterEach(() => small.close())

test('the preview says what the scrub then does, and does nothing itself', async () => {
  const first = await loans.wholeLoan('one')
  const second = await loans.wholeLoan('two')
  small.days(31)
  const preview = await scrubPreview(small.office)
  assert.equal(preview.requests, 2)
  assert.deepEqual(preview.numbers, [(await loans.rowOf(first)).number, (await loans.rowOf(second)).number])
  assert.deepEqual([preview.patronLinks, preview.exchanges, preview.patrons, preview.onHold], [2, 2, 1, 0])
  assert.deepEqual(await scrub(small.office), preview)
  assert.equal((await scrub(small.office)).requests, 0)
  assert.equal((await scrubPreview(small.office)).patrons, 0)
})

test('nothing is forgotten before its days have passed', async () => {
  await loans.wholeLoan('one')
  small.days(29)
  assert.equal((await scrub(small.office)).requests, 0)
  assert.ok((await loans.tablesWith()).includes('patron'))
})

const keepers: readonly [string, (id: number) => Promise<unknown>][] = [
  ['money owed', (id) => small.act(id, 'charge', { amountCents: 2500 })],
  [
    'an open question',
    (id) =>
      small.office.store.db
        .updateTable('request')
        .set({ question_to: 'lender', question: 'where_is_it', question_since: small.clock.now() })
        .where('id', '=', id)
        .execute(),
  ],
  [
    'a named hold',
    (id) =>
      small.office.store.db
        .insertInto('hold_on_scrub')
        .values({ request_id: id, reason: 'subpoena', by_staff: 'colleague', since: small.clock.now() })
        .execute(),
  ],
  ['a step still to do', (id) => small.act(id, 'tellLender', { note: 'thank you' })],
  [
    'an open request it was made for',
    async (id) => {
      const taken = await takeInRequest(small.office, {
        kind: 'facility',
        service: 'loan',
        title: 'x',
        source: 'form',
        sourceKey: 'line',
        actor: { kind: 'staff', id: null },
        facilityLibraryId: small.facility,
      })
      assert.ok(taken.ok)
      await small.office.store.db
        .updateTable('request')
        .set({ for_request_id: taken.value.requestId })
        .where('id', '=', id)
        .execute()
    },
  ],
]
for (const [what, keep] of keepers) {
  test(`${what} keeps a request whole`, async () => {
    const id = await loans.wholeLoan('one')
    await keep(id)
    small.days(60)
    assert.equal((await scrubPreview(small.office)).onHold, 1)
    const done = await scrub(small.office)
    assert.deepEqual([done.requests, done.onHold, done.patrons], [0, 1, 0])
    assert.ok((await loans.tablesWith()).includes('patron'))
  })
}

test('a patron with another request stays until that is over too', async () => {
  await loans.wholeLoan('one')
  await loans.take('two')
  small.days(31)
  const done = await scrub(small.office)
  assert.deepEqual([done.requests, done.patronLinks, done.patrons], [1, 1, 0])
})

test('news that comes after the scrub is forgotten in its turn', async () => {
  const id = await loans.wholeLoan('one')
  small.days(31)
  await scrub(small.office)
  small.days(5)
  await small.act(id, 'lenderNote', { note: `Was it ${person.name} who had it?` }, { kind: 'lender', id: null })
  assert.equal((await scrub(small.office)).requests, 0)
  small.days(31)
  assert.equal((await scrub(small.office)).notes, 1)
  assert.deepEqual(await loans.tablesWith(), [])
})

test('a copy request keeps what the copyright count needs', async () => {
  const patron = await patronFor(small.office, person.card)
  assert.ok(patron.ok)
  const taken = await takeInRequest(small.office, {
    kind: 'borrowing',
    service: 'copy',
    title: 'Canal Gazette',
    source: 'form',
    sourceKey: 'copy',
    actor: { kind: 'staff', id: null },
    citation: { issn: '0378-5955', year: '2024', note: person.name },
    patronId: patron.value.patronId,
    homeLibraryId: patron.value.homeLibraryId,
    copyrightCompliance: 'ccg',
  })
  assert.ok(taken.ok)
  await small.act(taken.value.requestId, 'cancel')
  small.days(31)
  await scrub(small.office)
  const row = await loans.rowOf(taken.value.requestId)
  assert.deepEqual(
    [row.title, row.citation, row.copyright_compliance, row.home_library_id],
    ['Canal Gazette', { issn: '0378-5955', year: '2024' }, 'ccg', small.members.elm],
  )
  assert.deepEqual(await loans.tablesWith(), [])
})

test('what people typed as a reason or a line goes, codes stay', async () => {
  const taken = await takeInRequest(small.office, {
    kind: 'facility',
    service: 'loan',
    title: 'Knots',
    source: 'form',
    sourceKey: 'f',
    actor: { kind: 'staff', id: null },
    facilityLibraryId: small.facility,
    facilityLine: `List 7, line 3 ${person.name}`,
  })
  assert.ok(taken.ok)
  await small.act(taken.value.requestId, 'refuse', { reason: `no hardcovers for ${person.name}` })
  small.days(31)
  await scrub(small.office)
  const row = await loans.rowOf(taken.value.requestId)
  assert.deepEqual([row.facility_line, row.reason, row.outcome], [null, null, 'refused'])
  assert.deepEqual(await loans.tablesWith(), [])
})

test('undo’s former values and stray messages end by age', async () => {
  const id = await loans.take('one')
  await small.act(id, 'edit', { title: 'Another title' })
  await small.office.store.db
    .insertInto('exchange')
    .values({
      direction: 'in',
      protocol: 'iso18626',
      kind: 'unreadable',
      body: person.name,
      body_sha256: 'x',
      at: small.clock.now(),
    })
    .execute()
  const former = () => small.office.store.db.selectFrom('former_value').select('id').execute()
  assert.notEqual((await former()).length, 0)
  small.days(2)
  await scrub(small.office)
  assert.equal((await former()).length, 0)
  small.days(31)
  assert.equal((await scrub(small.office)).exchanges, 1)
})
