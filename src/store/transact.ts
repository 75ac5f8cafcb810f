import { setTimeout as sleep } from 'node:timers/promises'
import type { IsolationLevel, Kysely, Transaction, TransactionBuilder } from 'kysely'
import { errorCode } from './errors.ts'
import { insideTransaction, refuseNestedTransaction } from './guard.ts'

export interface TransactOptions {
  isolation?: IsolationLevel
  readOnly?: boolean
}

const attempts = 5

/** Rows are locked by whoever needs them. What PostgreSQL undid because two transactions met (serialization failure, deadlock) is done again. */
export async function transactOn<D, T>(
  db: Kysely<D>,
  work: (tx: Transaction<D>) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  refuseNestedTransaction()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await begin(db, options).execute((tx) => insideTransaction(() => work(tx)))
    } catch (error) {
      if (attempt === attempts || !isWorthRepeating(error)) throw error
      await sleep(attempt * 20 * (0.5 + Math.random()))
    }
  }
}

/** Read committed and writing are what PostgreSQL takes unasked. */
function begin<D>(db: Kysely<D>, options: TransactOptions): TransactionBuilder<D> {
  const isolated = options.isolation ? db.transaction().setIsolationLevel(options.isolation) : db.transaction()
  return options.readOnly ? isolated.setAccessMode('read only') : isolated
}

function isWorthRepeating(error: unknown): boolean {
  const state = errorCode(error)
  return state === '40001' || state === '40P01'
}
