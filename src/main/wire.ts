// Everything put together in plain sight: the office with its carriers, the doors, the loops that run by themselves.
import type { Hono } from 'hono'
import { rateTables } from '../connectors/carriers/rate-tables/rate-tables.ts'
import { byHand } from '../connectors/by-hand/carrier.ts'
import { createIso18626Carrier } from '../connectors/iso18626/carrier.ts'
import { reachPartner } from '../connectors/iso18626/reach.ts'
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
import { startPlanLoop } from '../jobs/plan-loop.ts'
import { startListener } from '../jobs/listener.ts'
import { startSchedule } from '../jobs/schedule.ts'
import { checkRenewals } from '../office/circulation/check-renewals.ts'
import { seeDone } from '../office/circulation/see-done.ts'
import { followIls, ilsLookMs } from '../office/circulation/follow-ils.ts'
import { createIlsCarrier } from '../office/circulation/ils-carrier.ts'
import { compareNightly } from '../office/differences/compare.ts'
import { recheckMended, recheckMs } from '../office/differences/recheck.ts'
import { createDesk } from '../office/desk.ts'
import { openSecrets } from '../office/directory/secrets.ts'
import { loadSettings, type SettingsCache } from '../office/directory/settings.ts'
import { dueNoticesAt, tellDue } from '../office/correspondence/due-notices.ts'
import { mailMembers } from '../office/correspondence/member-mail.ts'
import { alertMail } from '../office/correspondence/alert-mail.ts'
import { reportMail } from '../office/correspondence/report-mail.ts'
import { createLinks } from '../office/correspondence/links.ts'
import { peerName, watchConnections } from '../office/directory/connection-watch.ts'
import { planNightly } from '../office/mailroom/plan/keep-plan.ts'
import { collectAll } from '../office/mailroom/parcels.ts'
import { wakeRequests } from '../office/worklist/wake-requests.ts'
import type { Office } from '../office/context.ts'
import type { Mode } from '../domain/assisted/systems.ts'
import type { Carrier } from '../office/ports.ts'
import { changesChannel } from '../store/announce.ts'
import type { Store } from '../store/open.ts'
import type { Home } from './home.ts'
import { openMailIn } from './mail-in.ts'
import { carryOverSecrets } from './carry-over-secrets.ts'
import { openMail } from './mail.ts'
import { openPolaris } from './polaris.ts'
import type { StartSettings } from './settings.ts'
import { secretKeys } from './secret-key.ts'
import { openWorldshare } from './worldshare.ts'
import { code128 } from '../paper/barcode.ts'
import { readPdf } from './workers/pdf-reader.ts'
import { createPlanner } from './workers/planner.ts'
import { createPress } from './workers/press.ts'

export interface House {
  readonly office: Office
  readonly app: Hono
  readonly live: Live
  readonly settings: SettingsCache
  /** Starts the loops that run by themselves. */
  run(): Promise<void>
  /** The clock was put forward: each looks anew what is due. */
  wake(): void
  /** Finishes the work in hand and closes what was opened here, the store last. */
  close(): Promise<void>
}
export interface Wiring {
  readonly store: Store
  readonly home: Home
  readonly settings: StartSettings
  readonly webFolder: string
  /** Pages of the make-believe office alone. */
  readonly moreDoors: readonly { readonly path: string; readonly app: Hono }[]
  readonly demoSignIns: readonly DemoSignIn[]
  /** Where people outside reach this office; null while nobody does. */
  readonly origin: () => string | null
  readonly log: (line: string) => void
}

