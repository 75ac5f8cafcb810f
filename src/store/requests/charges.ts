// Charges on a patron's account in the library system, as steps of a request.
import type { Db } from '../open.ts'

/** Its amount, and how many of that amount have been ordered for the request up to it. Null: it was taken back. */
export async function chargeOf(
  db: Db,
  requestId: number,
  effectId: number,
): Promise<{ readonly amountCents: number; readonly nth: number } | null> {
  const rows = await db
    .selectFrom('effect as f')
    .innerJoin('request_event as v', 'v.id', 'f.event_id')
    .select(['f.id', 'v.codes'])
    .where('f.request_id', '=', requestId)
    .where('f.name', '=', 'ils.charge')
    .where('f.state', '<>', 'undone')
    .where('f.id', '<=', effectId)
    .orderBy('f.id')
    .execute()
  const last = rows.at(-1)
  const amountCents = last?.id === effectId ? last.codes['amountCents'] : undefined
  if (typeof amountCents !== 'number') return null
  return { amountCents, nth: rows.filter((row) => row.codes['amountCents'] === amountCents).length }
}
