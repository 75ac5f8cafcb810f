import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { takenIn, wanted } from '../../contract/requests.ts'
import { refuse } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Office } from '../../office/context.ts'
import { faultOfCopyForm } from '../../office/intake/copy-forms.ts'
import { borrowOut } from '../../office/facilities/borrow-out.ts'
import { lookUpCopies } from '../../office/intake/look-up.ts'
import { patronFor } from '../../office/intake/find-patron.ts'
import { takeInRequest, type NewRequest, type TakenIn } from '../../office/intake/take-in-request.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { libraryById, missingLibrary } from '../../store/libraries.ts'
import { patronByCard } from '../../store/patrons.ts'
import { requestRow } from '../../store/requests/find.ts'
import type { Person } from '../sign-in/person.ts'
import { orRefuse, refusalError } from './answer.ts'
import type { Asker } from './asker.ts'
import { os } from './base.ts'

export const intakeRoutes = {
  takeInBorrowing: os.requests.takeInBorrowing.handler(async ({ input, context: { office, asker, person } }) => {
    const { lenders, pickupLibraryId, forRequestId } = input
    const off = faultOfCopyForm(office, input.service)
    if (off) throw refusalError(off)
    const ownLibrary = asker.sight.of === 'all' ? undefined : asker.sight.libraryId
    // Whom to ask, and for which line of a facility, is for the office to choose.
    if (ownLibrary !== undefined && (lenders.length > 0 || forRequestId !== undefined))
      throw refusalError(refuse('not-yours'))
    await insistOnLibraries(office, 'lenders', lenders)
    if (pickupLibraryId !== undefined) await insistOnKind(office, 'pickupLibraryId', pickupLibraryId, 'member')
    if (forRequestId !== undefined && (await requestRow(office.store.db, forRequestId))?.kind !== 'facility')
      throw refusalError(refuse('not-a-line', {}, 'forRequestId'))
    if (input.homeLibraryId !== undefined) await insistOnKind(office, 'homeLibraryId', input.homeLibraryId, 'member')
    const patron = await patronOf(office, input, ownLibrary)
    const homeLibraryId = patron?.homeLibraryId ?? ownLibrary ?? input.homeLibraryId
    const begun = await takeInRequest(office, {
      kind: 'borrowing',
      ...wishes(input),
      ...origin(person, asker, input.key),
      lenders,
      ...(patron ? { patronId: patron.patronId } : {}),
      ...(homeLibraryId === undefined ? {} : { homeLibraryId }),
      ...(pickupLibraryId === undefined ? {} : { pickupLibraryId }),
      ...(forRequestId === undefined ? {} : { forRequestId }),
    })
    if (begun.ok && !begun.value.repeated) await lookUpCopies(office, begun.value.requestId, wishes(input))
    return told(begun)
  }),

  takeInLending: os.requests.takeInLending.handler(async ({ input, context: { office, asker, person } }) => {
    const { borrowerLibraryId, ownerLibraryId, partnerNumber, eitherService } = input
    await insistOnKind(office, 'borrowerLibraryId', borrowerLibraryId, 'partner')
    if (ownerLibraryId !== undefined) await insistOnKind(office, 'ownerLibraryId', ownerLibraryId, 'member')
    return told(
      await takeInRequest(office, {
        kind: 'lending',
        ...wishes(input),
        ...origin(person, asker, input.key),
        borrowerLibraryId,
        eitherService,
        ...(ownerLibraryId === undefined ? {} : { ownerLibraryId }),
        ...(partnerNumber ? { partnerNumber } : {}),
      }),
    )
  }),

  takeInFacility: os.requests.takeInFacility.handler(async ({ input, context: { office, asker, person } }) => {
    const { facilityLibraryId, facilityLine } = input
    if (asker.sight.of !== 'all' && asker.sight.libraryId !== facilityLibraryId) throw refusalError(refuse('not-yours'))
    await insistOnKind(office, 'facilityLibraryId', facilityLibraryId, 'facility')
    return told(
      await takeInRequest(office, {
        kind: 'facility',
        ...wishes({ ...input, service: 'loan' }),
        ...origin(person, asker, input.key),
        facilityLibraryId,
        facilityLine,
      }),
    )
  }),

  borrowForFacility: os.requests.borrowForFacility.handler(async ({ input, context: { office, asker } }) => {
    await insistOnLibraries(office, 'lenders', input.lenders)
    return told(
      await borrowOut(office, {
        requestId: input.requestId,
        lenders: input.lenders,
        actor: asker.actor,
        role: asker.staffRole,
      }),
    )
  }),
}

type Wanted = z.output<z.ZodObject<typeof wanted>>
type Wishes = Pick<Wanted, 'service' | 'title'> & { [K in keyof Wanted]?: Wanted[K] | undefined }

/** What is wanted, as every form asks it; what was left empty is left out. */
function wishes({ service, title, citation, anyEdition, neededBy, maxCostCents, copyrightCompliance, note }: Wishes) {
  const filled = Object.entries(citation ?? {}).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  )
  return {
    service,
    title,
    citation: Object.fromEntries(filled),
    ...(anyEdition === undefined ? {} : { anyEdition }),
    ...(neededBy === undefined ? {} : { neededBy }),
    ...(maxCostCents === undefined ? {} : { maxCostCents }),
    ...(copyrightCompliance === undefined ? {} : { copyrightCompliance }),
    ...(note ? { note } : {}),
  } satisfies Partial<NewRequest>
}

/** A form has its own key, so that sending it twice makes one request. */
const origin = (person: Person, asker: Asker, key: string | undefined) => ({
  source: 'form',
  sourceKey: `${person.userId}:${key ?? randomUUID()}`,
  actor: asker.actor,
  role: asker.staffRole,
})

function told(answer: Parameters<typeof orRefuse<TakenIn>>[0]): z.output<typeof takenIn> {
  const { requestId, number, repeated } = orRefuse(answer)
  return { requestId, number: writeNumber(number), repeated }
}

interface PatronFields {
  readonly card?: string | undefined
  readonly patronName?: string | undefined
  readonly homeLibraryId?: number | undefined
}
/** The patron the card belongs to; a member library asks for its own patrons only. */
async function patronOf(
  office: Office,
  { card, patronName, homeLibraryId }: PatronFields,
  ownLibrary: number | undefined,
) {
  if (card === undefined) return null
  const home = ownLibrary ?? homeLibraryId
  const known = ownLibrary === undefined ? undefined : await patronByCard(office.store.db, readBarcode(card))
  if (known && known.library_id !== ownLibrary) throw refusalError(refuse('patron-not-found', {}, 'card'))
  const patron = orRefuse(
    await patronFor(office, card, {
      ...(patronName ? { name: patronName } : {}),
      ...(home === undefined ? {} : { homeLibraryId: home }),
    }),
  )
  if (ownLibrary !== undefined && patron.homeLibraryId !== ownLibrary)
    throw refusalError(refuse('patron-not-found', {}, 'card'))
  return patron
}

async function insistOnLibraries(office: Office, field: string, ids: readonly number[]): Promise<void> {
  if (ids.length > 0 && (await missingLibrary(office.store.db, ids)) !== null)
    throw refusalError(refuse('library-not-found', {}, field))
}

async function insistOnKind(
  office: Office,
  field: string,
  id: number,
  kind: 'member' | 'partner' | 'facility',
): Promise<void> {
  if ((await libraryById(office.store.db, id))?.kind !== kind)
    throw refusalError(refuse('library-not-found', {}, field))
}
