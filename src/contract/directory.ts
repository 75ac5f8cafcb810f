// Libraries, patrons, staff, the office's settings.
import { z } from 'zod'
import { base, day, id, instant, opened, shortText, version } from './base.ts'

export const address = z.object({
  lines: z.array(z.string().trim().max(200)).max(6).optional(),
  city: shortText.optional(),
  region: shortText.optional(),
  postcode: z.string().trim().max(20).optional(),
  country: z.string().trim().max(60).optional(),
})
const symbol = z.object({ scheme: z.string().trim().min(1).max(20), symbol: z.string().trim().min(1).max(60) })
export const libraryFields = {
  kind: z.enum(['member', 'partner', 'facility']),
  name: z.string().trim().min(1, 'a name is needed').max(300),
  code: z.string().trim().max(20).nullable().optional(),
  symbols: z.array(symbol).max(10).default([]),
  channel: z.enum(['by_hand', 'iso18626', 'worldshare']).default('by_hand'),
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  accountId: z.string().trim().max(100).nullable().optional(),
  /** Written, never read back. */
  securityCode: z.string().max(200).nullable().optional(),
  address: address.nullable().optional(),
  email: z.email().nullable().optional(),
  phone: z.string().trim().max(60).nullable().optional(),
  lendsFree: z.boolean().default(true),
  /** Days on the van from it, or in the mail to it; null: as the policy has it; left out: as it was. */
  wayDays: z.number().int().min(0).max(60).nullable().optional(),
  /** The postal zone from the office; null: the dearest of the settings; left out: as it was. */
  postalZone: z.number().int().min(1).max(9).nullable().optional(),
  /** Whether Library Mail may go to it; left out: as it was. */
  isInstitution: z.boolean().optional(),
  /** Whether the library courier stops there; left out: as it was. */
  byCourier: z.boolean().optional(),
  /** The hub on the library courier’s bag labels; left out: as it was. */
  courierHub: z.string().trim().max(40).nullable().optional(),
  dueMeans: z.enum(['check_in_here', 'in_their_hands']).default('check_in_here'),
  active: z.boolean().default(true),
}
export const libraryView = z.object({
  id,
  kind: libraryFields.kind,
  name: z.string(),
  code: z.string().nullable(),
  symbols: z.array(symbol),
  channel: z.enum(['by_hand', 'iso18626', 'worldshare']),
  endpoint: z.string().nullable(),
  isoVersion: z.string(),
  accountId: z.string().nullable(),
  hasSecurityCode: z.boolean(),
  address: address.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  lendsFree: z.boolean(),
  wayDays: z.number().nullable(),
  postalZone: z.number().nullable(),
  isInstitution: z.boolean(),
  byCourier: z.boolean(),
  courierHub: z.string().nullable(),
  dueMeans: z.enum(['check_in_here', 'in_their_hands']),
  /** The card of the patron that stands for it in the library system. */
  ilsCard: z.string().nullable(),
  active: z.boolean(),
  /** What speaks against using it as it stands, in sentences. */
  warnings: z.array(z.string()),
})
export type LibraryView = z.infer<typeof libraryView>

export const role = z.enum(['assistant', 'librarian', 'administrator', 'member', 'facility'])
export const staffView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  libraryId: id.nullable(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
})
export const tokenView = z.object({
  id,
  name: z.string(),
  role,
  libraryId: id.nullable(),
  createdAt: instant,
  endsAt: instant.nullable(),
  lastUsedOn: day.nullable(),
  revoked: z.boolean(),
})

const policy = z.object({
  graceSeconds: z.number().int().min(0).max(600),
  lenderAnswerDays: z.number().int().min(1).max(60),
  daysToRespond: z.number().int().min(1).max(60),
  loanDays: z.number().int().min(1).max(365),
  renewalDays: z.number().int().min(1).max(365),
  renewalsAllowed: z.number().int().min(0).max(20),
  overdueAfterDays: z.number().int().min(0).max(60),
  shelfDays: z.number().int().min(1).max(60),
  presumedHomeAfterDays: z.number().int().min(1).max(365),
  returningDays: z.number().int().min(1).max(90),
  copyCloseDays: z.number().int().min(1).max(365),
  scrubAfterDays: z.number().int().min(0).max(3650),
  questionDays: z.number().int().min(1).max(90),
  collectionHour: z.number().int().min(0).max(23),
  // A caller of the release before does not know it.
  scansPerPiece: z.number().int().min(1).max(2).default(1),
  vanDays: z.number().int().min(0).max(30).default(2),
  packingDays: z.number().int().min(0).max(30).default(1),
  shortLoanDays: z.number().int().min(0).max(60).default(7),
  ilsBarcode: z.string().trim().max(40).default(''),
  dueSoonDays: z.number().int().min(0).max(60).default(3),
  wayToUsDays: z.number().int().min(1).max(120).default(14),
  wayVanOutDays: z.number().int().min(1).max(120).default(5),
  wayVanBackDays: z.number().int().min(1).max(120).default(5),
  wayHomeDays: z.number().int().min(1).max(120).default(14),
  wayFromBorrowerDays: z.number().int().min(1).max(120).default(14),
  wayFromFacilityDays: z.number().int().min(1).max(120).default(14),
  photoDays: z.number().int().min(1).max(1000).default(180),
  weightOffOz: z.number().int().min(1).max(160).default(6),
})
export const officeSettings = z.object({
  name: z.string().trim().min(1).max(300),
  symbols: z.array(symbol).min(1, 'at least one symbol').max(10),
  timeZone: z.string().max(60),
  address,
  email: z.email().nullable(),
  phone: z.string().trim().max(60).nullable(),
})
export const settingsView = z.object({ office: officeSettings, policy })

