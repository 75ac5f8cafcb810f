// Days as staff pages write them: American, with the month's name, or ISO. What cannot be a day is none.
import { isDay } from '../values/days.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export function readPageDay(text: string): string | null {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text)
  if (iso) return dayFrom(iso[1], iso[2], iso[3])
  const us = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/.exec(text)
  if (us) return dayFrom(us[3], us[1], us[2])
  const monthFirst = /\b([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\b/.exec(text)
  if (monthFirst) return dayFrom(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
  const dayFirst = /\b(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})\b/.exec(text)
  return dayFirst ? dayFrom(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null
}

/** As their forms take it: month/day/year. */
export function writeUsDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}

const monthOf = (name: string | undefined): string => String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)

function dayFrom(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const whole = year?.length === 2 ? `20${year}` : year
  const day = `${whole}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(day) ? day : null
}
