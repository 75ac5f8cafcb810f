// What is claimed from a carrier for a package that it lost.
import { z } from 'zod'
import { claimActionNames } from '../domain/claims/life.ts'
import { day, money } from './base.ts'

export const claimView = z.object({
  state: z.enum(['open', 'filed', 'paid', 'refused', 'withdrawn']),
  label: z.string(),
  carrier: z.string(),
  coveredCents: z.number().describe('What the carrier pays at most'),
  firstOn: day.describe('It takes the claim from this day'),
  lastOn: day.describe('and until this one'),
  window: z.string().describe('Where the days come from'),
  isAssumed: z.boolean().describe('The days are not known for sure: ask the carrier'),
  filedOn: day.nullable(),
  claimNumber: z.string().nullable(),
  paidCents: z.number().nullable(),
  last: z
    .object({ gesture: z.string(), label: z.string() })
    .nullable()
    .describe('What was said last; undoing the gesture takes it back'),
  staysBecause: z.string().nullable().describe('Why what was said last cannot be taken back'),
  actions: z.array(z.object({ action: z.enum(claimActionNames), label: z.string(), key: z.string() })),
})
export type ClaimView = z.infer<typeof claimView>

export const claimInput = z.object({
  action: z.enum(claimActionNames),
  claimNumber: z.string().trim().max(60).optional(),
  filedOn: day.optional(),
  paidCents: money.optional(),
})
