// The drop box: what is found beside the scans, the hour without a line, the sheets of the last week.
import { z } from 'zod'
import { base, instant } from './base.ts'
import { destination, find } from './drop-box-shapes.ts'
import { scanSession, sessionId } from './scans.ts'

export const boxTable = z.object({
  madeAt: instant,
  places: z.array(z.object({ to: destination, bin: z.string().nullable() })),
  codes: z.record(z.string(), z.number()),
  prefixes: z.record(z.string(), z.number()),
})
export type BoxTable = z.infer<typeof boxTable>

export const dropBoxContract = {
  dropBox: {
    found: base
      .route({
        method: 'POST',
        path: '/drop-box/{session}/found',
        summary: 'A donation, damage, cash or a letter, a piece that is not ours; or that it is not there after all',
        tags: ['scans'],
      })
      .input(
        z.object({
          session: sessionId,
          what: find,
          key: z.string().min(1).max(60).describe('Makes a repeat harmless.'),
          of: z.string().min(1).max(60).nullable().describe('The key of the scan it belongs to; null: it lay loose'),
          isThere: z.boolean().default(true).describe('False: with that scan it is not, after all'),
        }),
      )
      .output(scanSession),
    table: base
      .route({
        method: 'GET',
        path: '/drop-box/{session}/table',
        summary: 'Which code goes where, as marks, for an hour without a line; no patrons, no titles',
        tags: ['scans'],
      })
      .input(z.object({ session: sessionId }))
      .output(boxTable),
    sheets: base
      .route({ method: 'GET', path: '/drop-box', summary: 'Sessions of the last week', tags: ['scans'] })
      .output(
        z.array(z.object({ id: z.string(), openedAt: instant, closedAt: instant.nullable(), pieces: z.number() })),
      ),
  },
}
