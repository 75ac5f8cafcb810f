// Opens the office: database, house, door; says where it is; closes in order when asked to.
import { fileURLToPath } from 'node:url'
import { isMakeBelieve, markMakeBelieve } from '../store/make-believe.ts'
import { StoreInUse } from '../store/errors.ts'
import type { Store } from '../store/open.ts'
import { closing } from './closing.ts'
import { clockControl } from './clock-control.ts'
import { differencesControl } from './differences-control.ts'
import { openControlDoor, readRunning } from './control-door.ts'
import { fillDemo, startDemoWorld, type DemoWorld } from './demo/open-demo.ts'
import { openFiveCounties } from './demo/five-counties/open.ts'
import { layHolidays } from './demo/holidays.ts'
import { demoSignIns } from './demo/people.ts'
import { isEmptyOffice, offerSetUp } from './first-account.ts'
import type { Home } from './home.ts'
import { listenOn } from './listen-on.ts'
import { bringUp, openDatabase } from './open-database.ts'
import { SettingUnusable, settingsFrom } from './settings.ts'
import { wire } from './wire.ts'
import { openSecrets } from '../office/directory/secrets.ts'
import { secretKeys } from './secret-key.ts'

export type Opening = 'demo' | 'empty' | 'as-it-is'
export const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url))

export interface Opened {
  readonly url: string
  readonly database: { readonly kind: Store['kind']; readonly version: string }
  readonly isDemo: boolean
}

/** Answers when the office is open; it goes on until SIGINT or SIGTERM. */
export async function start(
  home: Home,
  opening: Opening,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
  log: (line: string) => void,
): Promise<Opened> {
  const end = closing()
  end.onSignals(log)
  try {
    return await open(home, opening, environment, say, log, end.add)
  } catch (error) {
    await end.all()
    throw error
  }
}

async function open(
  home: Home,
  opening: Opening,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
  log: (line: string) => void,
  whenClosing: (close: () => Promise<void>) => void,
): Promise<Opened> {
  const began = performance.now()
  // What cannot be used is refused before anything is made.
  if (opening === 'demo') settingsFrom(environment, true)
  const store = await openDatabase(home, environment['DATABASE_URL'] || null, log).catch(async (error: unknown) => {
    const running = error instanceof StoreInUse ? await readRunning(home.folder) : null
    if (running) say(`This office is already open at ${running.office}.`)
    throw error
  })
  whenClosing(() => store.close())
  await bringUp(store, home, say)
  const isDemo = await isDemoNow(store, opening, home.folder)
  const settings = settingsFrom(environment, isDemo)

  // Before anything reads the database: all its tables are put in anew.
  if (isDemo && settings.demo === 'five-counties') await openFiveCounties(store, home.folder, settings.clock.now())
  const world: DemoWorld | null = isDemo ? await startDemoWorld({ clock: settings.clock, store, home, log }) : null
  if (world) whenClosing(() => world.close())
  if (world) {
    const secrets = await openSecrets(store, await secretKeys(settings.secretKey, home))
    await world.connect(secrets.keep)
  }
  // The make-believe office is reached on this machine alone; a real one says in KEUKA_PUBLIC_URL where it is reached.
  let demoUrl: string | null = null
  const origin = (): string | null => settings.publicUrl ?? demoUrl
  const house = await wire({
    store,
    home,
    settings,
    webFolder,
    demoSignIns: isDemo ? demoSignIns : [],
    moreDoors: world ? [{ path: '/demo', app: world.page }] : [],
    origin,
    log,
  })
  whenClosing(() => house.close())
  if (world) {
    await fillDemo(house.office, world, house.settings.reload)
    await layHolidays(store, settings.clock.now(), house.office.settings().timeZone)
  }

  const { app } = house
  const front = await offerSetUp({ app, store, settings: house.settings, publicUrl: settings.publicUrl, say })
  const door = await listenOn(front, settings.host, settings.port, say)
  whenClosing(() => door.close())
  if (isDemo) demoUrl = new URL(door.url).origin
  // First of all: the door would wait for screens that listen to changes.
  whenClosing(() => house.live.close())
  const control = await openControlDoor({
    store,
    homeFolder: home.folder,
    officeUrl: door.url,
    more: differencesControl(house.office).route('/', clockControl(settings.clock, house.wake)),
    log,
  })
  whenClosing(() => control.close())
  world?.open(door.url)
  await house.run()

  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`Keuka is open at ${door.url} (${store.kind} ${store.version}, ready in ${seconds} s)`)
  if (world) for (const line of addressesOf(world)) say(line)
  if (isDemo) for (const one of demoSignIns) say(`  ${one.email}  ${one.password}  ${one.about}`)
  return { url: door.url, database: { kind: store.kind, version: store.version }, isDemo }
}

const addressesOf = ({ emulated: { polaris, worldshare } }: DemoWorld): readonly string[] => [
  `  Polaris (make-believe)     ${polaris.url}`,
  `  WorldShare (make-believe)  ${worldshare.url}`,
]

/** The make-believe office and a real one never mix: a database is one or the other for good. */
async function isDemoNow(store: Store, opening: Opening, folder: string): Promise<boolean> {
  if (await isMakeBelieve(store.db)) {
    if (opening !== 'empty') return true
    throw new SettingUnusable(
      `${folder} holds the make-believe office: name another folder for an empty one, such as KEUKA_HOME=~/keuka bin/start --empty.`,
    )
  }
  if (opening !== 'demo') return false
  if (!(await isEmptyOffice(store))) {
    throw new SettingUnusable(
      `${folder} holds a real office: open it with bin/keuka start. For the make-believe one name another folder in KEUKA_HOME.`,
    )
  }
  await markMakeBelieve(store.db)
  return true
}
