import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { testStore } from '../database.ts'

const program = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url))

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs one command to its end, as `bin/keuka` would. */
export async function keuka(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const child = launch(words, environment)
  const [out, err] = [heard(child.stdout), heard(child.stderr)]
  const code = await ended(child)
  return { code, out: out(), err: err() }
}

export interface OpenOffice {
  url: string
  pid: number
  /** What it has said so far. */
  said(): string
  logged(): string
  /** Sends the signal and waits: the exit code, and how long it took. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** Starts an office and waits until it says where it is. */
export async function openOffice(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<OpenOffice> {
  const child = launch(['start', ...words], environment)
  const [said, logged] = [heard(child.stdout), heard(child.stderr)]
  const end = ended(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const place = /Keuka is open at (\S+)/.exec(said())?.[1]
      if (place !== undefined) resolve(place)
    })
    void end.then((code) => reject(new Error(`The office ended with ${code}: ${said()}${logged()}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    said,
    logged,
    async stop(signal = 'SIGTERM') {
      const began = performance.now()
      child.kill(signal)
      const code = await end
      return { code, ms: performance.now() - began }
    },
  }
}

export interface TestHome {
  folder: string
  environment: NodeJS.ProcessEnv
  remove(): Promise<void>
}

/** A home of its own with a migrated database: in its folder, or on the server that the tests are run on. */
export async function testHome(options: { empty?: boolean } = {}): Promise<TestHome> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-home-'))
  const database = await testStore(options)
  await database.store.close()
  const { place } = database
  if ('folder' in place) await cp(place.folder, join(folder, 'database'), { recursive: true })
  return {
    folder,
    environment: { KEUKA_HOME: folder, PORT: '0', ...('url' in place ? { DATABASE_URL: place.url } : {}) },
    async remove() {
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const finding = z.object({ state: z.enum(['ok', 'warn', 'bad']), about: z.string(), sentence: z.string() })

/** What doctor said, by what it is about. */
export function findingsIn(json: string): Map<string, z.infer<typeof finding>> {
  const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(json))
  return new Map(findings.map((one) => [one.about, one]))
}

function launch(words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, [program, ...words], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function heard(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (part: string) => (text += part))
  return () => text
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve))
}
