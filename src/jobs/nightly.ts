// What the office does at night: forgets what is over, and sweeps up after sign-ins.
import type { Office } from '../office/context.ts'
import { scrub } from '../office/privacy/scrub.ts'
import { eraseFreed } from '../store/erase.ts'
import { forgetSessions } from '../store/scans.ts'
import { laterByDays } from '../domain/values/days.ts'
import { sweepSignIn } from '../store/sign-in-try.ts'
import type { Job } from './schedule.ts'

/** Longer than the door itself remembers either, so that nothing still counted is swept. */
const sweepAfterMs = 24 * 60 * 60 * 1000
/** A session at a station lasts a day; a second beep is not heard after that. */
const scanDays = 7

/** Counts only: numbers of requests go to the preview, names nowhere. */
export async function runNightly(office: Office): Promise<{ [count: string]: number }> {
  const { numbers: _, ...counts } = await scrub(office)
  await office.store.transact((tx) => sweepSignIn(tx, office.clock.now(), sweepAfterMs, sweepAfterMs))
  await office.store.transact((tx) => forgetSessions(tx, laterByDays(office.clock.now(), -scanDays)))
  if (counts.requests + counts.exchanges + counts.patrons > 0) await eraseFreed(office.store)
  return counts
}

export const nightlyJob = (office: Office): Job => ({ name: 'night', dailyAt: '03:30', run: () => runNightly(office) })
