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
  /** The first that may be renewed. */
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

/** Loans in these states with a patron, the latest first: their pieces by the barcode they have there. */
export const piecesWithPatrons = (
  db: Db,
  states: readonly StatesOfLife[],
  most: number,
): Promise<{ card: string; barcode: string }[]> =>
  db
    .selectFrom('request as r')
    .innerJoin('piece as p', 'p.request_id', 'r.id')
    .innerJoin('request_patron as l', 'l.request_id', 'r.id')
    .innerJoin('patron as k', 'k.id', 'l.patron_id')
    .select('k.card')
    .select(
      sql<string>`coalesce(p.barcode, case when (select count(*) from piece o where o.request_id = r.id) > 1 then r.number || '-' || p.n else r.number end)`.as(
        'barcode',
      ),
    )
    .where(standsIn(states))
    .orderBy('r.state_since', 'desc')
    .orderBy('p.id', 'desc')
    .limit(most)
    .execute()
