// One interlibrary loan request as a page of Polaris shows it: our piece is found by the barcode it has there.
import { illStatuses, type SeenIll } from '../../domain/assisted/ils-page.ts'
import type { IlsIllRequest } from '../../domain/ils/records.ts'
import { isSameTitle } from '../../domain/assisted/network-page.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { readNumber, readPieceNumber, writeNumber } from '../../domain/values/request-number.ts'
import type { Tx } from '../../store/open.ts'
import { changeIlsRequest, ilsRequestByNumber, linkIlsRequest } from '../../store/ils-requests.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import { piecesOfBarcode } from '../../store/scan-lookup.ts'
import { announce } from '../../store/announce.ts'
import { takeIlsNewsIn } from '../circulation/take-ils-news.ts'
import type { Office } from '../context.ts'
import { plainLine, type PasteLine } from './paste-line.ts'
import { tickOff } from './tick-off.ts'

export async function takeSeenIllIn(tx: Tx, office: Office, seen: SeenIll): Promise<PasteLine> {
  const says = seen.itemStatus === null ? seen.word : `${seen.word}, item ${seen.itemStatus}`
  const line = { number: seen.id, title: seen.title }
  const found = await oursBy(tx, seen)
  if (found === null)
    return plainLine(
      'unknown',
      says,
      seen.barcode === null ? 'It has no item barcode yet: nothing to match.' : 'No piece of ours has this barcode.',
      line,
    )
  const { before, pieceId } = found
  const ours = { ...line, requestId: before.id, ours: writeNumber(before.number), title: before.title }
  if (seen.title !== null && !isSameTitle(before.title, seen.title, seen.evidence === 'plain' ? 'alike' : 'whole'))
    return plainLine('not_understood', says, `Its title there does not go with ours (${before.title}).`, ours)
  const { news, done, stands } = illStatuses[seen.status]
  const isNewLink = await linked(tx, office, before.id, seen.id, stands)
  const isOurs = (name: string): boolean => done.some((one) => one === name)
  const ticked = await tickOff(
    tx,
    office,
    before.id,
    { kind: 'ils', id: null },
    (name, effect) => isOurs(name) && (pieceId === null || effect.piece_id === null || effect.piece_id === pieceId),
  )
  if (news !== null)
    await takeIlsNewsIn(
      tx,
      office,
      { what: news, reference: before.number, barcode: seen.barcode, until: seen.until },
      `page:${seen.id}:${before.number}:${news}:${before.version}`,
    )
  const after = await requestRow(tx, before.id)
  if (ticked > 0) await announce(tx, before.id)
  const words = [
    ...(isNewLink ? [`linked to ILL request ${seen.id}`] : []),
    ...(after && after.state !== before.state
      ? [`${stateRow(lifeOf(before), before.state).label} → ${stateRow(lifeOf(after), after.state).label}`]
      : []),
    ...(ticked > 0 ? [ticked === 1 ? '1 step ticked off' : `${ticked} steps ticked off`] : []),
  ]
  return words.length === 0
    ? plainLine('same', says, `It stands at “${stateRow(lifeOf(before), before.state).label}”: nothing to do.`, ours)
    : plainLine('moved', says, words.join('; '), ours)
}

/** By the barcode of a living piece, by our own number where that is the barcode or the note there, else by its id once that is linked. */
async function oursBy(tx: Tx, seen: SeenIll) {
  const pieces = seen.barcode === null ? [] : await piecesOfBarcode(tx, seen.barcode)
  const [piece, second] = pieces
  if (second) return null
  const code = seen.barcode ?? ''
  const named = readNumber(code) ?? readPieceNumber(code)?.number ?? readNumber(seen.note ?? '')
  const id =
    piece?.request_id ??
    (named === null ? undefined : (await requestByNumber(tx, named))?.id) ??
    (await ilsRequestByNumber(tx, seen.id))?.request_id
  const before = id === undefined ? undefined : await requestRow(tx, id)
  return before ? { before, pieceId: piece?.id ?? null } : null
}

/** A connection that comes later finds it by this, and makes no second one. True: it was not known before. */
async function linked(
  tx: Tx,
  office: Office,
  requestId: number,
  number: string,
  stands: IlsIllRequest['stands'],
): Promise<boolean> {
  const link = { request_id: requestId, number, stands, told_by: 'page', seen_at: office.clock.now() } as const
  if (await linkIlsRequest(tx, link)) return true
  const known = await ilsRequestByNumber(tx, number)
  if (known?.request_id === requestId && known.stands !== stands)
    await changeIlsRequest(tx, number, stands, office.clock.now())
  return false
}
