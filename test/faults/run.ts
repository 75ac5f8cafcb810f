// One fault run: two make-believe systems and the office, each a process of its own that is killed at random; a driver that
// outlives them, with a ledger of its own; at the end everything is compared.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drawer } from '../../src/lab/worldshare/chance.ts'
import { testStore } from '../database.ts'
import { checkAll, type Finding } from './check.ts'
import { openDesk } from './desk.ts'
import { drive, type Driven } from './drive.ts'
import { lockOut, polarisFaults, worldshareFaults } from './fault-kinds.ts'
import { answers, keepProcess, type KeptProcess } from './kept-process.ts'
import { openTime } from './office-time.ts'
import { openOutside } from './outside.ts'
import { planRun } from './plan.ts'
import { setUp } from './set-up.ts'

export interface FaultRun {
  readonly requests: number
  readonly seed: number
  readonly kind: 'pglite' | 'postgres'
  /** How a borrowed book stands in Polaris. */
  readonly way: 'ill-module' | 'temporary-items'
  readonly ports: { readonly office: number; readonly polaris: number; readonly worldshare: number }
  /** The office’s seconds in one of ours. */
  readonly speed: number
  /** Polaris locks the office’s account once, which costs five minutes. */
  readonly locksOut: boolean
  /** How many requests are under way at once. */
  readonly atOnce: number
  /** Mean seconds between two kills of the office; of an emulator, five times as long. */
  readonly killEverySeconds: number
  readonly say: (line: string) => void
  /** Where everything is kept for whoever looks for a cause; else it is thrown away. */
  readonly keep?: string | undefined
}
export interface FaultReport {
  readonly driven: Driven
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<string, number>>
  readonly struck: { readonly polaris: ReadonlyMap<string, number>; readonly worldshare: ReadonlyMap<string, number> }
  readonly kills: { readonly office: number; readonly polaris: number; readonly worldshare: number }
  readonly seconds: number
  readonly officeSaid: string
}

const program = resolve(import.meta.dirname, '..', '..')

export async function runFaults(run: FaultRun): Promise<FaultReport> {
  const began = performance.now()
  const root = run.keep ?? (await mkdtemp(join(tmpdir(), 'keuka-faults-')))
  const folder = (name: string): string => join(root, name)
  const url = (port: number): string => `http://127.0.0.1:${port}`
  const urls = { office: url(run.ports.office), polaris: url(run.ports.polaris), worldshare: url(run.ports.worldshare) }
  const database = run.kind === 'postgres' ? await testStore({ kind: 'postgres', empty: true }) : null
  const place = database ? database.place : { folder: join(folder('home'), 'database') }
  const planned = { copies: Math.ceil(run.requests * 0.3) + 10, readers: Math.max(40, Math.ceil(run.requests / 12)) }
  if (database) await database.store.close()
  const made = await setUp({
    place,
    home: folder('home'),
    polarisFolder: folder('polaris'),
    polarisUrl: urls.polaris,
    worldshareUrl: urls.worldshare,
    reports: folder('reports'),
    way: run.way,
    ...planned,
  })
  let hasFaults = true
  const outside = openOutside(urls.polaris, urls.worldshare)
  const time = openTime({
    speed: run.speed,
    home: folder('home'),
    start: new Date(),
    tellOthers: (now, speed) => outside.putForward(now, speed),
  })
  const there = (file: string, name: 'polaris' | 'worldshare', port: number): KeptProcess =>
    keepProcess({
      name,
      command: (start) => ({
        args: [
          join(import.meta.dirname, file),
          JSON.stringify({
            folder: folder(name),
            port,
            seed: run.seed * 1000 + start,
            // The first start alone: the account is locked once.
            faults:
              !hasFaults || name !== 'polaris'
                ? []
                : run.locksOut && start === 0
                  ? [lockOut, ...polarisFaults]
                  : polarisFaults,
            set: 'value',
            clock: { now: time.now().toISOString(), speed: run.speed },
          }),
        ],
        env: {},
      }),
      isUp: () => answers(`${url(port)}/`),
    })
  const polaris = there('polaris-there.ts', 'polaris', run.ports.polaris)
  const worldshare = there('worldshare-there.ts', 'worldshare', run.ports.worldshare)
  const office = keepProcess({
    name: 'the office',
    command: () => ({
      args: [join(program, 'src', 'main', 'cli.ts'), 'start'],
      env: {
        KEUKA_HOME: folder('home'),
        PORT: String(run.ports.office),
        KEUKA_TESTING: '1',
        KEUKA_CLOCK: time.setting(),
        NODE_COMPILE_CACHE: folder('compiled'),
        ...('url' in place ? { DATABASE_URL: place.url } : {}),
      },
    }),
    isUp: async () => (await answers(`${urls.office}/api/openapi.json`)) && (await time.tellOffice()),
  })
  const killing = new AbortController()
  try {
    await Promise.all([polaris.start(), worldshare.start()])
    await outside.putForward(() => time.now().toISOString(), run.speed)
    await outside.tellNetwork('settings', { paceSeconds: 300 })
    for (const fault of worldshareFaults) await outside.tellNetwork('faults', fault)
    await office.start()
    const desk = openDesk(urls.office, made.token)
    const killers = Promise.all([
      killNowAndThen(office, run.killEverySeconds, drawer(run.seed, 'office'), killing.signal),
      killNowAndThen(polaris, run.killEverySeconds * 5, drawer(run.seed, 'kill polaris'), killing.signal),
      killNowAndThen(worldshare, run.killEverySeconds * 5, drawer(run.seed, 'kill worldshare'), killing.signal),
    ])
    const driven = await drive({
      run,
      desk,
      outside,
      time,
      reports: folder('reports'),
      plan: planRun(run.requests, run.seed, made),
      async calm() {
        killing.abort()
        await killers
        hasFaults = false
        await outside.endFaults()
      },
    })
    const states = { polaris: await outside.polaris(), network: await outside.network() }
    await office.end()
    if (run.keep !== undefined) await writeFile(folder('office.log'), office.said())
    const { findings, counts } = await checkAll({
      place,
      driven,
      ...states,
      madeFile: join(folder('polaris'), 'made.jsonl'),
      faultsOfDesk: desk.faults,
    })
    return {
      driven,
      findings,
      counts,
      struck: { polaris: struckIn(folder('polaris')), worldshare: struckIn(folder('worldshare')) },
      kills: { office: office.kills, polaris: polaris.kills, worldshare: worldshare.kills },
      seconds: (performance.now() - began) / 1000,
      officeSaid: office.said(),
    }
  } catch (error) {
    run.say(office.said().slice(-6000))
    throw error
  } finally {
    killing.abort()
    await Promise.all([office.end(), polaris.end(), worldshare.end()])
    await database?.drop()
    if (run.keep === undefined) await rm(root, { recursive: true, force: true })
  }
}

/** After a time by chance, again and again, until told to stop. */
async function killNowAndThen(
  process: KeptProcess,
  everySeconds: number,
  draw: () => number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const ms = everySeconds * 1000 * (0.3 + 1.4 * draw())
    await sleep(ms, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await process.killAndStart()
  }
}

function struckIn(folder: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let text = ''
  try {
    text = readFileSync(join(folder, 'struck.txt'), 'utf8')
  } catch {
    return counts
  }
  for (const kind of text.split('\n')) if (kind !== '') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
