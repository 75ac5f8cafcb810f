import type { Insertable, Selectable, Updateable } from 'kysely'
import type { NetworkRequestTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type NetworkRequestRecord = Selectable<NetworkRequestTable>

export const networkRequestByNumber = (tx: Db | Tx, number: string): Promise<NetworkRequestRecord | undefined> =>
  tx.selectFrom('network_request').selectAll().where('number', '=', number).executeTakeFirst()

/** Those of a request, the latest first. */
export const networkRequestsOf = (db: Db | Tx, requestId: number): Promise<NetworkRequestRecord[]> =>
  db.selectFrom('network_request').selectAll().where('request_id', '=', requestId).orderBy('id', 'desc').execute()

export const openNetworkRequests = (
  db: Db,
): Promise<Pick<NetworkRequestRecord, 'number' | 'status' | 'digest' | 'changed_at'>[]> =>
  db
    .selectFrom('network_request')
    .select(['number', 'status', 'digest', 'changed_at'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()

export const insertNetworkRequest = (tx: Tx, values: Insertable<NetworkRequestTable>): Promise<NetworkRequestRecord> =>
  tx.insertInto('network_request').values(values).returningAll().executeTakeFirstOrThrow()

export async function changeNetworkRequest(tx: Tx, id: number, values: Updateable<NetworkRequestTable>): Promise<void> {
  await tx.updateTable('network_request').set(values).where('id', '=', id).execute()
}

/** Libraries with their channel and one of their symbols. */
export async function channelsAndSymbols(
  tx: Tx,
  libraryIds: readonly number[],
  scheme: string,
): Promise<ReadonlyMap<number, { readonly channel: string; readonly symbol: string | null }>> {
  if (libraryIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('library as l')
    .leftJoin('library_symbol as s', (join) => join.onRef('s.library_id', '=', 'l.id').on('s.scheme', '=', scheme))
    .select(['l.id', 'l.channel', 's.symbol'])
    .where('l.id', 'in', [...libraryIds])
    .execute()
  return new Map(rows.map((row) => [row.id, { channel: row.channel, symbol: row.symbol }]))
}
