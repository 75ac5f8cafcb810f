// A request as screens show it: its line in a list, its page, and the buttons on it.
import { z } from 'zod'
import { effects } from '../domain/lifecycle/effects.ts'
import { carriers, serviceIds } from '../domain/shipping/services.ts'
import { day, id, instant, labelled } from './base.ts'

const nameOf = z.object({ id, name: z.string() })

export const kind = z.enum(['borrowing', 'lending', 'facility'])
export const service = z.enum(['loan', 'copy'])
export const stage = z.enum(['review', 'waiting', 'here', 'out', 'late', 'done'])

export const requestLine = z.object({
  id,
  number: z.string().describe('As people read it: B-26-004217-K'),
  kind,
  service,
  state: z.string(),
  stateLabel: z.string(),
  stage,
  stateSince: instant,
  outcome: z.string().nullable(),
  title: z.string(),
  author: z.string().nullable(),
  /** The lender, the borrower or the facility. */
  partner: z.object({ id, name: z.string() }).nullable(),
  pickup: z.object({ id, name: z.string() }).nullable(),
  dueOn: day.nullable(),
  neededBy: day.nullable(),
  answerBy: day.nullable().describe('The last day of our days to respond; then the network goes on without us'),
  isOverdue: z.boolean(),
  marks: z.array(
    z.enum(['unwanted', 'renewal_asked', 'recalled', 'question', 'damaged', 'owing', 'claimed_returned', 'cancelling']),
  ),
  pieces: z.object({ count: z.number(), ahead: z.number() }).nullable(),
  createdAt: instant,
  version: z.number(),
})
export type RequestLine = z.infer<typeof requestLine>

export const button = z.object({
  action: z.string(),
  label: z.string(),
  about: z.string(),
  key: z.string().nullable(),
  phone: z.boolean(),
  isUsual: z.boolean().describe('Of the day’s work from where it stands; the rest may be folded'),
  scan: z.string().nullable(),
  needs: z.record(z.string(), labelled),
  possible: z.boolean(),
  why: z.string().nullable(),
})
export type Button = z.infer<typeof button>

/** How a lender wants its piece kept and sent home. */
const returnTerms = z.object({
  insuredCents: z.number().nullable(),
  onlyBy: z.array(z.enum(carriers)).nullable(),
  neverBy: z.array(z.enum(carriers)),
  neverAs: z.array(z.enum(serviceIds)),
  tracked: z.boolean(),
  signature: z.boolean(),
  ownPackaging: z.boolean(),
  notArriving: z.array(z.object({ from: day, until: day })),
  promptly: z.boolean(),
  keepStrap: z.boolean(),
  noBookDrop: z.boolean(),
  supervised: z.boolean(),
  ifLostCents: z.number().nullable(),
  returnTo: z.array(z.string()).nullable(),
  printed: z.string().nullable(),
  unread: z.array(z.string()).describe('Sentences of the lender that a person has yet to read'),
  idle: z.array(z.string()).describe('Those of which a person said that they bind nothing'),
})
export const entryView = z.object({
  id,
  n: z.number(),
  wireNumber: z.string(),
  library: nameOf,
  state: z.string(),
  stateLabel: z.string(),
  isCurrent: z.boolean(),
  lastStatus: z.string().nullable(),
  reason: z.string().nullable(),
  retryReason: z.string().nullable(),
  conditions: z.array(z.string()),
  terms: returnTerms,
  costCents: z.number().nullable(),
  currency: z.string().nullable(),
  dueOn: day.nullable(),
  supplierNumber: z.string().nullable(),
  askedAt: instant.nullable(),
})
export const pieceView = z.object({
  id,
  n: z.number(),
  /** Of the lender that sent it; null: ours, or nobody has said. */
  entryId: id.nullable(),
  label: z.string().nullable(),
  barcode: z.string().nullable(),
  partnerBarcode: z.string().nullable(),
  place: z.string(),
  placeLabel: z.string(),
  placeSince: instant,
  parcel: z.object({ id, number: z.string() }).nullable(),
  /** Where the lender’s own paper lies. */
  paper: z.string().nullable(),
  photos: z.array(z.object({ id, takenAt: instant })),
})
export const storyLine = z.object({
  id,
  at: instant,
  action: z.string(),
  label: z.string(),
  by: z.string().describe('Who: a colleague’s name, “the lender”, “the clock”, …'),
  from: z.string(),
  to: z.string(),
  toLabel: z.string(),
  moved: z.boolean(),
  lender: z.string().nullable(),
  codes: z.record(z.string(), z.unknown()),
  notes: z.array(z.string()),
})
export const effectView = z.object({
  id,
  name: z.enum(Object.keys(effects)),
  words: z.string(),
  state: z.string(),
  library: z.string().nullable(),
  notBefore: instant,
  package: z.string().nullable().describe('It leaves when this package does'),
  tries: z.number(),
  error: z.string().nullable(),
})
export const exchangeView = z.object({
  id,
  at: instant,
  direction: z.enum(['in', 'out']),
  protocol: z.string(),
  kind: z.string(),
  library: z.string().nullable(),
  body: z.string(),
  answer: z.string().nullable(),
  answerStatus: z.number().nullable(),
  answeredAt: instant.nullable(),
})

export const mailAbout = z.object({
  id,
  at: instant,
  from: z.string().describe('What the sender is to the request: “the patron”, a library, “WorldShare”, …'),
  subject: z.string(),
  words: z.string().nullable().describe('What a rule said of it, or why it could not be read'),
  waits: z.boolean().describe('It is still in the Inbox'),
  parts: z.number().describe('How many attachments'),
})

export const requestView = z.object({
  line: requestLine,
  about: z.string().describe('What the state means'),
  citation: z.record(z.string(), z.string()),
  eitherService: z.boolean(),
  patron: z.object({ id, name: z.string(), card: z.string(), library: z.string().nullable() }).nullable(),
  home: nameOf.nullable(),
  partnerNumber: z.string().nullable(),
  facilityLine: z.string().nullable(),
  linked: z.array(z.object({ id, number: z.string(), kind, stateLabel: z.string() })),
  patronDueOn: day.nullable(),
  shelfUntil: day.nullable(),
  renewals: z.number(),
  renewalWish: day.nullable(),
  reason: z.string().nullable(),
  settled: z.string().nullable(),
  owingCents: z.number(),
  maxCostCents: z.number().nullable(),
  currency: z.string(),
  question: z.object({ to: z.string(), code: z.string(), since: instant, until: day.nullable() }).nullable(),
  /** The line of stations: which the request has passed, where it stands, what is to come. */
  stations: z.array(
    z.object({ state: z.string(), label: z.string(), is: z.enum(['passed', 'here', 'ahead']), at: instant.nullable() }),
  ),
  entries: z.array(entryView),
  pieces: z.array(pieceView),
  buttons: z.array(button),
  story: z.array(storyLine),
  effects: z.array(effectView),
  exchanges: z.array(exchangeView),
  /** Mail that a rule or a person has linked, the newest first. */
  mails: z.array(mailAbout),
  /** In WorldShare: its number there, how staff see it there, and when it moves on by itself. */
  network: z.array(
    z.object({
      number: z.string(),
      shown: z.string().nullable(),
      movesOn: z.object({ lastDay: day, then: z.string() }).nullable(),
    }),
  ),
  undo: z.object({ gesture: z.string(), label: z.string(), leavesInSeconds: z.number().nullable() }).nullable(),
})
export type RequestView = z.infer<typeof requestView>
