import type { ScanLine, ScanSessionView } from '../../contract/scans.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Office } from '../../office/context.ts'
import { aboutOf, scanWords } from '../../office/mailroom/scan-desk.ts'
import { scanPiece } from '../../office/mailroom/scan-piece.ts'
import {
  beginSession,
  closeSession,
  releaseSession,
  sayDropped,
  sessionState,
  undoScan,
} from '../../office/mailroom/scan-session.ts'
import type { ListedScan } from '../../store/scans.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'
import { secondsUntil } from './request-view.ts'

export const scanRoutes = {
  scan: os.scans.scan.handler(async ({ input, context: { office, asker } }) => {
    const { choice, ...read } = input
    const outcome = orRefuse(
      await scanPiece(office, {
        ...read,
        actor: asker.actor,
        ...(choice === undefined ? {} : { choice: withoutGaps(choice) }),
      }),
    )
    return { ...outcome, choices: outcome.choices.map((one) => ({ ...one })), session: await viewOf(office, input) }
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

async function viewOf(office: Office, { session: id }: { session: string }): Promise<ScanSessionView> {
  const state = await sessionState(office, id)
  if (!state) throw refusalError(refuse('session-not-found'))
  const now = office.clock.now()
  return {
    id,
    station: state.session.station,
    isOpen: state.session.closed_at === null,
    parcel: state.parcel,
    droppedOn: state.session.dropped_on,
    expects: state.expects,
    lines: state.lines.map((line) => lineOf(line, now)),
  }
}

function lineOf(line: ListedScan, now: Date): ScanLine {
  const { kind, service, number, title, pieceN } = line
  const request = kind === null || service === null ? null : { kind, service }
  const about = number === null || title === null ? (line.supply ?? '') : aboutOf({ number, title })
  const isUndone = line.undoneAt !== null
  const byPackage = line.parcel !== null && line.parcelState !== 'collected' ? line.parcel : null
  const isOpenPackage = line.gesture === null && line.parcelState === 'open'
  return {
    id: line.id,
    at: line.at.toISOString(),
    words: scanWords(line.action, request),
    about: [about || (line.parcel ?? ''), line.pieces > 1 && pieceN !== null ? `piece ${pieceN} of ${line.pieces}` : '']
      .filter((one) => one !== '')
      .join(' · '),
    requestId: line.requestId,
    gesture: line.gesture,
    canUndo: !isUndone && !line.hasLeft && (line.gesture !== null || isOpenPackage || line.supply !== null),
    isUndone,
    hasLeft: line.hasLeft,
    leavesInSeconds: isUndone || byPackage !== null ? null : secondsUntil(line.leavesAt, now),
    byPackage: isUndone ? null : byPackage,
  }
}
