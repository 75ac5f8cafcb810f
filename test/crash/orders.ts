// What the test may order of the office: acts and undo go through its API, the rest makes the calls that the API's
// handlers make; each is safe to repeat.
import { z } from 'zod'

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.number())]))

export const order = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('takeIn'),
    sourceKey: z.string(),
    title: z.string(),
    memberId: z.number(),
    patronId: z.number(),
    lenders: z.array(z.number()),
    note: z.string().optional(),
  }),
  z.object({ do: z.literal('find'), sourceKey: z.string() }),
  z.object({ do: z.literal('findLending'), borrowerId: z.number(), partnerNumber: z.string() }),
  z.object({
    do: z.literal('act'),
    requestId: z.number(),
    action: z.string(),
    details: details.optional(),
    gesture: z.string().optional(),
    key: z.string(),
  }),
  z.object({ do: z.literal('undo'), gesture: z.string() }),
  z.object({ do: z.literal('byHand'), requestId: z.number(), effect: z.string() }),
  z.object({ do: z.literal('openParcel'), libraryId: z.number() }),
  z.object({ do: z.literal('addToParcel'), parcelId: z.number(), requestId: z.number() }),
  z.object({ do: z.literal('closeParcel'), parcelId: z.number(), dueOn: z.string() }),
  z.object({ do: z.literal('collectParcel'), parcelId: z.number() }),
  z.object({ do: z.literal('wake'), days: z.number() }),
  z.object({ do: z.literal('unfinished') }),
  z.object({ do: z.literal('nextQuestion') }),
  z.object({ do: z.literal('answerQuestion'), effectId: z.number() }),
])
export type CrashOrder = z.infer<typeof order>

/** What every order is answered with. */
export const outcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), id: z.number().nullable() }),
  z.object({ ok: z.literal(false), code: z.string() }),
])
export type CrashOutcome = z.infer<typeof outcome>
