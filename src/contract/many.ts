// Many requests at once: which there are in a list, what can be done to the marked ones, and doing it.
import { z } from 'zod'
import { actionNames, detailsOf } from './actions.ts'
import { base, id, labelled } from './base.ts'
import { requestFilters } from './requests.ts'

/** So many are looked at together for what they have in common. */
export const mostMarked = 500
const mostAtOnce = 100

const [first, ...rest] = actionNames.map((action) =>
  z.object({
    action: z.literal(action),
    details: detailsOf(action),
    requestIds: z.array(id).min(1).max(mostAtOnce),
    gesture: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('Calls with the same gesture are undone together; repeating one does nothing twice.'),
  }),
)
if (!first) throw new Error('no actions')

export const manyContract = {
  index: base
    .route({
      method: 'GET',
      path: '/requests/index',
      summary: 'The ids of a list, newest first, to be read by `ids` as they are needed',
      tags: ['requests'],
    })
    .input(requestFilters.omit({ before: true, limit: true, ids: true }))
    .output(z.object({ ids: z.array(z.number()), more: z.boolean() })),
  commonActs: base
    .route({
      method: 'POST',
      path: '/requests/actions/common',
      summary: 'What can be done to all of these',
      tags: ['requests'],
    })
    .input(z.object({ requestIds: z.array(id).min(1).max(mostMarked) }))
    .output(
      z.array(
        z.object({
          action: z.string(),
          label: z.string(),
          about: z.string(),
          key: z.string().nullable(),
          needs: z.record(z.string(), labelled),
          possible: z.number().describe('For so many of them it is possible now'),
        }),
      ),
    ),
  actOnMany: base
    .route({
      method: 'POST',
      path: '/requests/actions',
      summary: 'Do the same to many requests; each has its own result',
      tags: ['requests'],
    })
    .input(z.discriminatedUnion('action', [first, ...rest]))
    .output(
      z.object({
        gesture: z.string(),
        leavesInSeconds: z.number().nullable(),
        results: z.array(
          z.object({
            requestId: id,
            number: z.string(),
            title: z.string(),
            isDone: z.boolean(),
            sentence: z.string().nullable().describe('Why it was not done'),
          }),
        ),
      }),
    ),
}
