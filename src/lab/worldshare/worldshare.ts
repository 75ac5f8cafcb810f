// The emulator of OCLC WorldShare ILL: opens the door, lets time pass, keeps the state.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { worldshareReader, type WorldshareAssumed } from '../../domain/assumptions/worldshare.ts'
import { appOf } from './app.ts'
import { addTitles } from './catalogue.ts'
import { openDoor } from './door.ts'
import { exchange, plainly, tooMany, type Arrived, type Reply } from './exchange.ts'
import { noFolder, openFolder } from './folder.ts'
import { freshState, type Lab } from './lab.ts'
import { addLibraries } from './libraries.ts'
import { callLog, type CallLog } from './log.ts'
import { track } from '../kept/track.ts'
import { tick } from './tick.ts'

export interface Options {
  /** 0: any free port. */
  readonly port?: number | undefined
  readonly host?: string | undefined
  /** A folder for the state; none: nothing is kept. */
  readonly data?: string | undefined
  /** Which set of assumptions it speaks, and single ones set otherwise. */
  readonly set?: 'value' | 'other' | undefined
  readonly own?: Partial<WorldshareAssumed> | undefined
  /** The time on the wall. */
  readonly wall?: (() => number) | undefined
  readonly fault?: ((error: unknown) => void) | undefined
  /** Whether a fault that comes by chance strikes: numbers from 0 to 1. */
  readonly chance?: (() => number) | undefined
}

export interface Emulator {
  readonly url: string
  readonly lab: Lab
  readonly log: CallLog
  close(): Promise<void>
}

const beatMs = 500

export async function openWorldshare(options: Options = {}): Promise<Emulator> {
  const wall = options.wall ?? (() => Date.now())
  const folder = options.data === undefined ? noFolder : openFolder(options.data)
  const kept = track(folder.load() ?? freshState(wall(), wall()))
  const lab: Lab = {
    state: kept.state,
    written: kept.raw,
    assumed: worldshareReader(options.own, options.set),
    wall,
    newId: randomUUID,
  }
  addLibraries(lab.state.libraries)
  addTitles(lab.state.titles)
  const log = callLog(folder.loadCalls())
  const app = appOf(lab, log)
  const meter = meterOf(lab)

  async function take(arrived: Arrived): Promise<Reply> {
    const startedAt = wall()
    const began = performance.now()
    const hasPassed = tick(lab)
    const isOurs = isForPeople(new URL(arrived.url).pathname)
    const reply = isOurs
      ? await plainly(lab, app, arrived)
      : await meter(() => exchange(lab, app, arrived, options.chance))
    // Writing down thousands of requests takes its time: a look alone changes nothing.
    if (hasPassed || arrived.method !== 'GET' || reply.faults.length > 0) folder.save(kept)
    if (!isOurs) folder.addCall(log.add(arrived, reply, startedAt, Math.round(performance.now() - began)))
    return reply
  }

  const server = openDoor(take, options.fault ?? ((error) => console.error(error)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  const beat = setInterval(() => {
    if (tick(lab)) folder.save(kept)
  }, beatMs)
  beat.unref()

  return {
    url: `http://${hostFor(options.host)}:${portOf(server.address())}`,
    lab,
    log,
    async close() {
      clearInterval(beat)
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
      folder.close(kept)
    },
  }
}

/** The pages and controls of the emulator itself: no faults, no log. */
function isForPeople(path: string): boolean {
  return (
    path === '/' ||
    path === '/favicon.ico' ||
    path === '/lab' ||
    path.startsWith('/lab/') ||
    path === '/staff' ||
    path.startsWith('/staff/')
  )
}

/** Answers 429 beyond so many calls a minute, if the assumptions name a limit. */
function meterOf(lab: Lab): (work: () => Promise<Reply>) => Promise<Reply> {
  const most = lab.assumed('callsPerMinute')
  let calls: number[] = []
  return async (work) => {
    if (most === 0) return work()
    const now = lab.wall()
    calls = [...calls.filter((one) => one > now - 60_000), now]
    if (calls.length <= most) return work()
    const answer = tooMany()
    return {
      status: answer.status,
      headers: new Headers(answer.headers),
      body: await answer.text(),
      how: 'whole',
      faults: [],
    }
  }
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function hostFor(host: string | undefined): string {
  return host === undefined || host === '0.0.0.0' ? '127.0.0.1' : host
}
