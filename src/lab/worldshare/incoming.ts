import { titles } from './catalogue.ts'
import { drawer } from './chance.ts'
import { writeInstant } from './dates.ts'
import { isPlayed, takeOver, type Lab } from './lab.ts'
import { libraries, libraryOf } from './libraries.ts'
import { splitWords } from './players.ts'
import { createRequest } from './requests.ts'
import type { JsonObject, LabRequest } from './state.ts'

const dayMs = 86_400_000

export interface Incoming {
  /** The library that is asked, and the one that asks. */
  readonly lender: number
  readonly borrower?: number | undefined
  readonly title?: string | undefined
  readonly service?: 'LOAN' | 'COPY' | undefined
  readonly scenario?: string | undefined
  /** The most the borrower would pay, in US dollars. */
  readonly maximumCost?: number | undefined
}

/** A library that is played here asks one with a client of its own. */
export function makeIncoming(lab: Lab, wanted: Incoming, now: number): LabRequest | null {
  const draw = drawer(lab.state.seed, `incoming ${lab.state.nextRequest}`)
  const others = libraries().filter((one) => one.id !== wanted.lender && isPlayed(lab, one.id))
  const borrower = wanted.borrower ?? others[Math.floor(draw() * others.length)]?.id
  const library = borrower === undefined ? undefined : libraryOf(borrower)
  if (!library || !libraryOf(wanted.lender)) return null
  takeOver(lab, wanted.lender)
  const held = titles().filter((one) => one.holders.includes(wanted.lender))
  const choice = held[Math.floor(draw() * held.length)] ?? titles()[0]
  const service = wanted.service ?? 'LOAN'
  const document: JsonObject = {
    requestStatus: 'SUBMITTING',
    needed: writeInstant(now + 30 * dayMs),
    requester: {
      institution: { institutionId: library.id },
      fulfillmentType: 'OCLC_ILL',
      serviceType: service,
      supplierInfo: { institutions: [{ institutionId: wanted.lender }] },
      requesterDelivery: {
        deliveryOptions: [{ deliveryType: 'Library Mail', deliveryDetail: 'Library Mail' }],
        address: addressOf(library.name, library.city, library.state, library.postal),
      },
      requesterBilling: {
        billingTypes: library.ifm ? [lab.assumed('ifmBilling')] : [],
        address: addressOf(library.name, library.city, library.state, library.postal),
        maximumCost: { currency: 'USD', amount: wanted.maximumCost ?? 10 },
      },
    },
    item: {
      title: wanted.title ?? choice?.title ?? 'A title',
      verification: 'OCLC',
      ...(wanted.title === undefined && choice
        ? {
            author: choice.creator,
            oclcNumber: Number(choice.oclcNumber),
            isbn: choice.isbn,
            publicationDate: choice.date,
          }
        : {}),
      ...(service === 'COPY' ? { articleTitle: 'Chapter three', pages: '41-63' } : {}),
    },
  }
  const request = createRequest(
    lab,
    { document, service, wish: 'SUBMITTING', lenders: [wanted.lender], neededAt: now + 30 * dayMs, note: null },
    library.id,
    now,
  )
  if (wanted.scenario !== undefined) request.borrowerWords = splitWords(wanted.scenario)
  return request
}

/** When the next request of somebody else arrives by itself. */
export function incomingDue({ state: { settings } }: Lab): number | null {
  return settings.incomingPerDay > 0 ? settings.nextIncomingAt : null
}

/** One arrives for each library that has a client; the next comes in its time. */
export function takeIncoming(lab: Lab, now: number): void {
  const { settings, keys, seed } = lab.state
  settings.nextIncomingAt = now + Math.floor((drawer(seed, `next ${now}`)() + 0.5) * (dayMs / settings.incomingPerDay))
  for (const lender of new Set(keys.map((key) => key.institution))) {
    if (libraryOf(lender)?.supplies) makeIncoming(lab, { lender }, now)
  }
}

function addressOf(attention: string, locality: string, region: string, postal: string): JsonObject {
  return { attention, address1: '1 Library Street', locality, region, country: 'US', postal }
}
