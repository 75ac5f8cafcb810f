import { z } from 'zod'
import { lenderUntil, agesAt } from './aging.ts'
import { addTitles, titleShape } from './catalogue.ts'
import { writeInstant } from './dates.ts'
import { allScopes, nowOf, type Lab } from './lab.ts'
import { addLibraries, libraryOf, libraryShape } from './libraries.ts'
import { splitWords } from './players.ts'
import { noFacts, statuses, type JsonObject, type LabRequest, type Status } from './state.ts'

const day = z.iso.date().optional()
const text = z.string().optional()

/** Records to put in: libraries by registry id, requests as they stand now. */
export const recordsShape = z.object({
  /** First every request is taken away. */
  replace: z.boolean().default(false),
  libraries: z.array(libraryShape).default([]),
  titles: z.array(titleShape).default([]),
  keys: z
    .array(z.object({ id: z.string().min(1), secret: z.string().min(1), institution: z.number().int() }))
    .default([]),
  requests: z
    .array(
      z.object({
        /** The answer names the number given to it by this. */
        key: z.string(),
        reference: text,
        service: z.enum(['LOAN', 'COPY']).default('LOAN'),
        status: z.enum(statuses),
        borrower: z.number().int(),
        lenders: z.array(z.number().int()).min(1),
        title: z.string(),
        author: text,
        isbn: text,
        year: text,
        oclcNumber: text,
        articleTitle: text,
        pages: text,
        madeAt: z.iso.datetime(),
        neededOn: day,
        shippedOn: day,
        dueOn: day,
        newDueOn: day,
        receivedOn: day,
        returnedOn: day,
        condition: text,
        note: text,
        /** What libraries played here do about it, as in a scenario; SILENT: nothing by themselves. */
        lenderWords: text,
        borrowerWords: text,
      }),
    )
    .default([]),
})
export type Records = z.output<typeof recordsShape>
type Given = Records['requests'][number]

/** Answers each request's number by its key, or the sentence why nothing was put in. */
export function putRecords(lab: Lab, records: Records): Readonly<Record<string, number>> | string {
  const { state } = lab
  addLibraries(records.libraries)
  addTitles(records.titles)
  const strangers = records.requests
    .flatMap((one) => [one.borrower, ...one.lenders])
    .concat(records.keys.map((one) => one.institution))
    .filter((id) => !libraryOf(id))
  if (strangers[0] !== undefined) return `No library has the registry id ${strangers[0]}.`
  const libraries = new Set(records.libraries.map((one) => one.id))
  const titles = new Set(records.titles.map((one) => one.oclcNumber))
  state.libraries = [...state.libraries.filter((one) => !libraries.has(one.id)), ...records.libraries]
  state.titles = [...state.titles.filter((one) => !titles.has(one.oclcNumber)), ...records.titles]
  for (const one of records.keys) {
    const key = { ...one, scopes: [...allScopes], expiresAt: null, isUsed: true }
    state.keys = [key, ...state.keys.filter((other) => other.id !== one.id)]
  }
  if (records.replace) state.requests = []
  return Object.fromEntries(records.requests.map((one) => [one.key, putRequest(lab, one).id]))
}

/** How the lender whose turn it is has answered, by the status of the whole. */
const answers: Partial<Record<Status, LabRequest['lenders'][number]['answer']>> = {
  SUBMITTED: 'asked',
  CONSIDERING: 'considering',
  CONDITIONAL: 'conditional',
}

function putRequest(lab: Lab, given: Given): LabRequest {
  const now = nowOf(lab)
  const [first, ...others] = given.lenders
  const madeAt = Date.parse(given.madeAt)
  const neededAt = instant(given.neededOn) ?? now + 30 * 86_400_000
  const request: LabRequest = {
    id: lab.state.nextRequest,
    document: documentOf(given, neededAt),
    service: given.service,
    borrower: given.borrower,
    status: given.status,
    createdAt: madeAt,
    editedAt: now,
    neededAt,
    // Lenders have their days from now on.
    submittedAt: now,
    lenders: [
      { id: first ?? 0, answer: answers[given.status] ?? 'supplied', reason: null, until: null },
      ...others.map((id) => ({ id, answer: 'waiting' as const, reason: null, until: null })),
    ],
    at: 0,
    facts: {
      ...noFacts,
      shippedAt: instant(given.shippedOn),
      dueAt: instant(given.dueOn),
      newDueAt: instant(given.newDueOn),
      receivedAt: instant(given.receivedOn),
      returnedAt: instant(given.returnedOn),
      condition: given.condition ?? null,
      borrowerNote: given.note ?? null,
    },
    agesAt: null,
    billed: null,
    history: [{ at: madeAt, who: given.borrower, what: 'SUBMITTING', note: null }],
    lenderWords: given.lenderWords === undefined ? null : splitWords(given.lenderWords),
    lenderAt: null,
    borrowerWords: given.borrowerWords === undefined ? null : splitWords(given.borrowerWords),
    borrowerAt: null,
  }
  lab.state.nextRequest += 1
  const turn = request.lenders[0]
  if (turn && turn.answer !== 'supplied') turn.until = lenderUntil(lab, request, turn.id, now)
  request.agesAt = agesAt(lab, request, now)
  // What would have aged long ago stands as it was given; time goes on from here.
  if (request.agesAt !== null && request.agesAt <= now) request.agesAt = null
  lab.state.requests.push(request)
  return request
}

/** Noon keeps the day in every American zone. */
const instant = (onDay: string | undefined): number | null =>
  onDay === undefined ? null : Date.parse(`${onDay}T17:00:00Z`)

function documentOf(given: Given, neededAt: number): JsonObject {
  const home = libraryOf(given.borrower)
  const address = {
    attention: home?.name ?? '',
    address1: '1 Library Street',
    locality: home?.city ?? '',
    region: home?.state ?? '',
    country: 'US',
    postal: home?.postal ?? '',
  }
  return {
    requestStatus: 'SUBMITTING',
    needed: writeInstant(neededAt),
    ...(given.reference === undefined ? {} : { referenceId: given.reference }),
    requester: {
      institution: { institutionId: given.borrower },
      fulfillmentType: 'OCLC_ILL',
      serviceType: given.service,
      supplierInfo: { institutions: given.lenders.map((institutionId) => ({ institutionId })) },
      requesterDelivery: {
        deliveryOptions: [{ deliveryType: 'Library Mail', deliveryDetail: 'Library Mail' }],
        address,
      },
      requesterBilling: { billingTypes: [], address },
    },
    item: {
      title: given.title,
      verification: 'OCLC',
      ...(given.author === undefined ? {} : { author: given.author }),
      ...(given.isbn === undefined ? {} : { isbn: given.isbn }),
      ...(given.year === undefined ? {} : { publicationDate: given.year }),
      ...(given.oclcNumber === undefined ? {} : { oclcNumber: Number(given.oclcNumber) }),
      ...(given.articleTitle === undefined ? {} : { articleTitle: given.articleTitle }),
      ...(given.pages === undefined ? {} : { pages: given.pages }),
    },
  }
}
