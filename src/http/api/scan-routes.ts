import { scanDropBox } from '../../office/mailroom/drop-box-scan.ts'
import { goesWords } from '../../office/mailroom/drop-box-sheet.ts'
import { scanPiece } from '../../office/mailroom/scan-piece.ts'
import {
  beginSession,
  closeSession,
  releaseSession,
  sayDropped,
  sessionState,
  undoScan,
} from '../../office/mailroom/scan-session.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'
import { viewOf } from './scan-view.ts'

export const scanRoutes = {
  scan: os.scans.scan.handler(async ({ input, context: { office, asker } }) => {
    const { choice, said = null, ...read } = input
    const scan = {
      ...read,
      actor: asker.actor,
      ...(choice === undefined ? {} : { choice: withoutGaps(choice) }),
    }
    const boxed = scan.station === 'drop_box' ? orRefuse(await scanDropBox(office, scan, said)) : null
    const outcome = boxed ?? orRefuse(await scanPiece(office, scan))
    return {
      ...outcome,
      terms: [...outcome.terms],
      unread: [...outcome.unread],
      repeats: outcome.repeats ?? null,
      strangers: [...outcome.strangers],
      choices: outcome.choices.map((one) => ({ ...one })),
      goes: boxed ? await goesWords(office, boxed.goes) : null,
      session: await viewOf(office, input),
    }
  }),

  session: os.scans.session.handler(async ({ input, context: { office } }) => {
    const found = await sessionState(office, input.session)
    return found ? viewOf(office, input) : null
  }),

  begin: os.scans.begin.handler(async ({ input, context: { office } }) => {
    orRefuse(await beginSession(office, input.session, input.station))
    return viewOf(office, input)
  }),

  dropped: os.scans.dropped.handler(async ({ input, context: { office } }) => {
    orRefuse(await sayDropped(office, input.session, input.on))
    return viewOf(office, input)
  }),

  undo: os.scans.undo.handler(async ({ input, context: { office, person } }) => {
    orRefuse(await undoScan(office, input.session, input.scanId, person.userId))
    return viewOf(office, input)
  }),

  release: os.scans.release.handler(async ({ input, context: { office } }) => {
    const session = await viewOf(office, input)
    const released = await releaseSession(office, input.session)
    return { released, session: released === 0 ? session : await viewOf(office, input) }
  }),

  close: os.scans.close.handler(async ({ input, context: { office } }) => {
    orRefuse(await closeSession(office, input.session))
    return viewOf(office, input)
  }),
}

interface Choice {
  readonly requestId: number
  readonly action: string
  readonly pieceId?: number | undefined
  readonly use?: boolean | undefined
  readonly lenderBarcode?: string | undefined
  readonly withoutItem?: boolean | undefined
}
const withoutGaps = ({ requestId, action, pieceId, use, lenderBarcode, withoutItem }: Choice) => ({
  requestId,
  action,
  ...(pieceId === undefined ? {} : { pieceId }),
  ...(use === undefined ? {} : { use }),
  ...(lenderBarcode === undefined ? {} : { lenderBarcode }),
  ...(withoutItem === undefined ? {} : { withoutItem }),
})
