// Every failure code of the ILL request service as a sentence that names the setting or the record to change.
import { ConnectorError } from '../../office/ports.ts'
import { inDoubt } from '../over-http/call.ts'
import { field, listOf, numberOf, textOf } from './wire/body.ts'

export interface Failure {
  readonly code: number | null
  readonly field: string | null
}
export interface FailureAnswer {
  readonly failures: readonly Failure[]
  /** OCLC's own number of what went wrong, to quote to their support. */
  readonly trace: string | null
  readonly message: string | null
}

/** The error block of an answer, with or without its wrapper; null when there is none. */
export function readFailure(value: unknown): FailureAnswer | null {
  const inside = field(value, 'response') ?? listOf(field(value, 'responses'))[0] ?? value
  const error = field(inside, 'error')
  if (error === undefined) return null
  return {
    failures: listOf(field(error, 'detail')).map((one) => ({
      code: numberOf(field(one, 'failureCode')),
      field: textOf(field(one, 'fieldName')),
    })),
    trace: textOf(field(error, 'instance')),
    message: textOf(field(error, 'message')),
  }
}

/** Where a colleague finds a field of the document; the first that fits. */
const places: readonly (readonly [RegExp, string])[] = [
  [/requesterBilling\.(address|fax|email)/, 'the billing address (Connections, WorldShare)'],
  [/requesterBilling\.maximumCost/, 'the maximum cost (the request, else Connections, WorldShare)'],
  [/requesterBilling/, 'how we pay: IFM (Connections, WorldShare)'],
  [/requesterDelivery/, 'the delivery address (Connections, WorldShare)'],
  [/requester\.institution/, 'our registry id (Connections, WorldShare)'],
  [/supplierInfo|supplier/, 'a lender’s registry id (the library’s record)'],
  [/copyright/, 'the copyright code (the request)'],
  [/serviceType/, 'loan or copy (the request)'],
  [/fulfillmentType|requestStatus/, 'how our requests are made (Connections, WorldShare)'],
  [/^(illRequest\.)?needed/, 'the needed-by day (the request)'],
  [/verification/, 'the verification (Connections, WorldShare)'],
  [/item\.oclcNumber/, 'the OCLC number (the request’s citation)'],
  [/item\.(isbn|issn)/, 'ISBN or ISSN (the request’s citation)'],
  [/item\./, 'the citation (the request)'],
  [
    /patron/,
    'the patron’s code (Connections, WorldShare: Name a patron’s code, or A patron record must stand in WorldShare)',
  ],
  [/dueDate/i, 'the due date'],
]
export function placeOf(name: string | null): string {
  if (name === null) return 'a field it does not name'
  return places.find(([pattern]) => pattern.test(name))?.[1] ?? `the field ${name}`
}

type Kind = ConnectorError['kind']
interface CodeRow {
  readonly says: (place: string) => string
  readonly kind: Kind
  /** It may have been done all the same. */
  readonly inDoubt?: true
}
/** The service's list of codes (notes on WorldShare, 2.1). */
export const failureCodes: Readonly<Record<number, CodeRow>> = {
  30000: { kind: 'refused', says: (place) => `WorldShare misses something: fill in ${place}.` },
  30001: { kind: 'refused', says: (place) => `WorldShare does not take this value: change ${place}.` },
  30002: {
    kind: 'refused',
    says: (place) => `Too much or too many for WorldShare: ${place}; else the number of lenders (lenderStringMost).`,
  },
  30004: {
    kind: 'refused',
    says: () => 'WorldShare does not know a lender of the string: check the registry id in the library’s record.',
  },
  30005: {
    kind: 'refused',
    says: () => 'A lender of the string does not supply in WorldShare: take it off, or reach it another way.',
  },
  30007: { kind: 'refused', says: (place) => `WorldShare finds the request wrong: look at ${place}.` },
  140001: {
    kind: 'refused',
    says: () => 'WorldShare could not read what we sent: check requestForm and the names in docs/assumptions.md.',
  },
  140002: { kind: 'unreadable-answer', says: () => 'WorldShare could not write its answer.', inDoubt: true },
  140003: {
    kind: 'refused',
    says: () => 'WorldShare does not allow this step where the request now stands: look at it there.',
  },
  140004: { kind: 'refused', says: (place) => `WorldShare could not convert a value: look at ${place}.` },
  140005: {
    kind: 'refused',
    says: () => 'Our WSKey may not do this: ask OCLC for the scope (scopeManage), or it is not our request.',
  },
  140006: { kind: 'unreachable', says: () => 'Something went wrong inside WorldShare.', inDoubt: true },
}

/** A failure as the error the runner and staff get. `writes`: the call may have changed something. */
export function failureError(answer: FailureAnswer, status: number, writes: boolean): ConnectorError {
  const trace = answer.trace === null ? '' : ` OCLC’s number of this: ${answer.trace}.`
  const first = answer.failures[0]
  const row = first?.code === null || first === undefined ? undefined : failureCodes[first.code]
  if (!first || !row) {
    const code = first?.code ?? null
    const what = `WorldShare refuses (${code === null ? `HTTP ${status}` : `code ${code}`}): look at ${placeOf(first?.field ?? null)}.${trace}`
    return status >= 500 && writes ? inDoubt(what) : new ConnectorError('refused', what, { retry: status >= 500 })
  }
  const sentences = answer.failures.map((one) => {
    const known = one.code === null ? undefined : failureCodes[one.code]
    return (known ?? row).says(placeOf(one.field))
  })
  const what = `${[...new Set(sentences)].join(' ')}${trace}`
  if (row.inDoubt && writes) return inDoubt(what)
  return new ConnectorError(row.kind, what, { retry: row.inDoubt === true })
}
