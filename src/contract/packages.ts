// Packages: what is in them, closed, collected.
import { z } from 'zod'
import { serviceIds } from '../domain/shipping/services.ts'
import { claimInput, claimView } from './claims.ts'
import { base, day, id, instant } from './base.ts'

export const parcelView = z.object({
  id,
  number: z.string(),
  library: z.object({ id, name: z.string() }),
  state: z.enum(['open', 'closed', 'collected']),
  address: z.array(z.string()),
  pieces: z.array(
    z.object({
      pieceId: id,
      requestId: id,
      number: z.string(),
      title: z.string(),
      label: z.string().nullable(),
      barcode: z.string().nullable(),
      kind: z.string(),
      dueOn: day.nullable(),
      isMissing: z.boolean().describe('Lost with this package and not found'),
      paper: z.string().nullable().describe('Where the lender’s own paper lies, to go home with it'),
    }),
  ),
  createdAt: instant,
  closedAt: instant.nullable(),
  collectedAt: instant.nullable(),
  leavesOn: day.nullable().describe('The later day it leaves; null: with the next collection, or it has left'),
  /** How it goes, in words. */
  service: z.string().nullable(),
  /** Who takes it, in words; null: nobody said. */
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  postageCents: z.number().nullable(),
  insuredCents: z.number(),
  signature: z.boolean(),
  /** It was said to be lost on its way. */
  loss: z
    .object({
      saidAt: instant.describe('The last time that somebody said so'),
      foundAt: instant.nullable().describe('When the first piece of it came to light'),
      found: z.number(),
      settled: z.number().describe('Paid for, replaced or written off'),
      missing: z.number(),
    })
    .nullable(),
  claim: claimView.nullable().describe('What is claimed from the carrier for it'),
  noClaim: z.string().nullable().describe('It is lost and nothing can be claimed: why'),
  canBeLost: z.boolean().describe('Something of it is on its way, as far as is known'),
  /** The closing, while it can be undone. */
  closing: z.object({ gesture: z.string() }).nullable(),
  /** Papers it has beside its address label. */
  papers: z.array(z.enum(['bag', 'crate'])),
})
export type ParcelView = z.infer<typeof parcelView>

export const packagesContract = {
  list: base
    .route({ method: 'GET', path: '/packages', summary: 'Packages, open ones first', tags: ['packages'] })
    .input(
      z.object({
        state: z
          .enum(['open', 'closed', 'collected', 'lost'])
          .optional()
          .describe('lost: said to be lost on its way, found again or not'),
        find: z
          .string()
          .trim()
          .max(100)
          .optional()
          .describe('Part of a number or of a library’s name, or a tracking number'),
      }),
    )
    .output(z.array(parcelView)),
  get: base
    .route({ method: 'GET', path: '/packages/{parcelId}', summary: 'One package', tags: ['packages'] })
    .input(z.object({ parcelId: id }))
    .output(parcelView),
  waiting: base
    .route({
      method: 'GET',
      path: '/packages/waiting',
      summary: 'Pieces ready to leave, by library',
      tags: ['packages'],
    })
    .output(
      z.array(
        z.object({
          library: z.object({ id, name: z.string() }),
          pieces: z.array(
            z.object({
              pieceId: id,
              requestId: id,
              number: z.string(),
              title: z.string(),
              barcode: z.string().nullable(),
              dueOn: day.nullable(),
            }),
          ),
        }),
      ),
    ),
  open: base
    .route({
      method: 'POST',
      path: '/packages',
      successStatus: 201,
      summary: 'A new package for a library',
      tags: ['packages'],
    })
    .input(z.object({ libraryId: id }))
    .output(parcelView),
  addPiece: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/pieces',
      summary: 'Put a piece in, by id or by what its strap says',
      tags: ['packages'],
    })
    .input(z.object({ parcelId: id, pieceId: id.optional(), code: z.string().trim().max(100).optional() }))
    .output(parcelView),
  removePiece: base
    .route({
      method: 'DELETE',
      path: '/packages/{parcelId}/pieces/{pieceId}',
      summary: 'Take a piece out',
      tags: ['packages'],
    })
    .input(z.object({ parcelId: id, pieceId: id }))
    .output(parcelView),
  close: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/close',
      summary: 'Close: its pieces are sent',
      tags: ['packages'],
    })
    .input(
      z.object({
        parcelId: id,
        dueOn: day.optional(),
        tracking: z.string().trim().max(60).optional(),
        service: z.enum(serviceIds).optional(),
        /** Packing by scan: what was not scanned stops it. */
        onlyPacked: z.boolean().optional(),
        wordsRead: z
          .boolean()
          .optional()
          .describe('A person has read the words that nobody had understood, and it goes all the same'),
      }),
    )
    .output(z.object({ parcel: parcelView, gesture: z.string() })),
  claim: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/claim',
      summary: 'The claim for a lost package: filed, paid, refused, withdrawn',
      tags: ['packages'],
    })
    .input(claimInput.extend({ parcelId: id }))
    .output(z.object({ parcel: parcelView, gesture: z.string() })),
  collect: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/collect',
      summary: 'The carrier has it: partners are told',
      tags: ['packages'],
    })
    .input(z.object({ parcelId: id }))
    .output(z.object({ parcel: parcelView, leavesInSeconds: z.number() })),
  uncollect: base
    .route({
      method: 'POST',
      path: '/packages/{parcelId}/uncollect',
      summary: 'The carrier does not have it after all, while nobody was told',
      tags: ['packages'],
    })
    .input(z.object({ parcelId: id }))
    .output(parcelView),
}
