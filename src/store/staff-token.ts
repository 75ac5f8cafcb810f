import type { Db, Tx } from './open.ts'
import type { AccountRole } from './staff.ts'

export interface NewToken {
  name: string
  role: AccountRole
  libraryId: number | null
  tokenHash: string
  createdBy: string
  endsAt: Date
}

export async function insertToken(tx: Tx, token: NewToken, now: Date): Promise<number> {
  const row = await tx
    .insertInto('staff_token')
    .values({
      name: token.name,
      role: token.role,
      library_id: token.libraryId,
      token_hash: token.tokenHash,
      created_by: token.createdBy,
      created_at: now,
      ends_at: token.endsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The token of that hash, unless it was revoked or has ended. */
export async function livingToken(db: Db, tokenHash: string, now: Date) {
  return db
    .selectFrom('staff_token')
    .select(['id', 'name', 'role', 'library_id', 'last_used_on'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst()
}

/** Notes the day of use; the hour is nobody's business. */
export async function noteTokenUse(db: Db, id: number, day: string): Promise<void> {
  await db.updateTable('staff_token').set({ last_used_on: day }).where('id', '=', id).execute()
}

export async function allTokens(db: Db) {
  return db
    .selectFrom('staff_token')
    .innerJoin('staff_user', 'staff_user.id', 'staff_token.created_by')
    .leftJoin('library', 'library.id', 'staff_token.library_id')
    .select([
      'staff_token.id',
      'staff_token.name',
      'staff_token.role',
      'staff_token.library_id',
      'library.name as library_name',
    ])
    .select(['staff_user.name as created_by_name', 'staff_token.created_at', 'ends_at', 'last_used_on', 'revoked_at'])
    .orderBy('staff_token.id', 'desc')
    .execute()
}

/** False when there is no such token; revoking twice keeps the first day. */
export async function revokeTokenWithId(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('staff_token')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
