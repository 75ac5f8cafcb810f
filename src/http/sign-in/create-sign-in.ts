import { Hono } from 'hono'
import type { Db, Store } from '../../store/open.ts'
import { staffWithId } from '../../store/staff.ts'
import { openAuth } from './auth.ts'
import { addressReader } from './client-address.ts'
import { jsonRoutes } from './json-routes.ts'
import { formRoutes } from './form-routes.ts'
import type { DemoSignIn } from './pages.ts'
import type { Person } from './person.ts'
import { bearerOf } from './same-origin.ts'
import { sessionOf } from './session.ts'
import { personWithToken } from './tokens.ts'
import type { SignInTools } from './try-sign-in.ts'

export interface SignInOptions {
  store: Store
  /** At least 32 random characters; whoever knows it can make sessions. */
  secret: string
  /** How people reach the office, such as https://ill.example.org; null when they open this machine's own address. */
  publicUrl: string | null
  /** Addresses and ranges whose x-forwarded-for is believed. */
  trustedProxies: readonly string[]
  /** Whose door it is; null before the office is set up. */
  officeName?: () => string | null
  /** Shown on the sign-in page of the make-believe office, and nowhere else. */
  demoSignIns?: readonly DemoSignIn[]
  /** The clock on the wall, not the office's: sessions and limits are measured by it. */
  now?: () => Date
  /** Told when signing in fails on our side. */
  log?: (line: string) => void
}

export interface SignIn {
  routes: Hono
  /** Who is asking; null for nobody, and for a person who has yet to choose a password. */
  who(request: Request): Promise<Person | null>
}

export function createSignIn(options: SignInOptions): SignIn {
  const {
    store,
    secret,
    publicUrl,
    trustedProxies,
    officeName = () => null,
    demoSignIns = [],
    now = () => new Date(),
    log = console.error,
  } = options
  if (secret.length < 32) throw new Error('The secret for sign-in must have at least 32 characters.')
  const auth = openAuth({ db: store.db, secret, publicUrl, isDisabled: (userId) => isDisabled(store.db, userId), log })
  const tools: SignInTools = { auth, db: store.db, publicUrl, now }
  const door = { tools, store, addressOf: addressReader(trustedProxies), officeName, demoSignIns }

  return {
    routes: new Hono().route('/', formRoutes(door)).route('/', jsonRoutes(door)),
    async who(request) {
      const secretGiven = bearerOf(request.headers)
      // With a token the cookie is not looked at: the check against other sites relies on it.
      if (secretGiven !== null) return personWithToken(store.db, secretGiven, now())
      const session = await sessionOf(tools, request.headers)
      return session && !session.mustChangePassword ? session.person : null
    },
  }
}

async function isDisabled(db: Db, userId: string): Promise<boolean> {
  const staff = await staffWithId(db, userId)
  return !staff || staff.disabled_at !== null
}
