// What is looked at when a request comes in: the office's rules for it.
import { z } from 'zod'
import { materials } from '../domain/requests/materials.ts'
import { base } from './base.ts'

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

export const intakeContract = {
  rules: base
    .route({ method: 'GET', path: '/intake/rules', summary: 'What the office looks at at intake', tags: ['intake'] })
    .output(intakeRules),
  changeRules: base
    .route({ method: 'PUT', path: '/intake/rules', summary: 'Change what is looked at', tags: ['intake'] })
    .input(intakeRules)
    .output(intakeRules),
}
