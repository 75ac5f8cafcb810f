import { titles } from './catalogue.ts'
import { drawer } from './chance.ts'
import { writeInstant } from './dates.ts'
import type { Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import { createRequest } from './requests.ts'
import type { JsonObject, LabRequest } from './state.ts'

const dayMs = 86_400_000

export interface Born {
  readonly borrower: number
  readonly title?: string | undefined
  readonly service?: 'LOAN' | 'COPY' | undefined
  /** The patron's number in the borrower's own system. */
  readonly patron?: string | undefined
  readonly pickup?: string | undefined
}

/** A request comes to a borrower from outside, a catalogue or a form, and waits in New For Review: Not Reviewed. */
export function makeBorn(lab: Lab, wanted: Born, now: number): LabRequest | null {
  const library = libraryOf(wanted.borrower)
  if (!library) return null
  const choice = titles()[Math.floor(drawer(lab.state.seed, `born ${lab.state.nextRequest}`)() * titles().length)]
  const service = wanted.service ?? 'LOAN'
  const address = { address1: '1 Library Street', locality: library.city, region: library.state, country: 'US' }
  const document: JsonObject = {
    requestStatus: 'REVIEW',
    needed: writeInstant(now + 45 * dayMs),
    requester: {
      institution: { institutionId: library.id },
      fulfillmentType: 'OCLC_ILL',
      serviceType: service,
      requesterDelivery: { address },
      requesterBilling: { billingTypes: [], address },
    },
    item: {
      title: wanted.title ?? choice?.title ?? 'A title',
      verification: 'OCLC',
      ...(wanted.title === undefined && choice
        ? { author: choice.creator, oclcNumber: Number(choice.oclcNumber), isbn: choice.isbn }
        : {}),
      ...(service === 'COPY' ? { articleTitle: 'Chapter three', pages: '41-63' } : {}),
    },
    ...(wanted.patron === undefined
      ? {}
      : {
          patron: {
            userId: wanted.patron,
            patronApproved: true,
            ...(wanted.pickup === undefined ? {} : { pickupLocationInfo: { name: wanted.pickup } }),
          },
        }),
  }
  const order = { document, service, wish: 'REVIEW', lenders: [], neededAt: now + 45 * dayMs, note: null } as const
  return createRequest(lab, order, library.id, now)
}
