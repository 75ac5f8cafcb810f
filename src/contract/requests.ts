// Requests: the list with its filters, one request's page, and the forms that begin one.
import { z } from 'zod'
import { effects } from '../domain/lifecycle/effects.ts'
import { materials } from '../domain/requests/materials.ts'
import { base, day, flag, id, instant, labelled, longText, money, shortText, title } from './base.ts'

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
  isOverdue: z.boolean(),
  marks: z.array(
    z.enum(['unwanted', 'renewal_asked', 'recalled', 'question', 'damaged', 'owing', 'claimed_returned', 'cancelling']),
  ),
  pieces: z.object({ count: z.number(), ahead: z.number() }).nullable(),
  createdAt: instant,
  version: z.number(),
})
export type RequestLine = z.infer<typeof requestLine>

export const requestFilters = z.object({
  words: z.string().trim().max(200).optional().describe('Words of the title, or a number'),
  kind: kind.optional(),
  service: service.optional(),
  state: z.string().max(40).optional(),
  stage: stage.optional(),
  open: flag.optional().describe('Only those not closed'),
  libraryId: id.optional().describe('Partner, pick-up or home library'),
  overdue: flag.optional(),
  ids: z
    .string()
    .regex(/^[1-9]\d{0,14}(,[1-9]\d{0,14}){0,199}$/, 'ids are written 12,34,56: 200 at most')
    .optional()
    .describe('Only these, such as a part of the index'),
  before: id.optional().describe('Older than this id: the next page'),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

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

const nameOf = z.object({ id, name: z.string() })
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
  costCents: z.number().nullable(),
  currency: z.string().nullable(),
  dueOn: day.nullable(),
  supplierNumber: z.string().nullable(),
  askedAt: instant.nullable(),
})
export const pieceView = z.object({
  id,
  n: z.number(),
  label: z.string().nullable(),
  barcode: z.string().nullable(),
  partnerBarcode: z.string().nullable(),
  place: z.string(),
  placeLabel: z.string(),
  placeSince: instant,
  parcel: z.object({ id, number: z.string() }).nullable(),
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

const citation = z
  .object({
    author: shortText,
    edition: shortText,
    publisher: shortText,
    year: z.string().trim().max(20),
    isbn: z.string().trim().max(40),
    issn: z.string().trim().max(40),
    oclc: z.string().trim().max(40),
    volume: shortText,
    issue: shortText,
    pages: shortText,
    article: shortText,
    articleAuthor: shortText,
    callNumber: shortText,
    material: z.enum(materials),
    note: shortText,
  })
  .partial()

export const wanted = {
  service,
  title,
  citation: citation.default({}),
  anyEdition: z.boolean().default(true),
  neededBy: day.optional(),
  maxCostCents: money.optional(),
  copyrightCompliance: z.enum(['ccg', 'ccl']).optional(),
  note: longText.optional(),
  key: z.string().max(100).optional().describe('The form’s own key: a repeat makes no second request'),
}
export const takenIn = z.object({ requestId: id, number: z.string(), repeated: z.boolean() })

export const requestsContract = {
  list: base
    .route({ method: 'GET', path: '/requests', summary: 'Requests, newest first', tags: ['requests'] })
    .input(requestFilters)
    .output(z.object({ lines: z.array(requestLine), more: z.boolean() })),
  counts: base
    .route({ method: 'GET', path: '/requests/counts', summary: 'Open requests by kind and state', tags: ['requests'] })
    .output(z.array(z.object({ kind, service, state: z.string(), stateLabel: z.string(), stage, count: z.number() }))),
  get: base
    .route({ method: 'GET', path: '/requests/{requestId}', summary: 'One request', tags: ['requests'] })
    .input(z.object({ requestId: id }))
    .output(requestView),
  find: base
    .route({ method: 'GET', path: '/find', summary: 'What a number or barcode means', tags: ['requests'] })
    .input(z.object({ code: z.string().trim().min(1).max(100) }))
    .output(
      z.array(
        z.object({
          requestId: id,
          number: z.string(),
          title: z.string(),
          stateLabel: z.string(),
          pieceId: id.nullable(),
          by: z.enum([
            'number',
            'strap',
            'entry number',
            'piece barcode',
            'lender’s barcode',
            'partner’s number',
            'network’s number',
          ]),
        }),
      ),
    ),
  takeInBorrowing: base
    .route({
      method: 'POST',
      path: '/requests/borrowing',
      successStatus: 201,
      summary: 'A new borrowing request',
      tags: ['requests'],
    })
    .input(
      z.object({
        ...wanted,
        card: z.string().trim().min(1).max(60).optional().describe('The patron’s card'),
        patronName: z
          .string()
          .trim()
          .max(200)
          .optional()
          .describe('Only while no library system is connected: who the card belongs to'),
        homeLibraryId: id.optional().describe('Only while no library system is connected: the patron’s library'),
        pickupLibraryId: id.optional(),
        lenders: z.array(id).max(50).default([]),
        forRequestId: id.optional(),
      }),
    )
    .output(takenIn),
  takeInLending: base
    .route({
      method: 'POST',
      path: '/requests/lending',
      successStatus: 201,
      summary: 'A library asks us',
      tags: ['requests'],
    })
    .input(
      z.object({
        ...wanted,
        borrowerLibraryId: id,
        partnerNumber: z.string().trim().max(100).optional(),
        ownerLibraryId: id.optional(),
        eitherService: z.boolean().default(false),
      }),
    )
    .output(takenIn),
  takeInFacility: base
    .route({
      method: 'POST',
      path: '/requests/facility',
      successStatus: 201,
      summary: 'A line of a facility’s list',
      tags: ['requests'],
    })
    .input(
      z.object({
        title: wanted.title,
        citation: wanted.citation,
        neededBy: wanted.neededBy,
        note: wanted.note,
        key: wanted.key,
        facilityLibraryId: id,
        facilityLine: z.string().trim().max(100).describe('List and line, never a name'),
      }),
    )
    .output(takenIn),
  borrowForFacility: base
    .route({
      method: 'POST',
      path: '/requests/{requestId}/borrow',
      successStatus: 201,
      summary: 'Borrow a facility’s line from outside',
      tags: ['requests'],
    })
    .input(z.object({ requestId: id, lenders: z.array(id).max(50).default([]) }))
    .output(takenIn),
}
