// Where a piece goes, and the sheet a session at the drop box ends with.
import { z } from 'zod'
import { destinationNames, findNames } from '../domain/drop-box/destinations.ts'
import { day, id, instant } from './base.ts'

export const destination = z.enum(destinationNames)
export const find = z.enum(findNames)
export const said = z.object({ to: destination, bin: z.string().max(60).nullable() })
export const goesView = z.object({
  to: destination,
  /** What stands on the bin, or the number of the package. */
  bin: z.string().nullable(),
  library: z.string().nullable(),
  /** The day the mailing plan has the package leave. */
  leavesOn: day.nullable(),
  /** Why a person is asked, or why nobody knows it. */
  why: z.string().nullable(),
})
export type GoesView = z.infer<typeof goesView>

export const boxSheet = z.object({
  total: z.number(),
  places: z.array(
    z.object({ to: destination, count: z.number(), bins: z.array(z.object({ name: z.string(), count: z.number() })) }),
  ),
  finds: z.array(z.object({ what: find, count: z.number() })),
  persons: z.array(
    z.object({
      id,
      at: instant,
      to: destination,
      bin: z.string().nullable(),
      library: z.string().nullable(),
      found: z.array(find),
      /** What the screen said while the line was down, where the office says another. */
      said: said.nullable(),
      why: z.string().nullable(),
      /** Whose title it is; of a code nobody knew, its last characters. */
      about: z.string(),
      requestId: id.nullable(),
    }),
  ),
  /** Pieces a hold has trapped since they were scanned. */
  trapped: z.array(z.object({ id, about: z.string(), library: z.string().nullable(), requestId: id.nullable() })),
  /** Days since the box was emptied on which nobody was there. */
  closedDays: z.array(day),
  openedAt: instant,
  closedAt: instant.nullable(),
})
export type BoxSheet = z.infer<typeof boxSheet>
