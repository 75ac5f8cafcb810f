import { createHash, type Hash } from 'node:crypto'
import type { Store, Tx } from '../open.ts'
import { readLines, readTables } from './tables.ts'

export type Checksums = Record<string, { rows: number; sha256: string }>

/** Rows and checksum of every table, the same for the same rows on either database. */
export async function tableChecksums(store: Store): Promise<Checksums> {
  return store.transact(tableChecksumsIn, { isolation: 'repeatable read', readOnly: true })
}

export async function tableChecksumsIn(tx: Tx): Promise<Checksums> {
  const sums: Checksums = {}
  for (const table of await readTables(tx)) {
    const counter = lineCounter()
    for await (const lines of readLines(tx, table)) counter.add(lines)
    sums[table.name] = counter.sum()
  }
  return sums
}

export function lineCounter() {
  const hash: Hash = createHash('sha256')
  let rows = 0
  return {
    add(lines: string[]): void {
      rows += lines.length
      for (const line of lines) hash.update(`${line}\n`)
    },
    sum: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
