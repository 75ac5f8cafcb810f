import type { Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { Store } from '../../store/open.ts'
import type { AddressOf } from './client-address.ts'
import type { DemoSignIn } from './pages.ts'
import type { SignInTools } from './try-sign-in.ts'

export interface Door {
  tools: SignInTools
  store: Store
  addressOf: AddressOf
  officeName: () => string | null
  demoSignIns: readonly DemoSignIn[]
}

export interface DoorEnv {
  Bindings: Partial<HttpBindings>
}

/** Without a socket (a test that calls the app directly) all callers count as one. */
export function clientAddress(c: Context<DoorEnv>, addressOf: AddressOf): string {
  return addressOf(c.req.raw.headers, c.env.incoming?.socket.remoteAddress ?? '127.0.0.1')
}
