// The second scan of a piece, where the office wants one: the item's own barcode beside its strap. It is kept at receipt
// and compared when the piece goes home, so that swapped straps are caught.
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { setSession } from '../../store/scans.ts'
import { aboutOf, outcome, type Offer, type ScanAnswer, type ScanDesk } from './scan-desk.ts'
import { doScan } from './scan-do.ts'
import { findScanned, foundFor, type Fit, type Found } from './scan-find.ts'

export const nothingExpected = {
  expects_request_id: null,
  expects_piece_id: null,
  expects_action: null,
  expects_item: null,
} as const

export function wantsItem(desk: ScanDesk, fit: Fit): boolean {
  const { itemCheck } = fit.row
  if (desk.office.policy().scansPerPiece < 2 || itemCheck === undefined) return false
  return itemCheck === 'keep' || barcodeOf(fit) !== null
}

/** Nothing is done yet: the strap or the item is still to be read. */
export async function askSecond(desk: ScanDesk, fit: Fit, byItem: boolean): Promise<ScanAnswer> {
  const { request } = fit.facts
  await setSession(desk.tx, desk.scan.session, {
    expects_request_id: request.id,
    expects_piece_id: fit.pieceId,
    expects_action: fit.action,
    expects_item: !byItem,
  })
  return outcome('second_scan', 'right', byItem ? 'Now its strap' : 'Now the item’s own barcode', {
    about: aboutOf(request),
    requestId: request.id,
    choices: waysOut(fit, byItem),
  })
}

/** Answers null when what was awaited is no longer possible: then the scan is read as any other. */
export async function secondScan(desk: ScanDesk): Promise<ScanAnswer | null> {
  const { tx, scan, session } = desk
  const fit = await fitAwaited(desk)
  if (!fit) {
    await setSession(tx, scan.session, nothingExpected)
    return null
  }
  const read = await findScanned(desk, scan.code)
  const isSame = (one: Found): boolean => one.requestIds.includes(fit.facts.request.id)
  const strap = read.find((one) => isSame(one) && one.by !== 'lender’s barcode')
  if (session.expects_item === false) return strap ? confirmed(desk, fit, {}) : mismatch(desk, fit, read, true)
  if (strap)
    return outcome('again', 'look', 'The strap was read: now the item’s own barcode', {
      about: aboutOf(fit.facts.request),
      requestId: fit.facts.request.id,
      choices: waysOut(fit, false),
    })
  const known = barcodeOf(fit)
  const isKnown = known !== null && known.toUpperCase() === scan.code.toUpperCase()
  if (isKnown || (known === null && read.length === 0))
    return confirmed(desk, fit, fit.row.itemCheck === 'keep' ? { lenderBarcode: scan.code } : {})
  return mismatch(desk, fit, read, false)
}

async function fitAwaited(desk: ScanDesk): Promise<Fit | null> {
  const { expects_request_id: requestId, expects_piece_id: pieceId, expects_action: action } = desk.session
  if (requestId === null) return null
  const found = await foundFor(desk, requestId, pieceId, 'number')
  return found?.fits.find((one) => one.action === action && one.facts.request.id === requestId) ?? null
}

async function confirmed(desk: ScanDesk, fit: Fit, details: { lenderBarcode?: string }): Promise<ScanAnswer> {
  await setSession(desk.tx, desk.scan.session, nothingExpected)
  return doScan(desk, fit, details.lenderBarcode === undefined ? {} : { lenderBarcode: details.lenderBarcode })
}

function mismatch(desk: ScanDesk, fit: Fit, read: readonly Found[], byItem: boolean): ScanAnswer {
  const other = read.find((one) => !one.requestIds.includes(fit.facts.request.id))
  const known = barcodeOf(fit)
  const belongs = other
    ? `What was read belongs to ${aboutOf(other.facts.request)}.`
    : known === null
      ? 'Nobody knows what was read.'
      : `Its strap goes with ${known}; ${desk.scan.code} was read.`
  const anyway: readonly Offer[] =
    other || byItem || fit.row.itemCheck !== 'keep'
      ? []
      : [offer(fit, `It is right: ${desk.scan.code}`, { lenderBarcode: desk.scan.code })]
  return outcome('refused', 'wrong', 'Not its pair: look for a swapped strap', {
    about: aboutOf(fit.facts.request),
    more: belongs,
    requestId: fit.facts.request.id,
    choices: [...anyway, ...waysOut(fit, byItem)],
  })
}

const waysOut = (fit: Fit, byItem: boolean): readonly Offer[] => [
  offer(fit, byItem ? 'Go on without its strap' : 'It has no barcode of its own', { withoutItem: true }),
  { words: 'Leave it', why: null, requestId: null, choice: { requestId: fit.facts.request.id, action: leaveIt } },
]
/** Not an action of any life: what was awaited is let be. */
export const leaveIt = 'leave'

const offer = (fit: Fit, words: string, more: { lenderBarcode?: string; withoutItem?: boolean }): Offer => ({
  words,
  why: null,
  requestId: fit.facts.request.id,
  choice: {
    requestId: fit.facts.request.id,
    action: fit.action,
    ...(fit.pieceId === null ? {} : { pieceId: fit.pieceId }),
    ...more,
  },
})

const barcodeOf = (fit: Fit): string | null => {
  const known = fit.facts.pieces.filter((one) => fit.pieceId === null || one.id === fit.pieceId)
  return known.length === 1 ? (known[0]?.partnerBarcode ?? null) : null
}

/** What is awaited, in words, for a page that was loaded again. */
export async function awaitedWords(desk: Pick<ScanDesk, 'tx' | 'session'>): Promise<string | null> {
  const { expects_request_id: id, expects_item: item, expects_action: action } = desk.session
  const facts = id === null ? null : await loadFacts(desk.tx, id)
  if (!facts || action === null || !actionRow(lifeOf(facts.request), action)) return null
  return `${item === false ? 'Its strap' : 'The item’s own barcode'}: ${aboutOf(facts.request)}`
}
