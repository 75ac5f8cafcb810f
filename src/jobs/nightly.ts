// What the office does at night: forgets what is over, and sweeps up after sign-ins.
import type { Office } from '../office/context.ts'
import { scrub } from '../office/privacy/scrub.ts'
import { sweep as sweepDifferences } from '../office/differences/recheck.ts'
import { eraseFreed } from '../store/erase.ts'
import { forgetOldPrints } from '../store/print-jobs.ts'
import { forgetSessions } from '../store/scans.ts'
import { sweepSignIn } from '../store/sign-in-try.ts'
import { deleteMemberMailsBefore } from '../store/member-mail.ts'
import { sweepVisitors } from '../store/visitors.ts'
import { dayOf, laterByDays } from '../domain/values/days.ts'
import type { Job } from './schedule.ts'

/** Longer than the door itself remembers either, so that nothing still counted is swept. */
const sweepAfterMs = 24 * 60 * 60 * 1000
/** A session at a station lasts a day; a second beep is not heard after that. */
const scanDays = 7

/** Long enough to look up whether a library got its mail. */
const keepMemberMailsDays = 60

/** A paper can be printed again for as long as its piece is likely to be about. */
const keepPrintsDays = 90

/** Counts only: numbers of requests go to the preview, names nowhere. */
export async function runNightly(office: Office): Promise<{ [count: string]: number }> {
  const { numbers: _, ...counts } = await scrub(office)
  const now = office.clock.now()
  await office.store.transact(async (tx) => {
    await sweepSignIn(tx, now, sweepAfterMs, sweepAfterMs)
    await sweepVisitors(tx, now)
    await deleteMemberMailsBefore(tx, dayOf(laterByDays(now, -keepMemberMailsDays), office.settings().timeZone))
  })
  await office.store.transact((tx) => forgetSessions(tx, laterByDays(now, -scanDays)))
  await sweepDifferences(office)
  await office.store.transact((tx) => forgetOldPrints(tx, laterByDays(now, -keepPrintsDays)))
  if (counts.requests + counts.exchanges + counts.patrons > 0) await eraseFreed(office.store)
  return counts
}

export const nightlyJob = (office: Office): Job => ({ name: 'night', dailyAt: '03:30', run: () => runNightly(office) })
