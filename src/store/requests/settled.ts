import { sql } from 'kysely'
import { laneOf } from './lane.ts'
import type { Tx } from '../open.ts'

/** Steps that were called done by one press of a key; locked. */
export const settledBy = (tx: Tx, gesture: string): Promise<{ id: number; request_id: number }[]> =>
  tx
    .selectFrom('effect')
    .select(['id', 'request_id'])
    .where('settled_gesture', '=', gesture)
    .where('state', '=', 'done')
    .orderBy('id')
    .forUpdate()
    .execute()

/** What speaks against opening them again: another act on the request since, or a later step that went ahead. */
export async function settledHindrances(tx: Tx, gesture: string): Promise<{ touched: boolean; over: boolean }> {
  const { rows } = await sql<{ touched: boolean | null; over: boolean | null }>`
    select
      bool_or(exists (select from request_event n where n.request_id = f.request_id and n.at >= f.done_at and n.id > f.event_id and n.gesture is distinct from f.settled_gesture)) as touched,
      bool_or(exists (
        select from effect later
        where later.request_id = f.request_id and ${laneOf('later')} = ${laneOf('f')} and later.id > f.id
          and later.settled_gesture is distinct from f.settled_gesture
          and (later.state = 'doing' or later.tries > 0 or later.done_at >= f.done_at)
      )) as over
    from effect f where f.settled_gesture = ${gesture} and f.state = 'done'`.execute(tx)
  const row = rows[0]
  return { touched: row?.touched === true, over: row?.over === true }
}

export async function unsettle(tx: Tx, gesture: string): Promise<void> {
  await sql`
    update effect set state = settled_from, done_at = null, settled_gesture = null, settled_from = null
    where settled_gesture = ${gesture} and state = 'done'`.execute(tx)
}
