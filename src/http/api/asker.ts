import type { Actor } from '../../domain/lifecycle/facts.ts'
import type { StaffRole } from '../../domain/lifecycle/who.ts'
import { seesAll, type Sight } from '../../store/requests/sight.ts'
import type { Person } from '../sign-in/person.ts'

/** What a person is to the life cycle: staff act under their account's id, everybody else for their library. */
export interface Asker {
  readonly actor: Actor
  /** Null for member and facility accounts. */
  readonly staffRole: StaffRole | null
  readonly sight: Sight
}

export function askerOf(person: Person): Asker {
  const { role, libraryId } = person
  if (role === 'member' || role === 'facility') {
    // An account without its library, which the database does not allow, sees nothing.
    const own = libraryId ?? 0
    return { actor: { kind: role, id: String(own) }, staffRole: null, sight: { of: role, libraryId: own } }
  }
  return { actor: { kind: 'staff', id: person.userId, role }, staffRole: role, sight: seesAll }
}
