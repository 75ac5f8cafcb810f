import type { AbsenceStep } from '../domain/desk/absence.ts'
import { announceAll } from './announce.ts'
import type { AbsenceTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export interface NewAbsence {
  readonly startsOn: string
  readonly endsOn: string
  readonly kind: AbsenceTable['kind']
  readonly substitute: string | null
}
export interface KeptAbsence extends NewAbsence {
  readonly id: number
  readonly done: readonly AbsenceStep[]
}

/** Absences that have not ended before `from`, the earliest first. */
export async function absencesFrom(db: Db | Tx, from: string): Promise<readonly KeptAbsence[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const steps = await db
    .selectFrom('absence_step')
    .select(['absence_id', 'step'])
    .where(
      'absence_id',
      'in',
      rows.map((one) => one.id),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    kind: row.kind,
    substitute: row.substitute,
    done: steps.filter((one) => one.absence_id === row.id).map((one) => one.step),
  }))
}

export async function absenceById(db: Db | Tx, id: number): Promise<KeptAbsence | undefined> {
  return (await absencesFrom(db, '0001-01-01')).find((one) => one.id === id)
}

export async function insertAbsence(tx: Tx, absence: NewAbsence, at: Date): Promise<void> {
  await tx
    .insertInto('absence')
    .values({
      starts_on: absence.startsOn,
      ends_on: absence.endsOn,
      kind: absence.kind,
      substitute: absence.substitute,
      made_at: at,
    })
    .execute()
  await announceAll(tx)
}

export async function changeSubstitute(tx: Tx, id: number, substitute: string | null): Promise<boolean> {
  const result = await tx.updateTable('absence').set({ substitute }).where('id', '=', id).executeTakeFirst()
  await announceAll(tx)
  return result.numUpdatedRows > 0n
}

export async function deleteAbsence(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom('absence').where('id', '=', id).executeTakeFirst()
  await announceAll(tx)
  return result.numDeletedRows > 0n
}

export async function lockAbsence(tx: Tx, id: number): Promise<boolean> {
  const found = await tx.selectFrom('absence').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return found !== undefined
}

/** Done, or not done after all. */
export async function markStep(tx: Tx, id: number, step: AbsenceStep, doneAt: Date | null): Promise<boolean> {
  if (!(await lockAbsence(tx, id))) return false
  if (doneAt === null)
    await tx.deleteFrom('absence_step').where('absence_id', '=', id).where('step', '=', step).execute()
  else
    await tx
      .insertInto('absence_step')
      .values({ absence_id: id, step, done_at: doneAt })
      .onConflict((conflict) => conflict.columns(['absence_id', 'step']).doNothing())
      .execute()
  await announceAll(tx)
  return true
}

/** Open requests with a day on which something is due within these days, and all that ask us for an answer. */
export const fallingInto = (db: Db | Tx, from: string, until: string) =>
  db
    .selectFrom('request as r')
    .leftJoin('network_request as n', (join) =>
      join.onRef('n.request_id', '=', 'r.id').on('r.kind', '=', 'lending').on('r.state', '=', 'new'),
    )
    .select(['r.id', 'r.number', 'r.title', 'r.kind', 'r.state', 'r.created_at'])
    .select(['r.due_on', 'r.question_until', 'r.recalled_at', 'n.last_day'])
    .where('r.state', '<>', 'closed')
    .where((eb) =>
      eb.or([
        eb.between('r.due_on', from, until),
        eb.between('r.question_until', from, until),
        eb.and([eb('r.kind', '=', 'lending'), eb('r.state', '=', 'new')]),
      ]),
    )
    .orderBy('r.due_on')
    .orderBy('r.id')
    .execute()

/** Libraries outside the system with whom something is open, and how much. */
export const partnersWithOpen = (db: Db | Tx) =>
  db
    .selectFrom('request as r')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .innerJoin('library as l', (join) =>
      join.on((eb) => eb('l.id', '=', eb.fn.coalesce('e.library_id', 'r.borrower_library_id'))),
    )
    .select(['l.id', 'l.name', 'l.email'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('r.state', '<>', 'closed')
    .where('l.kind', '=', 'partner')
    .groupBy(['l.id', 'l.name', 'l.email'])
    .orderBy('l.name')
    .orderBy('l.id')
    .execute()
