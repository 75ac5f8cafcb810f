import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeWorld, type World } from '../../../test/world.ts'
import { addClosure, ownClosures } from '../../store/closures.ts'
import { deleteEndedMessages } from '../../store/messages.ts'
import { planAbsence } from './absences.ts'
import { feedFor, feeds } from './feeds.ts'

const readFeed = async ({ office }: World, key: string): Promise<string> => {
  const path = (await feeds(office)).find((one) => one.key === key)?.path ?? ''
  return (await feedFor(office, /^\/calendars\/(.+)\.ics$/.exec(path)?.[1] ?? '')) ?? ''
}

test('an address of a calendar tells days and places: no colleague’s name, and nothing that stood in a mail', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const { id: messageId } = await office.store.db
    .insertInto('message')
    .values({
      key: 'away',
      mailbox: 'box',
      subject: 'Away',
      text: 'Tess is away, we are closed',
      headers: '',
      bytes: 100,
      state: 'archived',
      received_at: office.clock.now(),
      ends_on: '2026-12-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const closed = { startsOn: '2026-12-15', endsOn: '2027-01-05' }
  await office.store.transact(async (tx) => {
    await addClosure(tx, libraries.tallgrass, { ...closed, reason: 'Tess is away, we are closed', messageId })
    await addClosure(tx, libraries.hillcrest, { ...closed, reason: 'Winter' })
  })
  await planAbsence(office, { startsOn: '2026-12-07', endsOn: '2026-12-11', kind: 'leave', substitute: 'Ada Hollis' })
  const desk = await readFeed(world, 'desk')
  assert.match(desk, /SUMMARY:Leave: somebody stands in/)
  assert.doesNotMatch(desk, /Hollis/)
  const told = await readFeed(world, `library-${libraries.tallgrass}`)
  assert.match(told, /DTSTART;VALUE=DATE:20261215/)
  assert.doesNotMatch(told, /Tess/)
  assert.match(await readFeed(world, `library-${libraries.hillcrest}`), /closed: Winter/)

  await office.store.transact((tx) => deleteEndedMessages(tx, '2026-12-02'))
  const [kept] = await ownClosures(office.store.db, libraries.tallgrass, '2026-12-01')
  assert.deepEqual([kept?.endsOn, kept?.reason, kept?.messageId], ['2027-01-05', null, null])
  assert.doesNotMatch(await readFeed(world, `library-${libraries.tallgrass}`), /Tess/)
})
