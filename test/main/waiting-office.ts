import { Hono } from 'hono'
import { offerSetUp } from '../../src/main/first-account.ts'
import { listenOn } from '../../src/main/listen-on.ts'
import { createSignIn } from '../../src/http/sign-in/create-sign-in.ts'
import { loadSettings } from '../../src/office/directory/settings.ts'
import { testStore } from '../database.ts'

export interface WaitingOffice {
  origin: string
  /** The code it printed last. */
  code(): string
  close(): Promise<void>
}

/** An office that waits to be set up, behind a real socket: its front door and its sign-in. */
export async function keepOpen(): Promise<WaitingOffice> {
  const database = await testStore()
  const { store } = database
  let said = ''
  const settings = await loadSettings(store)
  const secret = 'only-a-test-needs-this-secret-0123456789'
  const signIn = createSignIn({ store, secret, publicUrl: null, trustedProxies: [] })
  const app = new Hono().route('/', signIn.routes)
  const front = await offerSetUp({ app, store, settings, publicUrl: null, say: (line) => (said = line) })
  const door = await listenOn(front, '127.0.0.1', 0, () => {})
  return {
    origin: door.url,
    code: () => said.split(': ')[1] ?? '',
    async close() {
      await door.close()
      await database.drop()
    },
  }
}
