import { AsyncResource } from 'node:async_hooks'
import { Kysely, sql, type Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import { StoreGone, StoreUnfit } from './errors.ts'
import type { Database } from './generated/database.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { transactOn, type TransactOptions } from './transact.ts'

/** For use outside transactions; inside one it throws. */
export type Db = Kysely<Database>
export type Tx = Transaction<Database>

export interface Store {
  db: Db
  kind: 'pglite' | 'postgres'
  /** PostgreSQL's own version, such as 18.6. */
  version: string
  /** One transaction, repeated when PostgreSQL undid it because two met. Nothing but `tx` may be awaited inside. */
  transact<T>(work: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T>
  /** Notes arrive when the sender's transaction commits. `onLost` says, once listening again, that notes may have been missed. */
  listen(channel: string, onNote: (payload: string) => void, onLost?: () => void): Promise<() => Promise<void>>
  /** The right to do what one program of several on this database does: waits for it, or answers null when told to stop. */
  readonly takeTurn: Engine['takeTurn']
  /** Several statements, in one transaction. */
  runScript(script: string): Promise<void>
  /** Waits for transactions under way. */
  close(): Promise<void>
}

export async function openStore(
  where: { folder: string } | { url: string },
  options: { log?: (line: string) => void } = {},
): Promise<Store> {
  const log = options.log ?? (() => {})
  const engine = 'folder' in where ? await openPglite(where.folder) : await openPostgres(where.url, log)
  const db = new Kysely<Database>({ dialect: engine.dialect })
  try {
    const version = await readVersion(db)
    if (Number.parseInt(version, 10) < 15)
      throw new StoreUnfit(`Keuka needs PostgreSQL 15 or newer; this is ${version}.`)
    return storeOn(engine, db, version)
  } catch (error) {
    await engine.close()
    throw error
  }
}

function storeOn(engine: Engine, db: Db, version: string): Store {
  const running = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  async function transact<T>(work: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T> {
    if (closing) throw new StoreGone('The database is being closed.')
    const run = transactOn(db, work, options)
    running.add(run)
    try {
      return await run
    } finally {
      running.delete(run)
    }
  }

  return {
    db,
    kind: engine.kind,
    version,
    transact,
    async listen(channel, onNote, onLost = () => {}) {
      if (!/^[a-z_]+$/.test(channel)) throw new Error(`A channel is lower-case letters: ${channel}`)
      // A note of PGlite's arrives inside the sender's transaction; the listener must not seem to be in it.
      return engine.listen(channel, AsyncResource.bind(onNote), AsyncResource.bind(onLost))
    },
    takeTurn: (name, signal) => engine.takeTurn(name, signal),
    runScript: (script) => transact(async (tx) => void (await sql.raw(script).execute(tx))),
    close() {
      closing ??= Promise.allSettled(running).then(() => engine.close())
      return closing
    },
  }
}

async function readVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
  return rows[0]?.version.split(' ')[0] ?? 'unknown'
}
