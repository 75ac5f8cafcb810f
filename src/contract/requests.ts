// Requests: the list with its filters, one request's page, and the forms that begin one.
import { z } from 'zod'
import { materials } from '../domain/requests/materials.ts'
import { base, day, flag, id, longText, money, shortText, title } from './base.ts'
import { kind, requestLine, requestView, service, stage } from './request-view.ts'

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
    copy: shortText.describe('Of ours: the barcode of the one copy that will do, or several'),
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
