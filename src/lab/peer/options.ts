import type { Clock } from '../clock.ts'
import type { Fault, Loss } from './faults.ts'
import type { Flaw } from './checks.ts'
import type { Account, Address, AgencyId } from './messages.ts'
import type { Essentials } from './read.ts'

export type PeerOptions = {
  symbol: AgencyId
  name: string
  address?: Address | undefined
  /** Where the office takes messages; may be set later. */
  ourUrl?: string | undefined
  /** The office's own symbol, for requests that the peer starts. */
  ourSymbol?: AgencyId | undefined
  /** 0 or absent: any free port. */
  port?: number | undefined
  clock?: Clock | undefined
  /** What a supplier does when the request names nothing; absent: by chance. */
  scenario?: string | undefined
  /** What a requester does when `request` names nothing; absent: by chance. */
  requesterScenario?: string | undefined
  seed?: number | undefined
  /** Clock time between any two steps that name none; absent: as long as libraries take. */
  paceMs?: number | undefined
  loanDays?: number | undefined
  /** Requesters served; absent: everyone. */
  knows?: AgencyId[] | undefined
  accountSent?: Account | undefined
  accountExpected?: Account | undefined
  /** Write every element with a namespace prefix. */
  prefixed?: boolean | undefined
  /** How long the peer waits for an answer, in real time. */
  answerTimeoutMs?: number | undefined
  /** After which waits, in real time, the same bytes are sent again when no answer came. */
  resendAfterMs?: number[] | undefined
}

/** Something the office should not have done. `form` is about the message, `conduct` about its sense. */
export type Complaint = {
  about: 'form' | 'conduct'
  text: string
  flaws: Flaw[]
  body: string
}

export type Received = {
  at: Date
  body: string
  message: Essentials | undefined
  key: string | undefined
  outcome: 'acted on' | 'replay' | 'refused' | 'unreadable' | Exclude<Fault['kind'], 'none'>
  /** What the peer answered, or would have if the answer had not been withheld. */
  answer: string | undefined
  httpStatus: number | undefined
  /** Whether the sender got the answer, or how it was lost (TIMEOUT, CUT). */
  loss: Loss
}

export type Try = {
  at: Date
  httpStatus: number | undefined
  answer: string | undefined
  problem: string | undefined
}

export type Sent = {
  at: Date
  body: string
  message: Essentials
  tries: Try[]
  /** Whether an answer came, and what it said; `refused` is a 4xx, `given up` means no try was answered. */
  outcome: 'on its way' | 'OK' | 'ERROR' | 'unreadable answer' | 'refused' | 'given up'
  httpStatus: number | undefined
  confirmation: string | undefined
  errorType: string | undefined
  errorValue: string | undefined
}
