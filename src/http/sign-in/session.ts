import { endSession, touchSession } from '../../store/staff.ts'
import { addressHeader, authBase } from './auth.ts'
import { isRole, type Person } from './person.ts'
import type { SignInTools } from './try-sign-in.ts'

/** A session unused for longer than this has ended. */
export const idleMs = 12 * 60 * 60 * 1000
const touchEveryMs = 5 * 60 * 1000

export interface Session {
  person: Person
  email: string
  mustChangePassword: boolean
}

/** The session the request's cookie stands for, if it is alive; notes its use. */
export async function sessionOf({ auth, db, now }: SignInTools, headers: Headers): Promise<Session | null> {
  const cookie = headers.get('cookie')
  if (cookie === null) return null
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null

  const { session, user } = found
  const unusedMs = now().getTime() - session.updatedAt.getTime()
  if (unusedMs > idleMs) {
    await endSession(db, session.id)
    return null
  }
  if (user.disabledAt || !isRole(user.role)) return null
  if (unusedMs > touchEveryMs) await touchSession(db, session.id, now())
  return {
    person: {
      kind: 'staff',
      userId: user.id,
      role: user.role,
      libraryId: user.libraryId ?? null,
      name: user.name,
      via: 'session',
    },
    email: user.email,
    mustChangePassword: user.mustChangePassword,
  }
}

/** Ends the session and answers with the cookies that take it out of the browser. */
export async function signOut({ auth, publicUrl }: SignInTools, headers: Headers, address: string): Promise<string[]> {
  const base = authBase(publicUrl)
  const asked = new Headers({ cookie: headers.get('cookie') ?? '', origin: base, [addressHeader]: address })
  const answer = await auth.handler(new Request(`${base}/auth/sign-out`, { method: 'POST', headers: asked }))
  return answer.headers.getSetCookie()
}
