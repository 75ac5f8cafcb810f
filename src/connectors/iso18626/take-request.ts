// A library asks us for something, asks again on our terms, or reminds us.
import { headerToKeep, readKeptHeader } from '../../domain/iso18626/kept-header.ts'
import type { Partner } from '../../domain/iso18626/matter.ts'
import type { Request } from '../../domain/iso18626/request.ts'
import { wantedIn } from '../../domain/iso18626/wanted.ts'
import { startOfDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Lending } from '../../office/desk-port.ts'
import { findBorrower, isOurs } from './parties.ts'
import { mistaken, understood, type Bench, type Verdict } from './verdict.ts'

export async function takeRequest(bench: Bench, request: Request): Promise<Verdict> {
  const { header } = request
  const borrower = await findBorrower(bench, header.requestingAgencyId, header.requestingAgencyAuthentication)
  if ('wrong' in borrower) return mistaken(borrower.wrong)
  const { libraryId } = borrower
  if (header.supplyingAgencyId && !isOurs(bench, header.supplyingAgencyId))
    return mistaken('supplyingAgencyId', { libraryId })
  const known = await bench.tray.lending({
    borrowerLibraryId: libraryId,
    partnerNumber: header.requestingAgencyRequestId,
  })
  switch (request.serviceInfo?.requestType ?? 'New') {
    case 'Reminder':
      return takeReminder(bench, request, borrower, known)
    case 'Retry':
      return takeRetry(bench, request, borrower, known)
    default:
      return takeNew(bench, request, borrower, known)
  }
}

async function takeNew(bench: Bench, request: Request, borrower: Partner, known: Lending | null): Promise<Verdict> {
  const about = { libraryId: borrower.libraryId }
  if (!borrower.active) return mistaken('requestingAgencyId', about)
  if (known) return mistaken('requestingAgencyRequestId', { ...about, requestId: known.request.id })
  return takeIn(bench, request, borrower, request.header.requestingAgencyRequestId)
}

/** Only what ended with our "no, but ask again" may be asked again, and not before the day we named. */
async function takeRetry(bench: Bench, request: Request, borrower: Partner, known: Lending | null): Promise<Verdict> {
  const { tray, desk } = bench
  const about = { libraryId: borrower.libraryId }
  const id = request.header.requestingAgencyRequestId
  const previousId = request.serviceInfo?.requestingAgencyPreviousRequestId?.trim() || id
  const previous =
    previousId === id ? known : await tray.lending({ borrowerLibraryId: borrower.libraryId, partnerNumber: previousId })
  if (!previous?.retry) return mistaken('requestType', { ...about, requestId: previous?.request.id ?? null })
  const { after } = previous.retry
  if (after !== null && desk.clock.now() < startOfDay(after, desk.card().timeZone))
    return mistaken('requestType', { ...about, requestId: previous.request.id })
  if (previousId !== id) return takeNew(bench, request, borrower, known)
  // Under the old number it stays the same matter for the borrower, so it keeps our number too.
  const ours = readKeptHeader(previous.partnerHeader)?.supplyingAgencyRequestId ?? writeNumber(previous.request.number)
  return takeIn(bench, request, borrower, `${id} ${request.header.timestamp}`, ours)
}

async function takeIn(
  { tray, desk }: Bench,
  request: Request,
  { libraryId }: Partner,
  sourceNumber: string,
  ourEarlierNumber?: string,
): Promise<Verdict> {
  const taken = await tray.takeIn({
    ...wantedIn(request, desk.card().timeZone),
    borrowerLibraryId: libraryId,
    partnerNumber: request.header.requestingAgencyRequestId,
    partnerHeader: headerToKeep(request, ourEarlierNumber),
    sourceKey: `${libraryId} ${sourceNumber}`,
  })
  if (!taken.ok) throw new Error(`a request could not be taken in: ${taken.sentence}`)
  const about = { libraryId, requestId: taken.value.requestId }
  return taken.value.repeated ? mistaken('requestingAgencyRequestId', about) : understood(about)
}

/** Asks again for an answer; it never opens a second request. */
async function takeReminder(
  { tray, key }: Bench,
  request: Request,
  { libraryId }: Partner,
  known: Lending | null,
): Promise<Verdict> {
  if (!known) return mistaken('requestingAgencyRequestId', { libraryId })
  const about = { libraryId, requestId: known.request.id }
  const note = request.serviceInfo?.note?.trim()
  await tray.act({
    requestId: known.request.id,
    action: 'reminded',
    details: note ? { note: note.slice(0, 5000) } : {},
    actor: { kind: 'borrower', id: String(libraryId) },
    key,
  })
  return understood(about)
}
