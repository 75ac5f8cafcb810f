// A database for the bench to work on: the store as the office uses it, the dialect under it, and the same driver
// used straight, without any of our code.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { Kysely, sql, type Dialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../../src/store/generated/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { pgliteDialect } from '../../src/store/pglite-dialect.ts'
import { DurableFolder, durableParameters } from '../../src/store/pglite-folder.ts'
import { transactOn } from '../../src/store/transact.ts'
import { parsers } from '../../src/store/values.ts'
import type { Send } from './recording.ts'

export interface BenchPlace {
  readonly name: string
  readonly store: Store
  readonly dialect: Dialect
  /** One transaction of plain statements. */
  straight(work: (send: Send) => Promise<void>): Promise<void>
  /** The address of the database, where it has one. */
  readonly url: string | null
  close(): Promise<void>
}

/** PGlite in a folder on this disk, with syncs, as an office runs it. */
export async function pglitePlace(): Promise<BenchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-bench-'))
  const made = await openStore({ folder })
  await migrate(made)
  const version = made.version
  await made.close()

  const pglite = await PGlite.create({
    fs: new DurableFolder(join(folder, 'database')),
    startParams: durableParameters(PGlite.defaultStartParams),
    extensions: { pg_trgm, unaccent, btree_gin },
  })
  pglite.parsers = parsers
  pglite.serializers = {}
  await pglite.exec(`set time zone 'UTC'; set datestyle = 'ISO, YMD'; set client_min_messages = warning`)
  const dialect = pgliteDialect(pglite)
  return {
    name: `PGlite ${version}`,
    store: storeOn(dialect, 'pglite', version, (channel, onNote) => pglite.listen(channel, onNote)),
    dialect,
    url: null,
    straight: (work) =>
      pglite.transaction((tx) => work((statement, parameters) => tx.query(statement, [...parameters]))),
    async close() {
      await pglite.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A database of its own on the server at `admin`. */
export async function postgresPlace(admin: string, name: string): Promise<BenchPlace> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href
  const made = await openStore({ url })
  await migrate(made)
  const version = made.version
  await made.close()

  let closing = false
  const engine = await openPostgres(url, (line) => {
    // A connection may still be saying good-bye when its server stops.
    if (!closing) console.error(line)
  })
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // When the bench fails, its server stops under these.
  pool.on('error', () => {})
  return {
    name: `PostgreSQL ${version}`,
    store: storeOn(engine.dialect, 'postgres', version, (channel, onNote) => engine.listen(channel, onNote, () => {})),
    dialect: engine.dialect,
    url,
    async straight(work) {
      const session = await pool.connect()
      try {
        await session.query('begin')
        await work((statement, parameters) => session.query(statement, [...parameters]))
        await session.query('commit')
      } finally {
        session.release()
      }
    },
    async close() {
      closing = true
      await pool.end()
      await engine.close()
    },
  }
}

type Listen = (channel: string, onNote: (payload: string) => void) => Promise<() => Promise<void>>

function storeOn(dialect: Dialect, kind: Store['kind'], version: string, listen: Listen): Store {
  const db = new Kysely<Database>({ dialect })
  return {
    db,
    kind,
    version,
    transact: (work, options) => transactOn(db, work, options),
    // Notes of PGlite's arrive inside the sender's transaction; here nobody touches the database on hearing one.
    listen,
    takeTurn: () => Promise.resolve({ isLost: false, release: () => Promise.resolve() }),
    runScript: (script) => transactOn(db, async (tx) => void (await sql.raw(script).execute(tx))),
    close: () => Promise.resolve(),
  }
}
