// All calendars side by side for some weeks: who is closed when, what does not go, who is at the desk, what must be packed.
import type { CarrierCalendars } from '../../domain/calendar/carriers.ts'
import { postalHolidayOn } from '../../domain/calendar/federal-holidays.ts'
import type { WeekdayName } from '../../domain/calendar/week.ts'
import { yearlyOn } from '../../domain/calendar/yearly.ts'
import { hoursOn, type StaffedDay } from '../../domain/desk/staffed.ts'
import { buildInstance } from '../../domain/shipping/plan/build-instance.ts'
import { carryingOf, waysOf } from '../../domain/shipping/plan/carrying.ts'
import { firstPossible } from '../../domain/shipping/plan/first-possible.ts'
import { windowOf } from '../../domain/shipping/plan/last-day.ts'
import { addDays } from '../../domain/values/days.ts'
import { absenceMails, type KeptAbsenceMail } from '../../store/absence-mails.ts'
import { absencesFrom, type KeptAbsence } from '../../store/absences.ts'
import { closuresBetween, type KeptClosure } from '../../store/closures.ts'
import { listLibraries } from '../../store/libraries.ts'
import { packagesGoingHome } from '../../store/packing-days.ts'
import type { Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { loadFacts } from '../mailroom/plan/load-facts.ts'
import { carrierDays } from './carrier-days.ts'

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
export interface Packing {
  readonly on: string
  readonly library: string
  readonly count: number
}
/** With what its partners were written. */
export interface ShownAbsence extends KeptAbsence {
  readonly mails: readonly KeptAbsenceMail[]
}
export interface CalendarView {
  readonly lanes: readonly Lane[]
  readonly rests: readonly Rest[]
  readonly days: readonly { readonly on: string; readonly staffed: StaffedDay | null }[]
  readonly absences: readonly ShownAbsence[]
  readonly packing: readonly Packing[]
}

export const ownLanes: readonly Lane[] = [
  { key: 'office', name: 'The office', libraryId: null },
  { key: 'postal', name: 'Post', libraryId: null },
  { key: 'courier', name: 'Courier', libraryId: null },
  { key: 'van', name: 'Van', libraryId: null },
]
export const laneOf = (libraryId: number | null): string => (libraryId === null ? 'office' : `library-${libraryId}`)

export async function calendarView(office: Office, from: string, until: string): Promise<CalendarView> {
  const { db } = office.store
  const [closures, carriers, libraries, desk, absences, packing] = await Promise.all([
    closuresBetween(db, from, until),
    carrierDays(db),
    listLibraries(db),
    deskHours(office, from),
    absencesFrom(db, from),
    packingDays(office),
  ])
  const inView = absences.filter((one) => one.startsOn <= until)
  const mails = await absenceMails(
    db,
    inView.map((one) => one.id),
  )
  const shown = new Set(closures.map((one) => one.libraryId))
  return {
    lanes: [
      ...ownLanes,
      ...libraries
        .filter(({ library }) => shown.has(library.id))
        .map(({ library }) => ({ key: laneOf(library.id), name: library.name, libraryId: library.id })),
    ],
    rests: [...closures.map(restOf), ...restsByRule(from, until, carriers)],
    days: daysOf(from, until).map((on) => ({ on, staffed: hoursOn(on, desk) })),
    absences: inView.map((one) => ({ ...one, mails: mails.filter((mail) => mail.absenceId === one.id) })),
    packing: packing.filter((one) => from <= one.on && one.on <= until),
  }
}

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

/** The last day for what lies here to go home, as in the mailing plan; what is in a package has the day of that. */
export async function packingDays(office: Office): Promise<readonly Packing[]> {
  const { facts, joins, rows } = await loadFacts(office, office.store.db)
  const first = firstPossible(buildInstance(facts))
  const single = facts.pieces.flatMap((piece) => {
    const library = facts.libraries.find((one) => one.id === piece.libraryId)
    if (piece.kind !== 'borrowing' || !library) return []
    const ways = waysOf(carryingOf(piece, library, facts), library, facts)
    const { last } = windowOf(piece, library, ways, facts)
    return [{ on: first.get(piece.id) ?? last.on, library: library.id, name: library.name, count: 1 }]
  })
  const begun = (await packagesGoingHome(office.store.db)).map(({ id, on, libraryId, name, count }) => ({
    on: on ?? facts.firstDay,
    library: libraryId,
    name,
    count:
      Number(count) + joins.filter((one) => one.parcelId === id && rows.get(one.pieceId)?.kind === 'borrowing').length,
  }))
  const found = new Map<string, Packing>()
  for (const one of [...single, ...begun]) {
    // What is late is packed on the next day there is.
    const on = one.on > facts.firstDay ? one.on : facts.firstDay
    const key = `${on} ${one.library}`
    found.set(key, { on, library: one.name, count: (found.get(key)?.count ?? 0) + one.count })
  }
  return [...found.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
