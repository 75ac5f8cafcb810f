import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { byHand } from '../../../connectors/by-hand/carrier.ts'
import { ilsByHand } from '../../../connectors/by-hand/ils.ts'
import { lifeNames, lives, type Life } from '../../../domain/lifecycle/lives.ts'
import { readNumber } from '../../../domain/values/request-number.ts'
import type { Office } from '../../../office/context.ts'
import { loadSettings } from '../../../office/directory/settings.ts'
import { cards } from '../../../office/worklist/cards.ts'
import { restoreBackup } from '../../../store/backup/restore.ts'
import { storyLines } from '../../../store/demo.ts'
import { markMakeBelieve } from '../../../store/make-believe.ts'
import { testStore, type TestStore } from '../../../../test/database.ts'
import { noCorrespondence } from '../../../../test/no-correspondence.ts'
import { howMany } from './build.ts'
import { momentOf } from './calendar.ts'
import { openFiveCounties } from './open.ts'
import { readers } from './people.ts'
import { peerEndpoints, tellFiveCounties } from './tell-template.ts'
import { daysToMove, templateFile } from './template.ts'

/** A visitor in another season and another year than the template’s. */
const visitor = momentOf('2027-04-14', 11)
let database: TestStore
let folder: string
let office: Office

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keuka-counties-'))
  database = await testStore()
  await markMakeBelieve(database.store.db)
  await openFiveCounties(database.store, folder, visitor)
  const settings = await loadSettings(database.store)
  office = {
    store: database.store,
    clock: { now: () => visitor },
    carriers: { partner: () => byHand, ils: () => byHand },
    ils: ilsByHand,
    correspondence: noCorrespondence,
    settings: settings.settings,
    policy: settings.policy,
    log: (line) => assert.fail(line),
  }
})
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const requests = () => database.store.db.selectFrom('request').selectAll().orderBy('id').execute()
const events = () =>
  database.store.db
    .selectFrom('request_event as v')
    .innerJoin('request as r', 'r.id', 'v.request_id')
    .select(['v.id', 'v.request_id', 'v.action', 'v.to_state', 'v.at', 'r.kind', 'r.service'])
    .orderBy('v.id')
    .execute()

test('five counties: two thousand requests, their libraries and their readers', async () => {
  const kinds = await database.store.db
    .selectFrom('library')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute()
  assert.deepEqual(Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])), {
    member: 33,
    partner: 60,
    facility: 8,
  })
  assert.equal(readers.length, 400)
  const all = await requests()
  assert.equal(all.filter((one) => one.for_request_id === null).length, howMany)
  assert.ok(
    all.some((one) => one.for_request_id !== null),
    'loans made for facilities’ lines besides',
  )
  assert.ok(new Set(all.map((one) => one.title)).size >= 250)
})

test('every state of every life stands there today', async () => {
  const found = new Set((await requests()).map((one) => `${one.kind} ${one.service} ${one.state}`))
  const wanted = lifeNames.flatMap((name) =>
    Object.keys(lives[name].states).map((state) => `${lives[name].kind} ${lives[name].service} ${state}`),
  )
  assert.deepEqual(
    wanted.filter((one) => !found.has(one)),
    [],
  )
})

const noVolumes = 'the library system of the past holds any copy of a title, never one volume'
/** What the make-believe year has no occasion for, and why. */
const never: Readonly<Record<string, string>> = {
  'borrowing loan wordsBindNothing': 'what lenders write in the template is wholly understood',
  'borrowing loan sendOn': 'a package closed for a borrowed piece always sends it home',
  'borrowing loan turnedUp': 'nothing that was lost on its way turned up in that year',
  'borrowing loan turnedUpInCrate': 'nothing that was lost on its way turned up in that year',
  'borrowing loan tellDueSoon': 'the library system owns this notice there',
  'borrowing loan tellOverdue': 'the library system owns this notice there',
  'borrowing loan ilsFailed': 'the library system refuses one hold, for a loan of ours',
  'lending loan holdNotFilled': noVolumes,
  'lending loan sayWhich': noVolumes,
  'lending loan answerWithCopy': 'it makes the request a copy, among whose actions it is counted',
  'lending loan turnedUp': 'nothing that was lost on its way turned up in that year',
  'borrowing copy ilsFailed': 'nothing of a borrowed copy is asked of the library system',
  'lending copy holdNotFilled': noVolumes,
  'lending copy sayWhich': noVolumes,
  'lending copy ilsFailed': 'the library system refuses one hold, for a loan of ours',
  'facility loan holdNotFilled': noVolumes,
  'facility loan sayWhich': noVolumes,
  'facility loan turnedUp': 'nothing that was lost on its way turned up in that year',
}

