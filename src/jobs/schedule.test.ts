import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueAt, type Job } from './schedule.ts'

const run = () => Promise.resolve({})
const night: Job = { name: 'night', dailyAt: '03:30', run }
const often: Job = { name: 'often', everyMs: 60_000, run }
const due = (job: Job, last: string | null, now: string) =>
  dueAt(job, last === null ? null : new Date(last), new Date(now), 'America/New_York').toISOString()

// oxfmt-ignore
const cases: readonly [string, Job, last: string | null, now: string, due: string][] = [
  ['never run: now',                          night, null,                   '2026-11-24T14:00:00Z', '2026-11-24T14:00:00.000Z'],
  ['run in the night: the next night',        night, '2026-11-24T08:30:00Z', '2026-11-24T14:00:00Z', '2026-11-25T08:30:00.000Z'],
  ['run in the evening: this night',          night, '2026-11-24T23:00:00Z', '2026-11-25T01:00:00Z', '2026-11-25T08:30:00.000Z'],
  ['closed for days: due since the first',    night, '2026-11-20T08:30:00Z', '2026-11-24T14:00:00Z', '2026-11-21T08:30:00.000Z'],
  ['summer time begins: 03:30 by the clock',  night, '2026-03-07T08:30:00Z', '2026-03-07T14:00:00Z', '2026-03-08T07:30:00.000Z'],
  ['the clock was set back: now',             night, '2027-01-01T08:30:00Z', '2026-11-24T14:00:00Z', '2026-11-24T14:00:00.000Z'],
  ['every minute',                            often, '2026-11-24T14:00:00Z', '2026-11-24T14:00:30Z', '2026-11-24T14:01:00.000Z'],
]
for (const [what, job, last, now, expected] of cases) {
  test(what, () => assert.equal(due(job, last, now), expected))
}
