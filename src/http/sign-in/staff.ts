import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Db, Store, Tx } from '../../store/open.ts'
import { forgetTries } from '../../store/sign-in-try.ts'
import {
  activeAdministrators,
  allStaff,
  endSessionsOf,
  insertStaff,
  lockStaff,
  replacePassword,
  setDisabledAt,
  setStaffRole,
  staffWithId,
  type StaffRow,
} from '../../store/staff.ts'
import { newPassword } from './passwords.ts'
import type { Person, Role } from './person.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { faultOfEmail, faultOfLibrary, faultOfName } from './staff-rules.ts'
import { accountHash } from './try-sign-in.ts'

export interface StaffMember {
  id: string
  name: string
  email: string
  role: Role
  libraryId: number | null
  libraryName: string | null
  mustChangePassword: boolean
  disabledAt: Date | null
}

export interface StaffOrder {
  name: string
  email: string
  role: Role
  libraryId: number | null
}

/** A password that an administrator hands over; it opens nothing but the page that asks for another. */
export interface HandedOver {
  id: string
  password: string
}

export async function listStaff(db: Db): Promise<StaffMember[]> {
  const rows = await allStaff(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    libraryId: row.library_id,
    libraryName: row.library_name,
    mustChangePassword: row.must_change_password,
    disabledAt: row.disabled_at,
  }))
}

export async function addStaff(store: Store, by: Person, order: StaffOrder, now: Date): Promise<Answer<HandedOver>> {
  if (by.role !== 'administrator') return refuse('not-yours')
  const name = order.name.trim()
  const email = order.email.trim().toLowerCase()
  const fault = faultOfName(name) ?? faultOfEmail(email)
  if (fault) return fault

  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const id = randomUUID()
  return store.transact(async (tx) => {
    const faultHere = await faultOfLibrary(tx, order)
    if (faultHere) return faultHere
    const staff = {
      id,
      name,
      email,
      role: order.role,
      libraryId: order.libraryId,
      passwordHash,
      mustChangePassword: true,
    }
    return (await insertStaff(tx, staff, now)) ? done({ id, password }) : refuse('email-taken', {}, 'email')
  })
}

/** Switches an account off and signs it out everywhere. */
export async function disableStaff(store: Store, by: Person, id: string, now: Date): Promise<Answer<{ id: string }>> {
  return changeStaff(store, by, id, async (tx, staff) => {
    if (staff.disabled_at) return refuse('already-disabled')
    if (await isLastAdministrator(tx, id)) return refuse('last-administrator')
    await setDisabledAt(tx, id, now, now)
    await endSessionsOf(tx, id)
    return done({ id })
  })
}

export async function enableStaff(store: Store, by: Person, id: string, now: Date): Promise<Answer<{ id: string }>> {
  return changeStaff(store, by, id, async (tx, staff) => {
    if (!staff.disabled_at) return refuse('not-disabled')
    await setDisabledAt(tx, id, null, now)
    return done({ id })
  })
}

export async function setRole(
  store: Store,
  by: Person,
  { id, role, libraryId }: { id: string; role: Role; libraryId: number | null },
  now: Date,
): Promise<Answer<{ id: string }>> {
  return changeStaff(store, by, id, async (tx) => {
    const fault = await faultOfLibrary(tx, { role, libraryId })
    if (fault) return fault
    if (role !== 'administrator' && (await isLastAdministrator(tx, id))) return refuse('last-administrator')
    await setStaffRole(tx, id, role, libraryId, now)
    return done({ id })
  })
}

/** Gives an account a new password to hand over, signs it out everywhere and forgets its failed tries. */
export async function resetPassword(store: Store, by: Person, id: string, now: Date): Promise<Answer<HandedOver>> {
  if (by.role !== 'administrator') return refuse('not-yours')
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  return changeStaff(store, by, id, async (tx, staff) => {
    await replacePassword(tx, id, passwordHash, true, now)
    await endSessionsOf(tx, id)
    await forgetTries(tx, accountHash(staff.email))
    return done({ id, password })
  })
}

type Change<T> = (tx: Tx, staff: StaffRow) => Promise<Answer<T>>

async function changeStaff<T>(store: Store, by: Person, id: string, change: Change<T>): Promise<Answer<T>> {
  if (by.role !== 'administrator') return refuse('not-yours')
  return store.transact(async (tx) => {
    await lockStaff(tx)
    const staff = await staffWithId(tx, id)
    return staff ? change(tx, staff) : refuse('staff-not-found')
  })
}

async function isLastAdministrator(tx: Tx, id: string): Promise<boolean> {
  const administrators = await activeAdministrators(tx)
  return administrators.length === 1 && administrators[0] === id
}
