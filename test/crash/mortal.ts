// The office's process: started, killed at the points the test chose, started again until the story is over.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from '../database.ts'
import { z } from 'zod'
import { outcome, type CrashOrder, type CrashOutcome } from './orders.ts'
import { ourSymbol } from './outside.ts'
import type { Clerk } from './places.ts'
import type { Point, PointCounts } from './points.ts'

export interface Mortal {
  /** Repeats the order until it is answered, as a browser or a partner would. A refusal of a repeat is told apart. */
  order(what: CrashOrder): Promise<CrashOutcome & { readonly sent: number }>
  /** Asks it to close; says what is wrong with how it ended, if anything. */
  close(): Promise<void>
  /** The deaths it died, each with its point. */
  readonly deaths: readonly string[]
  /** Known once it ended by itself and not by a kill. */
  readonly points: PointCounts | null
  readonly said: () => string
}

export interface MortalOptions {
  readonly place: Place
  readonly port: number
  readonly clerk: Clerk
  readonly ilsUrl: string
  readonly ilsKnowsKeys: boolean
  /** At which point of its life each process in turn is killed; the one after the last lives. */
  readonly killAt: readonly Point[]
}

export function startMortal(options: MortalOptions): Mortal {
  const deaths: string[] = []
  const said: string[] = []
  const kills = [...options.killAt]
  let points: PointCounts | null = null
  let closing = false
  let broken: Error | undefined
  let child = start()

  function start(): { process: ChildProcess; ended: Promise<void> } {
    const killAt = kills.shift()
    const report = join(folder, `report-${options.port}`)
    rmSync(report, { force: true })
    const { place, port, clerk, ilsUrl, ilsKnowsKeys } = options
    const settings = { place, port, clerk, ilsUrl, ilsKnowsKeys, ourSymbol }
    // Whoever is started last lives without the hook; with no kills at all the points are counted.
    const hooked = killAt !== undefined || options.killAt.length === 0
    const begun = spawn(
      process.execPath,
      [
        ...quickWasm,
        ...(hooked ? ['--import', join(import.meta.dirname, 'hook.ts')] : []),
        join(import.meta.dirname, 'office.ts'),
        JSON.stringify(settings),
      ],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
          KEUKA_CRASH_AT: killAt ?? '',
          KEUKA_CRASH_REPORT: report,
        },
      },
    )
    begun.stdout.resume()
    begun.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    const ended = new Promise<void>((resolve) => {
      begun.once('exit', (code, signal) => {
        const told = hooked ? readIfThere(report) : ''
        if (signal === 'SIGKILL' && killAt !== undefined && told !== '') {
          deaths.push(told)
          child = start()
        } else if (!closing || code !== 0) {
          broken = new Error(`the office ended by itself (${signal ?? code}):\n${said.join('').slice(-3000)}`)
        } else points = told === '' ? null : counted.parse(JSON.parse(told))
        rmSync(report, { force: true })
        resolve()
      })
    })
    return { process: begun, ended }
  }

  return {
    deaths,
    get points() {
      return points
    },
    said: () => said.join(''),
    async order(what) {
      for (let sent = 1; ; sent += 1) {
        if (broken) throw broken
        const answer = await post(options.port, what)
        if (answer) return { ...answer, sent }
        await sleep(20)
      }
    },
    async close() {
      closing = true
      child.process.kill('SIGTERM')
      const patience = setTimeout(() => child.process.kill('SIGKILL'), 10_000)
      let last = child
      await last.ended
      // A kill may have come while it closed: then the one that took its place is asked.
      while (last !== child) {
        last = child
        await sleep(1_000)
        last.process.kill('SIGTERM')
        await last.ended
      }
      clearTimeout(patience)
      if (broken) throw broken
    },
  }
}

const counted = z.object({ statement: z.number(), commit: z.number(), outgoing: z.number(), incoming: z.number() })

/** For this process's own use: where dozens of offices say at which point they were, and are compiled once. */
const folder = mkdtempSync(join(tmpdir(), 'keuka-crash-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
/** PGlite lives for seconds here: not worth the second, slower compilation. */
const quickWasm = ['--liftoff-only']

async function post(port: number, what: CrashOrder): Promise<CrashOutcome | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/order`, {
      method: 'POST',
      headers: { connection: 'close' },
      body: JSON.stringify(what),
      signal: AbortSignal.timeout(10_000),
    })
    if (!response.ok) throw new OfficeFault(`${what.do}: HTTP ${response.status} ${await response.text()}`)
    return outcome.parse(await response.json())
  } catch (error) {
    if (error instanceof OfficeFault) throw error
    return null
  }
}
class OfficeFault extends Error {
  override name = 'OfficeFault'
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
