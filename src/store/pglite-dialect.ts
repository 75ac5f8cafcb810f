import type { PGlite, Results, Transaction } from '@electric-sql/pglite'
import {
  AbortedTransactionError,
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { errorCode, plainError } from './errors.ts'
import { refuseInsideTransaction } from './guard.ts'
import { toParameter } from './values.ts'

/**
 * Kysely's own PGlite dialect takes its queue before a driver can refuse, so a query beside an open transaction would hang.
 * Here PGlite's queue is the only one, and statements without parameters may be several, as on PostgreSQL.
 */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(pglite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function pgliteDriver(pglite: PGlite): Driver {
  const open = new WeakMap<DatabaseConnection, PgliteConnection>()
  const find = (connection: DatabaseConnection): PgliteConnection => {
    const found = open.get(connection)
    if (!found) throw new Error('The connection is not one of ours.')
    return found
  }
  return {
    async init() {},
    async acquireConnection() {
      refuseInsideTransaction()
      const connection = new PgliteConnection(pglite)
      open.set(connection, connection)
      return connection
    },
    beginTransaction: (connection, settings) => find(connection).begin(settings),
    commitTransaction: (connection) => find(connection).commit(),
    rollbackTransaction: (connection) => find(connection).rollback(),
    async releaseConnection() {},
    async destroy() {},
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite
  #transaction: { tx: Transaction; end: PromiseWithResolvers<void>; ended: Promise<void> } | undefined

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const on = this.#transaction?.tx ?? this.#pglite
    try {
      if (query.parameters.length > 0) return answer<R>(await on.query<R>(query.sql, query.parameters.map(toParameter)))
      const last = (await on.exec(query.sql)).at(-1)
      return areRows<R>(last) ? answer<R>(last) : { rows: [] }
    } catch (error) {
      throw plainError(error)
    }
  }

  // oxlint-disable-next-line require-yield -- the interface asks for a stream; there is none to yield from
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('PGlite does not stream; read by a cursor.')
  }

  async begin(settings: TransactionSettings): Promise<void> {
    const begun = Promise.withResolvers<Transaction>()
    const end = Promise.withResolvers<void>()
    const ended = this.#pglite.transaction(async (tx) => {
      begun.resolve(tx)
      await end.promise
    })
    ended.catch(begun.reject)
    this.#transaction = { tx: await begun.promise, end, ended }
    const modes = [
      settings.isolationLevel ? `isolation level ${settings.isolationLevel}` : '',
      settings.accessMode ?? '',
    ].filter(Boolean)
    if (modes.length > 0) await this.executeQuery(CompiledQuery.raw(`set transaction ${modes.join(', ')}`))
  }

  async commit(): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = undefined
    transaction?.end.resolve()
    try {
      await transaction?.ended
    } catch (error) {
      if (errorCode(error) === '25P02') throw new AbortedTransactionError({ cause: error })
      throw error
    }
  }

  async rollback(): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = undefined
    const wanted = new RolledBack()
    transaction?.end.reject(wanted)
    await transaction?.ended.catch((error: unknown) => {
      if (error !== wanted) throw error
    })
  }
}

class RolledBack extends Error {}

function answer<R>(results: Results<R>): QueryResult<R> {
  return results.affectedRows === undefined
    ? { rows: results.rows }
    : { rows: results.rows, numAffectedRows: BigInt(results.affectedRows) }
}

/** `exec` cannot be told the row's type; what a row looks like is the asker's claim, as it is with `query`. */
function areRows<R>(_results: Results | undefined): _results is Results<R & Record<string, unknown>> {
  return true
}
