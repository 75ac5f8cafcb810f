// What an effect asks of the integrated library system, put together from the request as it stands.
import { wantedItems } from '../../domain/ils/wanted-items.ts'
import type { Facts, PieceFacts } from '../../domain/lifecycle/facts.ts'
import { libraryById, symbolsOf, type LibraryRecord, type LibrarySymbol } from '../../store/libraries.ts'
import { ilsRequestOf } from '../../store/ils-requests.ts'
import type { Db } from '../../store/open.ts'
import { patronOfRequest } from '../../store/patrons.ts'
import { codesOfEvent } from '../../store/requests/events.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { chargeOf } from '../../store/requests/charges.ts'
import { requestRow } from '../../store/requests/find.ts'
import { ConnectorError, type Task } from '../ports.ts'
import { type IlsInstitution, type IlsOrder } from '../ils-port.ts'

/** The order for one effect; a ConnectorError when the request lacks what the order needs. */
export async function ilsOrder(
  db: Db,
  task: Pick<Task, 'name' | 'requestId' | 'pieceId' | 'effectId' | 'eventId'>,
): Promise<IlsOrder> {
  const facts = await loadFacts(db, task.requestId)
  const row = await requestRow(db, task.requestId)
  if (!facts || !row) throw new ConnectorError('refused', 'The request this step belongs to is gone.')
  const { request } = facts
  const matter = {
    reference: request.number,
    title: request.title,
    author: row.citation['author'] ?? null,
    isbn: row.citation['isbn'] ?? null,
  }
  const piece = facts.pieces.find((one) => one.id === task.pieceId) ?? facts.pieces[0] ?? null
  const entry = facts.entries.find((one) => one.id === request.currentEntryId)

  switch (task.name) {
    case 'ils.makeCirculable':
      return {
        ...matter,
        name: task.name,
        ...(await forPatron(db, facts, piece)),
        dueOn: request.patronDueOn ?? request.dueOn,
        inLibraryOnly: entry?.conditions.includes('LibraryUseOnly') ?? false,
        mayRenew: !(entry?.conditions.includes('NoRenewal') ?? false),
      }
    case 'ils.changeDueDate':
      return {
        ...matter,
        name: task.name,
        barcodes: facts.pieces.map((one) => codeOf(facts, one)),
        // The patron's day for what we borrowed, the borrower's for what we lent.
        dueOn: request.patronDueOn ?? request.dueOn,
      }
    case 'ils.changePickup':
      return {
        ...matter,
        name: task.name,
        ...(await forPatron(db, facts, piece)),
      }
    case 'ils.retire':
      return {
        ...matter,
        name: task.name,
        barcode: codeOf(facts, piece),
        patronCard: (await patronOfRequest(db, request.id))?.card ?? null,
        droppedOn: await droppedOn(db, task.eventId),
      }
    case 'ils.placeHold':
      return {
        ...matter,
        name: task.name,
        patronCard: (await patronOfRequest(db, request.id))?.card ?? null,
        pickupCode: await codeOfLibrary(db, request.pickupLibraryId),
      }
    case 'ils.pull':
      return {
        ...matter,
        name: task.name,
        ...(await holderOf(db, facts)),
        ownerCode: await codeOfLibrary(db, request.ownerLibraryId),
        items: wantedItems(request.number, request.citation),
      }
    case 'ils.cancelHold':
      return {
        ...matter,
        name: task.name,
        patronCard: (await patronOfRequest(db, request.id))?.card ?? null,
        ...(request.kind === 'lending' || request.kind === 'facility'
          ? await holderOf(db, facts)
          : { institution: null }),
      }
    case 'ils.checkOutToBorrower':
      return {
        ...matter,
        name: task.name,
        ...(await holderOf(db, facts)),
        barcode: piece?.barcode ?? null,
        dueOn: request.dueOn,
      }
    case 'ils.checkOutToFacility':
      return {
        ...matter,
        name: task.name,
        ...(await holderOf(db, facts)),
        barcode: request.kind === 'borrowing' ? codeOf(facts, piece) : (piece?.barcode ?? null),
        dueOn: request.dueOn,
      }
    case 'ils.checkIn':
      return {
        ...matter,
        name: task.name,
        barcode: piece?.barcode ?? null,
        droppedOn: await droppedOn(db, task.eventId),
      }
    case 'ils.charge': {
      const charge = await chargeOf(db, task.requestId, task.effectId)
      if (!charge) throw new ConnectorError('refused', 'The charge this step belongs to is gone.')
      return {
        ...matter,
        name: task.name,
        patronCard: (await patronOfRequest(db, request.id))?.card ?? null,
        barcode: task.pieceId === null ? null : codeOf(facts, piece),
        ...charge,
      }
    }
    default:
      throw new Error(`${task.name} is no step for the ILS`)
  }
}

/** Where the borrowed piece goes, and the request there that it goes by. */
async function forPatron(db: Db, facts: Facts, piece: PieceFacts | null) {
  const { request } = facts
  return {
    barcode: codeOf(facts, piece),
    patronCard: (await patronOfRequest(db, request.id))?.card ?? null,
    pickupCode: await codeOfLibrary(db, request.pickupLibraryId),
    illRequestId: (await ilsRequestOf(db, request.id))?.number ?? null,
  }
}

/** As the act says that ordered the step. */
async function droppedOn(db: Db, eventId: number | undefined): Promise<string | null> {
  const day = eventId === undefined ? null : (await codesOfEvent(db, eventId))['droppedOn']
  return typeof day === 'string' ? day : null
}

/** The barcode a borrowed piece has in the ILS: its own if it was given one, else our number, with the piece's if there are several. */
export function codeOf(facts: Facts, piece: PieceFacts | null): string {
  if (piece?.barcode) return piece.barcode
  return facts.pieces.length > 1 && piece ? `${facts.request.number}-${piece.n}` : facts.request.number
}

async function codeOfLibrary(db: Db, id: number | null): Promise<string | null> {
  return id === null ? null : ((await libraryById(db, id))?.code ?? null)
}

/** Who the copy is held for and checked out to: the borrower, or the facility, also of a line this was borrowed for. */
export async function holderOf(
  db: Db,
  { request }: Facts,
): Promise<{ readonly institution: string; readonly library: IlsInstitution }> {
  const line = request.forRequestId === null ? null : await loadFacts(db, request.forRequestId)
  const libraryId = request.borrowerLibraryId ?? request.facilityLibraryId ?? line?.request.facilityLibraryId ?? null
  const library = libraryId === null ? undefined : await libraryById(db, libraryId)
  if (!library) throw new ConnectorError('refused', 'No library is on record to check this out to.')
  const institution = await institutionIn(db, library)
  return { institution: institution.symbol, library: institution }
}

export async function institutionIn(db: Db, library: LibraryRecord): Promise<IlsInstitution> {
  const { address } = library
  return {
    libraryId: library.id,
    symbol: library.code ?? bestSymbol(await symbolsOf(db, library.id)) ?? library.name,
    name: library.name,
    card: library.ils_card,
    address: {
      street: address?.lines?.[0] ?? null,
      city: address?.city ?? null,
      region: address?.region ?? null,
      postcode: address?.postcode ?? null,
    },
  }
}

/** The one people say: a number of a registry tells nobody who it is. */
const bestSymbol = (symbols: readonly LibrarySymbol[]): string | null =>
  (symbols.find((one) => one.scheme === 'OCLC') ?? symbols.find((one) => !/^\d+$/.test(one.symbol)) ?? symbols[0])
    ?.symbol ?? null
