import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'
import type { Sight } from './requests/sight.ts'

export type LookUpWay = 'phone' | 'desk'

/** Puts a look-up on record; the same person looking at the same patron again within minutes is one look-up. */
export async function recordLookUp(
  tx: Tx,
  look: { staffId: string; patronId: number; why: LookUpWay; at: Date; since: Date; endsOn: string },
): Promise<void> {
  await sql`
    insert into patron_look_up (at, staff_id, patron_id, why, ends_on)
    select ${look.at}, ${look.staffId}, ${look.patronId}, ${look.why}, ${look.endsOn}::date
    where not exists (
      select from patron_look_up
      where patron_id = ${look.patronId} and staff_id = ${look.staffId} and why = ${look.why} and at > ${look.since}
    )`.execute(tx)
}

/** The newest look-ups, with the name of who looked. */
export const lookUps = (db: Db, limit: number) =>
  db
    .selectFrom('patron_look_up as u')
    .leftJoin('staff_user as s', 's.id', 'u.staff_id')
    .select(['u.id', 'u.at', 'u.patron_id', 'u.why', 's.name as staff_name'])
    .orderBy('u.id', 'desc')
    .limit(limit)
    .execute()

export async function deleteEndedLookUps(tx: Tx, today: string): Promise<void> {
  await tx.deleteFrom('patron_look_up').where('ends_on', '<', today).execute()
}

/** Patrons of whom something is open, by words of the name. Never all of them: without words there are none. */
export function patronsWithOpen(db: Db, sight: Sight, words: readonly string[], limit: number) {
  if (words.length === 0 || sight.of === 'facility') return Promise.resolve([])
  let query = db
    .selectFrom('patron as p')
    .innerJoin('library as l', 'l.id', 'p.library_id')
    .innerJoin('request_patron as k', 'k.patron_id', 'p.id')
    .innerJoin('request as r', 'r.id', 'k.request_id')
    .select(['p.id', 'p.name', 'p.card', 'l.id as library_id', 'l.name as library_name'])
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('r.state', '<>', 'closed')
    .groupBy(['p.id', 'l.id'])
    .orderBy('p.name')
    .limit(limit)
  for (const word of words)
    query = query.where((eb) =>
      eb(eb.fn<string>('lower', ['p.name']), 'like', `%${word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
    )
  if (sight.of === 'member') query = query.where('p.library_id', '=', sight.libraryId)
  return query.execute()
}

export const patronById = (db: Db | Tx, id: number) =>
  db
    .selectFrom('patron as p')
    .innerJoin('library as l', 'l.id', 'p.library_id')
    .selectAll('p')
    .select('l.name as library_name')
    .where('p.id', '=', id)
    .executeTakeFirst()
