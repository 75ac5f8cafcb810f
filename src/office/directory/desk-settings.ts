// How the desk is run, kept with the other settings and read when it is needed.
import { z } from 'zod'
import { usualDesk, type DeskSettings } from '../../domain/desk/desk-settings.ts'
import { weekdayNames } from '../../domain/calendar/week.ts'
import type { Desk } from '../../domain/desk/staffed.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { absencesFrom } from '../../store/absences.ts'
import { announceAll } from '../../store/announce.ts'
import { ownClosures } from '../../store/closures.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'
import { refuseStale } from './stale-settings.ts'

const hours = z.object({ from: z.string(), until: z.string() })
const shape = z.object({
  week: z.record(z.enum(weekdayNames), hours.nullable()),
  auditDays: z.number(),
})

/** What was never set is as usual. */
export async function deskSettings(db: Db | Tx): Promise<DeskSettings> {
  const kept = (await readSettings(db)).get('desk')
  const read = shape.safeParse(kept)
  return read.success ? read.data : usualDesk
}

/** Staffed hours, closed days and days on which nobody stands in, from the past two months on. */
export async function deskHours(office: Office, from: string, db: Db | Tx = office.store.db): Promise<Desk> {
  const [{ week }, closures, absences] = await Promise.all([
    deskSettings(db),
    ownClosures(db, null, from),
    absencesFrom(db, from),
  ])
  const empty = absences.filter((one) => one.substitute === null)
  return { week, closures: [...closures, ...empty], timeZone: office.settings().timeZone }
}

export const changeDesk = (office: Office, next: DeskSettings, version?: string): Promise<Answer<DeskSettings>> =>
  office.store.transact(async (tx) => {
    const stale = await refuseStale(tx, version, 'desk')
    if (stale) return stale
    for (const name of weekdayNames) {
      const day = next.week[name]
      if (day && day.until <= day.from)
        return refuse('bad-details', { field: 'Until', problem: 'must be later than from' }, `week.${name}`)
    }
    if (weekdayNames.every((name) => next.week[name] === null))
      return refuse('bad-details', { field: 'Staffed hours', problem: 'somebody must be there on one day' }, 'week')
    const { week, auditDays } = next
    await saveSetting(tx, 'desk', { week: plainWeek(week), auditDays }, office.clock.now())
    await announceAll(tx)
    return done(next)
  })

const plainWeek = (week: DeskSettings['week']) =>
  Object.fromEntries(weekdayNames.map((name) => [name, week[name] === null ? null : { ...week[name] }]))
