import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Store } from '../../store/open.ts'
import { insertStaff, isAnyStaff, lockStaff } from '../../store/staff.ts'
import { faultOfPassword } from './passwords.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { faultOfEmail, faultOfLibrary, faultOfName } from './staff-rules.ts'
import type { StaffOrder } from './staff.ts'

export interface FirstAdministrator {
  name: string
  email: string
  password: string
}

/** The account that opens a new office; refused as soon as there is any account. */
export async function createFirstAdministrator(
  store: Store,
  { name, email, password }: FirstAdministrator,
  now: Date,
): Promise<Answer<string[]>> {
  return createFirst(store, [{ name, email, password, role: 'administrator', libraryId: null }], now)
}

export interface DemoStaff extends StaffOrder {
  password: string
  id?: string
}

/** The accounts of the make-believe office, whose passwords are printed for everybody; refused in an office that has accounts. */
export async function createDemoStaff(store: Store, list: readonly DemoStaff[], now: Date): Promise<Answer<string[]>> {
  return createFirst(store, list, now)
}

async function createFirst(store: Store, list: readonly DemoStaff[], now: Date): Promise<Answer<string[]>> {
  const people = list.map((one) => ({
    ...one,
    id: one.id ?? randomUUID(),
    name: one.name.trim(),
    email: one.email.trim().toLowerCase(),
  }))
  for (const one of people) {
    const fault = faultOfName(one.name) ?? faultOfEmail(one.email) ?? faultOfPassword(one.password, one)
    if (fault) return fault
  }
  if (new Set(people.map((one) => one.email)).size < people.length) return refuse('email-taken', {}, 'email')
  const hashed = await Promise.all(
    people.map(async (one) => ({ ...one, passwordHash: await hashPassword(one.password) })),
  )

  return store.transact(async (tx) => {
    await lockStaff(tx)
    if (await isAnyStaff(tx)) return refuse('already-set-up')
    for (const one of hashed) {
      const fault = await faultOfLibrary(tx, one)
      if (fault) return fault
    }
    for (const one of hashed) await insertStaff(tx, { ...one, mustChangePassword: false }, now)
    return done(hashed.map((one) => one.id))
  })
}
