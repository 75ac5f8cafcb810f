// Patrons as the library system keeps them: looked for and made there, and what they have out and owe.
import { z } from 'zod'
import { base, day, id } from './base.ts'

const line = z.string().trim().max(100, 'at most 100 characters')
const maybe = line
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .default(null)

const newPatron = z.object({
  firstName: line.min(1, 'a first name is needed'),
  lastName: line.min(1, 'a last name is needed'),
  birthDate: day.nullable().default(null),
  email: z.email('that is no e-mail address').max(254).nullable().default(null),
  phone: maybe,
  userName: maybe,
  card: maybe.describe('Null: the library system gives one of its own, which begins with PACREG'),
  libraryId: id.describe('The member library the patron belongs to'),
  pickupLibraryId: id.nullable().default(null),
  street: maybe,
  city: maybe,
  region: maybe,
  postcode: maybe,
})
export type NewPatronForm = z.infer<typeof newPatron>

const alike = z.object({
  card: z.string(),
  name: z.string(),
  library: z.string().nullable(),
  by: z.array(z.enum(['name and birth date', 'e-mail', 'user name', 'card'])),
})

export const ilsPatronsContract = {
  checkNew: base
    .route({
      method: 'POST',
      path: '/patrons/new/check',
      summary:
        'Who in the library system might be the same person, and the record as it would be made; nothing is made',
      tags: ['patrons'],
    })
    .input(z.object({ patron: newPatron }))
    .output(
      z.object({
        alike: z.array(alike),
        record: z.array(z.object({ field: z.string(), value: z.string() })),
        byHand: z
          .object({ screen: z.string().nullable(), menu: z.string().nullable(), address: z.string().nullable() })
          .nullable()
          .describe('Set where no connection makes patrons: the record is keyed there, and its card given back here'),
      }),
    ),
  create: base
    .route({
      method: 'POST',
      path: '/patrons/new',
      successStatus: 201,
      summary: 'Make a patron in the library system; without a connection, keep the one keyed there by its card',
      tags: ['patrons'],
    })
    .input(
      z.object({
        patron: newPatron,
        key: z
          .string()
          .regex(/^[\w-]{8,20}$/)
          .describe('The form’s own key: a repeat makes no second patron'),
        isSomebodyElse: z.boolean().default(false).describe('Whoever is alike was looked at: it is another person'),
        isVouchedFor: z.boolean().default(false).describe('Staff have seen who they are: they may borrow at once'),
      }),
    )
    .output(z.object({ card: z.string(), leftToDo: z.string().nullable() })),
  account: base
    .route({
      method: 'POST',
      path: '/patrons/account',
      summary: 'What a patron has out and owes in the library system; the look-up is put on record',
      tags: ['patrons'],
    })
    .input(z.object({ card: z.string().trim().min(1).max(60) }))
    .output(
      z
        .object({
          out: z.array(
            z.object({ barcode: z.string(), title: z.string(), dueOn: day.nullable(), renewals: z.number().int() }),
          ),
          owed: z.array(z.object({ what: z.string(), cents: z.number().int() })),
        })
        .nullable()
        .describe('Null: no library system that tells it is connected'),
    ),
}
