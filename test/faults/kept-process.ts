// A program as a process of its own that is killed at any moment and started again.
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface KeptProcess {
  readonly kills: number
  readonly said: () => string
  start(): Promise<void>
  /** SIGKILL, and at once again. */
  killAndStart(): Promise<void>
  /** Asks it to end, and waits until it has. */
  end(): Promise<void>
}

export interface ProcessOptions {
  readonly name: string
  /** The command of its n-th start, from 0. */
  readonly command: (start: number) => {
    readonly args: readonly string[]
    readonly env: Readonly<Record<string, string>>
  }
  readonly isUp: () => Promise<boolean>
  readonly patienceMs?: number
}

export function keepProcess({ name, command, isUp, patienceMs = 90_000 }: ProcessOptions): KeptProcess {
  let child: ChildProcess | null = null
  let starts = 0
  let kills = 0
  let said = ''

  async function start(): Promise<void> {
    const { args, env } = command(starts)
    starts += 1
    const begun = spawn(process.execPath, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    child = begun
    for (const stream of [begun.stdout, begun.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-200_000)
      })
    for (const began = Date.now(); !(await isUp()); await sleep(50)) {
      if (begun.exitCode !== null || begun.signalCode !== null)
        throw new Error(`${name} ended by itself:\n${said.slice(-4000)}`)
      if (Date.now() - began > patienceMs) throw new Error(`${name} does not answer:\n${said.slice(-4000)}`)
    }
  }
  async function stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = child
    child = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise<void>((resolve) => void running.once('exit', () => resolve()))
    running.kill(signal)
    const patience = setTimeout(() => running.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(patience)
  }
  // Nothing outlives the run.
  process.once('exit', () => child?.kill('SIGKILL'))
  return {
    get kills() {
      return kills
    },
    said: () => said,
    start,
    async killAndStart() {
      kills += 1
      await stop('SIGKILL')
      await start()
    },
    end: () => stop('SIGTERM'),
  }
}

export async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await answer.arrayBuffer()
    return true
  } catch {
    return false
  }
}
