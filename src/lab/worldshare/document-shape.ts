/** The fields of a request document and the kind of their values; what is not here is not taken over. */
export type Kind = 'text' | 'integer' | 'number' | 'flag' | 'date' | 'texts'
export interface Shape {
  readonly [name: string]: Kind | Shape | readonly [Shape]
}

const money = { currency: 'text', amount: 'number' } as const
const address = {
  attention: 'text',
  address1: 'text',
  address2: 'text',
  locality: 'text',
  region: 'text',
  country: 'text',
  postal: 'text',
} as const
const institution = { institutionId: 'integer' } as const

export const documentShape = {
  requestStatus: 'text',
  needed: 'date',
  referenceId: 'text',
  requester: {
    institution,
    fulfillmentType: 'text',
    serviceType: 'text',
    supplierInfo: { institutions: [institution] },
    requesterDelivery: {
      deliveryOptions: [{ deliveryType: 'text', deliveryDetail: 'text' }],
      address,
      email: 'text',
      fax: 'text',
    },
    requesterBilling: { billingTypes: 'texts', address, maximumCost: money },
    copyrightType: 'text',
    copyrightUse: {
      copyrightUseId: 'text',
      copyrightId: 'text',
      licensorReferenceId: 'text',
      copyrightPermissionType: 'text',
      fee: money,
      pageCount: 'integer',
      committedDate: 'date',
      copyrightPermissionNote: 'text',
    },
  },
  item: {
    title: 'text',
    uniformTitle: 'text',
    articleTitle: 'text',
    author: 'text',
    articleAuthor: 'text',
    mediaType: 'text',
    oclcNumber: 'integer',
    isbn: 'text',
    issn: 'text',
    edition: { editionType: 'text', editionSpecific: 'text' },
    language: 'text',
    publisherName: 'text',
    publicationDate: 'text',
    publicationPlace: 'text',
    issueVolume: 'text',
    issueDate: 'text',
    pages: 'text',
    verification: 'text',
  },
  patron: {
    name: 'text',
    ppid: 'text',
    patronApproved: 'flag',
    patronBlocked: 'flag',
    userId: 'text',
    patronType: 'text',
    department: 'text',
    phone: 'text',
    fax: 'text',
    email: 'text',
    address,
    pickupLocationInfo: { registryId: 'integer', name: 'text' },
    maximumCost: money,
  },
} as const satisfies Shape
