// Packing by scan, what a package weighs and costs, the day's manifests.
import { z } from 'zod'
import { carriers, serviceIds } from '../domain/shipping/services.ts'
import { base, day, id, instant, money } from './base.ts'

const service = z.enum(serviceIds)
const tags = ['packages']
const named = z.object({ id: z.string(), label: z.string() })

export const packView = z.object({
  id,
  number: z.string(),
  state: z.enum(['open', 'closed', 'collected']),
  library: z.object({ id, name: z.string(), kind: z.enum(['member', 'partner', 'facility']) }),
  address: z.array(z.string()),
  /** The day it is planned for; without one, or once that is past, today. */
  leavesOn: day,
  pieces: z.array(
    z.object({
      pieceId: id,
      requestId: id,
      number: z.string(),
      title: z.string(),
      label: z.string().nullable(),
      barcode: z.string().nullable(),
      isPacked: z.boolean(),
      /** The lender’s terms for its way home, in words. */
      terms: z.array(z.string()),
      unread: z.array(z.string()).describe('Words of the lender that nobody has understood yet'),
      /** Where the lender’s own paper lies. */
      paper: z.string().nullable(),
    }),
  ),
  container: named,
  service: named.nullable(),
  containers: z.array(named),
  services: z.array(named),
  marking: z.string().nullable(),
  /** What to think of before it is closed. */
  reminders: z.array(z.string()),
  estimated: z.string(),
  weight: z.string().nullable(),
  /** The weight is not what it should be, in a sentence. */
  weightOff: z.string().nullable(),
  postage: z.object({ cents: z.number(), table: day.nullable(), doubt: z.string().nullable() }).nullable(),
  /** Without postage: what is to be keyed, and where. */
  toKey: z.string().nullable(),
  cheaper: z.object({ service, label: z.string(), cents: z.number(), savesCents: z.number() }).nullable(),
  insuredCents: z.number(),
  signature: z.boolean(),
  tracking: z.string().nullable(),
  /** Each term of a lender, and each limit of weight, that closing it now would break. */
  broken: z.array(z.string()),
  /** Heavier than one person lifts, and a single piece: two must lift it, in a sentence. */
  needsTwo: z.string().nullable(),
  /** Somebody has said that two lift it. */
  twoLift: z.boolean(),
})
export type PackView = z.infer<typeof packView>

export const carrierDay = z.object({
  carrier: z.enum(carriers).nullable(),
  label: z.string(),
  cents: z.number(),
  unpriced: z.number(),
  meterCents: z.number().nullable(),
  words: z.string().nullable(),
  parcels: z.array(
    z.object({
      id,
      number: z.string(),
      library: z.string(),
      kind: z.enum(['member', 'partner', 'facility']),
      service: z.string().nullable(),
      weight: z.string().nullable(),
      postageCents: z.number().nullable(),
      tracking: z.string().nullable(),
      state: z.enum(['open', 'closed', 'collected']),
      lost: z
        .object({ words: z.string().describe('lost, 1 of 2 found again, …'), foundAt: instant.nullable() })
        .nullable(),
      closing: z.string().nullable().describe('The gesture that undoes the closing, while it can be undone'),
    }),
  ),
})
export type CarrierDayView = z.infer<typeof carrierDay>
const dayView = z.object({
  on: day,
  carriers: z.array(carrierDay),
  /** Closed already, and leaves after that day. */
  later: z.array(z.object({ on: day, packages: z.number() })),
})

