import { lenderFlaws, lendersIn } from './check-request.ts'
import { readInstant } from './dates.ts'
import { documentShape } from './document-shape.ts'
import { failure, type Detail, type Failure } from './failure.ts'
import type { Lab } from './lab.ts'
import { at, isObject, type Json, type JsonObject, type Money } from './state.ts'
import type { Shape } from './document-shape.ts'
import { understand } from './understand.ts'

/** What an action carries. */
export interface Details {
  readonly note: string | null
  readonly shippedAt: number | null
  readonly dueAt: number | null
  readonly newDueAt: number | null
  readonly receivedAt: number | null
  readonly returnedAt: number | null
  readonly condition: string | null
  readonly reason: string | null
  readonly charge: Money | null
  readonly billing: string | null
  readonly itemBarcode: string | null
  /** A new lender string. */
  readonly lenders: readonly number[] | null
  readonly lenderFlaws: readonly Detail[]
}

export const noDetails: Details = {
  note: null,
  shippedAt: null,
  dueAt: null,
  newDueAt: null,
  receivedAt: null,
  returnedAt: null,
  condition: null,
  reason: null,
  charge: null,
  billing: null,
  itemBarcode: null,
  lenders: null,
  lenderFlaws: [],
}

/** Reads the body of an action, whose form and field names are assumed. Nothing sent is nothing said. */
export function readDetails(lab: Lab, body: Json, side: 'borrower' | 'lender'): Details | Failure {
  const { assumed } = lab
  const given = assumed('actionBody') === 'flat' ? body : at(body, 'illRequest')
  const said = understand(sayingOf(given, assumed('fieldSupplier')), sayingShape(lab))
  const document = understand(given, documentShape)
  const flaws = [...said.flaws, ...document.flaws]
  if (flaws.length > 0) return failure(400, flaws, isObject(given) ? given : undefined)
  const of = said.document
  const lenders = lendersIn(document.document)
  return {
    note: text(of, assumed(side === 'borrower' ? 'fieldBorrowerNote' : 'fieldLenderNote')),
    shippedAt: instant(of, assumed('fieldShippedDate')),
    dueAt: instant(of, assumed('fieldDueDate')),
    newDueAt: instant(of, assumed('fieldRenewalDueDate')),
    receivedAt: instant(of, assumed('fieldReceivedDate')),
    returnedAt: instant(of, assumed('fieldReturnedDate')),
    condition: text(of, assumed('fieldCondition')),
    reason: text(of, assumed('fieldReason')),
    charge: money(of[assumed('fieldCharge')]),
    billing: text(of, assumed('fieldLenderBilling')),
    itemBarcode: text(of, assumed('fieldItemBarcode')),
    lenders: lenders.length > 0 ? lenders : null,
    lenderFlaws: lenderFlaws(lab, document.document),
  }
}

/** Nobody says where these fields stand: in the lender's block, with the borrower, or beside them. */
export function sayingOf(given: Json | undefined, supplierName: string): JsonObject {
  const inside = (name: string): JsonObject => {
    const block = at(given, name)
    return isObject(block) ? block : {}
  }
  return { ...inside('requester'), ...inside(supplierName), ...(isObject(given) ? given : {}) }
}

export function sayingShape({ assumed }: Lab): Shape {
  return {
    [assumed('fieldBorrowerNote')]: 'text',
    [assumed('fieldReceivedDate')]: 'date',
    [assumed('fieldReturnedDate')]: 'date',
    [assumed('fieldLenderNote')]: 'text',
    [assumed('fieldShippedDate')]: 'date',
    [assumed('fieldDueDate')]: 'date',
    [assumed('fieldRenewalDueDate')]: 'date',
    [assumed('fieldCondition')]: 'text',
    [assumed('fieldReason')]: 'text',
    [assumed('fieldCharge')]: { currency: 'text', amount: 'number' },
    [assumed('fieldLenderBilling')]: 'text',
    [assumed('fieldItemBarcode')]: 'text',
  }
}

function text(from: JsonObject, name: string): string | null {
  const value = from[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function instant(from: JsonObject, name: string): number | null {
  const value = from[name]
  return typeof value === 'string' ? readInstant(value) : null
}

function money(value: Json | undefined): Money | null {
  const amount = at(value, 'amount')
  const currency = at(value, 'currency')
  if (typeof amount !== 'number') return null
  return { amount, currency: typeof currency === 'string' ? currency : 'USD' }
}
