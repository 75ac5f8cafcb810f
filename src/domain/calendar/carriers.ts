// When the courier and the van go, as the office has set it.
import type { Calendar } from './open-days.ts'
import { workdays, type WeekdayName } from './week.ts'
import type { YearlyDay } from './yearly.ts'

export interface CarrierDays {
  readonly weekdays: readonly WeekdayName[]
  readonly yearly: readonly YearlyDay[]
  /** Single days besides. */
  readonly dates: readonly string[]
}
export interface CarrierCalendars {
  readonly courier: CarrierDays
  readonly van: CarrierDays
}

// oxfmt-ignore
const usual: CarrierDays = {
  weekdays: workdays,
  yearly: ['newYear', 'presidents', 'memorial', 'independence', 'labor', 'veterans', 'thanksgiving', 'dayAfter', 'christmas'],
  dates: [],
}
export const usualCarriers: CarrierCalendars = {
  courier: usual,
  van: { ...usual, yearly: ['newYear', 'memorial', 'independence', 'labor', 'thanksgiving', 'christmas'] },
}

export const carrierCalendar = ({ weekdays, yearly, dates }: CarrierDays): Calendar => ({
  weekdays,
  yearly,
  closures: dates.map((one) => ({ startsOn: one, endsOn: one })),
})

/** The van at one member: on its days of the week, and when the van goes at all. */
export const vanStop = (van: CarrierDays, stops: readonly WeekdayName[] | null): readonly Calendar[] => [
  carrierCalendar(van),
  ...(stops === null ? [] : [{ weekdays: stops }]),
]
