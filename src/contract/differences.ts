// Where ours, Polaris and WorldShare disagree: the list, comparing now, mending, putting aside what is harmless.
import { z } from 'zod'
import { kindNames, mendNames } from '../domain/differences/kinds.ts'
import { base, day, id, instant } from './base.ts'

const tags = ['differences']
const system = z
  .object({
    at: z.string().nullable(),
    triedAt: z.string(),
    problem: z.string().nullable(),
    asked: z.number(),
    of: z.number(),
  })
  .nullable()
const run = z.object({ startedAt: instant, endedAt: instant.nullable(), asked: z.number(), of: z.number() })
export const differenceView = z.object({
  id,
  kind: z.enum(kindNames),
  label: z.string(),
  beside: z.enum(['worldshare', 'polaris']),
  request: z.object({ id, number: z.string(), title: z.string(), stateLabel: z.string() }).nullable(),
  ours: z.string(),
  polaris: z.string().nullable(),
  worldshare: z.string().nullable(),
  since: instant,
  mends: z.array(z.object({ name: z.enum(mendNames), label: z.string(), key: z.string(), about: z.string() })),
  there: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  mending: z.object({ name: z.enum(mendNames), label: z.string(), at: instant }).nullable(),
  silence: z.object({ id, reason: z.string(), until: day, isWholeKind: z.boolean() }).nullable(),
})
export const differencesView = z.object({
  differences: z.array(differenceView),
  run: run.nullable(),
  /** When each system was compared wholly last; null: never. */
  compared: z.object({ polaris: system, worldshare: system }),
  isOn: z.object({ polaris: z.boolean(), worldshare: z.boolean() }),
})

export const differencesContract = {
  list: base
    .route({ method: 'GET', path: '/differences', summary: 'Where ours, Polaris and WorldShare disagree', tags })
    .output(differencesView),
  compare: base
    .route({ method: 'POST', path: '/differences/compare', summary: 'Compare now; it goes on by itself', tags })
    .output(z.object({ run })),
  mend: base
    .route({ method: 'POST', path: '/differences/{differenceId}/mend', summary: 'Put one right', tags })
    .input(
      z.object({
        differenceId: id,
        mend: z.enum(mendNames),
        number: z.string().trim().max(40).optional().describe('Our request, where the mend asks which'),
        gesture: z.string().min(1).max(100).optional().describe('What it is undone by, where it is an act'),
      }),
    )
    .output(z.object({ requestId: id.nullable(), isGone: z.boolean() })),
  silence: base
    .route({ method: 'POST', path: '/differences/silences', summary: 'Put aside a harmless kind until a day', tags })
    .input(
      z.object({
        kind: z.enum(kindNames),
        requestId: id.optional().describe('For this request alone; absent: the whole kind'),
        reason: z.string().trim().min(3, 'say why, so that others know').max(500),
        until: day,
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  hearAgain: base
    .route({ method: 'DELETE', path: '/differences/silences/{silenceId}', summary: 'Show them again', tags })
    .input(z.object({ silenceId: id }))
    .output(z.object({ ok: z.literal(true) })),
}
