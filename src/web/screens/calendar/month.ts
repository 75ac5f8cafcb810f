// A month as a page of a calendar: whole weeks, and what stands on each day.
import type { CalendarView } from '../../../contract/calendar.ts'
import { dayAfter, dayWords } from '../../dates.ts'

export interface Entry {
  readonly key: string
  readonly lane: string
  readonly words: string
  readonly kind: 'office' | 'library' | 'way' | 'absence' | 'packing'
  /** It can be taken out. */
  readonly closureId: number | null
  /** A further day of what a day before it on this page says in full. */
  readonly goesOn: boolean
  /** Why a library is closed, where that is said; for many at once. */
  readonly reason: string | null
}
export interface DayCell {
  readonly on: string
  readonly isInMonth: boolean
  readonly staffed: string | null
  readonly entries: readonly Entry[]
}

export const monthOf = (day: string): string => day.slice(0, 7)
export function monthLater(month: string, count: number): string {
  const at = utcOf(`${month}-01`)
  at.setUTCMonth(at.getUTCMonth() + count)
  return monthOf(at.toISOString())
}
export const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utcOf(`${month}-01`))

/** The first and last day shown: weeks begin on Sunday, as on the wall. */
export function pageOf(month: string): { from: string; until: string } {
  const first = `${month}-01`
  const last = dayAfter(`${monthLater(month, 1)}-01`, -1)
  return { from: dayAfter(first, -sundayFirst(first)), until: dayAfter(last, 6 - sundayFirst(last)) }
}

// Not every browser has Temporal.
const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const sundayFirst = (day: string): number => utcOf(day).getUTCDay()
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

export function cellsOf(
  month: string,
  view: CalendarView,
  hidden: ReadonlySet<string>,
  today: string,
): readonly DayCell[] {
  return view.days.map(({ on, staffed }) => ({
    on,
    isInMonth: monthOf(on) === month,
    staffed: staffed === null ? null : `${staffed.from} to ${staffed.until}`,
    entries: officeOnce(manyAtOnce(entriesOn(on, view, today).filter((one) => !hidden.has(one.lane)))),
  }))
}

/** More libraries than this closed for one reason on one day are one line. */
const mostNamed = 3
function manyAtOnce(entries: readonly Entry[]): readonly Entry[] {
  const byReason = Map.groupBy(entries, (one) => (one.kind === 'library' && !one.goesOn ? one.reason : null))
  return entries.flatMap((one) => {
    const same = one.reason === null || one.kind !== 'library' || one.goesOn ? [] : (byReason.get(one.reason) ?? [])
    if (same.length <= mostNamed) return [one]
    const words = `${same.length} libraries closed: ${one.reason}`
    return same[0] === one ? [{ ...one, key: words, words, closureId: null }] : []
  })
}

/** That the office is closed is said once a day; each further closing says why alone, and can be taken out still. */
function officeOnce(entries: readonly Entry[]): readonly Entry[] {
  const first = entries.find((one) => one.kind === 'office')
  return entries.flatMap((one) => {
    if (one.kind !== 'office' || one === first) return [one]
    if (one.goesOn || one.closureId === null) return []
    return [{ ...one, words: one.reason ?? 'And once more' }]
  })
}

function entriesOn(on: string, view: CalendarView, today: string): readonly Entry[] {
  const firstShown = view.days[0]?.on ?? on
  const names = new Map(view.lanes.map((one) => [one.key, one]))
  return [
    ...view.packing
      .filter((one) => one.on === on)
      .map((one) => ({
        key: `${one.isPlanned ? 'planned' : 'pack'} ${one.library}`,
        lane: 'packing',
        words: one.isPlanned
          ? `Planned: ${one.count} for ${one.library}`
          : `Last day to pack ${one.count} for ${one.library}`,
        kind: 'packing' as const,
        closureId: null,
        goesOn: false,
        reason: null,
      })),
    ...view.absences
      .filter((one) => one.startsOn <= on && on <= one.endsOn)
      .map((one) => ({
        key: `absence ${one.id}`,
        lane: 'absence',
        words: one.substitute === null ? 'Nobody at the desk' : `${one.substitute} stands in`,
        kind: 'absence' as const,
        closureId: null,
        goesOn: false,
        reason: null,
      })),
    ...view.rests
      .filter((one) => one.startsOn <= on && on <= one.endsOn && isOneOf(on, one.weekdays))
      .map((one) => {
        const lane = names.get(one.lane)
        const isLibrary = lane?.libraryId !== null && lane?.libraryId !== undefined
        const closed = closedWords(one.lane, lane?.name ?? '')
        const goesOn = one.weekdays === null && on !== one.startsOn && on !== firstShown
        return {
          key: `${one.lane} ${one.closureId ?? one.startsOn}`,
          lane: one.lane,
          words: goesOn
            ? closed
            : `${closed}${lastDayWords(one, today)}${one.words === 'Closed' ? '' : `: ${one.words}`}`,
          kind: isLibrary ? ('library' as const) : one.lane === 'office' ? ('office' as const) : ('way' as const),
          closureId: goesOn ? null : one.closureId,
          goesOn,
          reason: one.words === 'Closed' ? null : one.words,
        }
      }),
  ]
}

const isOneOf = (on: string, names: CalendarView['rests'][number]['weekdays']): boolean =>
  names === null || names.some((one) => one === weekdays[sundayFirst(on)])

const without: Readonly<Record<string, string>> = { postal: 'No mail', courier: 'No courier', van: 'No van' }
const closedWords = (lane: string, name: string): string =>
  without[lane] ?? (lane === 'office' ? 'Office closed' : `${name} closed`)
const lastDayWords = ({ startsOn, endsOn, weekdays: names }: CalendarView['rests'][number], today: string): string =>
  names === null && startsOn !== endsOn ? ` to ${dayWords(endsOn, today)}` : ''
