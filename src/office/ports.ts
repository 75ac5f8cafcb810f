// The outside world on one page. First half: what the office needs of each outside system, in the office's words.
// (the library system has a page of its own, ils-port.ts). Second half, `Desk`: what a connector may ask of the office.
import type { Answer } from '../domain/refusal.ts'
import type { Details } from '../domain/lifecycle/details.ts'
import type { EffectName } from '../domain/lifecycle/effects.ts'
import type { Actor, EntryFacts, RequestFacts } from '../domain/lifecycle/facts.ts'
import type { NetworkSays } from '../domain/differences/says.ts'
import type { Matter, OfficeCard, Partner } from '../domain/iso18626/matter.ts'
import type { PaperPart, Sheet } from '../domain/printing/sheet.ts'
import type { Planned } from '../domain/returns/plan.ts'
import type { Instance } from '../domain/returns-format/instance.ts'
import type { Wanted } from '../domain/iso18626/wanted.ts'
import type { NetworkNews } from '../domain/worldshare/news.ts'
import type { NetworkStatus } from '../domain/worldshare/statuses.ts'

export interface Clock {
  now(): Date
}

/** Why the outside world said no. `retry` tells the runner whether trying later can help. */
export class ConnectorError extends Error {
  override name = 'ConnectorError'
  /** `by-hand`: this one step has no call; the message says what a person does where. */
  readonly kind: 'unreachable' | 'refused' | 'bad-credentials' | 'unreadable-answer' | 'busy' | 'by-hand'
  readonly retry: boolean
  /** What the other system wants to know first; the answer goes with the next try. */
  readonly asks: Asks | null

  /** `message` is for staff: a sentence without names or the text of a message. */
  constructor(
    kind: ConnectorError['kind'],
    message: string,
    options: { cause?: unknown; retry?: boolean; asks?: Asks } = {},
  ) {
    super(message, { cause: options.cause })
    this.asks = options.asks ?? null
    this.kind = kind
    this.retry = options.retry ?? (kind === 'unreachable' || kind === 'busy')
  }
}

/** A question a person answers with one key; the message says it in the other system's words. */
export interface Asks {
  readonly id: string
  readonly answers: readonly { readonly key: string; readonly label: string; readonly value: string }[]
}

/** Does work that calls a system outside, and remembers how the call went. */
export type Watch = <T>(work: () => Promise<T>) => Promise<T>

/** One effect as its adapter gets it. `key` is the same at every try: the receiver may know it again. */
export interface Task {
  readonly effectId: number
  readonly key: string
  /** The act that ordered it. */
  readonly eventId?: number
  readonly name: EffectName
  readonly requestId: number
  readonly entryId: number | null
  readonly pieceId: number | null
  readonly libraryId: number | null
  readonly tries: number
  /** What a person answered to its questions, by question. */
  readonly answers: Readonly<Record<string, string>>
  /** When the act happened; a message's own time, so that every try sends the same. */
  readonly at: Date
}
/** Done; `act` records what the answer means, in the same transaction that marks the effect done. */
export interface TaskDone {
  readonly act?: {
    readonly action: string
    readonly details: Details
    /** In the name of the network, whose word it is; absent: the office’s own. */
    readonly as?: 'network'
  }
}

/** An adapter that carries effects of one port to the outside. Throws ConnectorError when it could not. */
export interface Carrier {
  /** A person does it: the effect becomes a card at once. */
  readonly byHand: boolean
  /** What it does is seen outside: a person's act waits for the grace. */
  readonly leavesHouse: boolean
  /** The receiver recognises a repeat by its key; if not, one found half done at start becomes a card. */
  readonly knowsKeys: boolean
  carry(task: Task): Promise<TaskDone>
}

/** Which adapter carries what: partners by their library's channel, the ILS by the office's setting. */
export interface Carriers {
  partner(channel: 'by_hand' | 'iso18626' | 'worldshare'): Carrier
  ils(): Carrier
}

