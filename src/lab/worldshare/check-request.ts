import { readInstant } from './dates.ts'
import { documentShape } from './document-shape.ts'
import { failure, failureCodes, forbidden, type Detail, type Failure } from './failure.ts'
import { nowOf, type Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import { isKnownPatron } from './patrons.ts'
import { at, isObject, textOf, type Json, type JsonObject } from './state.ts'
import { understand } from './understand.ts'

/** What a new request must be. */
export interface NewRequest {
  readonly document: JsonObject
  readonly service: 'LOAN' | 'COPY'
  readonly wish: 'SUBMITTING' | 'PROFILING' | 'REVIEW'
  readonly lenders: readonly number[]
  readonly neededAt: number | null
  readonly note: string | null
}

// CREATED is the name an older client used.
const wishes = { SUBMITTING: 'SUBMITTING', PROFILING: 'PROFILING', REVIEW: 'REVIEW', CREATED: 'SUBMITTING' } as const

/** Judges the document of a new request for the library whose token came with it. */
export function checkRequest(lab: Lab, body: Json, institution: number): NewRequest | Failure {
  const given = at(body, 'illRequest')
  if (!isObject(given)) return failure(400, [{ failureCode: failureCodes.missing, fieldName: 'illRequest' }])
  const { document, flaws } = understand(given, documentShape)
  const asked = at(document, 'requestStatus')
  const wish = typeof asked === 'string' && isWish(asked) ? wishes[asked] : null
  const service = serviceOf(document)
  const detail = [
    ...flaws,
    ...missing(document, wish),
    ...(typeof asked === 'string' && wish === null ? [invalid('requestStatus')] : []),
    ...(at(document, 'requester.serviceType') !== undefined && service === null
      ? [invalid('requester.serviceType')]
      : []),
    ...costs(document),
    ...lenderFlaws(lab, document),
    ...neededFlaws(lab, document),
    ...patronFlaws(lab, document, institution),
  ].filter(first)
  if (detail.length > 0 || wish === null || service === null) return failure(400, detail, document)
  const borrower = at(document, 'requester.institution.institutionId')
  if (borrower !== institution) return { ...forbidden(lab.assumed), understood: document }
  return {
    document,
    service,
    wish,
    lenders: lendersIn(document),
    neededAt: neededIn(document),
    note: noteIn(lab, given),
  }
}

export function lendersIn(document: JsonObject): readonly number[] {
  const listed = at(document, 'requester.supplierInfo.institutions')
  if (!Array.isArray(listed)) return []
  return listed.flatMap((one) => {
    const id = at(one, 'institutionId')
    return typeof id === 'number' ? [id] : []
  })
}

/** What is wrong with the lenders named: too many, unknown, or libraries that do not supply. */
export function lenderFlaws({ assumed }: Lab, document: JsonObject): readonly Detail[] {
  const fieldName = 'requester.supplierInfo.institutions'
  const lenders = lendersIn(document)
  return [
    ...(lenders.length > assumed('lenderStringMost') ? [{ failureCode: assumed('lenderStringCode'), fieldName }] : []),
    ...lenders.flatMap((id, index): readonly Detail[] => {
      const library = libraryOf(id)
      const place = `${fieldName}[${index}].institutionId`
      if (!library) return [{ failureCode: failureCodes.badInstitution, fieldName: place }]
      return library.supplies ? [] : [{ failureCode: failureCodes.notSupplier, fieldName: place }]
    }),
  ]
}

const always = ['requestStatus', 'requester.institution.institutionId', 'requester.serviceType', 'item.verification']
const toSend = [
  'needed',
  'item.title',
  'requester.requesterDelivery.address.address1',
  'requester.requesterBilling.address.address1',
]
const identifiers = ['item.title', 'item.oclcNumber', 'item.isbn', 'item.issn']

function missing(document: JsonObject, wish: NewRequest['wish'] | null): readonly Detail[] {
  const wanted = wish === 'SUBMITTING' ? [...always, ...toSend] : always
  const absent = wanted.filter((path) => isBlank(at(document, path)))
  if (identifiers.every((path) => isBlank(at(document, path)))) absent.push('item.title')
  if (wish === 'SUBMITTING' && lendersIn(document).length === 0) absent.push('requester.supplierInfo.institutions')
  return absent.map((fieldName) => ({ failureCode: failureCodes.missing, fieldName }))
}

function costs(document: JsonObject): readonly Detail[] {
  return ['requester.requesterBilling.maximumCost', 'patron.maximumCost'].flatMap((path) => {
    const cost = at(document, path)
    if (!isObject(cost)) return []
    const currency = cost['currency']
    const amount = cost['amount']
    return [
      ...(currency !== undefined && !/^[A-Z]{3}$/.test(textOf(currency)) ? [invalid(`${path}.currency`)] : []),
      ...(typeof amount === 'number' && amount < 0
        ? [{ failureCode: failureCodes.outOfBounds, fieldName: `${path}.amount` }]
        : []),
    ]
  })
}

/** Where the library's policy wants a patron, it is one whose record stands here. */
function patronFlaws(lab: Lab, document: JsonObject, institution: number): readonly Detail[] {
  if (!lab.state.settings.needsPatron) return []
  const fieldName = 'patron.userId'
  const userId = textOf(at(document, fieldName))
  if (userId === '') return [{ failureCode: failureCodes.missing, fieldName }]
  return isKnownPatron(lab, userId, institution) ? [] : [invalid(fieldName)]
}

function neededFlaws(lab: Lab, document: JsonObject): readonly Detail[] {
  const needed = neededIn(document)
  const dayMs = 86_400_000
  // A day in the past cannot be met; today can.
  return needed !== null && needed < nowOf(lab) - dayMs
    ? [{ failureCode: failureCodes.outOfBounds, fieldName: 'needed' }]
    : []
}

function neededIn(document: JsonObject): number | null {
  const text = at(document, 'needed')
  return typeof text === 'string' ? readInstant(text) : null
}

function serviceOf(document: JsonObject): 'LOAN' | 'COPY' | null {
  const service = at(document, 'requester.serviceType')
  return service === 'LOAN' || service === 'COPY' ? service : null
}

function noteIn({ assumed }: Lab, given: JsonObject): string | null {
  const name = assumed('fieldBorrowerNote')
  return textOf(given[name] ?? at(given, `requester.${name}`)) || null
}

function isWish(text: string): text is keyof typeof wishes {
  return Object.hasOwn(wishes, text)
}

const invalid = (fieldName: string): Detail => ({ failureCode: failureCodes.invalid, fieldName })
const isBlank = (value: Json | undefined): boolean =>
  value === undefined || (!isObject(value) && textOf(value).trim() === '')
const first = (one: Detail, index: number, all: readonly Detail[]): boolean =>
  all.findIndex((other) => other.fieldName === one.fieldName) === index
