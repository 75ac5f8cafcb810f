// What an office says about its Polaris: the settings screen is drawn from this. Labels are what staff read.
import { z } from 'zod'
import { unusable } from './own-assumptions.ts'

/** Names of the secrets; they are written and never read back. */
export const polarisSecrets = {
  accessKey: 'polaris-access-key',
  password: 'polaris-staff-password',
  sql: 'polaris-sql-password',
  oauth: 'polaris-oauth-secret',
} as const

const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const id = z.number().int().min(0)
const codes = z.record(z.string().min(1).max(20), id)
export const polarisSettings = z
  .object({
    papiAddress: webAddress.meta({
      label: 'Address of PAPI',
      help: 'Such as https://polaris.example.org/PAPIService/REST',
    }),
    signedAddress: webAddress.nullable().default(null).meta({
      label: 'Address that is signed',
      help: 'Only where the server knows itself by another name (ExternalHostname).',
    }),
    staffAddress: webAddress.nullable().default(null).meta({
      label: 'Address of Polaris.ApplicationServices',
      help: 'Such as https://polaris.example.org/Polaris.ApplicationServices/api. Without it ILL items are received by hand.',
    }),
    accessId: z.string().trim().min(1).max(100).meta({
      label: 'PAPI access id',
      help: 'From the administrator of Polaris, together with its key.',
    }),
    domain: z.string().trim().min(1).max(100).meta({
      label: 'Domain of the staff account',
      help: 'The network domain that stands before the account’s name at log-in.',
    }),
    user: z.string().trim().min(1).max(100).meta({
      label: 'Staff account',
      help: 'One of its own for Keuka: its name without the domain.',
    }),
    staffLogIn: z.enum(['basic', 'oauth']).default('basic').meta({
      label: 'Log-in to the staff interface',
      help: 'basic: domain, account and password. oauth: by the identity provider; PAPI goes on with the password.',
    }),
    identity: z
      .object({
        tokenAddress: webAddress.meta({
          label: 'Address of the token',
          help: 'Such as https://login.example.org/oauth2/v2.0/token; its secret is set below.',
        }),
        clientId: z.string().trim().min(1).max(200).meta({
          label: 'Client id',
          help: 'As the identity provider has registered Keuka.',
        }),
        scope: z.string().trim().min(1).max(500).nullable().default(null).meta({
          label: 'Scope',
          help: 'Only where the identity provider wants one.',
        }),
      })
      .nullable()
      .default(null)
      .meta({ label: 'Identity provider', help: 'Only where the log-in is oauth.' }),
    languageId: id.default(1033).meta({ label: 'Language id', help: 'In which Polaris answers: 1033 is English.' }),
    appId: id
      .default(100)
      .meta({ label: 'Application id', help: 'As which program we call PAPI: 100 is one of a third party.' }),
    orgId: id
      .default(1)
      .meta({ label: 'Organization id', help: 'For which organization we call PAPI: 1 is the whole system.' }),
    staffLanguage: z.string().length(3).default('eng').meta({
      label: 'Language of the staff interface',
      help: 'In three letters: eng is English.',
    }),
    productId: id
      .default(20)
      .meta({ label: 'Product id', help: 'As which program we log in to the staff interface: 20 is Leap.' }),
    siteDomain: z.string().min(1).default('polaris').meta({
      label: 'Site domain',
      help: 'The part of the staff interface’s addresses that names the site; polaris unless it was renamed.',
    }),
    branchId: id.meta({ label: 'Branch of this office', help: 'Its organization id in Polaris.' }),
    userId: id.meta({ label: 'Polaris user id', help: 'The id of the staff account above.' }),
    workstationId: id.meta({ label: 'Workstation id', help: 'A workstation registered for this office.' }),
    branchCodes: codes.default({}).meta({
      label: 'Branches by library code',
      help: 'Only where a branch’s abbreviation in Polaris is not the library’s code here.',
    }),
    way: z.enum(['ill-module', 'temporary-items']).default('ill-module').meta({
      label: 'How borrowed books stand in Polaris',
      help: 'ill-module: as requests of its ILL module. temporary-items: as temporary titles and items.',
    }),
    mayReturnIll: z.boolean().default(false).meta({
      label: 'Return ILL items by the staff interface',
      help: 'Only after the vendor has confirmed the workflow’s number; until then Return is a card.',
    }),
    mayDeleteIll: z.boolean().default(false).meta({
      label: 'Delete returned ILL requests by the staff interface',
      help: 'With them go their temporary title and item. Only after the vendor has confirmed the workflow’s number; until then they stay as Returned.',
    }),
    mayActivateIll: z.boolean().default(false).meta({
      label: 'Activate ILL requests by the staff interface',
      help: 'Only after the vendor has confirmed the workflow’s number; until then an inactive one is a card.',
    }),
    institutions: z.record(z.string().min(1).max(40), z.string().min(1).max(20)).default({}).meta({
      label: 'Cards of institutions by symbol or code',
      help: 'The institutional patron of a library we lend to, where it is not found by its name.',
    }),
    institutionCodeId: id.nullable().default(null).meta({
      label: 'Patron code of institutions',
      help: 'The number of the code for interlibrary loan, without notices and limits. Without it none can be made from here.',
    }),
    institutionCardPrefix: z
      .string()
      .trim()
      .regex(/^[A-Z0-9]{1,8}$/)
      .default('ILL')
      .meta({ label: 'Cards of institutions begin with', help: 'The library’s symbol follows.' }),
    patronCodeId: id.nullable().default(null).meta({
      label: 'Patron code of new patrons',
      help: 'The code’s number, for patrons that are made from here. Without it the branch’s own is taken.',
    }),
    item: z
      .object({
        materialTypeId: id.default(1).meta({ label: 'Material type' }),
        loanPeriodCodeId: id.default(1).meta({ label: 'Loan period' }),
        fineCodeId: id.default(1).meta({ label: 'Fine code' }),
        shelvingSchemeId: id.default(1).meta({ label: 'Shelving scheme' }),
      })
      .prefault({})
      .meta({
        label: 'Temporary items',
        help: 'The numbers of the site’s codes that an item gets where the way is temporary-items.',
      }),
    prompts: z.record(z.string().regex(/^\d+$/), id).default({}).meta({
      label: 'Answers to prompts',
      help: 'Prompt number and result (2 Yes, 5 Continue, 11 Retain). What is not here is put to a person.',
    }),
    holdQuestions: z
      .object({
        localCopy: z.enum(['yes', 'no', 'ask']).default('ask').meta({ label: 'An item is available locally' }),
        illPolicy: z.enum(['yes', 'no', 'ask']).default('yes').meta({ label: 'The ILL policy is accepted' }),
        existingHolds: z.enum(['yes', 'no', 'ask']).default('yes').meta({ label: 'Others wait for it' }),
        noItems: z.enum(['yes', 'no', 'ask']).default('no').meta({ label: 'No items are attached' }),
        charge: z.enum(['yes', 'no', 'ask']).default('ask').meta({ label: 'The hold is charged' }),
      })
      .prefault({})
      .meta({ label: 'Answers when a hold is placed', help: 'Ask puts the question to a person.' }),
    timeoutSeconds: z.number().int().min(1).max(120).default(20).meta({ label: 'Seconds to wait for an answer' }),
    looksPerHour: z.number().int().min(0).max(20_000).default(600).meta({
      label: 'Looks per hour',
      help: 'How many requests are looked at in an hour to see what happened to them; each is two or three calls.',
    }),
    discovery: z
      .object({
        patronsPerHour: z.number().int().min(0).max(10_000).default(0).meta({
          label: 'Patrons looked at per hour',
          help: 'Those we know are asked after one by one; 0: none.',
        }),
      })
      .prefault({})
      .meta({
        label: 'Requests made in Polaris, patron by patron',
        help: 'Reports and the view of the database have a connection of their own, which needs none of this.',
      }),
    compareAtOnce: z.number().int().min(1).max(50).default(8).meta({
      label: 'Questions at once when comparing',
      help: 'Every night ours and Polaris are compared for all open requests.',
    }),
    callsPerComparison: z.number().int().min(0).max(500_000).default(40_000).meta({
      label: 'Calls per comparison',
      help: 'When they are used up, the rest is not compared until the next time.',
    }),
    assumed: z
      .record(z.string(), z.json())
      .refine(
        (own) => unusable(own).length === 0,
        'names a question that docs/assumptions.md does not have, or answers it with something else',
      )
      .default({})
      .meta({ label: 'What the vendor’s documents leave open', help: 'By name, as in docs/assumptions.md.' }),
  })
  .refine(({ staffLogIn, identity }) => staffLogIn !== 'oauth' || identity !== null, {
    path: ['identity'],
    message: 'is needed for log-in by OAuth',
    // Also while other fields are wrong: all are said at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
export type PolarisSettings = z.infer<typeof polarisSettings>

/** Settings with what is kept apart from them. */
export interface PolarisConnection {
  readonly settings: PolarisSettings
  readonly accessKey: string
  readonly password: string
  /** The client's secret at the identity provider. */
  readonly oauthSecret?: string
}
