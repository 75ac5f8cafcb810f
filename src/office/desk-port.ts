// What a connector that exchanges messages with partners may ask of the office.
import type { Answer } from '../domain/refusal.ts'
import type { Details } from '../domain/lifecycle/details.ts'
import type { Actor, EntryFacts, RequestFacts } from '../domain/lifecycle/facts.ts'
import type { Matter, OfficeCard, Partner } from '../domain/iso18626/matter.ts'
import type { Wanted } from '../domain/iso18626/wanted.ts'
import type { Clock, Task } from './ports.ts'

/** What a connector may ask of the office. */
export interface Desk {
  act(order: DeskOrder): Promise<Answer<DeskDone>>
  clock: Clock
  /** The office as partners see it. */
  card(): OfficeCard
  /**
   * Takes in one message: everything `work` finds, does and keeps is one transaction. Messages about the same `matter`
   * wait for each other, so that the same message arriving twice at once is acted on once.
   */
  takeMessage<T>(matter: string, work: (tray: Tray) => Promise<T>): Promise<T>
  /** The message of an effect: written once and kept before it first leaves; every later try finds the same words. */
  letter(task: Task, write: (matter: Matter, sent: readonly SentMessage[]) => NewLetter): Promise<Letter>
  /** What came back, as it came; without an answer, that none came. */
  keepAnswer(letterId: number, answer: { readonly status: number; readonly body: string } | null): Promise<void>
}
/** What may be looked up and done while one message is taken in. */
export interface Tray {
  earlier(key: string, bodyHash: string): Promise<{ readonly answer: string; readonly actedOn: boolean } | null>
  partnerBySymbol(symbol: { readonly scheme: string; readonly symbol: string }): Promise<Partner | null>
  /** One of our borrowing requests by its number, locked. `reached`: lenders to whom a message has left. */
  borrowing(number: string): Promise<Borrowing | null>
  /** What a library borrows from us, by its own number (the latest under it) or by ours, locked. */
  lending(
    which:
      | { readonly borrowerLibraryId: number; readonly partnerNumber: string }
      | { readonly borrowerLibraryId: number; readonly number: string },
  ): Promise<Lending | null>
  act(order: DeskOrder): Promise<Answer<DeskDone>>
  takeIn(request: LendingRequest): Promise<Answer<{ readonly requestId: number; readonly repeated: boolean }>>
  keep(message: KeptMessage): Promise<void>
}
export interface Borrowing {
  readonly request: RequestFacts
  readonly entries: readonly EntryFacts[]
  readonly reached: readonly number[]
}
export interface Lending {
  readonly request: RequestFacts
  readonly partnerHeader: unknown
  /** Ended with "no, but ask again"; `after` is the first day for it. */
  readonly retry: { readonly after: string | null } | null
}
/** What a library asks of us by message. */
export interface LendingRequest extends Wanted {
  readonly borrowerLibraryId: number
  readonly partnerNumber: string
  readonly partnerHeader: object
  /** The source's own number: the same one again makes no second request. */
  readonly sourceKey: string
}
export interface KeptMessage {
  /** Null: not acted on, so that the sender may send it again. */
  readonly key: string | null
  readonly kind: string
  readonly body: string
  readonly bodyHash: string
  readonly at: Date
  readonly answer: string
  readonly libraryId: number | null
  readonly requestId: number | null
  readonly entryId: number | null
}
/** An earlier message of ours under the same number; a borrower's retry may keep the number of the attempt before. */
export interface SentMessage {
  readonly isOfThisRequest: boolean
  readonly kind: string
  readonly at: Date
  readonly answer: string | null
}
export interface NewLetter {
  readonly kind: string
  readonly body: string
  /** The message's own time. */
  readonly at: Date
}
export interface Letter {
  readonly id: number
  readonly body: string
  readonly matter: Matter
  /** How the last try ended, if there was one. */
  readonly before: { readonly status: number | null; readonly answer: string | null } | null
}

export interface DeskOrder {
  readonly requestId: number
  readonly action: string
  readonly details: Details
  readonly actor: Actor
  readonly key?: string
}
export interface DeskDone {
  readonly requestId: number
  readonly eventId: number
  readonly from: string
  readonly to: string
  readonly repeated: boolean
}
