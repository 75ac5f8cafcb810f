// How fast a supply goes and how long it lasts, from what was printed and packed in the last eight weeks. A hint: the
// words are as rough as what they rest on.

export const lookBackDays = 56
/** Fewer days than this say nothing about a week. */
const fewestDays = 14

/** What was used on one day, in single ones. */
export interface UsedOn {
  readonly daysAgo: number
  readonly units: number
}
export interface Forecast {
  /** Single ones a week; null: too little was seen. */
  readonly perWeek: number | null
  /** Null: nobody knows what is there, or it does not go. */
  readonly daysLeft: number | null
}

/** `seenDays`: for how many days the office has been writing down what it uses. */
export function forecast(used: readonly UsedOn[], stock: number | null, seenDays: number): Forecast {
  const days = Math.min(lookBackDays, seenDays)
  if (days < fewestDays) return { perWeek: null, daysLeft: null }
  const units = used.filter((one) => one.daysAgo < days).reduce((sum, one) => sum + one.units, 0)
  const perDay = units / days
  return {
    perWeek: perDay * 7,
    daysLeft: stock === null || perDay === 0 ? null : Math.max(0, Math.floor(stock / perDay)),
  }
}

/** No finer than it can be known. */
export function rateWords({ perWeek }: Forecast): string | null {
  if (perWeek === null) return null
  if (perWeek === 0) return 'none in 8 weeks'
  if (perWeek < 0.5) return 'less than 1 a week'
  return `about ${roughly(perWeek).toLocaleString('en-US')} a week`
}

export function lastsWords({ daysLeft }: Forecast): string | null {
  if (daysLeft === null) return null
  if (daysLeft === 0) return 'used up, by our count'
  if (daysLeft < 14) return daysLeft === 1 ? 'about 1 day' : `about ${daysLeft} days`
  if (daysLeft < 70) return `about ${Math.round(daysLeft / 7)} weeks`
  if (daysLeft < 365) return `about ${Math.round(daysLeft / 30.4)} months`
  return 'more than a year'
}

/** Two figures; five on the second where the first is large enough. */
function roughly(count: number): number {
  if (count < 10) return Math.round(count)
  const step = 10 ** (Math.floor(Math.log10(count)) - 1)
  return Math.round(count / step) * step
}