const parcelId = z.object({ parcelId: id })
export const packingContract = {
  queue: base
    .route({ method: 'GET', path: '/packing', summary: 'Packages to be packed today, in their order', tags })
    .output(
      z.array(
        z.object({
          id,
          number: z.string(),
          library: z.string(),
          pieces: z.number(),
          packed: z.number(),
          leavesOn: day,
        }),
      ),
    ),
  get: base
    .route({ method: 'GET', path: '/packing/{parcelId}', summary: 'One package as it is packed', tags })
    .input(parcelId)
    .output(packView),
  scan: base
    .route({
      method: 'POST',
      path: '/packing/{parcelId}/scan',
      summary: 'A piece, a label or a tracking number read at Packing',
      tags,
    })
    .input(parcelId.extend({ code: z.string().trim().min(1).max(100), put: z.boolean().optional() }))
    .output(
      z.object({
        tone: z.enum(['right', 'wrong', 'look']),
        line: z.string(),
        about: z.string(),
        more: z.string().nullable(),
        parcelId: id,
        canPut: z.boolean(),
        pieceId: id.nullable().describe('The piece that went in'),
        parcel: packView,
      }),
    ),
  takeBack: base
    .route({
      method: 'DELETE',
      path: '/packing/{parcelId}/scanned/{pieceId}',
      summary: 'The piece was not put in after all; it stays planned for the package',
      tags,
    })
    .input(parcelId.extend({ pieceId: id }))
    .output(packView),
  weigh: base
    .route({
      method: 'PUT',
      path: '/packing/{parcelId}/weight',
      summary: 'What it weighs: 2 lb 3 oz; empty: not weighed',
      tags,
    })
    .input(parcelId.extend({ weight: z.string().max(40) }))
    .output(packView),
  way: base
    .route({
      method: 'PUT',
      path: '/packing/{parcelId}/way',
      summary: 'How it goes, in what, and its tracking number',
      tags,
    })
    .input(
      parcelId.extend({
        service: service.optional(),
        container: z.string().max(40).optional(),
        tracking: z.string().trim().max(60).optional(),
        twoLift: z.boolean().optional().describe('Somebody says that two lift it'),
      }),
    )
    .output(packView),
  leavesToday: base
    .route({
      method: 'POST',
      path: '/packing/{parcelId}/leaves-today',
      summary: 'Planned for a later day, it leaves today instead',
      tags,
    })
    .input(parcelId)
    .output(packView),
  tooBig: base
    .route({
      method: 'POST',
      path: '/packing/{parcelId}/pieces/{pieceId}/does-not-fit',
      summary: 'It does not fit: out of the package, and planned anew; a package that held nothing else goes too',
      tags,
    })
    .input(parcelId.extend({ pieceId: id }))
    .output(
      z.object({
        container: z.string(),
        larger: z.object({ id: z.string(), label: z.string() }).nullable().describe('What it may go in instead'),
        parcel: packView.nullable(),
      }),
    ),
  lost: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/lost',
      summary: 'Lost on its way: everything in it that has not arrived',
      tags,
    })
    .input(parcelId)
    .output(z.object({ gesture: z.string() })),
  found: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/found',
      summary: 'The carrier has it after all: what is still lost of it is on its way again',
      tags,
    })
    .input(parcelId)
    .output(z.object({ gesture: z.string() })),
  paper: base
    .route({
      method: 'GET',
      path: '/packages/{parcelId}/papers/{kind}',
      summary: 'The label of a courier’s bag, or what is in a crate',
      tags,
    })
    .input(parcelId.extend({ kind: z.enum(['bag', 'crate']) }))
    .output(z.file()),
  day: base
    .route({ method: 'GET', path: '/shipping-day', summary: 'What leaves on a day, by carrier; no day: today', tags })
    .input(z.object({ on: day.optional() }))
    .output(dayView),
  meter: base
    .route({
      method: 'PUT',
      path: '/shipping-day/meter',
      summary: 'What the postage meter says of a day; null: not read',
      tags,
    })
    .input(z.object({ on: day, carrier: z.enum(carriers), cents: money.nullable() }))
    .output(dayView),
  manifest: base
    .route({
      method: 'GET',
      path: '/shipping-day/manifest',
      summary: 'A carrier’s packages of a day, as PDF or CSV',
      tags,
    })
    .input(z.object({ on: day, carrier: z.enum(carriers), form: z.enum(['pdf', 'csv']).default('pdf') }))
    .output(z.file()),
}
