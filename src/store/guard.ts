import { AsyncLocalStorage } from 'node:async_hooks'
import { BesideTransaction } from './errors.ts'

/** `open` turns false at the end, so that work begun inside a transaction and still running after it is free again. */
const transaction = new AsyncLocalStorage<{ open: boolean }>()

export function isInTransaction(): boolean {
  return transaction.getStore()?.open === true
}

/** Every connection is asked for through here: inside a transaction the wait would be for ever. */
export function refuseInsideTransaction(): void {
  if (isInTransaction()) {
    throw new BesideTransaction(
      'The database was touched beside the open transaction; inside a transaction use the handle it was given (tx).',
    )
  }
}

export function refuseNestedTransaction(): void {
  if (isInTransaction()) {
    throw new BesideTransaction('A transaction was begun inside another one; hand the open one (tx) on instead.')
  }
}

export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true }
  try {
    return await transaction.run(mark, work)
  } finally {
    mark.open = false
  }
}
