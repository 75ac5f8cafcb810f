import type { Db, Tx } from './open.ts'

/** What lies in the office to go home, by lender and the lender's date. */
export const goingHome = (db: Db | Tx) =>
  db
    .selectFrom('request as r')
    .innerJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .innerJoin('library as l', 'l.id', 'e.library_id')
    .select(['l.id as libraryId', 'l.name', 'l.due_means as dueMeans', 'l.way_days as wayDays'])
    .select(({ fn }) => [fn.coalesce('e.due_on', 'r.due_on').as('dueOn'), fn.countAll<string>().as('count')])
    .where('r.kind', '=', 'borrowing')
    .where('r.service', '=', 'loan')
    .where('r.state', '=', 'back')
    .where(({ eb, fn }) => eb(fn.coalesce('e.due_on', 'r.due_on'), 'is not', null))
    .groupBy(['l.id', 'l.name', 'l.due_means', 'l.way_days', 'e.due_on', 'r.due_on'])
    .orderBy('l.id')
    .execute()
