// How a day that comes each year is told: its date, or its place among the weekdays of a month.

export type DayOfYear = (year: number) => Temporal.PlainDate

export const on =
  (month: number, day: number): DayOfYear =>
  (year) =>
    Temporal.PlainDate.from({ year, month, day })

/** The nth given weekday (1 Mon to 7 Sun) of a month. */
export const nth =
  (n: number, weekday: number, month: number): DayOfYear =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (n - 1) })
  }

export const lastMonday =
  (month: number): DayOfYear =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    const last = first.with({ day: first.daysInMonth })
    return last.subtract({ days: last.dayOfWeek - 1 })
  }

export const dayAfter =
  (day: DayOfYear): DayOfYear =>
  (year) =>
    day(year).add({ days: 1 })
