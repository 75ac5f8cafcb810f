// How the desk is run: when it is staffed, and how long look-ups of patrons are on record.
import { usualWeek, type StaffedWeek } from './staffed.ts'

export interface DeskSettings {
  readonly week: StaffedWeek
  /** Days for which look-ups of patrons stay on record. */
  readonly auditDays: number
}

export const usualDesk: DeskSettings = { week: usualWeek, auditDays: 180 }
