import { z } from 'zod'

/** Raised when the layout of the file changes; older ones stay readable. */
export const backupFormat = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** First in the file: enough to tell what it is. */
export const headSchema = z.object({ keukaBackup: z.number().int().positive() })

/** Last in the file, so a file without it is not whole. */
export const manifestSchema = z.object({
  format: z.literal(backupFormat),
  id: z.uuid(),
  /** Number of the last migration the database had been through. */
  schema: z.number().int().positive(),
  /** Of the program that wrote it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  source: z.enum(['pglite', 'postgres']),
  secrets: z.boolean(),
  tables: z.record(
    z.string(),
    z.object({ columns: z.array(z.string()), rows: z.number().int().nonnegative(), sha256 }),
  ),
  sequences: z.record(z.string(), z.object({ last: z.number().int(), used: z.boolean() })),
  files: z.record(z.string(), z.object({ bytes: z.number().int().nonnegative(), sha256 })),
})

export type Manifest = z.infer<typeof manifestSchema>
