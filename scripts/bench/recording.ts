// Which statements `act` sends: recorded once as they pass, then sent again straight through the driver for another
// request, with the ids the database gives out on the way put where the recorded ones stood.
import {
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Database } from '../../src/store/generated/database.ts'
import type { Store } from '../../src/store/open.ts'
import { transactOn } from '../../src/store/transact.ts'
import { toParameter } from '../../src/store/values.ts'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly (string | null)[]
  /** The id in each row that came back; null where it has none. */
  readonly ids: readonly (number | null)[]
}
export type Script = readonly Statement[]

/** Runs a piece of work on a store that notes its statements. Every `begin` and `commit` is left to whoever sends them again. */
export async function record(store: Store, dialect: Dialect, work: (store: Store) => Promise<void>): Promise<Script> {
  const noted: Statement[] = []
  const db = new Kysely<Database>({ dialect: noting(dialect, (statement) => noted.push(statement)) })
  await work({ ...store, db, transact: (inside, options) => transactOn(db, inside, options) })
  return noted
}

export type Send = (sql: string, parameters: readonly (string | null)[]) => Promise<{ rows: readonly unknown[] }>

/** Sends a script for another request. `ids` says which id stands for which recorded one, and learns more on the way. */
export async function sendAgain(script: Script, send: Send, ids: Map<number, number>): Promise<void> {
  for (const statement of script) {
    const { rows } = await send(
      statement.sql,
      statement.parameters.map((parameter) => translate(parameter, ids)),
    )
    statement.ids.forEach((recorded, index) => {
      const given = idOf(rows[index])
      if (recorded !== null && given !== null) ids.set(recorded, given)
    })
  }
}

const longNumber = /\d{8,}/g
const translate = (parameter: string | null, ids: ReadonlyMap<number, number>): string | null =>
  parameter === null ? null : parameter.replaceAll(longNumber, (digits) => String(ids.get(Number(digits)) ?? digits))

function idOf(row: unknown): number | null {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : null
  return typeof id === 'number' || (typeof id === 'string' && /^\d+$/.test(id)) ? Number(id) : null
}

function noting(dialect: Dialect, note: (statement: Statement) => void): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => notingDriver(dialect.createDriver(), note),
  }
}

function notingDriver(driver: Driver, note: (statement: Statement) => void): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const of = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection()
      const wrapped = new NotingConnection(connection, note)
      inner.set(wrapped, connection)
      return wrapped
    },
    beginTransaction: (connection, settings: TransactionSettings) => driver.beginTransaction(of(connection), settings),
    commitTransaction: (connection) => driver.commitTransaction(of(connection)),
    rollbackTransaction: (connection) => driver.rollbackTransaction(of(connection)),
    releaseConnection: (connection) => driver.releaseConnection(of(connection)),
    destroy: async () => {},
  }
}

class NotingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection
  readonly #note: (statement: Statement) => void

  constructor(connection: DatabaseConnection, note: (statement: Statement) => void) {
    this.#connection = connection
    this.#note = note
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#connection.executeQuery<R>(query)
    const ids = result.rows.map(idOf)
    this.#note({ sql: query.sql, parameters: query.parameters.map(toParameter), ids })
    return result
  }

  streamQuery<R>(query: CompiledQuery, size = 100): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, size)
  }
}
