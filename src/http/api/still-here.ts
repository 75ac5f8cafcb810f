import type { Store } from '../../store/open.ts'
import { staffWithId } from '../../store/staff.ts'
import type { SignIn } from '../sign-in/create-sign-in.ts'
import type { Person } from '../sign-in/person.ts'

/**
 * Whether a person who has been listening for a while may go on. A session is not looked up for this: that would keep
 * it alive for as long as a page is open somewhere.
 */
export async function stillHere(
  store: Store,
  signIn: SignIn,
  request: Request,
  person: Person | null,
): Promise<boolean> {
  if (!person) return false
  if (person.via === 'token') return (await signIn.who(request)) !== null
  const staff = await staffWithId(store.db, person.userId)
  return (
    staff !== undefined &&
    staff.disabled_at === null &&
    staff.role === person.role &&
    staff.library_id === person.libraryId
  )
}
