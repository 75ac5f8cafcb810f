import { z } from 'zod'
import { titleShape } from './catalogue.ts'
import { libraryShape } from './libraries.ts'

const jsonShape = z.json()
export type Json = z.infer<typeof jsonShape>
const objectShape = z.record(z.string(), jsonShape)
export type JsonObject = z.infer<typeof objectShape>

export const statuses = [
  'PROFILING',
  'REVIEW',
  'REVIEWING',
  'SUBMITTED',
  'CONSIDERING',
  'CONDITIONAL',
  'UNFILLED',
  'SHIPPED',
  'RECEIVED_ASKED',
  'NOT_RECEIVED',
  'RECEIVED',
  'RENEWAL_PENDING',
  'RECALLED',
  'OVERDUE',
  'LOST',
  'RETURNED',
  'RETURNED_ASKED',
  'MISSING',
  'CLOSED',
  'CANCELLED',
  'EXPIRED',
] as const
export type Status = (typeof statuses)[number]

const instant = z.number()
const moneyShape = z.object({ currency: z.string(), amount: z.number() })
export type Money = z.infer<typeof moneyShape>

const turnShape = z.object({
  id: z.number(),
  answer: z.enum(['waiting', 'asked', 'considering', 'conditional', 'no', 'aged', 'declined', 'withdrawn', 'supplied']),
  reason: z.string().nullable(),
  until: instant.nullable(),
})
export type Turn = z.infer<typeof turnShape>

/** What is known of the loan itself, told by either side. */
const factsShape = z.object({
  shippedAt: instant.nullable(),
  dueAt: instant.nullable(),
  newDueAt: instant.nullable(),
  receivedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  lenderNote: z.string().nullable(),
  borrowerNote: z.string().nullable(),
  condition: z.string().nullable(),
  charge: moneyShape.nullable(),
  billing: z.string().nullable(),
  itemBarcode: z.string().nullable(),
})
export type Facts = z.infer<typeof factsShape>

const requestShape = z.object({
  id: z.number(),
  /** As its maker wrote it, and understood. */
  document: objectShape,
  service: z.enum(['LOAN', 'COPY']),
  borrower: z.number(),
  status: z.enum(statuses),
  createdAt: instant,
  editedAt: instant,
  neededAt: instant.nullable(),
  submittedAt: instant.nullable(),
  lenders: z.array(turnShape),
  /** Which lender has its turn; −1 before the first. */
  at: z.number(),
  facts: factsShape,
  /** When its status changes by itself. */
  agesAt: instant.nullable(),
  billed: moneyShape.nullable(),
  history: z.array(z.object({ at: instant, who: z.number(), what: z.string(), note: z.string().nullable() })),
  /** What the libraries that the emulator plays will do, and when. */
  lenderWords: z.array(z.string()).nullable(),
  lenderAt: instant.nullable(),
  borrowerWords: z.array(z.string()).nullable(),
  borrowerAt: instant.nullable(),
})
export type LabRequest = z.infer<typeof requestShape>

const keyShape = z.object({
  id: z.string(),
  secret: z.string(),
  institution: z.number(),
  scopes: z.array(z.string()),
  expiresAt: instant.nullable(),
  /** Somebody has called with it: its library is played by them from then on. */
  isUsed: z.boolean(),
})
export type Key = z.infer<typeof keyShape>

const patronShape = z.object({ id: z.string(), institution: z.number(), document: objectShape, createdAt: instant })
export type LabPatron = z.infer<typeof patronShape>

const tokenShape = z.object({
  token: z.string(),
  refresh: z.string().nullable(),
  key: z.string(),
  institution: z.number(),
  scopes: z.array(z.string()),
  expiresAt: instant,
  refreshExpiresAt: instant.nullable(),
})
export type Token = z.infer<typeof tokenShape>

export const faultKinds = [
  'delay',
  'timeout-before',
  'timeout-after',
  'unauthorized',
  'too-many',
  'error',
  'half',
  'wrong-type',
  'duplicate',
  'skew',
  'maintenance',
  'partial',
  'failure',
] as const
const faultShape = z.object({
  id: z.number(),
  kind: z.enum(faultKinds),
  /** Method and beginning of the path, such as "POST /requests", with a $ all of it; "*" is every call. */
  where: z.string(),
  /** How many more calls it meets; null: until it is taken away. */
  times: z.number().nullable(),
  /** The chance that a call meets it. */
  chance: z.number(),
  /** Milliseconds of a delay or of a wrong clock; of a failure, its code; of maintenance, how long it lasts. */
  ms: z.number(),
  /** When it ends, on the wall; null: by number, or never. */
  until: instant.nullable(),
})
export type Fault = z.infer<typeof faultShape>

export const stateShape = z.object({
  version: z.literal(1),
  clock: z.object({ base: instant, wall: instant, speed: z.number() }),
  nextRequest: z.number(),
  nextFault: z.number(),
  seed: z.number(),
  keys: z.array(keyShape),
  tokens: z.array(tokenShape),
  nonces: z.array(z.object({ nonce: z.string(), at: instant })),
  requests: z.array(requestShape),
  patrons: z.array(patronShape).default([]),
  /** Libraries and titles that were put in. */
  libraries: z.array(libraryShape).default([]),
  titles: z.array(titleShape).default([]),
  faults: z.array(faultShape),
  settings: z.object({
    /** Clock time between two steps of a library that the emulator plays. */
    paceMs: z.number(),
    /** What such a lender does when the request names nothing; null: by chance. */
    scenario: z.string().nullable(),
    /** Whether a request in PROFILING is sent to lenders by itself, or stays for review. */
    automation: z.boolean(),
    /** Lending requests that arrive by themselves, each day of the clock. */
    incomingPerDay: z.number(),
    nextIncomingAt: instant.nullable(),
    /** The library's policy: a request names a patron whose record stands here. */
    needsPatron: z.boolean().default(false),
  }),
})
export type State = z.infer<typeof stateShape>
export type Settings = State['settings']

export const noFacts: Facts = {
  shippedAt: null,
  dueAt: null,
  newDueAt: null,
  receivedAt: null,
  returnedAt: null,
  lenderNote: null,
  borrowerNote: null,
  condition: null,
  charge: null,
  billing: null,
  itemBarcode: null,
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value found by going down these names. */
export function at(from: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), from)
}

/** A value as text; nothing, a list or an object is no text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Text as JSON, or null. */
export function parseJson(text: string): { readonly value: Json } | null {
  try {
    return { value: jsonShape.parse(JSON.parse(text)) }
  } catch {
    return null
  }
}
