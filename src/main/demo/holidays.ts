// The make-believe office and its members keep the holidays of the post, as offices do: due dates set by us stay off them.
import { postalHolidays } from '../../domain/calendar/federal-holidays.ts'
import { addDays, dayOf } from '../../domain/values/days.ts'
import { holidaysNotKept, keepHolidays } from '../../store/demo.ts'
import type { Store } from '../../store/open.ts'

/** Of the year to come, each once: what a visitor takes out stays out. Today's stays a working day: something is to be seen. */
export async function layHolidays(store: Store, now: Date, timeZone: string): Promise<void> {
  const day = dayOf(now, timeZone)
  const last = addDays(day, 366)
  const year = Number(day.slice(0, 4))
  const ahead = [year, year + 1].flatMap(postalHolidays).filter(({ on }) => day < on && on <= last)
  await store.transact(async (tx) => {
    const days = await holidaysNotKept(tx, ahead)
    if (days.length > 0) await keepHolidays(tx, days, now)
  })
}
