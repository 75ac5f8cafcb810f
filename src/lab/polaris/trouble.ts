import type { Fields } from './value.ts'

/** A business "no": HTTP 200 with a negative PAPIErrorCode. */
export class PapiTrouble extends Error {
  override name = 'PapiTrouble'
  readonly code: number
  /** What else the answer holds. */
  readonly rest: Fields
  constructor(code: number, message: string, rest: Fields = {}) {
    super(message)
    this.code = code
    this.rest = rest
  }
}

/** A "no" of the door: bad signature, unknown address, malformed body. */
export class DoorTrouble extends Error {
  override name = 'DoorTrouble'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export function unauthorized(why: string): DoorTrouble {
  return new DoorTrouble(401, why, { 'WWW-Authenticate': 'PWS realm="Polaris API"' })
}
