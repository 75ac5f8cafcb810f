// What the office needs of each outside system, in the office’s words; the library system has a page of its own.
import type { Details } from '../domain/lifecycle/details.ts'
import type { EffectName } from '../domain/lifecycle/effects.ts'

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
  /** The receiver recognizes a repeat by its key; if not, one found half done at start becomes a card. */
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
