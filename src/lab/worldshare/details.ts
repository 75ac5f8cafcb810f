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
  const shape = supplierShape(lab)
  const isFlat = assumed('actionBody') === 'flat'
  const given = isFlat ? body : at(body, 'illRequest')
  const supplier = understand(isFlat ? given : at(given, assumed('fieldSupplier')), shape)
  const ours = understand(isFlat ? given : at(given, 'requester'), { [assumed('fieldBorrowerNote')]: 'text' })
  const document = understand(given, documentShape)
  const flaws = [...supplier.flaws, ...ours.flaws, ...document.flaws]
  if (flaws.length > 0) return failure(400, flaws, isObject(given) ? given : undefined)
  const of = supplier.document
  const lenders = lendersIn(document.document)
  return {
    note: text(
      side === 'borrower' ? ours.document : of,
      assumed(side === 'borrower' ? 'fieldBorrowerNote' : 'fieldLenderNote'),
    ),
    shippedAt: instant(of, assumed('fieldShippedDate')),
    dueAt: instant(of, assumed('fieldDueDate')),
    newDueAt: instant(of, assumed('fieldRenewalDueDate')),
    condition: text(of, assumed('fieldCondition')),
    reason: text(of, assumed('fieldReason')),
    charge: money(of[assumed('fieldCharge')]),
    billing: text(of, assumed('fieldLenderBilling')),
    itemBarcode: text(of, assumed('fieldItemBarcode')),
    lenders: lenders.length > 0 ? lenders : null,
    lenderFlaws: lenderFlaws(lab, document.document),
  }
}

function supplierShape({ assumed }: Lab): Shape {
  return {
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
