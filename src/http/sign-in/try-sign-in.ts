import { createHash } from 'node:crypto'
import { z } from 'zod'
import { countTry, forgetTries } from '../../store/sign-in-try.ts'
import type { Db } from '../../store/open.ts'
import { addressHeader, authBase, type Auth } from './auth.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'

export const triesPerAccount = 10
export const triesWindowMs = 15 * 60 * 1000

export interface SignInTools {
  auth: Auth
  db: Db
  publicUrl: string | null
  now: () => Date
}

export interface Credentials {
  email: string
  password: string
  address: string
  userAgent: string | null
}

export interface SignedIn {
  setCookies: string[]
  mustChangePassword: boolean
}

const goodAnswer = z.object({ user: z.object({ mustChangePassword: z.boolean() }) })
const badAnswer = z.object({ code: z.string() })

/**
 * The one way in for people. A try is counted before the password is looked at, so that many at once are each counted;
 * the account's count holds whatever address the tries come from, and an unknown address of e-mail is counted alike.
 */
export async function trySignIn(tools: SignInTools, credentials: Credentials): Promise<Answer<SignedIn>> {
  const account = accountHash(credentials.email)
  const tries = await countTry(tools.db, account, tools.now(), triesWindowMs)
  if (tries > triesPerAccount) return refuse('too-many-tries')

  const answer = await askAuth(tools, credentials)
  if (answer.status === 429) return refuse('too-many-from-here')
  if (answer.status >= 500) throw new Error(`Signing in failed on our side: ${await answer.text()}`)
  const body: unknown = await answer.json()
  if (!answer.ok) {
    const code = badAnswer.safeParse(body).data?.code
    return refuse(code === 'FAILED_TO_CREATE_SESSION' ? 'account-disabled' : 'wrong-password')
  }
  await forgetTries(tools.db, account)
  return done({
    setCookies: answer.headers.getSetCookie(),
    mustChangePassword: goodAnswer.parse(body).user.mustChangePassword,
  })
}

export function accountHash(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
}

function askAuth(
  { auth, publicUrl }: SignInTools,
  { email, password, address, userAgent }: Credentials,
): Promise<Response> {
  const base = authBase(publicUrl)
  const headers = new Headers({ 'content-type': 'application/json', origin: base, [addressHeader]: address })
  if (userAgent !== null) headers.set('user-agent', userAgent)
  const body = JSON.stringify({ email: email.trim().toLowerCase(), password })
  return auth.handler(new Request(`${base}/auth/sign-in/email`, { method: 'POST', headers, body }))
}
