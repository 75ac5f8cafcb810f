import type { Body } from '../body.ts'
import type { StaffUser } from '../state.ts'
import type { Value } from '../value.ts'
import type { World } from '../world.ts'

/** A call of the staff interface, signed in. */
export interface StaffAsked extends World {
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  readonly user: StaffUser
  readonly branchId: number
}

export interface StaffCall {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/{version}/{language}/{product}/{site}/{org}/{workstation}. */
  readonly path: string
  readonly act: (asked: StaffAsked) => Value
}

/** An HTTP "no" of the staff interface, with its error body. */
export class StaffTrouble extends Error {
  override name = 'StaffTrouble'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function numberIn(asked: StaffAsked, name: string): number {
  const text = asked.path[name] ?? ''
  if (!/^\d+$/.test(text)) throw new StaffTrouble(400, `The request is invalid: ${name} must be a number.`)
  return Number(text)
}
