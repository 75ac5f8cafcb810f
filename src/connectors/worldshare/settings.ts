// What an office says about its WorldShare: the settings screen is drawn from this. Labels are what staff read.
import { z } from 'zod'
import { unusable } from './own-assumptions.ts'

/** The name of the secret; it is written and never read back. */
export const worldshareSecret = 'worldshare-key-secret'

const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const line = z.string().trim().max(200)
const address = z.object({
  attention: line.default('').meta({ label: 'Attention' }),
  address1: line.min(1).meta({ label: 'Street' }),
  address2: line.default('').meta({ label: 'Second line' }),
  locality: line.default('').meta({ label: 'City' }),
  region: line.default('').meta({ label: 'State' }),
  country: line.default('US').meta({ label: 'Country' }),
  postal: line.default('').meta({ label: 'ZIP code' }),
})
const hours = (usual: number) => z.number().min(0.25).max(168).default(usual)

export const worldshareSettings = z.object({
  registryId: z
    .number()
    .int()
    .positive()
    .meta({ label: 'Our registry id', help: 'WorldCat Registry number of this office.' }),
  clientId: z.string().trim().min(1).max(200).meta({
    label: 'WSKey client id',
    help: 'The key’s public half, as OCLC’s key list shows it.',
  }),
  keyExpiresOn: z.iso.date().nullable().default(null).meta({
    label: 'WSKey valid until',
    help: 'As OCLC’s key list shows it. A card says so a month before.',
  }),
  tokenAddress: webAddress
    .default('https://oauth.oclc.org/token')
    .meta({ label: 'Address of the token service', help: 'Where a call’s permission is fetched.' }),
  searchAddress: webAddress
    .default('https://americas.discovery.api.oclc.org')
    .meta({ label: 'Address of WorldCat Search', help: 'Holdings: who has it.' }),
  searchesHoldings: z.boolean().default(true).meta({
    label: 'The key may search WorldCat holdings',
    help: 'Off: who has a book is not asked there.',
  }),
  sendAs: z.enum(['SUBMITTING', 'PROFILING']).default('SUBMITTING').meta({
    label: 'How our requests are made',
    help: 'SUBMITTING: our lender string is asked. PROFILING: OCLC’s automation chooses lenders, or puts it in review.',
  }),
  verification: line
    .min(1)
    .default('OCLC')
    .meta({ label: 'Verification', help: 'Where the citation was verified, as lenders read it.' }),
  deliveryAddress: address.meta({ label: 'Delivery address', help: 'Where lenders send to.' }),
  deliveryOptions: z
    .array(
      z.object({
        deliveryType: line.min(1).meta({ label: 'Way' }),
        deliveryDetail: line.min(1).meta({ label: 'Detail' }),
      }),
    )
    .default([{ deliveryType: 'Library Mail', deliveryDetail: 'Library Mail' }])
    .meta({ label: 'Ways of delivery', help: 'In the order we like them, in WorldShare’s words.' }),
  deliveryEmail: z
    .email()
    .nullable()
    .default(null)
    .meta({ label: 'E-mail for copies', help: 'Where lenders send scans.' }),
  billingAddress: address.meta({ label: 'Billing address', help: 'Where lenders send invoices.' }),
  usesIfm: z.boolean().default(false).meta({
    label: 'Pay by IFM',
    help: 'OCLC bills the lender’s charge, up to the maximum cost, when a request becomes Received.',
  }),
  maximumCostCents: z.number().int().min(0).max(1_000_000).default(0).meta({
    label: 'Maximum cost in cents',
    help: 'Where the request names none.',
  }),
  needBeforeDays: z.number().int().min(1).max(365).default(30).meta({
    label: 'Days until Need Before',
    help: 'Where the request has no needed-by day.',
  }),
  namesPatron: z.boolean().default(false).meta({
    label: 'Name a patron’s code',
    help: 'Only where WorldShare insists. The code is a number of ours: never a name, a card or an address.',
  }),
  keepsPatronRecords: z.boolean().default(false).meta({
    label: 'A patron record must stand in WorldShare',
    help: 'Only where your WorldShare wants one for each request. It is found or made by a code of ours: never a name, a card or an address.',
  }),
  daysToRespond: z.number().int().min(1).max(20).default(4).meta({
    label: 'Our days to respond',
    help: 'As the Policies Directory has it for us.',
  }),
  lendsByWorldshare: z.boolean().default(true).meta({
    label: 'Take in lending requests',
    help: 'Off: requests of others are answered in WorldShare itself.',
  }),
  pollHours: z
    .object({
      soon: hours(0.5).meta({ label: 'Soon' }),
      today: hours(4).meta({ label: 'Today' }),
      slow: hours(24).meta({ label: 'Slow' }),
    })
    .prefault({})
    .meta({
      label: 'Hours between two looks at a request',
      help: 'Soon: a lender is being asked. Today: on its way. Slow: lent, or on its way home.',
    }),
  searchMinutes: z.number().int().min(1).max(1440).default(15).meta({
    label: 'Minutes between two searches',
    help: 'A search finds what is new and what changed.',
  }),
  timeoutSeconds: z.number().int().min(1).max(120).default(30).meta({ label: 'Seconds to wait for an answer' }),
  callsPerHour: z.number().int().min(10).max(100_000).default(2000).meta({
    label: 'Calls per hour',
    help: 'A fifth is kept for what people do; looking by itself stops before.',
  }),
  compareAtOnce: z.number().int().min(1).max(50).default(8).meta({
    label: 'Questions at once when comparing',
    help: 'Every night ours and WorldShare are compared for all open requests, within the calls per hour.',
  }),
  assumed: z
    .record(z.string(), z.json())
    .refine(
      (own) => unusable(own).length === 0,
      'names a question that docs/assumptions.md does not have, or answers it with something else',
    )
    .default({})
    .meta({ label: 'What OCLC’s documents leave open', help: 'By name, as in docs/assumptions.md.' }),
})
export type WorldshareSettings = z.infer<typeof worldshareSettings>
export type ConstantAddress = z.infer<typeof address>

/** Settings with what is kept apart from them. */
export interface WorldshareConnection {
  readonly settings: WorldshareSettings
  readonly keySecret: string
}
