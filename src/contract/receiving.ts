// Receiving: what belongs to nobody, photos, where the lender's paper lies, what has been on its way too long.
import { z } from 'zod'
import { photoTypes } from '../domain/receiving/photo-type.ts'
import { base, id, instant } from './base.ts'

const words = (most: number) => z.string().trim().max(most)
const strangerStates = ['kept', 'going_back', 'matched', 'sent_back', 'given_up'] as const

export const strangerView = z.object({
  id,
  number: z.string(),
  words: z.string(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  sender: z.string().nullable(),
  cameAt: instant,
  state: z.enum(strangerStates),
  settledAt: instant.nullable(),
  request: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  photoIds: z.array(id),
  /** Requests it may belong to, and why. */
  likely: z.array(z.object({ requestId: id, number: z.string(), title: z.string(), why: z.string() })),
})
export type StrangerView = z.infer<typeof strangerView>

export const lateLegView = z.object({
  leg: z.string(),
  label: z.string(),
  answers: z.string().describe('Who answers for a piece on this leg'),
  days: z.number(),
  pieces: z.array(
    z.object({
      pieceId: id,
      requestId: id,
      number: z.string(),
      title: z.string(),
      piece: z.string().nullable(),
      library: z.string().nullable(),
      since: instant,
      days: z.number(),
    }),
  ),
})

const tags = ['receiving']
export const receivingContract = {
  strangers: base
    .route({ method: 'GET', path: '/strangers', summary: 'What arrived and belongs to nobody', tags })
    .output(z.array(strangerView)),
  keep: base
    .route({ method: 'POST', path: '/strangers', summary: 'Keep what belongs to nobody', tags })
    .input(
      z.object({
        code: words(100).optional(),
        title: words(300).optional(),
        libraryId: id.optional(),
        sender: words(300).optional(),
      }),
    )
    .output(strangerView),
  retitle: base
    .route({ method: 'PUT', path: '/strangers/{strangerId}/title', summary: 'What stands on it', tags })
    .input(z.object({ strangerId: id, title: words(300) }))
    .output(z.object({ done: z.boolean() })),
  settle: base
    .route({ method: 'POST', path: '/strangers/{strangerId}', summary: 'What became of it', tags })
    .input(
      z.object({
        strangerId: id,
        state: z.enum(strangerStates),
        requestNumber: words(40).optional(),
        sender: words(300).optional().describe('To whom it goes back, where nobody knew who sent it'),
      }),
    )
    .output(z.object({ done: z.boolean() })),
  addPhoto: base
    .route({ method: 'POST', path: '/photos', summary: 'A picture of how it came', tags })
    .input(
      z.object({
        requestId: id.optional(),
        pieceId: id.optional(),
        strangerId: id.optional(),
        content: z.base64().describe('JPEG, PNG or WebP'),
      }),
    )
    .output(z.object({ photoId: id })),
  photo: base
    .route({ method: 'GET', path: '/photos/{photoId}', summary: 'A picture', tags })
    .input(z.object({ photoId: id }))
    .output(z.object({ type: z.enum(photoTypes), content: z.base64() })),
  paper: base
    .route({ method: 'POST', path: '/pieces/{pieceId}/paper', summary: 'Where the lender’s own paper lies', tags })
    .input(z.object({ pieceId: id, paper: z.enum(['in_book', 'filed', 'none']) }))
    .output(z.object({ words: z.string().nullable() })),
  onTheWay: base
    .route({ method: 'GET', path: '/on-the-way', summary: 'What has been on its way too long, by leg', tags })
    .output(z.array(lateLegView)),
}
