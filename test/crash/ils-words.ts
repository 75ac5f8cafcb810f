// The library system of the test: one patron, the books that are lent, and its orders as they come over HTTP.
import { z } from 'zod'
import type { CopySeed, PatronSeed } from '../../src/main/demo/seeds.ts'

export const patrons: readonly PatronSeed[] = [
  {
    ilsId: '17',
    card: '21234000000017',
    pin: '1234',
    name: 'Ida Patron',
    email: null,
    phone: null,
    libraryCode: 'PEN',
    group: null,
    blocks: [],
  },
]
export const copies: readonly CopySeed[] = ['Lent to Far Away', 'Held in the system'].map((title, index) => ({
  barcode: `3123400000000${index}`,
  title,
  author: null,
  isbn: null,
  libraryCode: 'PEN',
  callNumber: null,
  isIn: true,
}))

const matter = { reference: z.string(), title: z.string(), author: z.string().nullable(), isbn: z.string().nullable() }
const maybe = z.string().nullable()
export const order = z.discriminatedUnion('name', [
  z.object({
    ...matter,
    name: z.literal('ils.makeCirculable'),
    barcode: z.string(),
    patronCard: maybe,
    pickupCode: maybe,
    dueOn: maybe,
    inLibraryOnly: z.boolean(),
    mayRenew: z.boolean(),
  }),
  z.object({ ...matter, name: z.literal('ils.retire'), barcode: z.string(), patronCard: maybe }),
  z.object({ ...matter, name: z.literal('ils.placeHold'), patronCard: maybe, pickupCode: maybe }),
  z.object({ ...matter, name: z.literal('ils.pull'), institution: z.string(), ownerCode: maybe }),
  z.object({
    ...matter,
    name: z.literal('ils.checkOutToBorrower'),
    institution: z.string(),
    barcode: maybe,
    dueOn: maybe,
  }),
  z.object({ ...matter, name: z.literal('ils.checkIn'), barcode: maybe }),
])
