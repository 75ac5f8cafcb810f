import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { smallOffice, type SmallOffice } from '../../test/small-office.ts'
import { runIfDue, startSchedule, type Job } from './schedule.ts'

let small: SmallOffice
before(async () => {
  small = await smallOffice()
})
after(() => small.close())

const counting = (name: string, more: { everyMs: number } | { dailyAt: string }) => {
  const ran: string[] = []
  const job: Job = { name, ...more, run: () => Promise.resolve({ runs: ran.push(small.clock.now().toISOString()) }) }
  return { job, ran }
}
const recordOf = (job: string) =>
  small.office.store.db.selectFrom('job_run').selectAll().where('job', '=', job).executeTakeFirst()

test('a daily job runs once a day, also when several ask at once, and its counts are kept', async () => {
  const { job, ran } = counting('daily', { dailyAt: '03:30' })
  const asked = await Promise.all([runIfDue(small.office, job), runIfDue(small.office, job)])
  assert.equal(asked.filter(Boolean).length, 1)
  small.days(1)
  assert.equal(await runIfDue(small.office, job), true)
  assert.equal(await runIfDue(small.office, job), false)
  assert.equal(ran.length, 2)
  const record = await recordOf('daily')
  assert.deepEqual([record?.outcome, record?.last_ended_at], [{ runs: 2 }, small.clock.now()])
})

test('the schedule runs what is due at start and as time passes, and says what failed', async () => {
  const { job, ran } = counting('often', { everyMs: 50 })
  const broken: Job = { name: 'broken', everyMs: 50, run: () => Promise.reject(new Error('no ink')) }
  const loop = startSchedule(small.office, [broken, job])
  for (let tries = 0; tries < 100 && ran.length < 2; tries += 1) {
    await wait(20)
    small.clock.advance(60)
    loop.wake()
  }
  await loop.stop()
  assert.ok(ran.length >= 2)
  assert.ok(small.logged.some((line) => line.startsWith('job broken: Error: no ink')))
  const runs = ran.length
  small.clock.advance(1000)
  await wait(50)
  assert.equal(ran.length, runs)
})
