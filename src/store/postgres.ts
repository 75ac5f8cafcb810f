import { randomBytes } from 'node:crypto'
import pg from 'pg'
import {
  PostgresDialect,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely'
import type { Engine } from './engine.ts'
import { StoreGone, StoreUnfit, errorCode, plainError } from './errors.ts'
import { refuseInsideTransaction } from './guard.ts'
import { postgresListener } from './postgres-listen.ts'
import { takeTurn } from './postgres-turn.ts'
import { parserOf, toParameter } from './values.ts'

/** A PostgreSQL server. A connection that breaks ends no process: it is logged, the caller gets a `StoreGone`, the next call connects anew. */
export async function openPostgres(url: string, log: (line: string) => void): Promise<Engine> {
  const config = {
    connectionString: url,
    application_name: `keuka-${process.pid}-${randomBytes(3).toString('hex')}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  }
  const pool = new pg.Pool({ ...config, max: 10 })
  pool.on('error', (error) => log(`A resting connection to PostgreSQL was lost: ${error.message}`))
  pool.on('connect', (client) =>
    client.on('error', (error) => log(`A connection to PostgreSQL was lost: ${error.message}`)),
  )
  const listener = postgresListener(() => new pg.Client(config), log)
  return {
    kind: 'postgres',
    dialect: new PostgresDialect({ pool: guardedPool(pool) }),
    listen: listener.listen,
    async takeTurn(name, signal) {
      try {
        return await takeTurn(new pg.Client(config), name, signal)
      } catch (error) {
        throw goneOr(error)
      }
    },
    async close() {
      await listener.close()
      await pool.end()
    },
  }
}

const sessions = new WeakSet<pg.PoolClient>()

/** Once for every connection, before its first statement. */
async function setSession(client: pg.PoolClient): Promise<void> {
  if (sessions.has(client)) return
  await client.query(
    `set time zone 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set client_min_messages = warning`,
  )
  sessions.add(client)
}

function guardedPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      refuseInsideTransaction()
      try {
        return await connect(pool)
      } catch (error) {
        throw unfitOr(goneOr(error))
      }
    },
    end: () => pool.end(),
  }
}

async function connect(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect()
  try {
    await setSession(client)
  } catch (error) {
    client.release(true)
    throw error
  }
  return guardedClient(client)
}

function guardedClient(client: pg.PoolClient): PostgresPoolClient {
  let broken = false
  function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(statement: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof statement !== 'string') throw new Error('Read by a cursor declared in SQL.')
    return run(statement, parameters)
  }
  async function run(statement: string, parameters: readonly unknown[]) {
    try {
      return await client.query(statement, parameters.map(toParameter))
    } catch (error) {
      const named = goneOr(error)
      broken ||= named instanceof StoreGone
      throw named
    }
  }
  return { query, release: (destroy) => client.release(destroy === true || broken) }
}

const lostSocket = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])
const lostServer = /^(08...|57P0[1-5])$/
const lostWords =
  /connection (terminated|ended)|not queryable|timeout exceeded when trying to connect|Client was closed|timeout expired/i

function goneOr(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreGone) return error
  const state = errorCode(error)
  const isLost = state === undefined ? lostWords.test(error.message) : lostSocket.has(state) || lostServer.test(state)
  if (!isLost) return plainError(error)
  return new StoreGone('The database cannot be reached just now; try again in a moment.', { cause: error })
}

/** A wrong password or a database that does not exist is for whoever set the address to put right. */
function unfitOr(error: unknown): unknown {
  const state = errorCode(error)
  if (!(error instanceof Error) || (state !== '3D000' && !state?.startsWith('28'))) return error
  return new StoreUnfit(`PostgreSQL does not accept the address in DATABASE_URL: ${error.message}.`, { cause: error })
}
