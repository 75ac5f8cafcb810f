// All calendars side by side for some weeks: who is closed when, what does not go, who is at the desk, what must be packed.
import { hoursOn, type StaffedDay } from '../../domain/desk/staffed.ts'
import { absenceMails, type KeptAbsenceMail } from '../../store/absence-mails.ts'
import { absencesFrom, type KeptAbsence } from '../../store/absences.ts'
import { closuresBetween } from '../../store/closures.ts'
import { listLibraries } from '../../store/libraries.ts'
import type { Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { packingDays, type Packing } from '../mailroom/plan/packing-days.ts'
import { carrierDays } from '../shipping/carrier-days.ts'
import { daysOf, laneOf, ownLanes, restOf, restsByRule, type Lane, type Rest } from './rests.ts'

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
