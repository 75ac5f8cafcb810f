// The office behind its own door on a real socket, and a client in a thread of its own that asks it.
import { drawPapers } from '../../src/paper/draw.ts'
import { createHash, randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { createIso18626Door } from '../../src/connectors/iso18626/door.ts'
import { createApp } from '../../src/http/app.ts'
import { openLive } from '../../src/http/live.ts'
import { createSignIn } from '../../src/http/sign-in/create-sign-in.ts'
import { createDemoStaff } from '../../src/http/sign-in/first-staff.ts'
import { listenOn } from '../../src/main/listen-on.ts'
import { createPlanner } from '../../src/main/workers/planner.ts'
import { createDesk } from '../../src/office/desk.ts'
import { loadSettings } from '../../src/office/directory/settings.ts'
import type { Store } from '../../src/store/open.ts'
import { insertToken } from '../../src/store/staff-token.ts'
import { benchOffice } from './bench-office.ts'
import type { Asked, Call, Wish } from './client.ts'
import { openTestSecrets } from '../../test/secrets.ts'

export interface BenchHouse {
  readonly origin: string
  /** Signs in whoever sends it. */
  readonly token: string
  /** Each lane's calls go one after the other; `atOnce` lanes at a time. */
  ask(lanes: readonly (readonly Call[])[], atOnce: number): Promise<Asked>
  close(): Promise<void>
}

export async function openHouse(store: Store, webFolder: string | null = null): Promise<BenchHouse> {
  const log = (line: string): void => console.error(line)
  const office = benchOffice(store)
  const live = await openLive(store)
  const secret = randomBytes(32).toString('base64url')
  const planner = createPlanner()
  const app = createApp({
    office,
    settings: await loadSettings(store),
    signIn: createSignIn({ store, secret, publicUrl: null, trustedProxies: [], log }),
    live,
    webFolder,
    doors: [{ path: '/iso18626', app: createIso18626Door({ desk: createDesk(office), secretOf: () => null, log }) }],
    isDemo: false,
    publicUrl: null,
    secrets: await openTestSecrets(store),
    bars: () => ({ modules: 0, bars: [] }),
    readPdf: () => Promise.resolve(null),
    press: { draw: drawPapers },
    planner,
  })
  const door = await listenOn(app, '127.0.0.1', 0, log)
  const token = await administratorsToken(store)
  const client = new Worker(new URL('client.ts', import.meta.url), { workerData: { origin: door.url, token } })
  return {
    origin: door.url,
    token,
    ask: (lanes, atOnce) => askClient(client, { lanes, atOnce }),
    async close() {
      await client.terminate()
      await door.close()
      await live.close()
      await planner.close()
    },
  }
}

function askClient(client: Worker, wish: Wish): Promise<Asked> {
  return new Promise((resolve, reject) => {
    client.once('message', (asked: Asked) => {
      client.off('error', reject)
      if (asked.failures.length > 0)
        reject(new Error(`${asked.failures.length} calls failed: ${asked.failures.slice(0, 3).join('; ')}`))
      else resolve(asked)
    })
    client.once('error', reject)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    client.postMessage(wish)
  })
}

/** The way a program signs in. */
async function administratorsToken(store: Store): Promise<string> {
  // Two houses in turn may stand on one database.
  const known = await store.db.selectFrom('staff_user').select('id').executeTakeFirst()
  const createdBy = known?.id ?? (await firstAccount(store))
  const secret = `keuka_${randomBytes(32).toString('base64url')}`
  const tokenHash = createHash('sha256').update(secret).digest('hex')
  const endsAt = new Date(Date.now() + 86_400_000)
  await store.transact((tx) =>
    insertToken(
      tx,
      { name: 'bench', role: 'administrator', libraryId: null, tokenHash, createdBy, endsAt },
      new Date(),
    ),
  )
  return secret
}

async function firstAccount(store: Store): Promise<string> {
  const made = await createDemoStaff(
    store,
    [
      {
        name: 'Bench',
        email: 'bench@keuka.example',
        role: 'administrator',
        libraryId: null,
        password: randomBytes(12).toString('hex'),
      },
    ],
    new Date(),
  )
  const id = made.ok ? made.value[0] : undefined
  if (id === undefined) throw new Error('the bench has no account')
  return id
}
