// Days that come each year and on which a courier, a van or an office may rest. Which of them hold is a setting.
import { dayAfter, lastMonday, nth, on, type DayOfYear } from './yearly-rule.ts'

const thanksgiving = nth(4, 4, 11)

// oxfmt-ignore
export const yearlyDays = {
  newYear:      { label: 'New Year’s Day',             day: on(1, 1) },
  king:         { label: 'Martin Luther King Jr. Day', day: nth(3, 1, 1) },
  presidents:   { label: 'Presidents’ Day',            day: nth(3, 1, 2) },
  memorial:     { label: 'Memorial Day',               day: lastMonday(5) },
  juneteenth:   { label: 'Juneteenth',                 day: on(6, 19) },
  independence: { label: 'Independence Day',           day: on(7, 4) },
  labor:        { label: 'Labor Day',                  day: nth(1, 1, 9) },
  columbus:     { label: 'Columbus Day',               day: nth(2, 1, 10) },
  veterans:     { label: 'Veterans Day',               day: on(11, 11) },
  thanksgiving: { label: 'Thanksgiving Day',           day: thanksgiving },
  dayAfter:     { label: 'Day after Thanksgiving',     day: dayAfter(thanksgiving) },
  christmasEve: { label: 'Christmas Eve',              day: on(12, 24) },
  christmas:    { label: 'Christmas Day',              day: on(12, 25) },
  newYearsEve:  { label: 'New Year’s Eve',             day: on(12, 31) },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly day: DayOfYear }>>

export type YearlyDay = keyof typeof yearlyDays
export const isYearlyDay = (name: string): name is YearlyDay => Object.hasOwn(yearlyDays, name)
export const yearlyNames: readonly YearlyDay[] = Object.keys(yearlyDays).filter(isYearlyDay)

/** Which of these days a day is; null: none. */
export function yearlyOn(day: string, names: readonly YearlyDay[]): { name: YearlyDay; label: string } | null {
  const year = Number(day.slice(0, 4))
  const name = names.find((one) => yearlyDays[one].day(year).toString() === day)
  return name === undefined ? null : { name, label: yearlyDays[name].label }
}
