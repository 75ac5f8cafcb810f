// How long the make-believe office takes from the command to its first page: the first time, and again.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median, type Section } from './figures.ts'

const aimSeconds = 3

export async function benchStart(options: { readonly rounds: number }): Promise<Section> {
  const home = await mkdtemp(join(tmpdir(), 'keuka-bench-home-'))
  try {
    const first = await startOnce(home)
    const later: number[] = []
    for (let round = 0; round < options.rounds; round += 1) later.push(await startOnce(home))
    const again = median(later)
    return {
      title: 'From the command to the first page',
      columns: ['', 'seconds'],
      rows: [
        ['first start (make-believe office)', first.toFixed(1)],
        ['second start', again.toFixed(1)],
      ],
      aims: [{ words: `second start ${again.toFixed(1)} s (aim ${aimSeconds} s)`, reached: again <= aimSeconds }],
      notes: [
        `\`node src/main/cli.ts start --demo\` on PGlite, until /sign-in is answered; the second start is the median of ${options.rounds}.`,
      ],
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function startOnce(home: string): Promise<number> {
  const began = performance.now()
  const office = spawn(process.execPath, ['src/main/cli.ts', 'start', '--demo'], {
    env: { ...process.env, KEUKA_HOME: home, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: string[] = []
  for (const stream of [office.stdout, office.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  try {
    const url = await addressIn(office, heard)
    const page = await fetch(`${url}/sign-in`)
    if (!page.ok) throw new Error(`/sign-in answered ${page.status}`)
    await page.text()
    return (performance.now() - began) / 1000
  } finally {
    if (office.exitCode === null) {
      const ended = once(office, 'exit')
      office.kill('SIGTERM')
      await ended
    }
  }
}

async function addressIn(office: ChildProcess, heard: readonly string[]): Promise<string> {
  for (let waited = 0; waited < 120_000 && office.exitCode === null; waited += 5) {
    const url = /open at (http:\/\/[^\s]+)/.exec(heard.join(''))?.[1]
    if (url !== undefined) return url
    await sleep(5)
  }
  throw new Error(`the office did not open:\n${heard.join('').slice(-2000)}`)
}
