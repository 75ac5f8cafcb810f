// A request as the network shows it: any of the wrappers seen, JSON or XML, and what a lender says under whichever
// names the settings give.
import type { WorldshareReader } from '../../../domain/assumptions/worldshare.ts'
import { field, listOf, numberOf, textOf } from './body.ts'
import { readDay, readInstant } from './dates.ts'

/** A request in the network's own words, its values read. */
export interface NetworkDocument {
  readonly number: string
  readonly status: string
  readonly reference: string | null
  readonly edited: Date | null
  readonly service: 'loan' | 'copy'
  readonly borrower: number | null
  readonly lenders: readonly number[]
  readonly currentLender: number | null
  readonly respondBy: Date | null
  readonly neededBy: string | null
  readonly maxCostCents: number | null
  readonly currency: string | null
  readonly copyrightCompliance: 'ccg' | 'ccl' | null
  readonly title: string
  /** Whom it is for, as the maker of the request named them; a name is not read. */
  readonly patron: string | null
  readonly pickup: { readonly registryId: number | null; readonly name: string | null } | null
  readonly citation: { [name: string]: string }
  readonly shippedOn: string | null
  readonly dueOn: string | null
  readonly newDueOn: string | null
  readonly lenderNote: string | null
  readonly borrowerNote: string | null
  readonly condition: string | null
  readonly reason: string | null
  readonly chargeCents: number | null
  readonly itemBarcode: string | null
}

/** Every request in an answer. */
export function documentsIn(value: unknown, assumed: WorldshareReader): readonly NetworkDocument[] {
  return unwrap(value).flatMap((one) => {
    const read = readDocument(one, assumed)
    return read === null ? [] : [read]
  })
}

/** How many there are in all; null when the answer does not say. */
export const totalIn = (value: unknown, assumed: WorldshareReader): number | null =>
  numberOf(field(value, assumed('totalField'))) ??
  numberOf(field(field(value, 'responses') ?? field(value, 'response'), assumed('totalField')))

function unwrap(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(unwrap)
  for (const name of ['responses', 'response', 'illRequest']) {
    const inside = field(value, name)
    if (inside !== undefined) return name === 'illRequest' ? listOf(inside) : listOf(inside).flatMap(unwrap)
  }
  return field(value, 'requestId') === undefined ? [] : [value]
}

function readDocument(value: unknown, assumed: WorldshareReader): NetworkDocument | null {
  const number = textOf(field(value, 'requestId'))
  const status = textOf(field(value, 'requestStatus'))
  if (number === null || status === null) return null
  const zone = assumed('agingZone')
  const requester = field(value, 'requester')
  const supplier = field(value, assumed('fieldSupplier'))
  // Where these stand nobody says: in the lender's block, at the top, or with the borrower.
  const anywhere = (name: string): unknown => field(supplier, name) ?? field(value, name) ?? field(requester, name)
  const item = field(value, 'item')
  const maximum = field(field(requester, 'requesterBilling'), 'maximumCost')
  const charge = anywhere(assumed('fieldCharge'))
  return {
    number,
    status,
    reference: textOf(field(value, 'referenceId')),
    edited: readInstant(field(value, 'edited')) ?? readInstant(field(value, 'created')),
    service: textOf(field(requester, 'serviceType')) === 'COPY' ? 'copy' : 'loan',
    borrower: numberOf(field(field(requester, 'institution'), 'institutionId')),
    lenders: listOf(field(field(requester, 'supplierInfo'), 'institutions')).flatMap(
      (one) => numberOf(field(one, 'institutionId')) ?? [],
    ),
    currentLender:
      numberOf(anywhere(assumed('fieldCurrentLender'))) ??
      numberOf(field(field(supplier, 'institution'), 'institutionId')),
    respondBy: readInstant(anywhere(assumed('fieldRespondBy'))),
    neededBy: readDay(field(value, 'needed'), zone),
    maxCostCents: centsOf(maximum),
    currency: textOf(field(maximum, 'currency')),
    copyrightCompliance: complianceOf(field(requester, 'copyrightType')),
    ...citationOf(item),
    patron: textOf(field(field(value, 'patron'), 'userId')),
    pickup: pickupOf(field(field(value, 'patron'), 'pickupLocationInfo')),
    shippedOn: readDay(anywhere(assumed('fieldShippedDate')), zone),
    dueOn: readDay(anywhere(assumed('fieldDueDate')), zone),
    newDueOn: readDay(anywhere(assumed('fieldRenewalDueDate')), zone),
    lenderNote: textOf(anywhere(assumed('fieldLenderNote'))),
    borrowerNote: textOf(anywhere(assumed('fieldBorrowerNote'))),
    condition: textOf(anywhere(assumed('fieldCondition'))),
    reason: textOf(anywhere(assumed('fieldReason'))),
    chargeCents: centsOf(charge),
    itemBarcode: textOf(anywhere(assumed('fieldItemBarcode'))),
  }
}

function pickupOf(value: unknown): NetworkDocument['pickup'] {
  const registryId = numberOf(field(value, 'registryId'))
  const name = textOf(field(value, 'name'))
  return registryId === null && name === null ? null : { registryId, name }
}

/** An amount, bare or with its currency. */
function centsOf(value: unknown): number | null {
  const amount = numberOf(field(value, 'amount')) ?? numberOf(value)
  return amount === null || amount < 0 ? null : Math.round(amount * 100)
}

function complianceOf(value: unknown): 'ccg' | 'ccl' | null {
  const text = textOf(value)?.toUpperCase() ?? ''
  if (text.endsWith('CCG')) return 'ccg'
  return text.endsWith('CCL') ? 'ccl' : null
}

const citationNames = {
  author: 'author',
  isbn: 'isbn',
  issn: 'issn',
  publisherName: 'publisher',
  publicationDate: 'year',
  pages: 'pages',
  articleTitle: 'article',
  articleAuthor: 'articleAuthor',
  language: 'language',
  issueDate: 'date',
  oclcNumber: 'oclc',
} as const

function citationOf(item: unknown): Pick<NetworkDocument, 'title' | 'citation'> {
  const citation: { [name: string]: string } = {}
  for (const [theirs, ours] of Object.entries(citationNames)) {
    const text = textOf(field(item, theirs))
    if (text !== null) citation[ours] = text.slice(0, 1000)
  }
  const edition = textOf(field(field(item, 'edition'), 'editionSpecific'))
  if (edition !== null) citation['edition'] = edition
  const parts = /^(.*?)(?:\(([^)]*)\))?$/.exec(textOf(field(item, 'issueVolume')) ?? '')
  if (parts?.[1]?.trim()) citation['volume'] = parts[1].trim()
  if (parts?.[2]?.trim()) citation['issue'] = parts[2].trim()
  const title = textOf(field(item, 'title')) ?? textOf(field(item, 'articleTitle')) ?? 'Untitled'
  return { title: title.slice(0, 2000), citation }
}
