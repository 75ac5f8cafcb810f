// The request document as it leaves us: what OCLC's definition names, our standing particulars from the settings.
import type { WorldshareReader } from '../../../domain/assumptions/worldshare.ts'
import type { ConstantAddress, WorldshareSettings } from '../settings.ts'
import { writeDay } from './dates.ts'

/** A request of ours for the network. */
export interface Order {
  /** Our own number: by it the request is found again. */
  readonly reference: string
  readonly service: 'loan' | 'copy'
  /** Registry ids, in the order they are to be asked. */
  readonly lenders: readonly number[]
  readonly title: string
  readonly citation: Readonly<Record<string, string>>
  readonly neededBy: string
  readonly maxCostCents: number | null
  readonly currency: string
  readonly copyrightCompliance: 'ccg' | 'ccl' | null
  /** A number of ours for the patron; never a name. */
  readonly patronCode: string | null
  /** The number of the patron's record there, where there is one. */
  readonly patronRecord?: string
  readonly note: string | null
}

export function documentOf(order: Order, settings: WorldshareSettings, assumed: WorldshareReader): object {
  const cents = order.maxCostCents ?? settings.maximumCostCents
  return {
    illRequest: {
      needed: writeDay(order.neededBy),
      requestStatus: settings.sendAs,
      referenceId: order.reference,
      item: itemOf(order, settings),
      requester: {
        institution: { institutionId: settings.registryId },
        serviceType: order.service === 'copy' ? 'COPY' : 'LOAN',
        fulfillmentType: 'OCLC_ILL',
        supplierInfo: {
          institutions: order.lenders.slice(0, assumed('lenderStringMost')).map((institutionId) => ({ institutionId })),
        },
        requesterDelivery: {
          deliveryOptions: settings.deliveryOptions,
          address: addressOf(settings.deliveryAddress),
          ...(settings.deliveryEmail === null ? {} : { email: settings.deliveryEmail }),
        },
        requesterBilling: {
          billingTypes: settings.usesIfm && cents > 0 ? [assumed('ifmBilling')] : [],
          address: addressOf(settings.billingAddress),
          ...(cents > 0 ? { maximumCost: { currency: order.currency, amount: cents / 100 } } : {}),
        },
        ...(order.copyrightCompliance === null
          ? {}
          : { copyrightType: assumed(order.copyrightCompliance === 'ccg' ? 'copyrightCcg' : 'copyrightCcl') }),
      },
      ...(order.patronCode === null || !(settings.namesPatron || order.patronRecord !== undefined)
        ? {}
        : {
            patron: {
              patronApproved: true,
              userId: order.patronCode,
              ...(order.patronRecord === undefined ? {} : { ppid: order.patronRecord }),
            },
          }),
      ...(order.note === null ? {} : { [assumed('fieldBorrowerNote')]: order.note }),
    },
  }
}

const itemNames = {
  author: 'author',
  isbn: 'isbn',
  issn: 'issn',
  publisher: 'publisherName',
  year: 'publicationDate',
  pages: 'pages',
  article: 'articleTitle',
  articleAuthor: 'articleAuthor',
  language: 'language',
  date: 'issueDate',
} as const

function itemOf({ title, citation }: Order, { verification }: WorldshareSettings): object {
  const oclc = (citation['oclc'] ?? '').replaceAll(/\D/g, '')
  const issueVolume = [citation['volume'], citation['issue']]
    .filter(Boolean)
    .join('(')
    .replace(/\((.*)$/, '($1)')
  return {
    title,
    verification,
    ...(oclc === '' ? {} : { oclcNumber: Number(oclc) }),
    ...Object.fromEntries(
      Object.entries(itemNames).flatMap(([ours, theirs]) => {
        const text = citation[ours]?.trim()
        return text ? [[theirs, text]] : []
      }),
    ),
    ...(citation['edition'] ? { edition: { editionSpecific: citation['edition'] } } : {}),
    ...(issueVolume === '' ? {} : { issueVolume }),
  }
}

/** Lines that stand empty are left out. */
const addressOf = (address: ConstantAddress): object =>
  Object.fromEntries(Object.entries(address).filter(([, text]) => text !== ''))