export const directoryContract = {
  me: base.route({ method: 'GET', path: '/me', summary: 'Who is signed in', tags: ['staff'] }).output(
    z.object({
      userId: z.string(),
      name: z.string(),
      role,
      library: z.object({ id, name: z.string() }).nullable(),
      officeName: z.string(),
      timeZone: z.string(),
      today: day,
      isDemo: z.boolean(),
    }),
  ),
  libraries: {
    list: base
      .route({ method: 'GET', path: '/libraries', summary: 'Libraries', tags: ['libraries'] })
      .input(z.object({ kind: libraryFields.kind.optional() }))
      .output(z.array(libraryView)),
    get: base
      .route({ method: 'GET', path: '/libraries/{libraryId}', summary: 'One library', tags: ['libraries'] })
      .input(z.object({ libraryId: id }))
      .output(libraryView),
    add: base
      .route({ method: 'POST', path: '/libraries', successStatus: 201, summary: 'Add a library', tags: ['libraries'] })
      .input(z.object(libraryFields))
      .output(libraryView),
    change: base
      .route({ method: 'PUT', path: '/libraries/{libraryId}', summary: 'Change a library', tags: ['libraries'] })
      .input(z.object({ libraryId: id, ...libraryFields }))
      .output(libraryView),
    institution: base
      .route({
        method: 'POST',
        path: '/libraries/{libraryId}/institution',
        summary: 'Propose, make or choose the patron that stands for a library in the library system',
        tags: ['libraries'],
      })
      .input(
        z.object({
          libraryId: id,
          answer: z
            .string()
            .max(100)
            .optional()
            .describe('make, card: and a card that exists, or forget; without one it is only proposed'),
        }),
      )
      .output(
        z.object({
          card: z.string().nullable(),
          question: z
            .object({
              words: z.string(),
              answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
            })
            .nullable(),
        }),
      ),
  },
  staff: {
    list: base
      .route({ method: 'GET', path: '/staff', summary: 'Staff accounts', tags: ['staff'] })
      .output(z.array(staffView)),
    add: base
      .route({
        method: 'POST',
        path: '/staff',
        successStatus: 201,
        summary: 'Add an account; answers its first password once',
        tags: ['staff'],
      })
      .input(z.object({ name: z.string().trim().min(1).max(200), email: z.email(), role, libraryId: id.optional() }))
      .output(z.object({ account: staffView, password: z.string() })),
    setRole: base
      .route({ method: 'PUT', path: '/staff/{userId}/role', summary: 'Change a role', tags: ['staff'] })
      .input(z.object({ userId: z.string(), role, libraryId: id.optional() }))
      .output(staffView),
    disable: base
      .route({
        method: 'POST',
        path: '/staff/{userId}/disable',
        summary: 'Disable an account and sign it out',
        tags: ['staff'],
      })
      .input(z.object({ userId: z.string() }))
      .output(staffView),
    enable: base
      .route({ method: 'POST', path: '/staff/{userId}/enable', summary: 'Enable an account', tags: ['staff'] })
      .input(z.object({ userId: z.string() }))
      .output(staffView),
    reset: base
      .route({ method: 'POST', path: '/staff/{userId}/reset', summary: 'A new one-time password', tags: ['staff'] })
      .input(z.object({ userId: z.string() }))
      .output(z.object({ account: staffView, password: z.string() })),
    changePassword: base
      .route({ method: 'POST', path: '/me/password', summary: 'Change one’s own password', tags: ['staff'] })
      .input(z.object({ old: z.string().max(200), next: z.string().max(200) }))
      .output(z.object({ changed: z.boolean() })),
  },
  tokens: {
    list: base
      .route({ method: 'GET', path: '/tokens', summary: 'API tokens', tags: ['staff'] })
      .output(z.array(tokenView)),
    add: base
      .route({
        method: 'POST',
        path: '/tokens',
        successStatus: 201,
        summary: 'A new token; its secret is shown once',
        tags: ['staff'],
      })
      .input(z.object({ name: z.string().trim().min(1).max(100), role, libraryId: id.optional(), endsAt: instant }))
      .output(z.object({ token: tokenView, secret: z.string() })),
    revoke: base
      .route({ method: 'POST', path: '/tokens/{tokenId}/revoke', summary: 'End a token now', tags: ['staff'] })
      .input(z.object({ tokenId: id }))
      .output(tokenView),
  },
  settings: {
    get: base
      .route({ method: 'GET', path: '/settings', summary: 'The office’s settings', tags: ['settings'] })
      .output(settingsView.extend(version)),
    change: base
      .route({ method: 'PUT', path: '/settings', summary: 'Change the settings', tags: ['settings'] })
      .input(settingsView.extend(opened))
      .output(settingsView.extend(version)),
    scrubPreview: base
      .route({
        method: 'GET',
        path: '/scrub/preview',
        summary: 'What the next nightly scrub will forget',
        tags: ['settings'],
      })
      .output(
        z.object({
          requests: z.number(),
          patronLinks: z.number(),
          notes: z.number(),
          exchanges: z.number(),
          patrons: z.number(),
          onHold: z.number(),
          numbers: z.array(z.string()),
          /** At most 200 of what is kept, the longest closed first. */
          kept: z.array(z.object({ requestId: id, number: z.string(), why: z.string(), isHeld: z.boolean() })),
        }),
      ),
    releaseHold: base
      .route({
        method: 'POST',
        path: '/scrub/holds/{requestId}/release',
        summary: 'End a hold: the request is forgotten when nothing else keeps it',
        tags: ['settings'],
      })
      .input(z.object({ requestId: id }))
      .output(z.object({ released: z.boolean() })),
  },
}
