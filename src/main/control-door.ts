// How a command reaches the office that is open: PGlite lets one process in, so what needs the database is asked of the
// process that has it. The door listens on this machine only, apart from the office's own, and wants the secret that stands in
// running.json, which only the office's own account may read.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { writeBackup } from '../store/backup/write.ts'
import { officeHealth } from '../store/office-health.ts'
import { errorCode } from '../store/errors.ts'
import type { Store } from '../store/open.ts'
import { bearerOf } from '../http/sign-in/same-origin.ts'
import { failureOf } from './commands/failure-of.ts'
import { listenOn } from './listen-on.ts'
import { programVersion } from './version.ts'

const runningSchema = z.object({
  control: z.url(),
  token: z.string(),
  pid: z.number(),
  /** Where the office itself is. */
  office: z.string(),
})
export type Running = z.infer<typeof runningSchema>

const backupOrder = z.object({ file: z.string().min(1).max(4096), withSecrets: z.boolean() })

export interface ControlDoor {
  close(): Promise<void>
}

/** Opens the door and writes down where it is. */
export async function openControlDoor(wiring: {
  store: Store
  homeFolder: string
  officeUrl: string
  /** What else commands may ask of the open office, by path. */
  more?: Hono
  log: (line: string) => void
}): Promise<ControlDoor> {
  const token = randomBytes(32).toString('base64url')
  const door = await listenOn(controlRoutes(wiring, token), '127.0.0.1', 0, wiring.log)
  const running: Running = { control: door.url, token, pid: process.pid, office: wiring.officeUrl }
  const file = runningFile(wiring.homeFolder)
  await rm(file, { force: true })
  await writeFile(file, `${JSON.stringify(running)}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return {
    async close() {
      await rm(file, { force: true })
      await door.close()
    },
  }
}

/** What the open office wrote down; null when there is nothing to read. A killed office leaves its file behind. */
export async function readRunning(homeFolder: string): Promise<Running | null> {
  try {
    return runningSchema.parse(JSON.parse(await readFile(runningFile(homeFolder), 'utf8')))
  } catch (error) {
    // None runs, or one is just being started or ended.
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function runningFile(homeFolder: string): string {
  return join(homeFolder, 'running.json')
}

function controlRoutes(
  { store, homeFolder, log, more }: { store: Store; homeFolder: string; log: (line: string) => void; more?: Hono },
  token: string,
): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 10_000 }), async (c, next) => {
    if (!isSame(bearerOf(c.req.raw.headers) ?? '', token))
      return c.json({ error: { code: 'no-rights', sentence: 'The office does not know who asks.' } }, 401)
    await next()
  })
  app.post('/control/backup', async (c) => {
    const { file, withSecrets } = backupOrder.parse(await c.req.json())
    const manifest = await writeBackup(store, homeFolder, file, { withSecrets, version: programVersion })
    log(`Backed up to ${file}.`)
    return c.json(manifest)
  })
  app.get('/control/health', async (c) => c.json(await officeHealth(store)))
  if (more) app.route('/control', more)
  app.onError((error, c) => {
    const known = failureOf(error)
    if (!known) log(`The control door failed: ${error.stack ?? error.message}`)
    const failure = known ?? { code: 'own-fault', sentence: 'The open office could not do it; its log says why.' }
    return c.json({ error: failure }, known ? 409 : 500)
  })
  return app
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
