import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { testStore } from './database.ts'
import type { Store } from '../src/store/open.ts'
import { createSignIn, type SignInOptions } from '../src/http/sign-in/create-sign-in.ts'
import { createDemoStaff, type DemoStaff } from '../src/http/sign-in/first-staff.ts'
import { roles, type Person, type Role } from '../src/http/sign-in/person.ts'
import { refuseCrossSite } from '../src/http/sign-in/same-origin.ts'
import { listStaff } from '../src/http/sign-in/staff.ts'

export const password = 'canal-boat-1825'
export const names = {
  administrator: 'Ada',
  librarian: 'Lib',
  assistant: 'Asa',
  member: 'Mem',
  facility: 'Fay',
} as const

export interface TestOffice {
  store: Store
  origin: string
  members: { library: number; facility: number; partner: number }
  clock: { now: Date }
  person(role: Role): Promise<Person>
  /** Sends a form the way a browser does; redirects are not followed. */
  send(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  look(path: string, cookie?: string): Promise<Response>
  /** The cookie of a fresh session. */
  signIn(role: Role): Promise<string>
  who(cookie: string): Promise<Person | null>
  close(): Promise<void>
}

/** A small office behind a real socket, with one person of every role. */
export async function testOffice(options: Partial<SignInOptions> = {}): Promise<TestOffice> {
  const database = await testStore()
  const store = database.store
  const clock = { now: new Date() }
  const members = {
    library: await addLibrary(store, 'member', 'Penn Yan'),
    facility: await addLibrary(store, 'facility', 'Lakeside'),
    partner: await addLibrary(store, 'partner', 'Far Away'),
  }
  const outcome = await createDemoStaff(store, demoStaff(members), clock.now)
  if (!outcome.ok) throw new Error(outcome.sentence)

  const publicUrl = options.publicUrl ?? null
  const signIn = createSignIn({
    store,
    secret: 'only-a-test-needs-this-secret-0123456789',
    publicUrl,
    trustedProxies: [],
    now: () => clock.now,
    ...options,
  })
  const app = new Hono()
  app.use(refuseCrossSite(publicUrl))
  app.route('/', signIn.routes)
  app.get('/who', async (c) => c.json(await signIn.who(c.req.raw)))
  app.post('/change', (c) => c.json({ changed: true }))

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  const origin = await new Promise<string>((resolve) => {
    server.on('listening', () => resolve(`http://127.0.0.1:${portOf(server.address())}`))
  })

  const office: TestOffice = {
    store,
    origin,
    members,
    clock,
    async person(role) {
      const found = (await listStaff(store.db)).find((one) => one.name === names[role])
      if (!found) throw new Error(`Nobody is ${role}.`)
      const { id: userId, libraryId, name } = found
      return { kind: 'staff', userId, role: found.role, libraryId, name, via: 'session' }
    },
    send: (path, form = {}, headers = {}) =>
      fetch(origin + path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: publicUrl ?? origin, ...headers },
        redirect: 'manual',
      }),
    look: (path, cookie) =>
      fetch(origin + path, { headers: cookie === undefined ? {} : { cookie }, redirect: 'manual' }),
    async signIn(role) {
      const answer = await office.send('/sign-in', { email: emailOf(role), password })
      if (answer.status !== 303) throw new Error(`${role} was not let in: ${answer.status}`)
      return cookieOf(answer)
    },
    async who(cookie) {
      return personIn(await office.look('/who', cookie))
    },
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await database.drop()
    },
  }
  return office
}

const personSchema = z.object({
  kind: z.literal('staff'),
  userId: z.string(),
  role: z.enum(roles),
  libraryId: z.number().nullable(),
  name: z.string(),
  via: z.enum(['session', 'token']),
})

/** Whom `/who` named. */
export async function personIn(answer: Response): Promise<Person | null> {
  return personSchema.nullable().parse(await answer.json())
}

export function emailOf(role: Role): string {
  return `${names[role].toLowerCase()}@keuka.example`
}

/** What a browser would send back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')
}

function demoStaff({ library, facility }: { library: number; facility: number }): DemoStaff[] {
  const libraryOf: Record<Role, number | null> = {
    administrator: null,
    librarian: null,
    assistant: null,
    member: library,
    facility,
  }
  const list: Role[] = ['administrator', 'librarian', 'assistant', 'member', 'facility']
  return list.map((role) => ({ name: names[role], email: emailOf(role), role, libraryId: libraryOf[role], password }))
}

async function addLibrary(store: Store, kind: 'member' | 'partner' | 'facility', name: string): Promise<number> {
  const row = await store.db.insertInto('library').values({ kind, name }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
