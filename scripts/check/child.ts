import { spawn } from 'node:child_process'

export type Ended = { ok: boolean; output: string }

const running = new Set<number>()

/** Runs a program to its end, keeping what it says; it gets a process group of its own, so that nothing of it outlives the limit. */
export function runChild(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; limitSeconds?: number } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      detached: true,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (child.pid !== undefined) running.add(child.pid)
    const heard: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => heard.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => heard.push(text))

    const limit = setTimeout(
      () => {
        heard.push(`\nStopped: not done within ${options.limitSeconds} seconds.\n`)
        endGroup(child.pid)
      },
      (options.limitSeconds ?? 600) * 1000,
    )
    const end = (ok: boolean) => {
      clearTimeout(limit)
      if (child.pid !== undefined) running.delete(child.pid)
      resolve({ ok, output: heard.join('') })
    }
    child.on('error', (error) => {
      heard.push(`${error.message}\n`)
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** For Ctrl-C: children in groups of their own do not hear it. */
export function endChildren(): void {
  for (const pid of running) endGroup(pid)
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
