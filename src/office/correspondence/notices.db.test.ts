import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allOurs, lender, openMailing as open } from '../../../test/mailing.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { defaultOwners, noticeNames, type Owner } from '../../domain/lifecycle/notices.ts'
import { daysBetween } from '../../domain/values/days.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { today } from '../context.ts'
import { defaultCorrespondence } from './correspondence.ts'
import { tellDue } from './due-notices.ts'

test('due soon and overdue are told once for each day, in the morning, where they are ours', async (t) => {
  const { world, mails, ask, run } = await open(t)
  const own = (owner: Owner) =>
    world.settings.changeCorrespondence(
      { ...defaultCorrespondence, owners: { ...defaultOwners, due_soon: owner, overdue: owner } },
      world.clock.now(),
    )
  const id = await ask('out')
  const due = (await loadFacts(world.office.store.db, id))?.request.patronDueOn ?? ''
  const daysUntil = daysBetween(today(world.office), due)
  world.days(daysUntil - 3)
  for (const owner of ['ils', 'nobody'] as const) {
    await own(owner)
    assert.equal(await tellDue(world.office), 0, owner)
  }
  await own('keuka')
  assert.equal(await tellDue(world.office), 1)
  assert.equal(await tellDue(world.office), 0, 'once')
  world.days(3)
  assert.equal(await tellDue(world.office), 0, 'on its day it is not late')
  world.days(1)
  assert.equal(await tellDue(world.office), 1)
  world.days(5)
  assert.equal(await tellDue(world.office), 0)
  await run()
  assert.deepEqual(
    mails.sent.map((one) => one.subject),
    ['Due soon: The Erie Canal Reader', 'Overdue: The Erie Canal Reader'],
  )
  await world.act(id, 'renew')
  assert.equal(await tellDue(world.office), 0)
  await world.act(id, 'renewed', { dueOn: '2027-06-01' }, lender)
  world.days(daysBetween(today(world.office), '2027-06-10'))
  assert.equal(await tellDue(world.office), 1, 'another day, another notice')
  await world.act(id, 'checkedIn')
  world.days(30)
  assert.equal(await tellDue(world.office), 0)
})

test('for each notice and each owner: ordered where it is Keuka’s and nowhere else, and no event yields two', async (t) => {
  const { world, ask } = await open(t)
  const db = world.office.store.db
  const wholeLoan = async (): Promise<readonly number[]> => {
    const never = await ask('sent')
    await world.act(never, 'expire')
    const id = await ask('out')
    await world.act(id, 'ask', { to: 'patron', question: 'still_wanted' })
    await world.act(id, 'charge', { amountCents: 500 }, { kind: 'staff', id: 'l', role: 'librarian' })
    const due = (await loadFacts(db, id))?.request.patronDueOn ?? ''
    world.days(daysBetween(today(world.office), due) - 1)
    await tellDue(world.office)
    world.days(3)
    await tellDue(world.office)
    await world.act(id, 'renew')
    await world.act(id, 'renewed', { dueOn: '2029-03-01' }, lender)
    await world.act(id, 'recall', {}, lender)
    return [never, id]
  }
  const noticesOf = async (ids: readonly number[]) => {
    const rows = await db
      .selectFrom('effect')
      .select(['event_id', 'name'])
      .where('port', '=', 'mail')
      .where('request_id', 'in', [...ids])
      .execute()
    assert.equal(new Set(rows.map((one) => one.event_id)).size, rows.length, 'an event yielded two notices')
    return rows.flatMap(({ name }) => (isEffectName(name) ? [effectRow(name).mail?.notice ?? ''] : [])).toSorted()
  }
  const change = (owners: typeof defaultOwners) =>
    world.settings.changeCorrespondence({ ...defaultCorrespondence, owners }, world.clock.now())
  await change(allOurs)
  assert.deepEqual(await noticesOf(await wholeLoan()), [...noticeNames].toSorted())
  for (const name of noticeNames) {
    await change({ ...allOurs, [name]: 'nobody' })
    const told = await noticesOf(await wholeLoan())
    assert.deepEqual(told, noticeNames.filter((one) => one !== name).toSorted(), name)
  }
})

test('receiving in the office notifies nobody, whoever owns the notices', async (t) => {
  const { world, ask, mailsOf } = await open(t)
  await world.settings.changeCorrespondence({ ...defaultCorrespondence, owners: allOurs }, world.clock.now())
  const id = await ask('routed')
  assert.deepEqual(await mailsOf(id), [])
})