test('every action was done, but those named with their reasons', async () => {
  const found = new Set((await events()).map((one) => `${one.kind} ${one.service} ${one.action}`))
  const wanted = lifeNames.flatMap((name) => {
    const life: Life = lives[name]
    return Object.keys(life.actions).map((action) => `${life.kind} ${life.service} ${action}`)
  })
  assert.deepEqual(
    wanted.filter((one) => !found.has(one)),
    Object.keys(never).toSorted((a, b) => wanted.indexOf(a) - wanted.indexOf(b)),
  )
})

test('numbers follow the calendar of the visitor’s years and check; nothing lies in the future', async () => {
  const all = await requests()
  assert.ok(all.every((one) => readNumber(one.number) === one.number && one.created_at <= visitor))
  for (const letter of ['B', 'L', 'F']) {
    const own = all.filter((one) => one.number.startsWith(letter))
    const inOrder = own.toSorted((a, b) => a.number.slice(0, 9).localeCompare(b.number.slice(0, 9)))
    assert.deepEqual(
      inOrder.map((one) => one.id),
      own.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime() || a.id - b.id).map((one) => one.id),
      letter,
    )
  }
  const years = new Set(all.map((one) => one.number.slice(1, 3)))
  assert.deepEqual([...years].toSorted(), ['26', '27'])
  for (const own of Map.groupBy(await events(), (one) => one.request_id).values())
    for (const [index, one] of own.entries())
      assert.ok(one.at <= visitor && one.at >= (own[index - 1]?.at ?? one.at), `${one.request_id} ${one.action}`)
})

test('Today has the work of a day, and some of every kind', async (t) => {
  const all = await cards(office)
  const kinds = Map.groupBy(all, (one) => one.kind)
  t.diagnostic([...kinds].map(([kind, some]) => `${kind} ${some.length}`).join(', '))
  assert.ok(all.length >= 30 && all.length <= 60, `${all.length} cards`)
  for (const kind of [
    'step',
    'failed_step',
    'answer_by',
    'question',
    'review',
    'due',
    'overdue',
    'renewal_asked',
  ] as const)
    assert.ok(kinds.has(kind), kind)
})

test('readers whose loans were over long ago are forgotten, as in any office', async () => {
  const limit = new Date(visitor.getTime() - 33 * 86_400_000)
  const { count } = await database.store.db
    .selectFrom('request_patron as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('r.closed_at', '<', limit)
    .where('r.owing_cents', '=', 0)
    // News that came after the end begins the days anew.
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('request_event as v').whereRef('v.request_id', '=', 'r.id').where('v.at', '>=', limit))),
    )
    .executeTakeFirstOrThrow()
  assert.equal(count, 0)
})

test('at night the morning of the day before is the last there was', () => {
  assert.equal(daysToMove(momentOf('2026-11-24', 7)), 0)
  assert.equal(daysToMove(momentOf('2026-11-24', 3)), -1)
  assert.equal(daysToMove(momentOf('2026-12-01', 23)), 7)
})

test('told again, the first weeks are the same: the template is fresh', async (t) => {
  const until = momentOf('2025-09-30', 23)
  const [told, kept] = [await testStore(), await testStore()]
  t.after(() => Promise.all([told.drop(), kept.drop()]))
  await tellFiveCounties(told.store, { endpoints: peerEndpoints, until })
  await restoreBackup(kept.store, folder, templateFile, { replace: true })
  const lines = await storyLines(told.store.db, until)
  assert.ok(lines.length > 50)
  assert.deepEqual(lines, await storyLines(kept.store.db, until))
})
