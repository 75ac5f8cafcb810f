// Where a piece of a request goes from the drop box once the scan is done, with the bin or the package it goes into.
import type { Goes } from '../../domain/drop-box/destinations.ts'
import { ask, whereItGoes } from '../../domain/drop-box/where.ts'
import type { Facts, PieceFacts } from '../../domain/lifecycle/facts.ts'
import { isOver } from '../../domain/lifecycle/standing.ts'
import { officeLibraryIds, parcelWaitingFor, trappedPiece } from '../../store/drop-box.ts'
import { libraryById } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { linkedBorrowing } from '../../store/requests/find.ts'
import type { Office } from '../context.ts'
import { binOf, ownerByDigits } from './drop-box-owner.ts'

export async function goesFor(db: Db | Tx, office: Office, facts: Facts, pieceId: number | null): Promise<Goes> {
  const { request, entries, pieces } = facts
  // What was borrowed for a facility's line is the loan's piece.
  const [loanId] = request.kind === 'facility' ? await linkedBorrowing(db, request.id) : []
  const loan = loanId === undefined ? null : await loadFacts(db, loanId)
  if (loan) return goesFor(db, office, loan, null)
  const piece = pieces.find((one) => one.id === pieceId) ?? pieces[0]
  if (!piece) return ask('on_its_way')
  const line = request.forRequestId === null ? null : await loadFacts(db, request.forRequestId)
  const goes = whereItGoes({
    kind: request.kind,
    place: piece.place,
    isOver: isOver(request),
    lenderId: entries.find((one) => one.id === (piece.entryId ?? request.currentEntryId))?.libraryId ?? null,
    ownerId: await ownerOf(db, office, facts, piece),
    facilityId: line?.request.facilityLibraryId ?? request.facilityLibraryId,
    trapped: (await trappedPiece(db, piece.id)) ?? null,
  })
  return { ...goes, bin: await binFor(db, goes) }
}

/** Null: the office's own shelf. */
async function ownerOf(db: Db | Tx, office: Office, { request }: Facts, piece: PieceFacts): Promise<number | null> {
  if (request.kind === 'borrowing') return null
  const byDigits = piece.barcode === null ? undefined : await ownerByDigits(db, piece.barcode)
  const owner = request.ownerLibraryId ?? byDigits?.id ?? null
  return owner !== null && (await officeLibraryIds(db, office.settings().symbols)).includes(owner) ? null : owner
}

async function binFor(db: Db | Tx, { to, libraryId }: Goes): Promise<string | null> {
  if (libraryId === null) return null
  if (to === 'home') return (await parcelWaitingFor(db, libraryId))?.number ?? null
  const library = await libraryById(db, libraryId)
  return library ? binOf(library) : null
}
