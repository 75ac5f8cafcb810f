// The calendars side by side: whose they are, and on which days each of them rests.
import type { CarrierCalendars } from '../../domain/calendar/carriers.ts'
import { postalHolidayOn } from '../../domain/calendar/federal-holidays.ts'
import type { WeekdayName } from '../../domain/calendar/week.ts'
import { yearlyOn } from '../../domain/calendar/yearly.ts'
import { addDays } from '../../domain/values/days.ts'
import type { KeptClosure } from '../../store/closures.ts'

/** A calendar by name: a library's is `library-` and its id. */
export interface Lane {
  readonly key: string
  readonly name: string
  readonly libraryId: number | null
}
export interface Rest {
  readonly lane: string
  readonly startsOn: string
  readonly endsOn: string
  readonly weekdays: readonly WeekdayName[] | null
  readonly words: string
  /** Null: by rule or setting. */
  readonly closureId: number | null
  readonly source: 'rule' | 'hand' | 'mail' | 'file'
}
export const ownLanes: readonly Lane[] = [
  { key: 'office', name: 'The office', libraryId: null },
  { key: 'postal', name: 'Post', libraryId: null },
  { key: 'courier', name: 'Courier', libraryId: null },
  { key: 'van', name: 'Van', libraryId: null },
]
export const laneOf = (libraryId: number | null): string => (libraryId === null ? 'office' : `library-${libraryId}`)

export const daysOf = (from: string, until: string): readonly string[] => {
  const days: string[] = []
  for (let on = from; on <= until; on = addDays(on, 1)) days.push(on)
  return days
}

export const restOf = (one: KeptClosure): Rest => ({
  lane: laneOf(one.libraryId),
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  weekdays: one.weekdays,
  words: one.reason ?? 'Closed',
  closureId: one.id,
  source: one.messageId !== null && one.messageId !== undefined ? 'mail' : one.uid ? 'file' : 'hand',
})

/** Days on which post, courier and van rest besides their free days of the week. */
export function restsByRule(from: string, until: string, carriers: CarrierCalendars): readonly Rest[] {
  return daysOf(from, until).flatMap((on) => {
    const rest = (lane: string, words: string): Rest => ({
      lane,
      startsOn: on,
      endsOn: on,
      weekdays: null,
      words,
      closureId: null,
      source: 'rule',
    })
    const holiday = postalHolidayOn(on)
    return [
      ...(holiday ? [rest('postal', holiday.name)] : []),
      ...(['courier', 'van'] as const).flatMap((lane) => {
        const words = yearlyOn(on, carriers[lane].yearly)?.label
        if (words !== undefined) return [rest(lane, words)]
        return carriers[lane].dates.includes(on) ? [rest(lane, 'Does not go')] : []
      }),
    ]
  })
}
