import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeWorld } from '../../../test/world.ts'
import { ownClosures, removeClosureById } from '../../store/closures.ts'
import { listLibraries } from '../../store/libraries.ts'
import { layHolidays } from './holidays.ts'

test('the demo’s office and members keep the holidays of the coming year, once each', async (t) => {
  const { office, clock } = await makeWorld(t)
  const { store } = office
  const lay = () => layHolidays(store, clock.now(), office.settings().timeZone)
  await lay()
  const kept = await ownClosures(store.db, null, '2026-01-01')
  const days = kept.map((one) => one.startsOn)
  assert.deepEqual(days.slice(0, 3), ['2026-11-26', '2026-12-25', '2027-01-01'])
  const [member] = await listLibraries(store.db, 'member')
  const theirs = await ownClosures(store.db, member?.library.id ?? 0, '2026-01-01')
  assert.deepEqual(
    theirs.map((one) => one.startsOn),
    days,
  )
  await store.transact((tx) => removeClosureById(tx, kept[1]?.id ?? 0))
  await lay()
  assert.ok(!(await ownClosures(store.db, null, '2026-01-01')).some((one) => one.startsOn === '2026-12-25'))
})
