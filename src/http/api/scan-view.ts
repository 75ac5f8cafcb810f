// A station's session as the screens show it.
import type { BoxSheet } from '../../contract/drop-box-shapes.ts'
import type { ScanLine, ScanSessionView } from '../../contract/scans.ts'
import { finds, findsIn, findWords, isDestination } from '../../domain/drop-box/destinations.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Office } from '../../office/context.ts'
import { whyWords, type Sheet } from '../../office/mailroom/drop-box-sheet.ts'
import { aboutOf, scanWords } from '../../office/mailroom/scan-desk.ts'
import { sessionState } from '../../office/mailroom/scan-session.ts'
import { isBoxAction, type ListedScan, type ScanSession } from '../../store/scans.ts'
import { refusalError } from './answer.ts'
import { secondsUntil } from './request-view.ts'

export async function viewOf(office: Office, { session: id }: { session: string }): Promise<ScanSessionView> {
  const state = await sessionState(office, id)
  if (!state) throw refusalError(refuse('session-not-found'))
  const now = office.clock.now()
  return {
    id,
    station: state.session.station,
    isOpen: state.session.closed_at === null,
    parcel: state.parcel,
    droppedOn: state.session.dropped_on,
    box: state.sheet === null ? null : boxView(state.sheet, state.session),
    expects: state.expects,
    lines: state.lines.map((line) => lineOf(line, now)),
  }
}

function lineOf(line: ListedScan, now: Date): ScanLine {
  const { kind, service, number, title, pieceN } = line
  const request = kind === null || service === null ? null : { kind, service }
  const about = number === null || title === null ? (line.supply ?? '') : aboutOf({ number, title })
  const found = findsIn(line.finds)
  const isLoose = line.action === 'foundLoose'
  const isUndone = line.undoneAt !== null
  const byPackage = line.parcel !== null && line.parcelState !== 'collected' ? line.parcel : null
  const isOpenPackage = line.gesture === null && line.parcelState === 'open'
  return {
    id: line.id,
    at: line.at.toISOString(),
    words: isLoose
      ? found.map((one) => finds[one].label).join(', ')
      : listed(scanWords(line.action, request), findWords(found)),
    about: listed(
      about || (line.parcel ?? (line.codeEnd === null ? '' : `code ends in ${line.codeEnd}`)),
      line.pieces > 1 && pieceN !== null ? `piece ${pieceN} of ${line.pieces}` : '',
      isLoose ? 'loose in the box' : '',
    ),
    requestId: line.requestId,
    gesture: line.gesture,
    canUndo:
      !isUndone &&
      !line.hasLeft &&
      (line.gesture !== null || isOpenPackage || line.supply !== null || isBoxAction(line.action)),
    isUndone,
    hasLeft: line.hasLeft,
    leavesInSeconds: isUndone || byPackage !== null ? null : secondsUntil(line.leavesAt, now),
    byPackage: isUndone ? null : byPackage,
    found: [...found],
    goes: isDestination(line.goes)
      ? { to: line.goes, bin: line.goesBin, library: line.goesLibrary, leavesOn: null, why: whyWords(line.why) }
      : null,
  }
}

const listed = (...words: readonly string[]): string => words.filter((one) => one !== '').join(' · ')

const boxView = (sheet: Sheet, session: ScanSession): BoxSheet => ({
  total: sheet.total,
  places: sheet.places.map((one) => ({ ...one, bins: one.bins.map((bin) => ({ ...bin })) })),
  finds: sheet.finds.map((one) => ({ ...one })),
  persons: sheet.persons.map((one) => ({ ...one, at: one.at.toISOString(), found: [...one.found] })),
  trapped: sheet.trapped.map(({ id, about, library, requestId }) => ({ id, about, library, requestId })),
  closedDays: [...sheet.closedDays],
  openedAt: session.opened_at.toISOString(),
  closedAt: session.closed_at?.toISOString() ?? null,
})
