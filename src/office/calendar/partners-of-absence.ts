// Partners with whom something is open, and whether they were told of an absence.
import { toldOf, type Told } from '../../store/absence-mails.ts'
import { partnersWithOpen } from '../../store/absences.ts'
import type { Office } from '../context.ts'

const mostShown = 100

export interface Partner {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly count: number
  /** What became of its mail; null: it was written none. */
  readonly told: Told | null
}

export async function partnersOf(office: Office, absenceId: number): Promise<readonly Partner[]> {
  const { db } = office.store
  const [open, told] = await Promise.all([partnersWithOpen(db), toldOf(db, absenceId)])
  return open.slice(0, mostShown).map((one) => ({ ...one, count: Number(one.count), told: told.get(one.id) ?? null }))
}
