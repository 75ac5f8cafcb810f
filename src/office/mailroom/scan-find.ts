// What a code may be: requests and pieces of ours, with what scanning them could mean at each station.
import type { Facts } from '../../domain/lifecycle/facts.ts'
import { scanMeanings, type Meaning } from '../../domain/lifecycle/scanning.ts'
import { isOver } from '../../domain/lifecycle/standing.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { linkedBorrowing } from '../../store/requests/find.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestsByCode, type FoundBy } from '../../store/requests/list.ts'
import { seesAll } from '../../store/requests/sight.ts'
import { leadsFromLine, leadsFromLoan } from '../facilities/follow-linked.ts'
import { today } from '../context.ts'
import type { ScanDesk } from './scan-desk.ts'

/** One thing a scan could do. */
export interface Fit extends Meaning {
  readonly facts: Facts
}
export interface Found {
  readonly facts: Facts
  readonly pieceId: number | null
  readonly by: FoundBy
  /** The request, and the line or loan that moves with it. */
  readonly requestIds: readonly number[]
  readonly fits: readonly Fit[]
}

const mostOver = 3

export async function findScanned(desk: ScanDesk, code: string): Promise<readonly Found[]> {
  const rows = await rowsFor(desk, code)
  const found: Found[] = []
  for (const row of rows) {
    const one = await foundFor(desk, row.id, row.piece_id, row.by)
    if (one) found.push(one)
  }
  return found
}

async function rowsFor(desk: ScanDesk, code: string) {
  const exact = await requestsByCode(desk.tx, seesAll, code)
  const bare = readBarcode(code)
  const all = exact.length > 0 || bare === code ? exact : await requestsByCode(desk.tx, seesAll, bare)
  const once = all.filter(
    (row, index) =>
      all.findIndex((other) => other.id === row.id && (other.piece_id === row.piece_id || row.piece_id === null)) ===
      index,
  )
  // A barcode of ours has been in many loans: those that are over are meant only when none is living.
  const living = once.filter((row) => !isOver(row))
  return living.length > 0 ? living : once.slice(0, mostOver)
}

export async function foundFor(
  desk: ScanDesk,
  requestId: number,
  pieceId: number | null,
  by: FoundBy,
): Promise<Found | null> {
  const facts = await loadFacts(desk.tx, requestId)
  if (!facts) return null
  const own = fitsOf(desk, facts, pieceId)
  const linked = await linkedFacts(desk, facts)
  if (!linked) return { facts, pieceId, by, requestIds: [requestId], fits: own }
  const theirs = fitsOf(desk, linked, null)
  const leads = facts.request.kind === 'facility' ? leadsFromLoan : leadsFromLine
  const leading = theirs.filter((one) => leads(one.action))
  const isTaken = (one: Fit): boolean => leading.some((other) => other.station === one.station)
  const isOwnLead = (one: Fit): boolean =>
    (facts.request.kind === 'facility' ? leadsFromLine : leadsFromLoan)(one.action)
  const fits = [...leading, ...own.filter((one) => isOwnLead(one) || !isTaken(one))]
  return { facts, pieceId, by, requestIds: [requestId, linked.request.id], fits }
}

const fitsOf = (desk: ScanDesk, facts: Facts, pieceId: number | null): readonly Fit[] =>
  scanMeanings(
    { ...facts, actor: desk.scan.actor, policy: desk.office.policy(), now: desk.now, today: today(desk.office) },
    pieceId,
  ).map((meaning) => ({ ...meaning, facts }))

/** The facility's line a loan is for, or the loan that is open for a line. */
async function linkedFacts(desk: ScanDesk, { request }: Facts): Promise<Facts | null> {
  if (request.forRequestId !== null) return loadFacts(desk.tx, request.forRequestId)
  const [loan] = request.isBorrowedOut ? await linkedBorrowing(desk.tx, request.id) : []
  return loan === undefined ? null : loadFacts(desk.tx, loan)
}
