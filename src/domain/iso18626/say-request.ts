// Our request to a lender: what is wanted, by when, on what terms, and where to send it. Never for whom: a lender has no
// need to know the patron.
import { addDays, startOfDay } from '../values/days.ts'
import { writeEntryNumber } from '../values/request-number.ts'
import type { Address, Header, Money } from './basics.ts'
import type { RequestType } from './codes.ts'
import { physicalAddressOf } from './kept-header.ts'
import type { Matter } from './matter.ts'
import { openCode } from './open-codes.ts'
import type { BibliographicInfo, PublicationInfo, Request, ServiceInfo } from './request.ts'

export function sayRequest(matter: Matter, header: Header, requestType: RequestType): Request {
  const { office } = matter
  const addresses = officeAddresses(matter)
  const maximumCosts = maximumOf(matter, requestType)
  return {
    kind: 'request',
    header,
    bibliographicInfo: bibliographicInfo(matter),
    publicationInfo: publicationInfo(matter),
    serviceInfo: serviceInfo(matter, requestType),
    requestedDeliveryInfo: addresses.map((address, index) => ({ sortOrder: index + 1, address })),
    requestingAgencyInfo: { name: office.name, address: addresses },
    ...(maximumCosts && { billingInfo: { maximumCosts } }),
  }
}

/** The last moment of a day at the office: what is due or needed that day may still come in its course. */
export const endOfDay = (day: string, timeZone: string): string =>
  new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1000).toISOString()

/** By post, and a copy rather by mail. */
function officeAddresses({ office, request }: Matter): readonly Address[] {
  const post = physicalAddressOf(office.address)
  const physical: Address[] = post ? [{ physicalAddress: post }] : []
  const electronic: Address[] =
    office.email === null
      ? []
      : [
          {
            electronicAddress: {
              electronicAddressType: openCode('electronicAddressType', 'Email'),
              electronicAddressData: office.email,
            },
          },
        ]
  return request.service === 'copy' ? [...electronic, ...physical] : [...physical, ...electronic]
}

function bibliographicInfo({ request, wanted: { citation } }: Matter): BibliographicInfo {
  const { author, edition, article, articleAuthor, volume, issue, pages, isbn, issn, oclc } = citation
  const item = (code: 'ISBN' | 'ISSN', value: string | undefined) =>
    value
      ? [
          {
            bibliographicItemIdentifier: value,
            bibliographicItemIdentifierCode: openCode('bibliographicItemIdCode', code),
          },
        ]
      : []
  const itemIds = [...item('ISBN', isbn), ...item('ISSN', issn)]
  return {
    title: request.title,
    ...(author && { author }),
    ...(edition && { edition }),
    ...(article && { titleOfComponent: article }),
    ...(articleAuthor && { authorOfComponent: articleAuthor }),
    ...(volume && { volume: [volume] }),
    ...(issue && { issue }),
    ...(pages && { pagesRequested: pages }),
    ...(itemIds.length > 0 && { bibliographicItemId: itemIds }),
    ...(oclc && {
      bibliographicRecordId: [
        {
          bibliographicRecordIdentifierCode: openCode('bibliographicRecordIdCode', 'OCLC'),
          bibliographicRecordIdentifier: oclc,
        },
      ],
    }),
  }
}

function publicationInfo({ wanted: { citation } }: Matter): PublicationInfo {
  const { publisher, year } = citation
  return { ...(publisher && { publisher }), ...(year && { publicationDate: year }) }
}

function serviceInfo(
  { request, wanted, entries, effect, note, office }: Matter,
  requestType: RequestType,
): ServiceInfo {
  const entry = entries.find((one) => one.id === effect.entryId)
  const isCopy = request.service === 'copy'
  const notes = [wanted.citation['note'], requestType === 'Retry' ? note : null].filter((one) => one)
  return {
    requestType,
    ...(requestType === 'Retry' &&
      entry &&
      entry.previousN !== null && {
        requestingAgencyPreviousRequestId: writeEntryNumber(request.number, entry.previousN),
      }),
    serviceType: isCopy ? 'Copy' : 'Loan',
    ...(request.neededBy !== null && { needBeforeDate: endOfDay(request.neededBy, office.timeZone) }),
    ...(isCopy &&
      wanted.copyrightCompliance && {
        copyrightCompliance: openCode(
          'copyrightCompliance',
          wanted.copyrightCompliance === 'ccg' ? 'US-CCG' : 'US-CCL',
        ),
      }),
    anyEdition: wanted.anyEdition ? 'Y' : 'N',
    ...(notes.length > 0 && { note: notes.join('\n') }),
  }
}

/** What we would pay; a retry offers at least what the lender asked for. */
function maximumOf({ wanted, request, entries, effect }: Matter, requestType: RequestType): Money | null {
  const entry = entries.find((one) => one.id === effect.entryId)
  const ended =
    requestType === 'Retry'
      ? entries.find((one) => one.n === entry?.previousN && one.libraryId === entry.libraryId)
      : undefined
  const asked = ended?.costCents ?? null
  if (asked !== null && asked > 0 && (asked > (wanted.maxCostCents ?? 0) || ended?.currency !== wanted.currency))
    return { currency: ended?.currency ?? wanted.currency, cents: asked }
  return wanted.maxCostCents === null || request.kind !== 'borrowing'
    ? null
    : { currency: wanted.currency, cents: wanted.maxCostCents }
}
