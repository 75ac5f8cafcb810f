// What can be done to many requests at one press: only what the office decides itself, and only what asks nothing, or
// the same of all of them.
import type { Detail, Needs } from './details.ts'
import type { ActionRow } from './table.ts'
import { isOurDecision } from './who.ts'

/** May the action be ordered for many requests together? */
export const isForMany = (row: ActionRow<string>): boolean =>
  row.only === undefined &&
  row.from !== 'nothing' &&
  isOurDecision(row.by) &&
  Object.values(row.needs ?? {}).every((need) => need.optional || isSameForAll(need)) &&
  !isNothingWithoutDetails(row)

/** What is asked once for all of them; what may be left out is left out. */
export const askedOnce = (row: ActionRow<string>): Needs =>
  Object.fromEntries(Object.entries(row.needs ?? {}).filter(([, need]) => !need.optional))

/** A piece, a lender, a package or a barcode belongs to one request. */
const isSameForAll = (need: Detail): boolean =>
  need.type !== 'barcode' && (need.of === undefined || need.of === 'library')

const isNothingWithoutDetails = (row: ActionRow<string>): boolean => {
  const needs = Object.values(row.needs ?? {})
  const mayOrderNothing = (row.effects ?? []).every((one) => typeof one !== 'string' && one.when !== undefined)
  return row.to === 'same' && mayOrderNothing && needs.length > 0 && needs.every((need) => need.optional)
}
