import { z } from 'zod'
import { readArchive, readWhole } from './archive.ts'
import type { Manifest } from './manifest.ts'
import { linesOf, tableOf } from './verify.ts'

export const rowSchema = z.array(z.string().nullable())

/** The rows of one table of a backup, in order, as PostgreSQL's text by column. */
export async function* rowsOfBackup(
  file: string,
  manifest: Manifest,
  table: string,
): AsyncGenerator<ReadonlyMap<string, string | null>> {
  const columns = manifest.tables[table]?.columns ?? []
  for await (const { name, body } of readArchive(file)) {
    const text = await readWhole(body)
    if (tableOf(name) !== table) continue
    for (const line of linesOf(text)) {
      const values = rowSchema.parse(JSON.parse(line))
      yield new Map(columns.map((column, index) => [column, values[index] ?? null]))
    }
  }
}
