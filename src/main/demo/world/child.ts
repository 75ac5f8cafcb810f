// An emulator as a child process of the make-believe office: it ends with the office, however that ends, and is started
// again with its data when it ends by itself.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly name: string
  /** Where it answers; the same for as long as the office is open. */
  readonly url: string
  readonly pid: () => number | undefined
  close(): Promise<void>
}

const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url))
const slowestStartMs = 60_000
const slowestEndMs = 5_000
const againAfterMs = 1_000

export async function startChild(
  name: 'polaris' | 'worldshare',
  { data, log }: { readonly data: string; readonly log: (line: string) => void },
): Promise<Child> {
  let isClosing = false
  const first = await run(name, data, '0')
  const { url } = first
  let { child } = first
  watch()

  function watch(): void {
    child.once('exit', (code, signal) => {
      if (isClosing) return
      log(`The make-believe ${name} ended (${signal ?? code}); it is started again with what it had.`)
      startAgain()
    })
  }
  function startAgain(): void {
    if (isClosing) return
    run(name, data, new URL(url).port).then(
      (next) => {
        child = next.child
        if (!isClosing) return watch()
        return end(child)
      },
      (error: unknown) => {
        log(`The make-believe ${name}: ${error instanceof Error ? error.message : String(error)}`)
        setTimeout(startAgain, againAfterMs).unref()
      },
    )
  }
  return {
    name,
    url,
    pid: () => child.pid,
    async close() {
      isClosing = true
      await end(child)
    },
  }
}

/** A group of its own: Ctrl-C is for the office, which ends its emulators after it has closed its door. */
async function run(name: string, data: string, port: string): Promise<{ child: ChildProcess; url: string }> {
  const words = [cli, 'emulator', name, '--port', port, '--data', data, '--until-input-ends']
  const child = spawn(process.execPath, words, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, HOST: '127.0.0.1' },
  })
  let said = ''
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => fail('did not start in time'), slowestStartMs)
    const fail = (why: string): void => {
      clearTimeout(tooLate)
      child.kill('SIGKILL')
      reject(new Error(`${why}: ${said.trim()}`))
    }
    const ended = (): void => fail('ended at once')
    child.once('error', (error) => fail(error.message))
    child.once('exit', ended)
    const hear = (part: Buffer): void => {
      said = `${said}${part.toString()}`.slice(-2000)
      const url = /(http:\/\/\S+)/.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(tooLate)
      child.off('exit', ended)
      child.stdout?.off('data', hear)
      child.stdout?.resume()
      resolve({ child, url })
    }
    child.stdout?.on('data', hear)
    // Kept for the sentence above; what it complains of later is in its own log.
    child.stderr?.on('data', (part: Buffer) => void (said = `${said}${part.toString()}`.slice(-2000)))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const hard = setTimeout(() => child.kill('SIGKILL'), slowestEndMs)
  child.stdin?.end()
  child.kill('SIGTERM')
  await ended
  clearTimeout(hard)
}