export async function wire(wiring: Wiring): Promise<House> {
  const { store, home, settings } = wiring
  const secrets = await openSecrets(store, await secretKeys(settings.secretKey, home))
  await carryOverSecrets(home, secrets)
  // What others wrote into an error may hold what we sent them.
  const log = (line: string): void => wiring.log(secrets.cover(line))
  const kept = await loadSettings(store)
  const watch = watchConnections({ store, clock: settings.clock, log })
  const mail = openMail({ kept, secret: secrets.get, watch })
  const polaris = openPolaris({ store, clock: settings.clock, kept, secret: secrets.get, watch })
  const ilsCarrier = createIlsCarrier(store, polaris.ils)
  const office: Office = {
    store,
    clock: settings.clock,
    carriers: {
      partner: (channel) =>
        channel === 'iso18626' ? iso18626 : channel === 'worldshare' && worldshare.isOn() ? worldshare.carrier : byHand,
      ils: () => ilsCarrier,
    },
    ils: polaris.ils,
    get network() {
      return worldshare.survey
    },
    settings: kept.settings,
    policy: kept.policy,
    correspondence: {
      mailer: mail.mailer,
      links: createLinks(await home.ownSecret('links')),
      settings: kept.correspondence,
      texts: kept.texts,
      origin: wiring.origin,
    },
    assisted: () => {
      const set = kept.assisted()
      const mode = (isOn: boolean, isAssisted: boolean): Mode => (isOn ? 'api' : isAssisted ? 'assisted' : 'by_hand')
      return {
        settings: set,
        modes: {
          worldshare: mode(worldshare.isOn(), set.worldshare.isOn),
          polaris: mode(!polaris.ils.byHand, set.polaris.isOn),
        },
        us: worldshare.us() ?? set.worldshare.registryId ?? 0,
      }
    },
    shipping: rateTables,
    log,
  }
  const desk = createDesk(office)
  const toPeers = createIso18626Carrier({ desk, secretOf: secrets.get })
  const iso18626: Carrier = {
    ...toPeers,
    carry: (task) => watch.of(peerName(task.libraryId))(() => toPeers.carry(task)),
  }
  const worldshare = openWorldshare({ office, kept, secret: secrets.get, watch })
  const mailIn = openMailIn({
    office,
    kept,
    secret: secrets.get,
    watch,
    // Rules that read mail before a person does, in this order; a line each.
    readers: [reportMail(polaris.reports), alertMail],
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
  const live = await openLive(store, async () => {
    await secrets.reload()
    await kept.reload()
  })
  const press = createPress()
  const planner = createPlanner()
  const app = createApp({
    office,
    settings: kept,
    signIn,
    live,
    webFolder: wiring.webFolder,
    doors: [{ path: '/iso18626', app: createIso18626Door({ desk, secretOf: secrets.get, log }) }, ...wiring.moreDoors],
    connections: [
      polaris.connection,
      polaris.birthConnection,
      worldshare.connection,
      mail.connection,
      mailIn.connection,
    ],
    watch,
    reachPartner,
    isDemo: settings.isDemo,
    publicUrl: settings.publicUrl,
    secrets,
    press,
    planner,
    bars: code128,
    readPdf,
    trustedProxies: settings.trustedProxies,
  })

  // A visitor of the make-believe office should not wait for what happens at a member's desk.
  const lookMs = settings.isDemo ? 60_000 : ilsLookMs
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
      const planning = startPlanLoop(office, planner, settings.clock.speed)
      loops.push(effects, printing, planning, startListener(office, mailIn.listening))
      const wakeBoth = (): void => {
        effects.wake()
        printing.wake()
        planning.wake()
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
            {
              name: 'library system',
              everyMs: lookMs,
              // What people did there by hand is seen first: their cards wait for it.
              run: async () => ({ seen: await seeDone(office), looked: await followIls(office, lookMs) }),
            },
            { name: 'mail in', everyMs: 60_000, run: async () => ({ ...(await mailIn.round()) }) },
            { name: 'born', everyMs: bornLookMs, run: () => findBorn(office, polaris.births) },
            { name: 'due notices', dailyAt: dueNoticesAt, run: async () => ({ told: await tellDue(office) }) },
            { name: 'worldshare', everyMs: 60_000, run: async () => ({ ...(await worldshare.poll()) }) },
            { name: 'temporary items', dailyAt: '02:50', run: async () => ({ looked: await checkRenewals(office) }) },
            { name: 'differences', dailyAt: '02:30', run: () => compareNightly(office) },
            { name: 'mended', everyMs: recheckMs, run: async () => ({ looked: await recheckMended(office) }) },
            { name: 'member mail', everyMs: 600_000, run: () => mailMembers(office) },
            {
              name: 'mailing plan',
              dailyAt: '04:10',
              run: async () => {
                const made = await planNightly(office, planner)
                return made.ok ? { packages: made.value.plan.packages.length } : { why: made.code }
              },
            },
            nightlyJob(office),
            oldBackupsJob(office, home.backups),
          ],
          settings.clock.speed,
        ),
      )
    },
    wake() {
      for (const loop of loops) loop.wake()
    },
    async close() {
      for (const close of closers) await close()
      for (const loop of loops) await loop.stop()
      await press.close()
      await planner.close()
      await live.close()
      await store.close()
    },
  }
}
