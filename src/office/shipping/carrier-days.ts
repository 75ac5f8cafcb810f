// When courier and van go, kept with the other settings.
import { z } from 'zod'
import { usualCarriers, type CarrierCalendars } from '../../domain/calendar/carriers.ts'
import { weekdayNames, type WeekdayName } from '../../domain/calendar/week.ts'
import { isYearlyDay } from '../../domain/calendar/yearly.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'
import { refuseStale } from '../directory/stale-settings.ts'

const days = z.object({
  weekdays: z.array(z.enum(weekdayNames)),
  yearly: z.array(z.string().refine(isYearlyDay)),
  dates: z.array(z.string()),
})
const shape = z.object({ courier: days, van: days })

/** What was never set is as usual. */
export async function carrierDays(db: Db | Tx): Promise<CarrierCalendars> {
  const read = shape.safeParse((await readSettings(db)).get('carriers'))
  return read.success ? read.data : usualCarriers
}

export const changeCarrierDays = (
  office: Office,
  next: CarrierCalendars,
  version?: string,
): Promise<Answer<CarrierCalendars>> =>
  office.store.transact(async (tx) => {
    const stale = await refuseStale(tx, version, 'carriers')
    if (stale) return stale
    const plain = ({ weekdays, yearly, dates }: CarrierCalendars['courier']) => ({
      weekdays: [...weekdays],
      yearly: [...yearly],
      dates: [...new Set(dates)].toSorted(),
    })
    await saveSetting(tx, 'carriers', { courier: plain(next.courier), van: plain(next.van) }, office.clock.now())
    await announceAll(tx)
    return done(next)
  })

/** The days on which the van stops at a member; null: whenever it goes. */
export const changeVanDays = (
  office: Office,
  libraryId: number,
  weekdays: readonly WeekdayName[] | null,
): Promise<Answer<null>> =>
  office.store.transact(async (tx) => {
    const changed = await tx
      .updateTable('library')
      .set({ van_days: weekdays === null ? null : [...weekdays] })
      .where('id', '=', libraryId)
      .where('kind', '=', 'member')
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return refuse('library-not-found')
    await announceAll(tx)
    return done(null)
  })
