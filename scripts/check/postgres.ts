import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { findOrInstall, findPostgres } from './tools.ts'

export type Cluster = { url: string; version: string; stop(): Promise<void> }

export const postgresAdvice =
  'PostgreSQL 15 to 18 is not here; install it (Debian: apt-get install postgresql; macOS: brew install postgresql@17)'

/**
 * A PostgreSQL of its own in a temporary folder, gone after `stop`. `durable: false` is for tests, which lose nothing
 * by a power cut; benchmarks and the crash test keep fsync on.
 */
export async function startCluster(options: { durable?: boolean } = {}): Promise<Cluster> {
  const found = await findOrInstall(findPostgres, ['postgresql'], postgresAdvice)
  if ('missing' in found) throw new Error(found.missing)
  const owner = clusterOwner()
  const folder = mkdtempSync(join(tmpdir(), 'keuka-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const files = join(folder, 'cluster')
  const asOwner = { ...owner, cwd: folder, env: { ...process.env, HOME: folder, TMPDIR: folder } }

  let server: ChildProcess | undefined
  try {
    const ctype = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
    execFileSync(
      join(found.path, 'initdb'),
      // The same collation as PGlite's, so that lists have one order in both lanes.
      ['-D', files, '-U', 'keuka', '--auth=trust', '-E', 'UTF8', '--lc-collate=C', `--lc-ctype=${ctype}`, '--no-sync'],
      { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: folder,
      shared_buffers: '128MB',
      max_connections: 60,
      fsync: options.durable === false ? 'off' : 'on',
    }
    server = spawn(
      join(found.path, 'postgres'),
      ['-D', files, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const url = `postgres://keuka@127.0.0.1:${port}/postgres`
    const version = await firstAnswer(url, server)
    // Waits until it is gone: until then it writes to its folder.
    const stopAtOnce = () =>
      spawnSync(join(found.path, 'pg_ctl'), ['stop', '-D', files, '-m', 'immediate', '-s'], asOwner)
    return { url, version, stop: stopper(server, folder, stopAtOnce) }
  } catch (error) {
    server?.kill('SIGINT')
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root: then it runs as the system's own user for it. */
function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') }
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1')
  return address.port
}

async function firstAnswer(url: string, server: ChildProcess): Promise<string> {
  const heard: string[] = []
  server.stderr?.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) break
    const client = new Client({ connectionString: url })
    client.on('error', () => heard.push('a connection was lost\n'))
    try {
      await client.connect()
      const answer = await client.query<{ server_version: string }>('show server_version')
      return answer.rows[0]?.server_version ?? 'unknown'
    } catch {
      await wait(100)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`PostgreSQL did not start:\n${heard.slice(-10).join('')}`)
}

/** Stops it and takes its folder away; also when this process ends without having asked for it. */
function stopper(server: ChildProcess, folder: string, stopAtOnce: () => void): () => Promise<void> {
  const takeAway = () => rmSync(folder, { recursive: true, force: true })
  const atExit = () => {
    stopAtOnce()
    takeAway()
  }
  process.once('exit', atExit)
  return async () => {
    process.off('exit', atExit)
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
    }
    takeAway()
  }
}
