import { sql } from 'kysely'
import type { StaffUserTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type AccountRole = StaffUserTable['role']

export interface StaffRow {
  id: string
  name: string
  email: string
  role: AccountRole
  library_id: number | null
  must_change_password: boolean
  disabled_at: Date | null
}

const staffColumns = ['id', 'name', 'email', 'role', 'library_id', 'must_change_password', 'disabled_at'] as const

export async function staffWithId(db: Db | Tx, id: string): Promise<StaffRow | undefined> {
  return db.selectFrom('staff_user').select(staffColumns).where('id', '=', id).executeTakeFirst()
}

/** Everyone who may or might once sign in, with the name of the library an account belongs to. */
export async function allStaff(db: Db | Tx) {
  return db
    .selectFrom('staff_user')
    .leftJoin('library', 'library.id', 'staff_user.library_id')
    .select([
      'staff_user.id',
      'staff_user.name',
      'staff_user.email',
      'role',
      'library_id',
      'library.name as library_name',
    ])
    .select(['must_change_password', 'disabled_at'])
    .orderBy('staff_user.name')
    .orderBy('staff_user.id')
    .execute()
}

/** Holds off every other writer of accounts until the transaction ends, so that "the first" and "the last" stay true. */
export async function lockStaff(tx: Tx): Promise<void> {
  await sql`lock table staff_user in share row exclusive mode`.execute(tx)
}

export async function isAnyStaff(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('staff_user').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function activeAdministrators(db: Db | Tx): Promise<string[]> {
  const rows = await db
    .selectFrom('staff_user')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export interface NewStaff {
  id: string
  name: string
  email: string
  role: AccountRole
  libraryId: number | null
  passwordHash: string
  mustChangePassword: boolean
}

/** False when the e-mail address is taken; nothing was written then. */
export async function insertStaff(tx: Tx, staff: NewStaff, now: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('staff_user')
    .values({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      email_verified: true,
      created_at: now,
      updated_at: now,
      role: staff.role,
      library_id: staff.libraryId,
      must_change_password: staff.mustChangePassword,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await tx
    .insertInto('staff_account')
    .values({
      id: staff.id,
      account_id: staff.id,
      provider_id: 'credential',
      user_id: staff.id,
      password: staff.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return true
}

export async function passwordHashOf(db: Db | Tx, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('staff_account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

export async function replacePassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('staff_account')
    .set({ password: passwordHash, updated_at: now })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute()
  await tx
    .updateTable('staff_user')
    .set({ must_change_password: mustChange, updated_at: now })
    .where('id', '=', userId)
    .execute()
}

export async function setDisabledAt(tx: Tx, userId: string, disabledAt: Date | null, now: Date): Promise<void> {
  await tx
    .updateTable('staff_user')
    .set({ disabled_at: disabledAt, updated_at: now })
    .where('id', '=', userId)
    .execute()
}

export async function setStaffRole(
  tx: Tx,
  userId: string,
  role: AccountRole,
  libraryId: number | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('staff_user')
    .set({ role, library_id: libraryId, updated_at: now })
    .where('id', '=', userId)
    .execute()
}

export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('staff_session').where('user_id', '=', userId).execute()
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('staff_session').where('id', '=', sessionId).execute()
}

/** Notes that a session was used just now. */
export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('staff_session').set({ updated_at: now }).where('id', '=', sessionId).execute()
}

export async function kindOfLibrary(db: Db | Tx, libraryId: number): Promise<string | null> {
  const row = await db.selectFrom('library').select('kind').where('id', '=', libraryId).executeTakeFirst()
  return row?.kind ?? null
}
