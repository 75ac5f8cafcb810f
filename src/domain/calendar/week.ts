// The days of the week by name, Monday first.

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type WeekdayName = (typeof weekdayNames)[number]
export const workdays: readonly WeekdayName[] = ['mon', 'tue', 'wed', 'thu', 'fri']

export const weekdayOf = (day: string): WeekdayName => weekdayNames[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'mon'

export const isWeekdayName = (text: string): text is WeekdayName => weekdayNames.some((one) => one === text)

/** Only what is a day of the week, in the week's order. */
export const readWeekdays = (texts: readonly string[]): readonly WeekdayName[] =>
  weekdayNames.filter((one) => texts.includes(one))

export const weekdayWords: Readonly<Record<WeekdayName, string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
}
