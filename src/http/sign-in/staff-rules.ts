import { kindOfLibrary } from '../../store/staff.ts'
import type { Db, Tx } from '../../store/open.ts'
import { isLibraryRole, type Role } from './person.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'

export function faultOfName(name: string): Refusal | null {
  return name.length >= 1 && name.length <= 200 ? null : refuse('name-missing', {}, 'name')
}

export function faultOfEmail(email: string): Refusal | null {
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)
    ? null
    : refuse('email-not-an-address', {}, 'email')
}

/** A member account belongs to a member library, a facility account to a facility, anybody else to none. */
export async function faultOfLibrary(
  db: Db | Tx,
  { role, libraryId }: { role: Role; libraryId: number | null },
): Promise<Refusal | null> {
  if (!isLibraryRole(role)) return libraryId === null ? null : refuse('library-not-wanted', {}, 'libraryId')
  const kind = libraryId === null ? null : await kindOfLibrary(db, libraryId)
  return kind === role ? null : refuse('library-missing', {}, 'libraryId')
}
