import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Store } from '../../store/open.ts'
import { countTry, forgetTries } from '../../store/sign-in-try.ts'
import { endSessionsOf, passwordHashOf, replacePassword, staffWithId } from '../../store/staff.ts'
import { faultOfPassword } from './passwords.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { accountHash, triesPerAccount, triesWindowMs } from './try-sign-in.ts'

export interface PasswordChange {
  userId: string
  currentPassword: string
  newPassword: string
}

/** Gives a person the password they chose and signs them out everywhere; they sign in with the new one. */
export async function changeOwnPassword(
  store: Store,
  { userId, currentPassword, newPassword }: PasswordChange,
  now: Date,
): Promise<Answer<{ email: string }>> {
  const staff = await staffWithId(store.db, userId)
  const currentHash = await passwordHashOf(store.db, userId)
  if (!staff || staff.disabled_at || currentHash === null) return refuse('staff-not-found')

  const account = accountHash(staff.email)
  if ((await countTry(store.db, account, now, triesWindowMs)) > triesPerAccount) return refuse('too-many-tries')
  if (!(await verifyPassword({ hash: currentHash, password: currentPassword })))
    return refuse('not-your-password', {}, 'currentPassword')
  await forgetTries(store.db, account)

  const fault =
    newPassword === currentPassword
      ? refuse('password-unchanged', {}, 'newPassword')
      : faultOfPassword(newPassword, staff)
  if (fault) return { ...fault, field: 'newPassword' }
  const newHash = await hashPassword(newPassword)
  return store.transact(async (tx) => {
    // An administrator may have reset it meanwhile; then the password just checked no longer counts.
    if ((await passwordHashOf(tx, userId)) !== currentHash) return refuse('not-your-password', {}, 'currentPassword')
    await replacePassword(tx, userId, newHash, false, now)
    await endSessionsOf(tx, userId)
    return done({ email: staff.email })
  })
}
