import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import type { JsonObject } from './state.ts'

/** The failure codes of the request service, as its list gives them. */
export const failureCodes = {
  missing: 30000,
  invalid: 30001,
  outOfBounds: 30002,
  badInstitution: 30004,
  notSupplier: 30005,
  badData: 30007,
  unreadable: 140001,
  unsupported: 140003,
  conversion: 140004,
  forbidden: 140005,
  unhandled: 140006,
} as const

export interface Detail {
  readonly failureCode: number
  readonly fieldName?: string
}

/** A call that is refused: what is wrong, and the HTTP status that goes with it. */
export interface Failure {
  readonly failed: true
  readonly status: number
  readonly detail: readonly Detail[]
  /** The request as understood, if there was one. */
  readonly understood?: JsonObject
}

export function failure(status: number, detail: readonly Detail[], understood?: JsonObject): Failure {
  return { failed: true, status, detail, ...(understood && { understood }) }
}

export function forbidden(assumed: WorldshareReader): Failure {
  return failure(assumed('failureStatusForbidden'), [{ failureCode: failureCodes.forbidden }])
}

export function unknownRequest(assumed: WorldshareReader): Failure {
  return failure(assumed('unknownRequestStatus'), [{ failureCode: failureCodes.badData, fieldName: 'requestId' }])
}

export function illegal(assumed: WorldshareReader): Failure {
  return failure(assumed('illegalActionStatus'), [
    { failureCode: assumed('illegalActionCode'), fieldName: 'requestStatus' },
  ])
}

export const failureMessage = 'There was an error processing your request. Please check the error detail.'
