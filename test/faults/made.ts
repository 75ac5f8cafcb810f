import { z } from 'zod'

/** A record Polaris ever made: its number and the name by which two of ours would be one. */
export const madeShape = z.object({
  kind: z.enum(['item', 'title', 'hold', 'ILL request', 'patron']),
  id: z.number(),
  key: z.string(),
})
export type Made = z.infer<typeof madeShape>
