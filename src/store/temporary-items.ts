// Whether temporary items renew by themselves in the library system, as was last seen; the doctor reads it.
import { sql } from 'kysely'
import { z } from 'zod'
import type { StatesOfLife } from '../domain/lifecycle/standing.ts'
import type { Db } from './open.ts'
import { standsIn } from './requests/stands-in.ts'
import { readSettings } from './settings.ts'

export const temporaryItemsName = 'temporary-items-seen'
export const temporaryItemsSchema = z.object({
  at: z.iso.datetime(),
  /** How many were looked at. */
  looked: z.number(),
  /** The last piece that was looked at: the next night goes on behind it. */
  last: z.number().default(0),
  /** One that may be renewed: it stands until it is looked at again, or is out no more. */
  renewable: z.object({ barcode: z.string(), limit: z.number() }).nullable(),
})
export type TemporaryItemsSeen = z.infer<typeof temporaryItemsSchema>

export async function temporaryItemsSeen(db: Db): Promise<(TemporaryItemsSeen & { way: string | null }) | null> {
  const settings = await readSettings(db)
  const read = temporaryItemsSchema.safeParse(settings.get(temporaryItemsName))
  if (!read.success) return null
  const polaris = z.object({ fields: z.object({ way: z.string() }) }).safeParse(settings.get('connection:polaris'))
  return { ...read.data, way: polaris.data?.fields.way ?? null }
}

/** Pieces of loans in these states with a patron: those behind one, and round again, by the barcode they have there. */
export const piecesWithPatrons = (
  db: Db,
  states: readonly StatesOfLife[],
  { after, most }: { readonly after: number; readonly most: number },
): Promise<PieceWithPatron[]> =>
  pieces(db, states)
    .orderBy(sql`p.id <= ${after}`)
    .orderBy('p.id')
    .limit(most)
    .execute()

export const pieceWithPatron = (
  db: Db,
  states: readonly StatesOfLife[],
  code: string,
): Promise<PieceWithPatron | undefined> => pieces(db, states).where(barcode, '=', code).executeTakeFirst()

interface PieceWithPatron {
  readonly id: number
  readonly card: string
  readonly barcode: string
}
const barcode = sql<string>`coalesce(p.barcode, case when (select count(*) from piece o where o.request_id = r.id) > 1 then r.number || '-' || p.n else r.number end)`
const pieces = (db: Db, states: readonly StatesOfLife[]) =>
  db
    .selectFrom('request as r')
    .innerJoin('piece as p', 'p.request_id', 'r.id')
    .innerJoin('request_patron as l', 'l.request_id', 'r.id')
    .innerJoin('patron as k', 'k.id', 'l.patron_id')
    .select(['p.id', 'k.card'])
    .select(barcode.as('barcode'))
    .where(standsIn(states))
