// A scan: what was read, at which station, and what came of it.
import { z } from 'zod'
import { findNames } from '../domain/drop-box/destinations.ts'
import { stations } from '../domain/lifecycle/station-labels.ts'
import { base, day, id, instant } from './base.ts'
import { boxSheet, goesView, said } from './drop-box-shapes.ts'

const station = z.enum(stations)
export const sessionId = z.string().regex(/^[A-Za-z0-9-]{8,60}$/, 'letters, digits and hyphens, at least eight')

/** One of the answers to “which?”. */
const choice = z.object({
  requestId: id,
  action: z.string().max(60),
  pieceId: id.optional(),
  use: z.boolean().optional().describe('A second copy: use it'),
  lenderBarcode: z.string().trim().min(1).max(60).optional(),
  withoutItem: z.boolean().optional().describe('Do it although the item’s own barcode was not scanned'),
})
export type ScanChoice = z.infer<typeof choice>

export const scanLine = z.object({
  id,
  at: instant,
  words: z.string(),
  about: z.string(),
  requestId: id.nullable(),
  gesture: z.string().nullable(),
  canUndo: z.boolean(),
  isUndone: z.boolean(),
  hasLeft: z.boolean(),
  /** Seconds until what it ordered leaves the house; null when nothing waits to. */
  leavesInSeconds: z.number().nullable(),
  /** It leaves when the package does. */
  byPackage: z.string().nullable(),
  /** At the drop box: where the piece goes, and what was found with it. */
  goes: goesView.nullable(),
  found: z.array(z.enum(findNames)),
})
export type ScanLine = z.infer<typeof scanLine>

export const scanSession = z.object({
  id: z.string(),
  station,
  isOpen: z.boolean(),
  parcel: z.object({ id, number: z.string(), library: z.string(), pieces: z.number() }).nullable(),
  /** The second scan that is awaited, in words. */
  expects: z.string().nullable(),
  lines: z.array(scanLine),
  /** At the drop box: since when what lies in it may have been there; null: since today. */
  droppedOn: day.nullable(),
  /** At the drop box: the count so far, and what needs a person; what stands on the sheet at the end. */
  box: boxSheet.nullable(),
})
export type ScanSessionView = z.infer<typeof scanSession>

export const scanAnswer = z.object({
  kind: z.enum([
    'done',
    'again',
    'asks',
    'second_scan',
    'wrong_station',
    'nothing_fits',
    'refused',
    'unknown',
    'package',
    'patron',
  ]),
  tone: z.enum(['right', 'wrong', 'look']),
  /** The one large line. */
  line: z.string(),
  about: z.string(),
  more: z.string().nullable(),
  terms: z.array(z.string()),
  unread: z.array(z.string()).describe('Words of its lender that nobody has understood yet'),
  requestId: id.nullable(),
  scanId: id.nullable(),
  pieceId: id.nullable(),
  goes: goesView.nullable(),
  choices: z.array(
    z.object({ words: z.string(), why: z.string().nullable(), requestId: id.nullable(), choice: choice.nullable() }),
  ),
  strangers: z.array(z.object({ id, number: z.string(), words: z.string() })),
  repeats: z.string().nullable().describe('The key of the scan it repeats'),
  /** It can be kept as belonging to nobody. */
  canKeep: z.boolean(),
  session: scanSession,
})
export type ScanAnswer = z.infer<typeof scanAnswer>

export const scansContract = {
  scans: {
    scan: base
      .route({ method: 'POST', path: '/scans', summary: 'What a scanner read, at a station', tags: ['scans'] })
      .input(
        z.object({
          session: sessionId,
          station,
          code: z.string().trim().min(1).max(100),
          key: z.string().min(1).max(60).describe('Makes a repeat of the same scan harmless.'),
          choice: choice.optional().describe('Which of the choices of an earlier answer is meant'),
          said: said.optional().describe('What the screen said by itself while the line was down'),
        }),
      )
      .output(scanAnswer),
    session: base
      .route({ method: 'GET', path: '/scans/{session}', summary: 'A station’s session', tags: ['scans'] })
      .input(z.object({ session: sessionId }))
      .output(scanSession.nullable()),
    begin: base
      .route({
        method: 'POST',
        path: '/scans/{session}/begin',
        summary: 'Begin a session at a station; a scan begins it too',
        tags: ['scans'],
      })
      .input(z.object({ session: sessionId, station }))
      .output(scanSession),
    dropped: base
      .route({
        method: 'POST',
        path: '/scans/{session}/dropped',
        summary: 'When the drop box was last emptied',
        tags: ['scans'],
      })
      .input(z.object({ session: sessionId, on: day.nullable().describe('Null: today') }))
      .output(scanSession),
    undo: base
      .route({ method: 'POST', path: '/scans/{session}/{scanId}/undo', summary: 'Take a scan back', tags: ['scans'] })
      .input(z.object({ session: sessionId, scanId: id }))
      .output(scanSession),
    release: base
      .route({
        method: 'POST',
        path: '/scans/{session}/release',
        summary: 'Let what the session ordered leave the house now',
        tags: ['scans'],
      })
      .input(z.object({ session: sessionId }))
      .output(z.object({ released: z.number(), session: scanSession })),
    close: base
      .route({ method: 'POST', path: '/scans/{session}/close', summary: 'Close a station’s session', tags: ['scans'] })
      .input(z.object({ session: sessionId }))
      .output(scanSession),
  },
}