/** A mail as it leaves: plain text to one address. `key` is the same at every try: its Message-ID is made from it. */
export interface OutgoingMail {
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** Carries mail out. The receiver knows no keys: whether one sent half-way arrived, nobody can tell. */
export interface Mailer {
  isOn(): boolean
  /** Throws ConnectorError when it could not. */
  send(mail: OutgoingMail): Promise<void>
}
/** How mail leaves the house; its password is a secret of its own. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte (465), `starttls` before anything is said (587), `none` inside the own house only. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly from: string
}

/** Finds the cheapest legal plan of what is to be sent, within so many seconds. */
export interface Planner {
  plan(instance: Instance, seconds: number): Promise<Planned>
}
/** Draws papers as one PDF. */
export interface Press {
  draw(parts: readonly PaperPart[]): Promise<Uint8Array<ArrayBuffer>>
}
/** Printers of the office; each throws ConnectorError when the paper did not come out. Sizes are points. */
export interface Printers {
  /** A PDF to a printer that speaks IPP. */
  page(
    address: string,
    pdf: Uint8Array<ArrayBuffer>,
    job: { readonly name: string; readonly width: number; readonly height: number | null },
  ): Promise<void>
  /** To a label printer, in its own language. */
  label(
    address: string,
    sheets: readonly Sheet[],
    size: {
      readonly width: number
      readonly height: number | null
      /** So much to the right and down. */
      readonly shift?: { readonly x: number; readonly y: number }
    },
  ): Promise<void>
}

/** Where a connector keeps its calls for staff to read, for a time; written before they leave. */
export interface OutsideCalls {
  begin(call: CallBefore): Promise<number>
  /** `status` 0: it never arrived, or a person has looked what became of it. */
  end(id: number, answer: { readonly status: number; readonly body: string }): Promise<void>
  /** A call that only looked, with its answer: nobody has to know of it before it leaves. */
  looked(call: CallBefore, answer: { readonly status: number; readonly body: string }): Promise<void>
  /** Earlier calls of one kind about one request, oldest first. */
  earlier(reference: string, kind: string): Promise<readonly EarlierCall[]>
  /** Calls of one kind about no request that left since then and hold these words, oldest first. */
  holding(words: string, kind: string, since: Date): Promise<readonly (EarlierCall & { readonly at: Date })[]>
}
export interface CallBefore {
  /** The request it is about, by its number; null for look-ups. */
  readonly reference: string | null
  readonly kind: string
  readonly body: string
}

export interface EarlierCall {
  readonly id: number
  readonly body: string
  readonly answer: string | null
  /** Null: it left, and no answer has been written down. */
  readonly status: number | null
}

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

/** What the network's connector may ask of the office. */
export interface NetworkDesk {
  clock: Clock
  readonly patrons: NetworkPatronsDesk
  /** What a step is about. */
  step(task: Task): Promise<NetworkStep>
  /** A request of ours stands in the network under this number, and carries these lenders. */
  link(
    task: Task,
    made: { readonly number: string; readonly reference: string; readonly lenders: readonly number[] },
  ): Promise<void>
  /** Those that have not ended there. */
  open(): Promise<readonly { number: string; status: NetworkStatus | null; digest: string | null }[]>
  /**
   * Does what news leads to, in one transaction; news that says the same again writes nothing. `later`: whom it is for
   * cannot be asked now, so it is to be told again.
   */
  take(order: NetworkNewsOrder): Promise<'changed' | 'unchanged' | 'not ours' | 'later'>
  /** Until when changes have been searched for. */
  cursor(): Promise<Date | null>
  moveCursor(at: Date): Promise<void>
}
/** What the network says of many requests, for comparing; and one heard again at a person's wish. */
export interface NetworkSurvey {
  isOn(): boolean
  /** How many questions may be open at once. */
  atOnce(): number
  /** All that changed there since, by us or with us. */
  changedSince(since: Date): Promise<readonly NetworkSays[]>
  /** Null when there is none, or it is not ours. */
  one(number: string): Promise<NetworkSays | null>
  /** Reads it now and takes what it says as news, also when it said so before. */
  hear(number: string): Promise<'changed' | 'unchanged' | 'not ours' | 'later' | 'not there'>
}
/** What is known of patrons’ records in the network, by our code for them. */
export interface NetworkPatronsDesk {
  /** Null: nobody has tried to make one. Without a number, an earlier try may have made it. */
  known(
    code: string,
  ): Promise<{ readonly number: string | null; readonly wasAsked: boolean; readonly triedAt: Date } | null>
  /** Writes down that it is tried now; false where somebody has before. */
  claim(code: string): Promise<boolean>
  tryAgain(code: string): Promise<void>
  keep(code: string, number: string): Promise<void>
  /** A person is asked “is it there?”. */
  asked(code: string): Promise<void>
  /** The try was clearly refused: there is none. */
  release(code: string): Promise<void>
}
export interface NetworkStep {
  readonly matter: Matter
  /** Our number for the part of the string that begins here. */
  readonly reference: string
  /** Stands for the patron of this one request there; names nobody. */
  readonly patronCode: string
  /** The patron’s code where a record of theirs is wanted there; null while no patron is known. */
  readonly recordCode: string | null
  readonly network: {
    readonly number: string
    readonly status: NetworkStatus | null
    /** It was made there and came to us: it may still wait for its lenders. */
    readonly bornThere: boolean
  } | null
  /** The lender and those behind it that go in the same request. */
  readonly lenders: readonly {
    readonly n: number
    readonly registryId: number | null
    readonly symbol: string | null
  }[]
}
export interface NetworkNewsOrder {
  readonly news: NetworkNews
  /** The same for the same news. */
  readonly digest: string
  /** Our own number in the registry. */
  readonly us: number
  readonly takesIn: boolean
  /** A person asks: it is heard even if it said the same before. */
  readonly again?: true
  readonly movesOn: { readonly lastDay: string; readonly then: string } | null
}
