// Debian's own Dovecot, started for one test file on a port of this machine, with folders of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const dovecotProgram = ['/usr/sbin/dovecot', '/usr/bin/dovecot'].find((file) => existsSync(file))
/** Debian's user for mail. */
const mailId = 8
export const mailUser = 'ill@fiverivers.example'
export const mailPassword = 'towpath-1825'

export interface Dovecot {
  readonly port: number
  /** Lays a mail into the folder, as a delivery would. */
  deliver(mail: string | Buffer): Promise<void>
  /** Numbers all mails of the folder anew. */
  renumber(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  /** What it has written down, for when a test fails. */
  log(): Promise<string>
  close(): Promise<void>
}

export async function openDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-dovecot-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const box = join(folder, 'mail', mailUser)
  for (const part of ['', 'new', 'cur', 'tmp']) {
    await mkdir(join(box, part), { recursive: true })
    await chown(join(box, part), mailId, mailId)
  }
  await chown(join(folder, 'mail'), mailId, mailId)
  await writeFile(join(folder, 'dovecot.conf'), configOf(folder, port))
  let child: ChildProcess | null = null
  let delivered = 0

  async function start(): Promise<void> {
    child = spawn(dovecotProgram ?? 'dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
    for (let tries = 0; tries < 100; tries += 1) {
      if (await answers(port)) return
      await wait(50)
    }
    throw new Error(`Dovecot did not start: ${await log()}`)
  }
  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  const log = (): Promise<string> => readFile(join(folder, 'log'), 'utf8').catch(() => '')
  await start()
  return {
    port,
    start,
    stop,
    log,
    async deliver(mail) {
      delivered += 1
      const file = join(box, 'tmp', `${1_700_000_000 + delivered}.${delivered}.test`)
      await writeFile(file, mail)
      await chown(file, mailId, mailId)
      const { rename } = await import('node:fs/promises')
      await rename(file, join(box, 'new', `${1_700_000_000 + delivered}.${delivered}.test`))
    },
    async renumber() {
      await stop()
      for (const name of [
        'dovecot-uidlist',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot-uidvalidity',
      ])
        await rm(join(box, name), { force: true })
      // The new number is made from the second.
      await wait(1100)
      await start()
    },
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const configOf = (folder: string, port: number): string => `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
auth_allow_cleartext = yes
auth_failure_delay = 0
first_valid_uid = ${mailId}
mail_driver = maildir
mail_path = ${folder}/mail/%{user}
mail_uid = ${mailId}
mail_gid = ${mailId}
passdb static {
  password = ${mailPassword}
}
userdb static {
  fields {
    uid = ${mailId}
    gid = ${mailId}
    home = ${folder}/mail/%{user}
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
`

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect(port, '127.0.0.1')
    line.once('data', () => {
      line.destroy()
      resolve(true)
    })
    line.once('error', () => resolve(false))
    line.once('close', () => resolve(false))
  })
