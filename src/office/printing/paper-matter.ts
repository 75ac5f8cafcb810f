// What a paper is about, read when it is drawn: nothing of it is kept with the job.
import { dollars } from '../../domain/values/money.ts'
import { sheetOf, type PaperMatter } from '../../domain/printing/words.ts'
import { packSheet } from '../../domain/printing/more-sheets.ts'
import { isPaperKind, type PaperKind, type Sheet } from '../../domain/printing/sheet.ts'
import { supplyById } from '../../store/supplies.ts'
import { patronDayFor } from '../../domain/lifecycle/patron-day.ts'
import { trappedPiece } from '../../store/drop-box.ts'
import { libraryById } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import { parcelById } from '../../store/parcels.ts'
import { patronOfRequest } from '../../store/patrons.ts'
import type { PrintJob } from '../../store/print-jobs.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestRow } from '../../store/requests/find.ts'
import { codesBeside, homewardInFull, keepingWords } from '../../domain/shipping/return-terms.ts'
import { isServiceId, serviceKind } from '../../domain/shipping/services.ts'
import { ourDueOn } from '../../domain/policies/our-due.ts'
import { today, type Office } from '../context.ts'
import { goingTo } from '../mailroom/going-to.ts'

type About = Pick<PrintJob, 'kind' | 'request_id' | 'piece_id' | 'parcel_id' | 'supply_id'>
type OfRequest = About & { readonly kind: PaperKind }

/** What the paper says; null when what it was about is gone. */
export async function sheetFor(office: Office, db: Db | Tx, job: About): Promise<Sheet | null> {
  const { kind } = job
  if (!isPaperKind(kind)) {
    const supply = job.supply_id === null ? undefined : await supplyById(db, job.supply_id)
    if (!supply) return null
    return packSheet(supply.id, { ...supply, packSize: supply.pack_size }, office.settings().name)
  }
  const own = { ...job, kind }
  const matter =
    own.parcel_id === null ? await requestMatter(office, db, own) : await labelMatter(office, db, own, own.parcel_id)
  return matter === null ? null : sheetOf(matter)
}

async function requestMatter(office: Office, db: Db | Tx, job: OfRequest): Promise<PaperMatter | null> {
  const facts = job.request_id === null ? null : await loadFacts(db, job.request_id)
  const row = facts === null ? undefined : await requestRow(db, facts.request.id)
  if (!facts || !row) return null
  const { request } = facts
  const piece =
    facts.pieces.find((one) => one.id === job.piece_id) ?? (facts.pieces.length === 1 ? facts.pieces[0] : undefined)
  const entry = facts.entries.find((one) => one.id === (piece?.entryId ?? request.currentEntryId))
  const line = request.forRequestId === null ? null : await loadFacts(db, request.forRequestId)
  const name = async (id: number | null | undefined): Promise<string | null> =>
    id === null || id === undefined ? null : ((await libraryById(db, id))?.name ?? null)
  const facilityId = line?.request.facilityLibraryId ?? request.facilityLibraryId
  const borrower = await libraryOf(db, request.borrowerLibraryId)
  const card = request.kind === 'borrowing' ? (await patronOfRequest(db, request.id))?.card : undefined
  return {
    ...plain(office, job.kind),
    number: request.number,
    piece: piece
      ? { n: piece.n, of: facts.pieces.length, label: piece.label, barcode: piece.barcode ?? piece.partnerBarcode }
      : null,
    title: request.title,
    citation: row.citation,
    // Before its package is closed: the day that closing it now would give.
    dueOn:
      request.kind === 'borrowing'
        ? patronDayFor(facts, entry ?? null, office.policy())
        : (request.dueOn ?? ourDueOn(today(office), request, office.policy())),
    patronCode: codeOf(card),
    pickup: await name(facilityId ?? request.pickupLibraryId),
    lender: await name(entry?.libraryId),
    borrower,
    owner: await name(request.ownerLibraryId),
    partnerNumber: row.partner_number,
    neededBy: request.neededBy,
    isCopy: request.service === 'copy',
    conditions: entry ? codesBeside(entry.conditions, entry.terms) : [],
    keeping: entry ? keepingWords(entry.terms) : [],
    wayHome: entry ? homewardInFull(entry.terms) : [],
    ...(await trapping(db, job)),
  }
}

/** A slip of a piece that was on its way to nobody of ours any more. */
async function trapping(
  db: Db | Tx,
  { kind, piece_id: pieceId }: Pick<OfRequest, 'kind' | 'piece_id'>,
): Promise<Pick<PaperMatter, 'trappedFor'>> {
  const trapped = kind === 'slip' && pieceId !== null ? await trappedPiece(db, pieceId) : undefined
  return trapped ? { trappedFor: trapped.library } : {}
}

async function labelMatter(office: Office, db: Db | Tx, job: OfRequest, parcelId: number): Promise<PaperMatter | null> {
  const parcel = await parcelById(db, parcelId)
  const to = parcel ? await libraryOf(db, parcel.library_id) : null
  if (!parcel || !to) return null
  const { service } = parcel
  const kind = service !== null && isServiceId(service) ? serviceKind(service) : null
  const wanted = (await goingTo(db, [parcel])).get(parcelId)
  return {
    ...plain(office, job.kind),
    number: parcel.number,
    borrower: wanted ? { name: to.name, address: wanted } : to,
    service: kind?.label ?? service,
    marking: kind?.marking ?? null,
    extras: [
      ...(parcel.signature ? ['Signature required'] : []),
      ...(parcel.insured_cents > 0 ? [`Insured for ${dollars(parcel.insured_cents)}`] : []),
    ],
  }
}

function plain(office: Office, kind: PaperMatter['kind']): PaperMatter {
  const { name, address } = office.settings()
  return {
    kind,
    number: '',
    piece: null,
    title: null,
    citation: {},
    dueOn: null,
    patronCode: null,
    pickup: null,
    lender: null,
    borrower: null,
    owner: null,
    partnerNumber: null,
    neededBy: null,
    isCopy: false,
    conditions: [],
    keeping: [],
    wayHome: [],
    service: null,
    marking: null,
    extras: [],
    office: { name, address },
  }
}

async function libraryOf(db: Db | Tx, id: number | null): Promise<PaperMatter['borrower']> {
  const library = id === null ? undefined : await libraryById(db, id)
  return library ? { name: library.name, address: library.address ?? {} } : null
}

/** The last four of a card: enough to find the right shelf, too little to know whose it is. */
const codeOf = (card: string | undefined): string | null =>
  card === undefined || card.length < 8 ? null : card.slice(-4)
