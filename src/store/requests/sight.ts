import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Database, RequestTable } from '../generated/database.ts'
import type { Db } from '../open.ts'

/** Which requests an account sees: all, those a member library has a part in, or a facility's own lines. */
export type Sight = { readonly of: 'all' } | { readonly of: 'member' | 'facility'; readonly libraryId: number }

export const seesAll: Sight = { of: 'all' }

type WithRequest = Database & { r: RequestTable }

/** The condition on a query over `request as r`; none for who sees all. */
export function isSeenBy(sight: Sight): (eb: ExpressionBuilder<WithRequest, 'r'>) => Expression<SqlBool> {
  return (eb) => {
    if (sight.of === 'all') return eb.lit(true)
    if (sight.of === 'facility')
      return eb.and([eb('r.kind', '=', 'facility'), eb('r.facility_library_id', '=', sight.libraryId)])
    return eb.or([
      eb('r.home_library_id', '=', sight.libraryId),
      eb('r.pickup_library_id', '=', sight.libraryId),
      eb('r.owner_library_id', '=', sight.libraryId),
      eb(
        'r.id',
        'in',
        eb.selectFrom('piece').select('piece.request_id').where('piece.owner_library_id', '=', sight.libraryId),
      ),
    ])
  }
}

/** Who has a part in a request, as far as sight goes. */
export interface Parts {
  readonly kind: 'borrowing' | 'lending' | 'facility'
  readonly service: 'loan' | 'copy'
  readonly members: readonly number[]
  readonly facility: number | null
}

export async function partsOf(db: Db, requestId: number): Promise<Parts | null> {
  const row = await db
    .selectFrom('request')
    .select(['kind', 'service', 'home_library_id', 'pickup_library_id', 'owner_library_id', 'facility_library_id'])
    .where('id', '=', requestId)
    .executeTakeFirst()
  if (!row) return null
  const pieces = await db
    .selectFrom('piece')
    .select('owner_library_id')
    .where('request_id', '=', requestId)
    .where('owner_library_id', 'is not', null)
    .execute()
  const members = [
    row.home_library_id,
    row.pickup_library_id,
    row.owner_library_id,
    ...pieces.map((one) => one.owner_library_id),
  ]
  return {
    kind: row.kind,
    service: row.service,
    members: members.filter((one) => one !== null),
    facility: row.kind === 'facility' ? row.facility_library_id : null,
  }
}

export function sees(sight: Sight, parts: Parts): boolean {
  if (sight.of === 'all') return true
  return sight.of === 'member' ? parts.members.includes(sight.libraryId) : parts.facility === sight.libraryId
}
