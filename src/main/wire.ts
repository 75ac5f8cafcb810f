// Everything put together in plain sight: the office with its carriers, the doors, the loops that run by themselves.
import type { Hono } from 'hono'
import { byHand } from '../connectors/by-hand/carrier.ts'
import { createSmtpMailer } from '../connectors/mail/client.ts'
import { createIso18626Carrier } from '../connectors/iso18626/carrier.ts'
import { createIso18626Door } from '../connectors/iso18626/door.ts'
import { printers } from '../connectors/printers/printers.ts'
import { createApp } from '../http/app.ts'
import { openLive, type Live } from '../http/live.ts'
import { createSignIn } from '../http/sign-in/create-sign-in.ts'
import type { DemoSignIn } from '../http/sign-in/pages.ts'
import { oldBackupsJob } from '../jobs/old-backups.ts'
import { bornLookMs, findBorn } from '../office/intake/find-born.ts'
import { lookUpNew } from '../office/intake/look-up.ts'
import { startEffectLoop, startPrintLoop, type Loop } from '../jobs/effect-loop.ts'
import { nightlyJob } from '../jobs/nightly.ts'
import { startSchedule } from '../jobs/schedule.ts'
import { followIls, ilsLookMs } from '../office/circulation/follow-ils.ts'
import { createIlsCarrier } from '../office/circulation/ils-carrier.ts'
import { createDesk } from '../office/desk.ts'
import { loadSettings, type SettingsCache } from '../office/directory/settings.ts'
import { dueNoticesAt, tellDue } from '../office/correspondence/due-notices.ts'
import { mailMembers } from '../office/correspondence/member-mail.ts'
import { reportMail } from '../office/correspondence/report-mail.ts'
import { createLinks } from '../office/correspondence/links.ts'
import { mailSecret } from '../office/directory/mail-settings.ts'
import { collectAll } from '../office/mailroom/parcels.ts'
import { wakeRequests } from '../office/worklist/wake-requests.ts'
import type { Office } from '../office/context.ts'
import type { Carrier } from '../office/ports.ts'
import type { Ils } from '../office/ils-port.ts'
import { changesChannel } from '../store/announce.ts'
import type { Store } from '../store/open.ts'
import type { Home } from './home.ts'
import { openMailIn } from './mail-in.ts'
import { openPolaris } from './polaris.ts'
import type { StartSettings } from './settings.ts'
import { openWorldshare } from './worldshare.ts'
import { createPress } from './workers/press.ts'

export interface IlsConnection {
  readonly ils: Ils
  readonly carrier: Carrier
}
export interface House {
  readonly office: Office
  readonly app: Hono
  readonly live: Live
  readonly settings: SettingsCache
  /** Starts the loops that run by themselves. */
  run(): Promise<void>
  /** Finishes the work in hand and closes what was opened here, the store last. */
  close(): Promise<void>
}
export interface Wiring {
  readonly store: Store
  readonly home: Home
  readonly settings: StartSettings
  readonly webFolder: string
  readonly ils: IlsConnection | null
  /** Pages of the make-believe office alone. */
  readonly moreDoors: readonly { readonly path: string; readonly app: Hono }[]
  readonly demoSignIns: readonly DemoSignIn[]
  /** Where people outside reach this office; null while nobody does. */
  readonly origin: () => string | null
  readonly log: (line: string) => void
}

export async function wire(wiring: Wiring): Promise<House> {
  const { store, home, settings, log } = wiring
  const kept = await loadSettings(store)
  const polaris = openPolaris({ store, clock: settings.clock, kept, secret: home.secret })
  const ilsCarrier = wiring.ils?.carrier ?? createIlsCarrier(store, polaris.ils)
  const office: Office = {
    store,
    clock: settings.clock,
    carriers: {
      partner: (channel) =>
        channel === 'iso18626' ? iso18626 : channel === 'worldshare' && worldshare.isOn() ? worldshare.carrier : byHand,
      ils: () => ilsCarrier,
    },
    ils: wiring.ils?.ils ?? polaris.ils,
    settings: kept.settings,
    policy: kept.policy,
    correspondence: {
      mailer: createSmtpMailer({
        server: kept.mailServer,
        password: () => home.secret(mailSecret),
        senderName: () => kept.settings().name,
      }),
      links: createLinks(await home.ownSecret('links')),
      settings: kept.correspondence,
      texts: kept.texts,
      origin: wiring.origin,
    },
    log,
  }
  const desk = createDesk(office)
  const secretOf = (name: string): string | null => home.secret(name)
  const iso18626 = createIso18626Carrier({ desk, secretOf })
  const worldshare = openWorldshare({ office, kept, secret: home.secret })
  const mailIn = openMailIn({
    office,
    kept,
    secret: home.secret,
    // Rules that read mail before a person does, in this order; a line each.
    readers: [reportMail(polaris.reports)],
  })
  const signIn = createSignIn({
    store,
    secret: await home.ownSecret('sign-in'),
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    officeName: () => kept.settings().name,
    demoSignIns: wiring.demoSignIns,
    log,
  })
  const live = await openLive(store, () => kept.reload())
  const press = createPress()
  const app = createApp({
    office,
    settings: kept,
    signIn,
    live,
    webFolder: wiring.webFolder,
    doors: [{ path: '/iso18626', app: createIso18626Door({ desk, secretOf, log }) }, ...wiring.moreDoors],
    connections: [polaris.connection, worldshare.connection, mailIn.connection],
    isDemo: settings.isDemo,
    publicUrl: settings.publicUrl,
    keepSecret: home.keepSecret,
    press,
    trustedProxies: settings.trustedProxies,
  })

  const loops: Loop[] = []
  const closers: (() => Promise<void>)[] = []
  return {
    office,
    app,
    live,
    settings: kept,
    async run() {
      const effects = startEffectLoop(office, settings.clock.speed)
      const printing = startPrintLoop(office, { press, printers }, settings.clock.speed)
      loops.push(effects, printing)
      const wakeBoth = (): void => {
        effects.wake()
        printing.wake()
      }
      closers.push(await store.listen(changesChannel, wakeBoth, wakeBoth))
      loops.push(
        startSchedule(
          office,
          [
            { name: 'timers', everyMs: 60_000, run: async () => ({ looked: await wakeRequests(office) }) },
            { name: 'look-up', everyMs: 60_000, run: async () => ({ looked: await lookUpNew(office) }) },
            {
              name: 'collect',
              dailyAt: `${String(office.policy().collectionHour).padStart(2, '0')}:00`,
              run: async () => ({ packages: await collectAll(office) }),
            },
            { name: 'library system', everyMs: ilsLookMs, run: async () => ({ looked: await followIls(office) }) },
            { name: 'mail in', everyMs: 60_000, run: () => mailIn.round() },
            { name: 'born', everyMs: bornLookMs, run: () => findBorn(office, polaris.births) },
            { name: 'due notices', dailyAt: dueNoticesAt, run: async () => ({ told: await tellDue(office) }) },
            { name: 'worldshare', everyMs: 60_000, run: async () => ({ ...(await worldshare.poll()) }) },
            { name: 'member mail', everyMs: 600_000, run: () => mailMembers(office) },
            nightlyJob(office),
            oldBackupsJob(office, home.backups),
          ],
          settings.clock.speed,
        ),
      )
    },
    async close() {
      for (const close of closers) await close()
      for (const loop of loops) await loop.stop()
      await press.close()
      await live.close()
      await store.close()
    },
  }
}
