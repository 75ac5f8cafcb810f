import { sql } from 'kysely'
import { isMakeBelieve } from './make-believe.ts'
import type { Db, Store, Tx } from './open.ts'
import { saveSetting } from './settings.ts'

const name = 'demo'

export async function isDemoFilled(db: Db): Promise<boolean> {
  return (await db.selectFrom('setting').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}
export const markDemoFilled = (tx: Tx, at: Date): Promise<void> =>
  saveSetting(tx, name, { filledAt: at.toISOString() }, at)

/** Takes away what a filling that was interrupted left behind; refuses anything but a make-believe office. */
export async function wipeHalfFilled(store: Store): Promise<void> {
  if (!(await isMakeBelieve(store.db)) || (await isDemoFilled(store.db)))
    throw new Error('Only a half-filled make-believe office is ever emptied.')
  await store.runScript(`
    alter table request_event disable trigger request_event_no_truncate;
    truncate library, patron, request, request_number, request_event, parcel, exchange, staff_user restart identity cascade;
    alter table request_event enable trigger request_event_no_truncate;
  `)
}

export const isAnyLibrary = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('library').select('id').limit(1).executeTakeFirst()) !== undefined

export const isAnyEffectDue = async (db: Db, now: Date): Promise<boolean> =>
  (await db
    .selectFrom('effect')
    .select('id')
    .where('state', 'in', ['held', 'waiting'])
    .where('not_before', '<=', now)
    .limit(1)
    .executeTakeFirst()) !== undefined

export async function setEndpoint(tx: Tx, scheme: string, symbol: string, endpoint: string): Promise<void> {
  await tx
    .updateTable('library')
    .set({ endpoint })
    .where('id', 'in', (eb) =>
      eb.selectFrom('library_symbol').select('library_id').where('scheme', '=', scheme).where('symbol', '=', symbol),
    )
    .execute()
}

export interface DoneIlsEffect {
  readonly key: string
  readonly name: string
  readonly requestId: number
  readonly pieceId: number | null
}
/** What the library system did for requests that are still open, in order. */
export const doneIlsEffects = (db: Db): Promise<DoneIlsEffect[]> =>
  db
    .selectFrom('effect as e')
    .innerJoin('request as r', 'r.id', 'e.request_id')
    .select(['e.key', 'e.name', 'e.request_id as requestId', 'e.piece_id as pieceId'])
    .where('e.port', '=', 'ils')
    .where('e.state', '=', 'done')
    .where('r.state', '<>', 'closed')
    .orderBy('e.id')
    .execute()

export interface PieceAtMembers {
  readonly number: string
  readonly place: string
}
/** Where the pieces of open borrowing loans are, one line a request. */
export const borrowedPieces = (db: Db): Promise<PieceAtMembers[]> =>
  db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['r.number', sql<string>`p.place`.as('place')])
    .where('r.kind', '=', 'borrowing')
    .where('r.state', '<>', 'closed')
    .where('p.n', '=', 1)
    .execute()
