// What is looked at when a request comes in: the office's rules for it, what was noticed, whom to ask.
import { z } from 'zod'
import { findingCodes } from '../domain/requests/finding.ts'
import { materials } from '../domain/requests/materials.ts'
import { base, day, id, instant, opened, version } from './base.ts'
import { wanted } from './requests.ts'
import { service } from './request-view.ts'

const count = (least: number, most: number) => z.number().int().min(least).max(most)
export const intakeRules = z.object({
  activeRequests: count(1, 100).describe('Requests a patron may be waiting for at once'),
  excludedMaterials: z.array(z.enum(materials)).max(materials.length).describe('What the office does not borrow'),
  excludesThisYear: z.boolean().describe('Nothing published in this calendar year'),
  usualDays: count(1, 120).describe('Days from asking to the hold shelf, where nothing better is known'),
  articlesPerTitle: count(0, 50).describe('Copies a year from one periodical’s last five years'),
  chaptersPerBook: count(0, 50).describe('Copies a year from one book'),
  copyrightWarning: z
    .string()
    .trim()
    .max(10_000, 'at most 10,000 characters')
    .refine((text) => text === '' || text.length >= 40, 'paste the whole warning, not its heading alone')
    .describe('Shown wherever a copy is asked for; empty: no copy can be asked for'),
})
export type IntakeRules = z.infer<typeof intakeRules>

export const finding = z.object({
  code: z.enum(findingCodes),
  /** `stops`: it cannot go out like this; `look`: a person looks first; `says`: good to know. */
  weight: z.enum(['stops', 'look', 'says']),
  sentence: z.string(),
  field: z.string().nullable().describe('The field of the form it is about'),
  ways: z.array(
    z.object({
      label: z.string(),
      action: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
      asksMore: z.boolean().describe('The action’s form opens'),
      requestId: id.nullable().describe('Another request to open'),
    }),
  ),
})
export type FindingView = z.infer<typeof finding>

const reviewLine = z.object({
  requestId: id,
  number: z.string(),
  title: z.string(),
  service,
  home: z.string().nullable(),
  since: instant,
  passes: z.boolean(),
  findings: z.array(finding),
})
const draft = {
  service,
  title: z.string().trim().max(2000).default(''),
  citation: wanted.citation,
  neededBy: day.optional(),
  copyrightCompliance: wanted.copyrightCompliance,
}

export const intakeContract = {
  findings: base
    .route({
      method: 'GET',
      path: '/requests/{requestId}/findings',
      summary: 'What intake noticed about a request that has not gone out',
      tags: ['intake'],
    })
    .input(z.object({ requestId: id }))
    .output(z.array(finding)),
  check: base
    .route({ method: 'POST', path: '/intake/check', summary: 'The same for a form not sent yet', tags: ['intake'] })
    .input(
      z.object({
        ...draft,
        card: z.string().trim().max(60).optional(),
        forRequestId: id.optional(),
        lenders: z.array(id).max(50).default([]),
      }),
    )
    .output(z.array(finding)),
  review: base
    .route({
      method: 'GET',
      path: '/intake/review',
      summary: 'New borrowing requests and their findings',
      tags: ['intake'],
    })
    .output(z.array(reviewLine)),
  sendPassing: base
    .route({
      method: 'POST',
      path: '/intake/send',
      summary: 'Send those of the named requests that pass every check',
      tags: ['intake'],
    })
    .input(z.object({ requestIds: z.array(id).min(1).max(300) }))
    .output(
      z.object({
        gesture: z.string().nullable(),
        leavesInSeconds: z.number().nullable(),
        results: z.array(
          z.object({
            requestId: id,
            number: z.string(),
            title: z.string(),
            isSent: z.boolean(),
            sentence: z.string().nullable(),
          }),
        ),
      }),
    ),
  lenders: base
    .route({
      method: 'POST',
      path: '/intake/lenders',
      summary: 'Whom to ask, the best first, each with why it stands there',
      tags: ['intake'],
    })
    .input(
      z.object({
        requestId: id.optional(),
        service: service.default('loan'),
        title: draft.title,
        citation: draft.citation,
      }),
    )
    .output(z.array(z.object({ libraryId: id, name: z.string(), reasons: z.array(z.string()) }))),

  rules: base
    .route({ method: 'GET', path: '/intake/rules', summary: 'What the office looks at at intake', tags: ['intake'] })
    .output(intakeRules.extend(version)),
  changeRules: base
    .route({ method: 'PUT', path: '/intake/rules', summary: 'Change what is looked at', tags: ['intake'] })
    .input(intakeRules.extend(opened))
    .output(intakeRules.extend(version)),
}
