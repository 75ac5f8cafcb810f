// The office as a process of its own, to be killed: the real store, effect loop, ISO 18626 door and carrier. What is
// outside an office (a partner, the library system) is outside this process too, and outlives it.
import { code128 } from '../../src/paper/barcode.ts'
import { createPlanner } from '../../src/main/workers/planner.ts'
import { drawPapers } from '../../src/paper/draw.ts'
import { Hono } from 'hono'
import { z } from 'zod'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { createIso18626Carrier } from '../../src/connectors/iso18626/carrier.ts'
import { createIso18626Door } from '../../src/connectors/iso18626/door.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { createApp } from '../../src/http/app.ts'
import { openLive } from '../../src/http/live.ts'
import { createSignIn } from '../../src/http/sign-in/create-sign-in.ts'
import { startEffectLoop } from '../../src/jobs/effect-loop.ts'
import { listenOn } from '../../src/main/listen-on.ts'
import { createIlsCarrier } from '../../src/office/circulation/ils-carrier.ts'
import type { Office } from '../../src/office/context.ts'
import { createDesk } from '../../src/office/desk.ts'
import { loadSettings } from '../../src/office/directory/settings.ts'
import { changesChannel } from '../../src/store/announce.ts'
import { openStore } from '../../src/store/open.ts'
import { order } from './orders.ts'
import { ilsOverHttp } from './ils-over-http.ts'
import { obey } from './obey.ts'
import { noCorrespondence } from '../no-correspondence.ts'
import { openTestSecrets } from '../secrets.ts'

const settings = z
  .object({
    place: z.union([z.object({ folder: z.string() }), z.object({ url: z.string() })]),
    port: z.number(),
    ilsUrl: z.string(),
    clerk: z.object({ userId: z.string(), token: z.string() }),
    ilsKnowsKeys: z.boolean(),
    ourSymbol: z.object({ scheme: z.string(), symbol: z.string() }),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'))

const { clerk } = settings
const log = (line: string): void => console.error(line)
const store = await openStore(settings.place, { log })
const ils = ilsOverHttp(settings.ilsUrl, settings.ilsKnowsKeys)
const office: Office = {
  store,
  clock: { now: () => new Date() },
  carriers: { partner: (channel) => (channel === 'iso18626' ? iso18626 : byHand), ils: () => ilsCarrier },
  ils,
  settings: () => ({
    name: 'The Office',
    symbols: [settings.ourSymbol],
    timeZone: 'America/New_York',
    address: { lines: ['1 Canal Street'], city: 'Lockport', region: 'NY', postcode: '14094', country: 'US' },
    email: null,
    phone: null,
  }),
  policy: () => ({ ...defaultPolicy, graceSeconds: 0 }),
  correspondence: noCorrespondence,
  log,
}
const desk = createDesk(office)
const iso18626 = createIso18626Carrier({ desk, secretOf: () => null, timeoutMs: 5_000 })
const ilsCarrier = createIlsCarrier(store, ils)

const live = await openLive(store)
const app = createApp({
  office,
  settings: await loadSettings(store),
  signIn: createSignIn({ store, secret: 'x'.repeat(40), publicUrl: null, trustedProxies: [], log }),
  live,
  webFolder: null,
  doors: [{ path: '/iso18626', app: createIso18626Door({ desk, secretOf: () => null, log }) }],
  isDemo: false,
  publicUrl: null,
  secrets: await openTestSecrets(store),
  press: { draw: drawPapers },
  planner: createPlanner(),
  bars: code128,
  readPdf: () => Promise.resolve(null),
})
const orders = new Hono()
orders.post('/order', async (c) => c.json(await obey({ office, app, clerk }, order.parse(await c.req.json()))))
orders.mount('/', app.fetch)

const loop = startEffectLoop(office)
const deafen = await store.listen(changesChannel, loop.wake)
const door = await listenOn(orders, '127.0.0.1', settings.port, log)
// It does not outlive the test.
process.stdin.resume().once('end', () => process.exit(1))

process.once('SIGTERM', () => {
  void (async () => {
    await door.close()
    await deafen()
    await live.close()
    await loop.stop()
    await store.close()
    process.exit(0)
  })()
})
