// Runs jobs when the office's clock says so: every so often, or once a day at an hour. What was missed while the
// office was closed is caught up at start; several processes on one database share the work.
import { dayOf } from '../domain/values/days.ts'
import type { Office } from '../office/context.ts'
import type { Json } from '../store/column-types.ts'
import { StoreGone } from '../store/errors.ts'
import { claimJob, endJob, lastStartOf } from '../store/job-run.ts'
import type { Loop } from './effect-loop.ts'

interface Named {
  readonly name: string
  /** Its counts are kept with the record of its run. */
  run(): Promise<Json>
}
/** `everyMs` in office time; `dailyAt` an hour on the office's wall clock, such as '03:30'. */
export type Job = Named & ({ readonly everyMs: number } | { readonly dailyAt: string })

const longestSleepMs = 60_000

/** When a job that last began at `last` is due again. A clock set back since makes it due at once. */
export function dueAt(job: Job, last: Date | null, now: Date, timeZone: string): Date {
  if (last === null || last > now) return now
  if ('everyMs' in job) return new Date(last.getTime() + job.everyMs)
  const day = Temporal.PlainDate.from(dayOf(last, timeZone))
  const on = (one: Temporal.PlainDate): Date =>
    new Date(one.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(job.dailyAt) }).epochMilliseconds)
  return on(day) > last ? on(day) : on(day.add({ days: 1 }))
}

/** `speed`: how many of the office's seconds pass in one of ours. */
export function startSchedule(office: Office, jobs: readonly Job[], speed = 1): Loop {
  let stopped = false
  let rouse = (): void => {}
  const running = keepGoing()

  async function keepGoing(): Promise<void> {
    while (!stopped) {
      let nextAt = Number.POSITIVE_INFINITY
      for (const job of jobs) if (!stopped) nextAt = Math.min(nextAt, (await attempt(job)).getTime())
      if (!stopped) await sleep(Math.max(5, (nextAt - office.clock.now().getTime()) / speed))
    }
  }

  /** Runs the job if it is due and says when to look again. One that fails is tried again when next due. */
  async function attempt(job: Job): Promise<Date> {
    try {
      await runIfDue(office, job)
      return dueAt(job, await lastStartOf(office.store.db, job.name), office.clock.now(), office.settings().timeZone)
    } catch (error) {
      office.log(`job ${job.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return new Date(office.clock.now().getTime() + (error instanceof StoreGone ? 2_000 : longestSleepMs) * speed)
    }
  }

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, longestSleepMs))
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    wake: () => rouse(),
    async stop() {
      stopped = true
      rouse()
      await running
    },
  }
}

/** True when it was due and ran now. */
export async function runIfDue(office: Office, job: Job): Promise<boolean> {
  const now = office.clock.now()
  const last = await lastStartOf(office.store.db, job.name)
  if (dueAt(job, last, now, office.settings().timeZone) > now) return false
  if (!(await claimJob(office.store.db, job.name, last, now))) return false
  const outcome = await job.run()
  await endJob(office.store.db, job.name, office.clock.now(), outcome)
  return true
}
