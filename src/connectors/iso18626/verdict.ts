// How a message was judged: understood, or not and why; and which library, request and lender it is about.
import type { Fault } from '../../domain/iso18626/confirm.ts'
import type { Tray } from '../../office/desk-port.ts'
import type { DoorDeps } from './door.ts'

export interface About {
  readonly libraryId?: number | null
  readonly requestId?: number | null
  readonly entryId?: number | null
}
export type Verdict = ({ readonly ok: true } & About) | ({ readonly ok: false; readonly fault: Fault } & About)

/** What judging stands on. `key` names the message, so that what it orders is done once. */
export interface Bench extends DoorDeps {
  readonly tray: Tray
  readonly key: string
}

export const understood = (about: About): Verdict => ({ ok: true, ...about })
export const mistaken = (errorValue: string, about: About = {}): Verdict => ({
  ok: false,
  fault: { errorType: 'UnrecognisedDataValue', errorValue },
  ...about,
})
export const wrong = (fault: Fault, about: About): Verdict => ({ ok: false, fault, ...about })
