import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Office {
  readonly origin: string
  close(): Promise<void>
}

const cli = join(import.meta.dirname, '../../src/main/cli.ts')
const longestStartMs = 100_000

/** The make-believe office, started as a newcomer starts it, in a folder of its own. */
export async function openOffice(env: NodeJS.ProcessEnv = {}): Promise<Office> {
  const home = await mkdtemp(join(tmpdir(), 'keuka-browser-'))
  const child = spawn(process.execPath, [cli, 'start', '--demo'], {
    env: { ...process.env, DATABASE_URL: '', KEUKA_DEMO: 'small', ...env, KEUKA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(home, { recursive: true, force: true })
  }
  let said = ''
  const origin = new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString()
      const url = /open at (http:\/\/\S+)/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the office did not open: ${said}`)))
    setTimeout(() => reject(new Error(`the office took too long to open: ${said}`)), longestStartMs).unref()
  })
  try {
    return { origin: await origin, close }
  } catch (error) {
    await close()
    throw error
  }
}
