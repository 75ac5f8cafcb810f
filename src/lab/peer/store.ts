import type { ErrorType, ServiceType, Status } from './codes.ts'
import type { AgencyId, Cost, Wish } from './messages.ts'
import type { Essentials } from './read.ts'
import type { RequesterScenario, SupplierScenario } from './scenarios.ts'

/** A loan or copy that the peer supplies. */
export type Lending = {
  role: 'supplier'
  id: string
  requester: AgencyId
  /** The peer's own number, which the requester has to repeat once it was told. */
  ownId: string
  title: string
  service: ServiceType
  status: Status | undefined
  dueAt: Date | undefined
  itemId: string
  retryAfter: Date | undefined
  maximumCost: Cost | undefined
  /** The note of the requester's latest message that had one. */
  heard: string | undefined
  scenarioText: string
  scenario: SupplierScenario
  /** A condition was named: nothing goes on before the requester's word. */
  waitsForWord: boolean
  silent: boolean
  received: boolean
  returned: boolean
  renewalsAsked: number
  cancelsAsked: number
  /** When the requester first confirmed a message that carried our number. */
  numberKnownAt: Date | undefined
  /** The request has had its first answer; what follows is a change. */
  answered: boolean
  /** The request was understood; before, only its scenario is known. */
  accepted: boolean
  /** Calls off the next step of the story. */
  stop: () => void
}

/** A loan or copy that the peer has asked for. */
export type Borrowing = {
  role: 'requester'
  id: string
  supplier: AgencyId
  supplierRequestId: string | undefined
  wish: Wish
  service: ServiceType
  status: Status | undefined
  dueAt: Date | undefined
  itemId: string | undefined
  /** Each status the supplier told, in order. */
  told: Status[]
  offeredCosts: Cost | undefined
  heard: string | undefined
  scenarioText: string
  scenario: RequesterScenario
  /** The answer without which the story does not go on. */
  awaits: 'RenewResponse' | 'CancelResponse' | 'StatusRequestResponse' | undefined
  retriedAs: string | undefined
  ended: boolean
  stepPlanned: boolean
  /** Calls off the next step of the story. */
  stop: () => void
}

export type Transaction = Lending | Borrowing

export type Understood = {
  ok: true
  /** What it sets going, once it is confirmed. */
  then?: (() => void) | undefined
  /** What shall cross with the confirmation: it is held back for it. */
  crossing?: Promise<unknown> | undefined
}

/** How the peer judged a message: understood, or the error it answers. */
export type Verdict = Understood | { ok: false; type: ErrorType; value: string }

export const understood: Understood = { ok: true }

export function mistaken(type: ErrorType, value: string): Verdict {
  return { ok: false, type, value }
}

/** One message as the standard tells messages apart: kind, request id, timestamp, and action or reason. */
export type LedgerEntry = {
  key: string
  message: Essentials
  body: string
  seen: number
  actedOn: number
  /** The answer given first, which every replay gets again; none yet if it was never acted on. */
  answer: string | undefined
}

export function keyOf({ kind, id, timestamp, what }: Essentials): string {
  return [kind, id, timestamp, what].join(' ')
}

export type Ledger = {
  entries: Map<string, LedgerEntry>
  see(message: Essentials, body: string): LedgerEntry
}

export function openLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>()
  return {
    entries,
    see(message, body) {
      const key = keyOf(message)
      const entry = entries.get(key) ?? { key, message, body, seen: 0, actedOn: 0, answer: undefined }
      entry.seen += 1
      entries.set(key, entry)
      return entry
    },
  }
}
